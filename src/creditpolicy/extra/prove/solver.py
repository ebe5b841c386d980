"""z3 as a solver: exact integers and reals, a limit of time for each question."""

from fractions import Fraction

import z3

from creditpolicy.extra.prove.logic import NotSaid
from creditpolicy.extra.prove.translate import Translator
from creditpolicy.verify.prove.question import Answer, Impossible, Possible, Question, Unsettled

_TO_MILLISECONDS = 1000


class Z3:
    """Asks z3; `seconds` is how long one question may take."""

    name = "z3"

    def __init__(self, seconds: Fraction) -> None:
        self.milliseconds = max(1, int(seconds * _TO_MILLISECONDS))

    def ask(self, question: Question) -> Answer:
        translator = Translator(question)
        try:
            wanted = translator.whole()
            solver = z3.Solver()
            solver.set("timeout", self.milliseconds)
            solver.add(wanted)
            found = solver.check()
            if found == z3.unsat:
                return Impossible()
            if found == z3.sat:
                return Possible(*translator.read(solver.model()))
        except NotSaid:
            return Unsettled(late=False)
        return Unsettled(late=solver.reason_unknown() in ("timeout", "canceled"))

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
                model = _with_fewest_rows(solver, list(translator.counts.values()))
                return Possible(*translator.read(model))
        except NotSaid:
            return Unsettled(late=False)
        return Unsettled(late=solver.reason_unknown() in ("timeout", "canceled"))


def _with_fewest_rows(solver: z3.Solver, counts: list[z3.ArithRef]) -> z3.ModelRef:
    """A model with as few rows as there can be, or as could be found in time."""
    best = solver.model()
    total = z3.Sum(counts) if counts else None
    low, high = 0, _rows(best, counts)
    while total is not None and low < high:
        middle = (low + high) // 2
        solver.push()
        solver.add(total <= middle)
        if solver.check() == z3.sat:
            best = solver.model()
            high = _rows(best, counts)
        else:
            low = middle + 1
        solver.pop()
    return best


def _rows(model: z3.ModelRef, counts: list[z3.ArithRef]) -> int:
    return sum(int(model.eval(count, model_completion=True).as_long()) for count in counts)

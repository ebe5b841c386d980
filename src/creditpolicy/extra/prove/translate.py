"""A question in z3: every figure that it rests on, as a formula over numbers of records."""

from fractions import Fraction
from typing import assert_never

import z3

from creditpolicy.extra.prove.arithmetic import folded, operation, placed, rounded
from creditpolicy.extra.prove.logic import (
    FALSE,
    TRUE,
    NotSaid,
    Term,
    all_of,
    any_of,
    chosen,
    no,
    number,
)
from creditpolicy.policy import names
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.checks.ranges import RangeReader
from creditpolicy.policy.core.scores import (
    Case,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Constant, Given, Lit, Mark
from creditpolicy.policy.facts import Assumption, Interval, Value
from creditpolicy.verify.prove.known import may_be_open
from creditpolicy.verify.prove.question import COUNTED, Question

_MOST_TERMS = 60_000
Here = dict[str, str]
Key = tuple[str, ...]


class Translator:
    """`facts` grow with what is translated: what holds of the numbers, beside what is wanted."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.policy = question.policy
        self.facts: list[z3.BoolRef] = []
        self.counts: dict[tuple[str, Key], z3.ArithRef] = {}
        self.open: dict[str, z3.ExprRef] = {}
        self.codes: dict[str, int] = {}
        self._assumptions = {one.name: one for one in self.policy.assumptions}
        self._measured: dict[tuple[str, Key], Term] = {}
        self._scored: dict[tuple[str, Key], Term] = {}
        self._taken: dict[tuple[str, Key], Term] = {}
        self._ranges = RangeReader(self.policy)
        self._size = 0

    def whole(self) -> list[z3.BoolRef]:
        """All that must be true at once."""
        here = dict(self.question.here)
        wanted = [self._holds(one, here) for one in self.question.wanted]
        told: set[str] = set()
        while fresh := {key[0] for _, key in self._measured if key} - told:
            for department in sorted(fresh):
                at = {**here, "部门": department}
                self.facts += [self._holds(one, at) for one in self.question.each]
            told |= fresh
        return [*self.facts, *wanted]

    def _holds(self, truth: ScoreExpression, here: Here) -> z3.BoolRef:
        term = self.term(truth, here)
        if term.of is None:
            return FALSE
        return all_of((no(term.mark), term.of))

    def term(self, of: ScoreExpression, here: Here) -> Term:
        self._size += 1
        if self._size > _MOST_TERMS:
            raise NotSaid
        match of:
            case Lit(value):
                return self._constant(value)
            case Given(name):
                return self._given(name)
            case Var(dim):
                return self._constant(here[dim])
            case Measured(name, keys):
                return self._measure(name, self._key(keys, here))
            case Scored(name, keys):
                return self._score(name, self._key(keys, here))
            case Imported():
                return self._imported(of, here)
            case Operation(op, args):
                return self._operation(op, args, here)
            case Case():
                return self._case(of, here)
            case Fold(how, dim, members, body):
                return folded(how, [self.term(body, {**here, dim: one}) for one in members])
            case Rank():
                return self._rank(of, here)
            case Instead(inner, mark, use):
                plain = self.term(inner, here)
                is_mark = plain.na if mark is Mark.NOT_APPLICABLE else plain.un
                return chosen(is_mark, self.term(use, here), plain)
            case _:
                assert_never(of)

    def _key(self, keys: tuple[ScoreExpression, ...], here: Here) -> Key:
        return tuple(_member(one, here) for one in keys)

    def _constant(self, value: Constant) -> Term:
        match value:
            case Mark.NOT_APPLICABLE:
                return Term(None, na=TRUE)
            case Mark():
                return Term(None, un=TRUE)
            case bool():
                return Term(TRUE if value else FALSE)
            case Fraction():
                return Term(number(value))
            case str():
                return Term(z3.IntVal(self.codes.setdefault(value, len(self.codes))))
            case _:
                raise NotSaid

    def _operation(self, op: ScoreOp, args: tuple[ScoreExpression, ...], here: Here) -> Term:
        match op, args:
            case ScoreOp.NUMBER, (one,):
                return Term(number(Fraction(_member(one, here))))
            case ScoreOp.IN, (of, Lit(tuple() as values)):
                options = [Operation(ScoreOp.EQ, (of, Lit(value))) for value in values]
                return operation(ScoreOp.OR, [self.term(one, here) for one in options])
            case ScoreOp.ROUND, (of, Lit(Fraction() as places)):
                return rounded(self.term(of, here), int(places))
            case _:
                return operation(op, [self.term(arg, here) for arg in args])

    def _case(self, case: Case, here: Here) -> Term:
        """From the last row up; rows behind one that always holds are not looked at."""
        tests: list[Term] = []
        values: list[Term] = []
        for row in case.rows:
            test = self.term(row.test, here)
            holds = FALSE if test.of is None else test.of
            if z3.is_false(holds) and z3.is_false(test.mark):
                continue
            tests.append(test)
            values.append(self.term(row.value, here))
            if z3.is_true(holds) and z3.is_false(test.mark):
                break
        else:
            tests.append(Term(TRUE))
            values.append(self.term(case.other, here))
        result = values.pop()
        tests.pop()
        for test, own in zip(reversed(tests), reversed(values), strict=True):
            holds = FALSE if test.of is None else test.of
            result = chosen(holds, own, result)
            result = chosen(test.mark, Term(None, test.na, test.un), result)
        return result

    def _rank(self, rank: Rank, here: Here) -> Term:
        at = _member(rank.at, here)
        if at not in rank.members:
            return Term(None, na=TRUE)
        every = [self.term(rank.body, {**here, rank.dim: one}) for one in rank.members]
        own = every[rank.members.index(at)]
        return placed(own, every, lowest=rank.lowest, dense=rank.dense)

    def _score(self, name: str, key: Key) -> Term:
        """Its formula, unless only its range is taken; elsewhere it is not applicable."""
        score = self.policy.score_by_name[name]
        if any(member not in dim.members for member, dim in zip(key, score.dims, strict=True)):
            return Term(None, na=TRUE)
        if (name, key) not in self._scored:
            taken = self.question.taken.get(name)
            at = {dim.name: member for dim, member in zip(score.dims, key, strict=True)}
            own = self.term(score.body, at) if taken is None else self._any(name, key, taken)
            self._scored[name, key] = own
        return self._scored[name, key]

    def _any(self, name: str, key: Key, known: Range) -> Term:
        """Any number in a range, or either mark."""
        place = (name, key)
        if place not in self._taken:
            label = "/".join((name, *key))
            value = z3.Int(label) if known.whole else z3.Real(label)
            real = z3.ToReal(value) if known.whole else value
            na, un = z3.Bool(f"{label} na"), z3.Bool(f"{label} un")
            self.facts.append(no(all_of((na, un))))
            self.facts += [real >= number(known.low)] if known.low is not None else []
            self.facts += [real <= number(known.high)] if known.high is not None else []
            self._taken[place] = Term(real, na, un)
        return self._taken[place]

    def _imported(self, of: Imported, here: Here) -> Term:
        low = Fraction(1) if of.figure == names.RANK else None
        key = self._key(of.keys, here)
        return self._any(f"{of.result} {of.figure}", key, Range(low, None))

    def _measure(self, name: str, key: Key) -> Term:
        if (name, key) not in self._measured:
            self._measured[name, key] = self._fresh(name, key)
        return self._measured[name, key]

    def _fresh(self, name: str, key: Key) -> Term:
        if name.startswith(COUNTED):
            self.counts[name, key] = count = z3.Int("/".join((name, *key)))
            self.facts.append(count >= 0)
            return Term(z3.ToReal(count))
        measure = self.policy.measure_by_name[name]
        column = self.policy.kind_by_name[measure.kind].column(measure.column or "")
        if measure.aggregate is Aggregate.ONLY and column is not None and column.values:
            raise NotSaid
        found = self._any(name, key, self._ranges.of(Measured(name, ())))
        may_lack = measure.aggregate not in (Aggregate.COUNT, Aggregate.SUM)
        is_open = measure.aggregate is Aggregate.ONLY or may_be_open(measure)
        self.facts += [] if may_lack else [no(found.na)]
        self.facts += [] if is_open else [no(found.un)]
        return Term(found.of, found.na if may_lack else FALSE, found.un if is_open else FALSE)

    def _given(self, name: str) -> Term:
        settled = self.question.given.get(name)
        if settled is not None:
            return self._constant(settled)
        if name not in self.open:
            self.open[name] = self._assumed(self._assumptions[name])
        return Term(self.open[name])

    def _assumed(self, assumption: Assumption) -> z3.ExprRef:
        value = assumption.value
        if isinstance(value, str):
            options = assumption.allowed if isinstance(assumption.allowed, tuple) else (value,)
            code = z3.Int(f"{assumption.name} given")
            self.facts.append(any_of(code == self._constant(one).of for one in options))
            return code
        given = z3.Real(f"{assumption.name} given")
        match assumption.allowed:
            case Interval(low, high):
                self.facts += [given >= number(low), given <= number(high)]
            case tuple() as options:
                self.facts.append(any_of(given == self._constant(one).of for one in options))
            case None:
                self.facts.append(given >= 0)
        return given

    def read(self, model: z3.ModelRef) -> tuple[dict[tuple[str, Key], int], dict[str, Value]]:
        """Numbers of rows and values of assumptions, exactly."""
        texts = {code: text for text, code in self.codes.items()}
        every = self.counts.items()
        counts = {of: model.eval(n, model_completion=True).as_long() for of, n in every}
        given: dict[str, Value] = {}
        for name, variable in self.open.items():
            value = model.eval(variable, model_completion=True)
            if z3.is_int_value(value):
                given[name] = texts[value.as_long()]
            elif z3.is_rational_value(value):
                given[name] = Fraction(value.numerator_as_long(), value.denominator_as_long())
            else:
                raise NotSaid  # an algebraic number, which nobody can write down
        return counts, given


def _member(of: ScoreExpression, here: Here) -> str:
    match of:
        case Var(dim):
            return here[dim]
        case Lit(str() as text):
            return text
        case _:
            raise NotSaid

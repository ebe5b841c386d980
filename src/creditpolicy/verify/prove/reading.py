"""Figures of the roll-up as sums of products, for one way to settle what is left open."""

from collections.abc import Mapping
from fractions import Fraction

from creditpolicy.policy.core.build import ZERO
from creditpolicy.policy.core.scores import (
    Case,
    Dim,
    Fold,
    Instead,
    Operation,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.prove.algebra import ONE, Algebra, Atom, Poly, TooMuch, summed

Member = str | tuple[str, ...]
"""One member, or any one of several, who are all treated alike."""
Here = dict[str, Member]
Key = tuple[Member, ...]


@frozen
class Figure:
    """What a figure is, 0 where it does not apply; and 1 where it does, else 0."""

    value: Poly
    on: Poly


@frozen
class Branch(Exception):
    """Whether a sum is more than 0 decides: it must be asked for each way."""

    key: tuple[object, ...]


_NOWHERE = Figure({}, {})
_ONE = Fraction(1)


class Reading:
    """`given` are the choices among names, `atoms` the scores that stand for themselves.

    Each with the score that applies where it does. `signs` say of some sums whether they are more
    than 0.
    """

    def __init__(
        self,
        policy: Policy,
        algebra: Algebra,
        given: Mapping[str, str],
        atoms: Mapping[str, str],
        signs: Mapping[tuple[object, ...], bool],
    ) -> None:
        self.policy, self.algebra = policy, algebra
        self.given, self.atoms, self.signs = given, atoms, signs
        for key, more in signs.items():
            if more:
                algebra.is_positive(dict(key))  # type: ignore[arg-type]
        self._known: dict[tuple[str, Key], Figure] = {}

    def score(self, name: str, key: Key = ()) -> Figure:
        """A score at members of its dimensions; elsewhere it is not applicable."""
        score = self.policy.score_by_name[name]
        inside = [_is_in(member, dim) for member, dim in zip(key, score.dims, strict=True)]
        if not all(inside):
            return _NOWHERE
        if (name, key) not in self._known:
            here = {dim.name: member for dim, member in zip(score.dims, key, strict=True)}
            where = self.atoms.get(name)
            own = self.of(score.body, here) if where is None else _atom(name, where, key)
            self._known[name, key] = own
        return self._known[name, key]

    def of(self, expression: ScoreExpression, here: Here) -> Figure:
        match expression:
            case Lit(Fraction() as number):
                return Figure({(): number} if number else {}, ONE)
            case Lit(Mark.NOT_APPLICABLE):
                return _NOWHERE
            case Scored(name, keys):
                return self.score(name, tuple(_member(key, here) for key in keys))
            case Operation(ScoreOp.MAX, (zero, other)) if zero == ZERO:
                return self._floored(self.of(other, here))
            case Operation(op, args):
                return self._operation(op, [self.of(arg, here) for arg in args])
            case Instead(of, Mark.NOT_APPLICABLE, use):
                one, two = self.of(of, here), self.of(use, here)
                return self._either(one.on, ONE, one, two)
            case Case(rows, other):
                whole = self.of(other, here)
                for row in reversed(rows):
                    test = self._truth(row.test, here)
                    whole = self._either(test.value, test.on, self.of(row.value, here), whole)
                return whole
            case Fold(how, dim, members, body):
                return self._fold(how, self.of(body, {**here, dim: members}), members)
            case _:
                raise TooMuch

    def _operation(self, op: ScoreOp, args: list[Figure]) -> Figure:
        algebra = self.algebra
        on = algebra.times(*(arg.on for arg in args))
        match op:
            case ScoreOp.ADD:
                return Figure(algebra.times(on, algebra.add(*(arg.value for arg in args))), on)
            case ScoreOp.SUB:
                rest = algebra.add(*(arg.value for arg in args[1:]))
                return Figure(algebra.times(on, algebra.less(args[0].value, rest)), on)
            case ScoreOp.MUL:
                return Figure(algebra.times(*(arg.value for arg in args)), on)
            case ScoreOp.DIV:
                over, some = algebra.over(args[1].value)
                if len(args) > len("ab"):
                    raise TooMuch
                value = algebra.times(args[0].value, over, args[1].on)
                return Figure(value, algebra.times(on, some))
            case _:
                raise TooMuch

    def _either(self, test: Poly, known: Poly, one: Figure, other: Figure) -> Figure:
        """The one where the test is 1, the other where it is known and 0."""
        algebra = self.algebra
        rest = algebra.less(known, test)
        return Figure(
            algebra.add(algebra.times(test, one.value), algebra.times(rest, other.value)),
            algebra.add(algebra.times(test, one.on), algebra.times(rest, other.on)),
        )

    def _floored(self, of: Figure) -> Figure:
        """At least 0, by the sign that its sum is said to have."""
        return of if self._is_more(of.value) else Figure({}, of.on)

    def _is_more(self, of: Poly) -> bool:
        """Whether a sum is more than 0: as it is asked for, or the other way round."""
        if all(not product for product in of):
            return of.get((), Fraction(0)) > 0
        key = tuple(sorted(of.items()))
        other = tuple(sorted(self.algebra.scaled(of, Fraction(-1)).items()))
        if key in self.signs:
            return self.signs[key]
        if other in self.signs:
            return not self.signs[other]
        raise Branch(key)

    def _fold(self, how: Aggregate, one: Figure, members: tuple[str, ...]) -> Figure:
        """Of a figure that any one member has, what all of them come to."""
        algebra = self.algebra
        count = summed(one.on, members)
        if how is Aggregate.COUNT:
            return Figure(count, ONE)
        total = summed(one.value, members)
        over, some = algebra.over(count)
        match how:
            case Aggregate.SUM:
                return Figure(total, ONE)
            case Aggregate.MEAN:
                return Figure(algebra.times(total, over), some)
            case Aggregate.MAX | Aggregate.MIN:
                best: Poly = {(("value", how.value, tuple(sorted(total.items()))),): _ONE}
                return Figure(algebra.times(best, some), some)
            case _:
                raise TooMuch

    def _truth(self, test: ScoreExpression, here: Here) -> Figure:
        algebra = self.algebra
        match test:
            case Operation(ScoreOp.APPLIES, (of,)):
                return Figure(self.of(of, here).on, ONE)
            case Operation(ScoreOp.OR, args):
                none = [algebra.less(ONE, self._truth(arg, here).value) for arg in args]
                return Figure(algebra.less(ONE, algebra.times(*none)), ONE)
            case Operation(ScoreOp.EQ, (Given(name), Lit(value))):
                return Figure(ONE if self.given[name] == value else {}, ONE)
            case Operation(ScoreOp.EQ, (Var(dim), Lit(value))) if isinstance(here[dim], str):
                return Figure(ONE if here[dim] == value else {}, ONE)
            case Operation(ScoreOp.EQ, (of, Lit(Fraction(numerator=0)))):
                figure = self.of(of, here)
                _, some = algebra.over(figure.value)
                return Figure(algebra.less(figure.on, algebra.times(some, figure.on)), figure.on)
            case Operation(ScoreOp.GT, (one, other)):
                apart = self._operation(ScoreOp.SUB, [self.of(one, here), self.of(other, here)])
                return Figure(apart.on if self._is_more(apart.value) else {}, apart.on)
            case _:
                raise TooMuch


def _atom(name: str, where: str, key: Key) -> Figure:
    """A figure that stands for itself, and applies where another one does."""
    value: Atom = ("value", name, key)
    on: Atom = ("on", where, key)
    return Figure({((value,) if name == where else (on, value)): _ONE}, {(on,): _ONE})


def _is_in(member: Member, dim: Dim) -> bool:
    """Whether the member is one of those that a figure is for; of several all or none must be."""
    if isinstance(member, str):
        return member in dim.members
    inside = {one in dim.members for one in member}
    if len(inside) != 1:
        raise TooMuch
    return inside.pop()


def _member(key: ScoreExpression, here: Here) -> Member:
    match key:
        case Var(dim):
            return here[dim]
        case Lit(str() as text):
            return text
        case _:
            raise TooMuch

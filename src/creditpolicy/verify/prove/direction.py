"""Which way a figure can go when a further record counts: a proof by the form of its formula."""

from enum import Enum

from creditpolicy.policy.checks.ranges import RangeReader
from creditpolicy.policy.core.records import (
    Measure,
    Records,
    With,
)
from creditpolicy.policy.core.scores import (
    Case,
    Fold,
    Instead,
    Measured,
    Operation,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark
from creditpolicy.policy.core.walk import inside
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.prove.further import has_group, is_plain, looks_at
from creditpolicy.verify.prove.known import may_be_open


class Way(Enum):
    """It stays, it never falls, it never rises; or nothing is known."""

    STAYS = "stays"
    NEVER_FALLS = "never_falls"
    NEVER_RISES = "never_rises"
    ANY = "any"


_TURNED = {Way.NEVER_FALLS: Way.NEVER_RISES, Way.NEVER_RISES: Way.NEVER_FALLS}


def together(one: Way, other: Way) -> Way:
    """Of two of which either may change."""
    if one is other or other is Way.STAYS:
        return one
    return other if one is Way.STAYS else Way.ANY


class Directions:
    """The way of each score of a policy when one more record of a kind is filed."""

    def __init__(self, policy: Policy, kind: str) -> None:
        self.policy, self.kind = policy, kind
        self.reader = RangeReader(policy)
        self.ways: dict[str, Way] = {}
        self.marks: dict[str, bool] = {}
        for score in policy.scores:
            self.ways[score.name] = self.of(score.body)
            self.marks[score.name] = self._may_be_a_mark(score.body)
            self.reader.known[score.name] = self.reader.of(score.body)

    def of(self, expression: ScoreExpression) -> Way:
        match expression:
            case Lit() | Given():
                return Way.STAYS
            case Measured(name):
                return self._measure(self.policy.measure_by_name[name])
            case Scored(name):
                return self.ways[name]
            case Operation(op, args):
                return self._operation(op, args)
            case Instead(of=inner) if not self._may_be_a_mark(inner):
                return self.of(inner)
            case Case(rows, other) if not any(self._looks_at_records(row.test) for row in rows):
                return _all([self.of(other), *(self.of(row.value) for row in rows)])
            case Fold(body=body) if not self._may_be_a_mark(body):
                return self.of(body)
            case _:
                return Way.ANY if self._looks_at_records(expression) else Way.STAYS

    def _operation(self, op: ScoreOp, args: tuple[ScoreExpression, ...]) -> Way:
        ways = [self.of(arg) for arg in args]
        match op:
            case ScoreOp.ADD | ScoreOp.MIN | ScoreOp.MAX:
                return _all(ways)
            case ScoreOp.SUB:
                return _all([ways[0], *(_TURNED.get(way, way) for way in ways[1:])])
            case ScoreOp.MUL:
                return self._scaled(ways, args, args)
            case ScoreOp.DIV if all(way is Way.STAYS for way in ways[1:]):
                return self._scaled(ways, args[:1], args[1:])
            case _:
                return Way.STAYS if all(way is Way.STAYS for way in ways) else Way.ANY

    def _scaled(
        self,
        ways: list[Way],
        factors: tuple[ScoreExpression, ...],
        others: tuple[ScoreExpression, ...],
    ) -> Way:
        """A product of what is not negative goes the way of its factors."""
        known = [self.reader.of(one) for one in (*factors, *others)]
        if all(one.low is not None and one.low >= 0 for one in known):
            return _all(ways)
        constants = [one for one in others if isinstance(one, Lit)]
        signs = [self.reader.of(one).high for one in constants]
        if len(factors) == 2 and len(constants) == 1 and signs[0] is not None and signs[0] <= 0:
            way = _all(ways)
            return _TURNED.get(way, way)
        return Way.STAYS if all(way is Way.STAYS for way in ways) else Way.ANY

    def _measure(self, measure: Measure) -> Way:
        """More records are counted, or more is added up, unless records look at each other."""
        if not looks_at(measure.of, self.kind):
            return Way.STAYS
        if not is_plain(measure.of, self.kind):
            return Way.ANY
        if measure.per and has_group(measure.of):
            return Way.ANY  # one record may take the place of another, under another value
        if measure.aggregate is Aggregate.COUNT:
            return Way.NEVER_FALLS
        if measure.aggregate is Aggregate.SUM and not has_group(measure.of):
            column = self.policy.kind_by_name[measure.kind].column(measure.column or "")
            low = column.limits.low if column is not None and column.limits else None
            whole = column is not None and column.type is ColumnType.WHOLE
            filed = column is not None and column.derived is None
            if filed and not _is_overwritten(measure) and (whole or (low is not None and low >= 0)):
                return Way.NEVER_FALLS
        return Way.ANY

    def _may_be_a_mark(self, of: ScoreExpression) -> bool:
        """Whether anything in it may be no number: a division, a figure of elsewhere, a table."""
        match of:
            case Lit(value):
                return isinstance(value, Mark)
            case Given() | Var():
                return False
            case Measured(name):
                measure = self.policy.measure_by_name[name]
                counts = measure.aggregate in (Aggregate.COUNT, Aggregate.SUM)
                return not counts or may_be_open(measure)
            case Scored(name):
                return self.marks[name]
            case Operation(ScoreOp.DIV, (_, *below)) if not all(map(self._is_positive, below)):
                return True
            case Operation(_, args):
                return any(self._may_be_a_mark(arg) for arg in args)
            case Case(rows, other):
                parts = (other, *(part for row in rows for part in (row.test, row.value)))
                return any(self._may_be_a_mark(part) for part in parts)
            case Fold(aggregate, _, _, body):
                none = aggregate in (Aggregate.COUNT, Aggregate.SUM)
                return not none or self._may_be_a_mark(body)
            case Instead(inner, _, use):
                return self._may_be_a_mark(inner) or self._may_be_a_mark(use)
            case _:
                return True

    def _is_positive(self, of: ScoreExpression) -> bool:
        low = self.reader.of(of).low
        return low is not None and low > 0

    def _looks_at_records(self, of: ScoreExpression) -> bool:
        for one in inside(of):
            if isinstance(one, Measured) and looks_at(
                self.policy.measure_by_name[one.name].of, self.kind
            ):
                return True
            if isinstance(one, Scored) and self.ways[one.name] is not Way.STAYS:
                return True
        return False


def _all(ways: list[Way]) -> Way:
    found = Way.STAYS
    for way in ways:
        found = together(found, way)
    return found


def _is_overwritten(measure: Measure) -> bool:
    of = measure.of
    while not isinstance(of, Records):
        if isinstance(of, With) and of.name == measure.column:
            return True
        of = of.of
    return False

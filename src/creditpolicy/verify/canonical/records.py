"""Relations and measures in normal form: no names of columns that were only worked out."""

from fractions import Fraction

from creditpolicy.policy.core.records import (
    CALENDAR_ENDS,
    Beside,
    Cutoff,
    Field,
    Group,
    Measure,
    RecordExpression,
    RecordOp,
    Records,
    Relation,
    Test,
    Where,
    With,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.canonical.terms import Logic, Terms

Columns = dict[str, int]
"""What was worked out for each column that was added."""

_MIRRORED = {RecordOp.LT: "gt", RecordOp.LE: "ge"}


class RecordForms:
    """The terms of one policy's relations; `given` are the names of its assumptions."""

    def __init__(self, policy: Policy, terms: Terms, given: dict[str, int]) -> None:
        self.policy = policy
        self.terms = terms
        self.logic = Logic(terms)
        self.given = given
        self._day = terms.of("field", "日期")
        self._open: set[int] = set()  # terms that the end of the calendar may leave open
        self._known: dict[Relation, tuple[int, Columns]] = {}

    def measure(self, measure: Measure) -> int:
        of, columns = self.relation(measure.of)
        per = tuple(self._column(name, columns) for name in measure.per)
        counted = measure.aggregate is Aggregate.COUNT or measure.column is None
        column = None if counted else self._column(str(measure.column), columns)
        return self.terms.of("measure", measure.kind, of, per, measure.aggregate.value, column)

    def relation(self, of: Relation) -> tuple[int, Columns]:
        if of not in self._known:
            self._known[of] = self._relation(of)
        return self._known[of]

    def _relation(self, of: Relation) -> tuple[int, Columns]:
        if isinstance(of, Records):
            dated = self.policy.kind_by_name[of.kind].dated_by
            return self.terms.of("records", of.kind, dated), {}
        below, columns = self.relation(of.of)
        match of:
            case Where(test=test):
                return self._where(below, self.expression(test, columns)), columns
            case With(name=name, value=value):
                term = self.expression(value, columns)
                of_ = self.terms.of("with", below, term) if term in self._open else below
                return of_, columns | {name: term}
            case Group(keys=keys, keep=keep):
                by = tuple(sorted({self._column(key, columns) for key in keys}))
                kept = keep and (self._kept(of, keep.field, columns), keep.highest)
                # Which of equal records is kept depends on all cells, in order of their names.
                return self.terms.of("group", below, by, kept, *sorted(columns.items())), columns
            case Beside(name=name, other=other, keys=keys):
                beside, others = self.relation(other)
                pairs = ((self._column(k, columns), self._column(k, others)) for k in keys)
                term = self.terms.of("beside", beside, *sorted(set(pairs)))
                return self.terms.of("with", below, term), columns | {name: term}

    def _where(self, below: int, test: int) -> int:
        """Of two filters in a row both must be true, unless the calendar may end in one."""
        node = self.terms.nodes[below]
        if test == self.logic.true:
            return below
        if node[0] == "where" and not {test, node[2]} & self._open:
            below, test = node[1], self.logic.join("and", [node[2], test])  # type: ignore[assignment, list-item]
        return self.terms.of("where", below, test)

    def _kept(self, of: Relation, name: str, columns: Columns) -> tuple[int, tuple[str, ...]]:
        """What is compared, and the order of its values where they are listed."""
        while not isinstance(of, Records):
            of = of.of
        column = self.policy.kind_by_name[of.kind].column(name)
        level = column is not None and column.type is ColumnType.LEVEL
        return self._column(name, columns), column.values if column and level else ()

    def _column(self, name: str, columns: Columns) -> int:
        known = columns.get(name)
        return self.terms.of("field", name) if known is None else known

    def expression(self, of: RecordExpression, columns: Columns) -> int:
        match of:
            case Field(name):
                return self._column(name, columns)
            case Cutoff():
                return self.terms.of("cutoff")
            case Lit(value):
                return self.terms.literal(value)
            case Given(name):
                return self.given[name]
            case Test(op, args):
                return self._test(op, args, columns)

    def _test(self, op: RecordOp, of: tuple[RecordExpression, ...], columns: Columns) -> int:
        if op is RecordOp.CALENDAR:
            return self._calendar(of, columns)
        args = [self.expression(arg, columns) for arg in of]
        term = self._by_operator(op, args)
        if op in CALENDAR_ENDS or not self._open.isdisjoint(args):
            self._open.add(term)
        return term

    def _by_operator(self, op: RecordOp, args: list[int]) -> int:
        terms, logic = self.terms, self.logic
        match op:
            case RecordOp.AND | RecordOp.OR:
                if not self._open.isdisjoint(args):
                    return terms.of(f"{op.value} in order", *args)
                return logic.join(op.value, args)
            case RecordOp.NOT:
                return logic.negated(args[0])
            case RecordOp.FILLED:
                return logic.negated(self._blank(args[0]))
            case RecordOp.BLANK:
                return self._blank(args[0])
            case RecordOp.AT_LEAST:
                return self._at_least(args[0], terms.of("filled_count", *sorted(args[1:])))
            case RecordOp.FILLED_COUNT:
                return terms.of("filled_count", *sorted(args))
            case RecordOp.IN:
                return self._among(*args)
            case RecordOp.MIN:
                return terms.of("min", *sorted(set(args)))
            case _:
                return self._compare(op, args)

    def _blank(self, of: int) -> int:
        """Whether it is blank: the day of the fact never is."""
        return self.logic.false if of == self._day else self.terms.of("blank", of)

    def _compare(self, op: RecordOp, args: list[int]) -> int:
        match op:
            case RecordOp.EQ:
                return self.terms.of("=", *sorted(args))
            case RecordOp.NE:
                return self.logic.negated(self.terms.of("=", *sorted(args)))
            case RecordOp.GT | RecordOp.GE | RecordOp.LT | RecordOp.LE:
                return self._ordered(op, *args)
            case _:
                return self.terms.of(op.value, *args)

    def _ordered(self, op: RecordOp, left: int, right: int) -> int:
        """`a < b` is `b > a`, and `a > b` is not `b ≥ a`: a blank leaves both open."""
        if op in _MIRRORED:
            left, right = right, left
        if op in (RecordOp.GE, RecordOp.LE):
            return self._at_least(right, left)
        return self.logic.negated(self._at_least(left, right))

    def _at_least(self, least: int, of: int) -> int:
        """`of ≥ least`; of whole numbers `2 ≥ n` is not `n ≥ 3`."""
        terms = self.terms
        most = terms.number(of)
        if most is not None and terms.word(least) == "filled_count":
            return self.logic.negated(terms.of("ge", least, terms.literal(most // 1 + Fraction(1))))
        return terms.of("ge", of, least)

    def _among(self, of: int, options: int) -> int:
        values = self.terms.constant(options)
        if isinstance(values, tuple) and len(values) == 1:
            return self.terms.of("=", *sorted((of, self.terms.literal(values[0]))))
        return self.terms.of("in", of, options)

    def _calendar(self, of: tuple[RecordExpression, ...], columns: Columns) -> int:
        """Months and quarters count from the first day of the period, whatever the year."""
        day, start, size, parts = of
        own = isinstance(start, Lit) and start.value == self.policy.period[0]
        first = "start" if own else self.expression(start, columns)
        names = parts.value if isinstance(parts, Lit) else None
        return self.terms.of(
            "calendar", self.expression(day, columns), first, self.expression(size, columns), names
        )

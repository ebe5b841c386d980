"""Relations become SQL: conditions on the source while that is enough, a query of its own after."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from sqlglot import exp

from creditpolicy.compile.compiled import Vouched
from creditpolicy.compile.plan import Chain, CountBeside, Dedup, Extend, Filter
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Cell, Constant, Day, Number, Sql, Text, Truth, unknown_of
from creditpolicy.extra.bulk.conditions import Setting, translate, truth
from creditpolicy.extra.bulk.engine import FILE, ROW
from creditpolicy.extra.bulk.kinds import BoundKind, Common, day_of, is_status
from creditpolicy.policy.core.records import Keep, RecordExpression
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.values.classes import evolve, field, frozen


@frozen
class Selection:
    """Rows of a table: those that `keep`, each with its cells.

    `counted`: what makes a row of the source count at all, before any rule. `by`: the columns that
    tell one assessment from another. `id`: the 编号. `open`: what leaves a department open: queries
    for such departments, each behind its `by`, or conditions on the source. `place`: where a row
    stands, if that is known; `undecided`: queries for the places of what leaves a department open.
    """

    table: exp.Expr
    joins: tuple[exp.Join, ...]
    cells: Mapping[str, Cell]
    id: Sql
    by: tuple[Sql, ...]
    keep: Sql
    open: tuple[exp.Query, ...] = ()
    counted: Sql = field(factory=exp.true)
    open_here: tuple[Sql, ...] = ()
    on_source: bool = False
    place: tuple[Sql, ...] = ()
    undecided: tuple[exp.Select, ...] = ()

    def select(self, *columns: Sql) -> exp.Select:
        """A query of the rows that are kept."""
        return self.all(*columns).where(self.kept, copy=False)

    def all(self, *columns: Sql) -> exp.Select:
        """A query of all rows of the table."""
        return query_of(self.table, self.joins, columns)

    @property
    def kept(self) -> Sql:
        return sql.all_of([self.counted, self.keep])

    @property
    def every_open(self) -> tuple[exp.Query, ...]:
        """Queries for the departments that are open."""
        return (*self.open, *(departments(self, one) for one in self._open_here))

    @property
    def every_undecided(self) -> tuple[exp.Select, ...]:
        """Queries for the places of the rows that nobody can decide on."""
        return (*self.undecided, *(one for of in self._open_here for one in places(self, of)))

    @property
    def _open_here(self) -> Iterator[Sql]:
        return (sql.all_of([self.counted, one]) for one in self.open_here)

    @property
    def department(self) -> Sql:
        cell = self.cells[DEPARTMENT]
        assert isinstance(cell, Text)
        return cell.sql


def query_of(table: exp.Expr, joins: Iterable[exp.Join], columns: Iterable[Sql]) -> exp.Select:
    query = exp.select(*columns, copy=False).from_(table, copy=False)
    for join in joins:
        query.join(join, copy=False)
    return query


@frozen
class Base:
    """The rows with their bound kinds, and what of them a run counts.

    `texts`: the kinds that have a column of texts, by its name. `named`: what stands in a column as
    a rule, where the column also comes as it is filed. `vouched`: what somebody answers for.
    `countable`: false for copies and contradictions by 编号; `contradicted`: true for the latter.
    `place`: where a row stands, if that is known.
    """

    common: Common
    kinds: Mapping[str, BoundKind]
    texts: Mapping[str, frozenset[str]]
    named: Mapping[str, Sequence[str]]
    table: exp.Expr
    joins: tuple[exp.Join, ...]
    by: tuple[Sql, ...]
    period: tuple[Sql, Sql]
    pending: bool
    as_of: Sql | None
    setting: Setting
    vouched: Vouched | None = None
    countable: Sql = field(factory=exp.true)
    contradicted: Sql = field(factory=exp.false)
    place: tuple[Sql, ...] = ()

    def query(self, *columns: Sql) -> exp.Select:
        """A query of all rows of the source."""
        return query_of(self.table, self.joins, columns)

    @property
    def readable(self) -> Sql:
        """The rows that are records; NULL or false for the others."""
        common = self.common
        good = ((sql.text(name), kind.good) for name, kind in self.kinds.items())
        own = sql.chosen(common.kind, good, exp.false())
        return sql.all_of([own, common.known, common.dated, common.standing])

    @property
    def usable(self) -> Sql:
        """The records that nothing contradicts; NULL or false for the others."""
        return sql.all_of([self.readable, sql.negated(self.contradicted)])

    @property
    def counting(self) -> Sql:
        """Whether a row of a known kind counts; all kinds are asked alike, if the same is asked."""
        kinds: dict[Sql, list[str]] = {}
        for kind in self.kinds:
            kinds.setdefault(self.counts(kind), []).append(kind)
        if len(kinds) == 1:
            (counts,) = kinds
            return counts
        return sql.any_of(
            exp.Paren(this=sql.all_of([sql.one_of(self.common.kind, of), condition]))
            for condition, of in kinds.items()
        )

    def records(self, kind: str) -> Selection:
        """The usable records of a kind that count."""
        bound = self.kinds[kind]
        common = self.common
        counted = [bound.here, self.counts(kind), common.dated, bound.good, common.known]
        return Selection(
            self.table,
            self.joins,
            bound.cells,
            common.id,
            self.by,
            exp.true(),
            counted=sql.all_of(counted),
            on_source=True,
            place=self.place,
        )

    def counts(self, kind: str) -> Sql:
        """Whether its status is asked for, it lies in the period, and was known by then."""
        if self.vouched == "rows":
            return self.countable
        bound = self.kinds[kind]
        dated = day_of(bound.cells[bound.kind.dated_by])
        statuses = ["核定", "待核"] if self.pending else ["核定"]
        start, end = self.period
        conditions = [
            self.countable,
            is_status(self.common, statuses),
            exp.GTE(this=dated, expression=start),
            exp.LTE(this=dated, expression=end),
        ]
        if self.as_of is not None:
            filed = exp.Coalesce(
                this=day_of(bound.cells["报送日期"]), expressions=[day_of(bound.cells["日期"])]
            )
            conditions.append(exp.LTE(this=filed, expression=self.as_of))
        return sql.all_of(conditions)


def select(chain: Chain, base: Base) -> Selection:
    """What a chain of steps leaves of the records."""
    of = base.records(chain.kind)
    for step in chain.steps:
        match step:
            case Filter(test):
                of = _tested(of, truth(translate(test, of.cells, base.setting)))
            case Extend(name, value):
                of = _with(of, name, value, base)
            case Dedup(keys, keep):
                of = _group(of, keys, keep)
            case CountBeside(name, other, keys):
                of = _beside(of, name, select(other, base), keys)
            case _:
                assert_never(step)
    return of


def _tested(of: Selection, test: Truth) -> Selection:
    """The rows that pass; where the calendar ends before one, its department is open."""
    passed = sql.all_of([of.keep, sql.is_true(test.sql)])
    if test.unknown is None:
        return evolve(of, keep=passed)
    left_open = sql.all_of([of.keep, test.unknown])
    keep = sql.all_of([passed, sql.negated(test.unknown)])
    if of.on_source:
        return evolve(of, keep=keep, open_here=(*of.open_here, left_open))
    return evolve(
        of,
        keep=keep,
        open=(*of.open, departments(of, left_open)),
        undecided=(*of.undecided, *places(of, left_open)),
    )


def _with(of: Selection, name: str, value: RecordExpression, base: Base) -> Selection:
    cell = translate(value, of.cells, base.setting)
    tested = _tested(of, Truth(exp.true(), unknown_of([cell])))
    known = evolve(cell, unknown=None) if isinstance(cell, Number) else cell
    return evolve(tested, cells={**of.cells, name: known})


def departments(of: Selection, condition: Sql) -> exp.Query:
    columns = [*of.by, of.department]
    named = (sql.named(one, f"b{index}") for index, one in enumerate(columns))
    return of.all(*named).distinct(copy=False).where(condition, copy=False)


def places(of: Selection, condition: Sql) -> Iterator[exp.Select]:
    """Where rows stand, if that is known."""
    if of.place:
        yield of.all(*map(sql.named, of.place, (FILE, ROW))).where(condition, copy=False)


def _group(of: Selection, keys: tuple[str, ...], keep: Keep | None) -> Selection:
    """Of rows with equal keys the best, then the earliest, whatever the order of the rows."""
    order = [*_best(of, keep), *(_ascending(one) for one in _first(of))]
    place = exp.Window(
        this=exp.RowNumber(),
        partition_by=[*of.by, *(_value(of.cells[name]) for name in keys)],
        order=exp.Order(expressions=order),
    )
    made = _materialised(of, place)
    return evolve(made, keep=exp.EQ(this=sql.column("place", "r"), expression=sql.number(1)))


def _best(of: Selection, keep: Keep | None) -> Iterator[exp.Ordered]:
    if keep is None:
        return
    cell = of.cells[keep.field]
    blank = sql.is_null(_value(cell))
    yield _ascending(sql.case([(blank, sql.number(1))], sql.number(0)))
    if isinstance(cell, Text) and cell.places:
        rows = ((sql.one_of(cell.sql, [one]), sql.number(i)) for i, one in enumerate(cell.places))
        yield exp.Ordered(this=sql.case(rows, exp.null()), desc=not keep.highest)
    else:
        yield exp.Ordered(this=_value(cell), desc=keep.highest)


def _first(of: Selection) -> Iterator[Sql]:
    """The order of `evaluate.relations`: the day, the 编号, then every cell as Python writes it."""
    yield day_of(of.cells["日期"])
    yield exp.Coalesce(this=of.id, expressions=[sql.text("")])
    for _, cell in sorted(of.cells.items()):
        yield written(cell)


def _ascending(of: Sql) -> exp.Ordered:
    return exp.Ordered(this=of, desc=False)


def _value(cell: Cell) -> Sql:
    match cell:
        case Text(of) | Day(of) | Number(of) | Truth(of):
            return of
        case Constant():
            raise TypeError("a constant is no column")


def written(cell: Cell) -> Sql:
    """A cell as Python writes its value."""
    match cell:
        case Text(of, blank=blank):
            return exp.Coalesce(this=of, expressions=[sql.text(blank)])
        case Number(of, below, written):
            assert below == 1 or written is not None
            shown = sql.as_text(of) if written is None else written
            return exp.Coalesce(this=shown, expressions=[sql.text("None")])
        case Day(of):
            return exp.Coalesce(this=sql.as_text(of), expressions=[sql.text("None")])
        case Truth(of):
            rows = [(of, sql.text("True")), (sql.negated(of), sql.text("False"))]
            return sql.case(rows, sql.text("None"))
        case Constant(value):
            return sql.text(str(value))


def same_text(cell: Cell) -> Sql:
    """A text that two cells have together where their values are equal."""
    match cell:
        case Number(of):
            return exp.Coalesce(this=sql.as_text(of), expressions=[sql.text("None")])
        case _:
            return written(cell)


def _beside(of: Selection, name: str, other: Selection, keys: tuple[str, ...]) -> Selection:
    """Each row with the number of rows of `other` that have equal keys."""
    made = _materialised(of)
    theirs = [*other.by, *(_value(other.cells[key]) for key in keys)]
    counted = other.select(
        *(sql.named(one, f"k{index}") for index, one in enumerate(theirs)),
        sql.named(exp.Count(this=exp.Star()), "n"),
    )
    counted = counted.group_by(*theirs, copy=False) if theirs else counted
    ours = [*made.by, *(_value(made.cells[key]) for key in keys)]
    on = sql.all_of(
        exp.NullSafeEQ(this=one, expression=sql.column(f"k{index}", "o"))
        for index, one in enumerate(ours)
    )
    join = exp.Join(this=sql.subquery(counted, "o"), on=on, side="LEFT")
    count = exp.Coalesce(this=sql.column("n", "o"), expressions=[sql.number(0)])
    left_open = [*of.every_open, *other.every_open]
    if DEPARTMENT not in keys:
        left_open += [departments(of, _exists(of, query)) for query in other.every_open]
    cells = {**made.cells, name: Number(count)}
    undecided = (*of.every_undecided, *other.every_undecided)
    return evolve(made, joins=(join,), cells=cells, open=tuple(left_open), undecided=undecided)


def _exists(of: Selection, query: exp.Query) -> Sql:
    """The rows of the assessments that a query has rows of: one of them may decide for all."""
    same = sql.all_of(
        exp.NullSafeEQ(this=one, expression=sql.column(f"b{index}", "q"))
        for index, one in enumerate(of.by)
    )
    inner = (
        exp.select(sql.number(1))
        .from_(sql.subquery(query, "q"), copy=False)
        .where(same, copy=False)
    )
    return sql.all_of([of.kept, exp.Exists(this=inner)])


def _materialised(of: Selection, place: Sql | None = None) -> Selection:
    """The rows that are kept as a query `r` of their own, with all their cells."""
    columns: list[Sql] = [sql.named(one, f"b{index}") for index, one in enumerate(of.by)]
    columns.append(sql.named(of.id, "id"))
    columns += map(sql.named, of.place, (FILE, ROW))
    cells: dict[str, Cell] = {}
    for number, (name, cell) in enumerate(of.cells.items()):
        cells[name] = _carried(cell, f"c{number}", columns)
    if place is not None:
        columns.append(sql.named(place, "place"))
    return Selection(
        sql.subquery(of.select(*columns), "r"),
        (),
        cells,
        sql.column("id", "r"),
        tuple(sql.column(f"b{index}", "r") for index in range(len(of.by))),
        exp.true(),
        of.every_open,
        place=tuple(sql.column(name, "r") for name in (FILE, ROW)) if of.place else (),
        undecided=of.every_undecided,
    )


def _carried(cell: Cell, name: str, columns: list[Sql]) -> Cell:
    """The cell as columns of the query; what goes with it under names of its own."""

    def carry(of: Sql | None, suffix: str = "") -> Sql | None:
        if of is None:
            return None
        columns.append(sql.named(of, name + suffix))
        return sql.column(name + suffix, "r")

    match cell:
        case Text():
            return evolve(cell, sql=carry(cell.sql), valid=carry(cell.valid, "v"))
        case Day():
            return evolve(cell, sql=carry(cell.sql), place=carry(cell.place, "p"))
        case Number():
            return evolve(cell, sql=carry(cell.sql), written=carry(cell.written, "w"))
        case Truth():
            return Truth(carry(cell.sql) or exp.null())
        case Constant():
            return cell

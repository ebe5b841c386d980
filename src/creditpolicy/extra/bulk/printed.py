"""The measures' SQL for a warehouse, to be read and run there: the queries that our engines run.

It assumes a table whose columns have the names that the policy declares, and the types that it says
first. Small tables of days and the like become views of their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlglot import exp

from creditpolicy.compile.plan import measure_plans
from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evaluate.run import Run
from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.binding import bound, told_apart
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.dialects import text_of
from creditpolicy.extra.bulk.engine import SOURCE, Form, RawColumn, Tuple
from creditpolicy.extra.bulk.measures import Asked, ask, own_query
from creditpolicy.extra.bulk.onepass import one_pass
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.facts import Column, ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import define, evolve, field

_DECIMALS = 6
_LONG = 20_000
_TEXT = RawColumn("", Form.TEXT, "TEXT")
_TYPES: Mapping[ColumnType, RawColumn] = {
    ColumnType.DATE: RawColumn("", Form.DAY, "DATE"),
    ColumnType.WHOLE: RawColumn("", Form.WHOLE, "BIGINT"),
    ColumnType.NUMBER: RawColumn("", Form.DECIMAL, f"DECIMAL(38, {_DECIMALS})", _DECIMALS),
    ColumnType.POINTS: RawColumn("", Form.DECIMAL, f"DECIMAL(38, {_DECIMALS})", _DECIMALS),
}


@define
class Printed:
    """An engine that runs nothing: it writes down what it is asked, and knows no row."""

    policy: Policy
    dialect: str
    by: Sequence[str]
    statements: list[str] = field(factory=list)

    def columns(self) -> tuple[RawColumn, ...]:
        common = ("编号", "部门", "材料", "状态")
        named = {name: evolve(_TEXT, name=name) for name in (*common, *self.by)}
        days = {name: evolve(_TYPES[ColumnType.DATE], name=name) for name in ("日期", "报送日期")}
        return tuple((named | days | _fields(self.policy)).values())

    def few(self, names: Sequence[str]) -> dict[str, int]:
        """Nobody knows yet what the table will hold."""
        del names
        return {}

    def keep(self, name: str, types: dict[str, str], rows: Iterable[Tuple]) -> None:
        listed = [exp.Tuple(expressions=[_literal(cell) for cell in row]) for row in rows]
        table = exp.Values(
            expressions=listed,
            alias=exp.TableAlias(
                this=exp.to_identifier("t"),
                columns=[exp.to_identifier(column, quoted=True) for column in types],
            ),
        )
        casts = (
            sql.named(exp.cast(sql.column(column, "t"), type_), column)
            for column, type_ in types.items()
        )
        self.store(name, exp.select(*casts).from_(table))

    def store(self, name: str, query: exp.Query) -> None:
        text = text_of(query, self.dialect, pretty=len(query.sql()) < _LONG)
        self.statements.append(_view(name, text))

    def rows(self, query: exp.Query) -> Iterator[Tuple]:
        """Every question is answered by a row: an 编号 may come twice."""
        del query
        return iter([(1,)])

    def close(self) -> None:
        pass


def _view(name: str, query: str) -> str:
    return f"CREATE OR REPLACE TEMPORARY VIEW {name} AS\n{query};\n"


def _fields(policy: Policy) -> dict[str, RawColumn]:
    """The kinds' columns; where two of one name differ, the type that is no text."""
    found: dict[str, RawColumn] = {}
    for kind in policy.kinds:
        for column in kind.columns:
            one = _field(column)
            if one.form is not Form.TEXT or column.name not in found:
                found[column.name] = one
    return found


def _field(column: Column) -> RawColumn:
    return evolve(_TYPES.get(column.type, _TEXT), name=column.name)


def _unsayable(policy: Policy) -> Iterator[str]:
    """Columns of two types, and decimals by whose text equals are told apart."""
    fields, apart = _fields(policy), told_apart(policy)
    for kind in policy.kinds:
        for column in kind.columns:
            form = fields[column.name].form
            if _field(column).form not in (form, Form.TEXT):
                yield column.name
            if form is Form.DECIMAL and column.name in apart:
                yield column.name


def _literal(cell: object) -> Sql:
    return sql.number(cell) if isinstance(cell, int) else sql.text(str(cell))


def sql_of(
    policy: Policy, run: Run, dialect: str, table: str, by: Sequence[str]
) -> str | Diagnostic:
    """The statements, ready to run; each column is said in a comment, with its clause."""
    for column in _unsayable(policy):
        return found(codes.NOT_IN_SQL, column=column)
    engine = Printed(policy, dialect, by)
    binding = bound(policy, engine, by, run)
    common = binding.base.common
    base = evolve(binding.base, common=evolve(common, as_filed=common.department))
    asked = [ask(plan, base) for plan in measure_plans(policy)]
    simple = [one for one in asked if one.simple]
    source = (
        f"CREATE OR REPLACE TEMPORARY VIEW {SOURCE} AS\nSELECT * FROM {_table(table, dialect)};\n"
    )
    parts = [_head(policy, run, engine, table), source, *engine.statements]
    if simple:
        parts.append(_query(simple, _named(one_pass(base, simple), by, simple), dialect))
    for one in asked:
        if not one.simple:
            parts.append(_query([one], _named(own_query(one), by, [one]), dialect))
            parts += [_open(one, query, dialect) for query in one.selection.every_open]
    return "\n".join(parts)


def _table(name: str, dialect: str) -> str:
    """Each part of a name (`warehouse.evidence`) quoted."""
    parts = (exp.to_identifier(part, quoted=True).sql(dialect) for part in name.split("."))
    return ".".join(parts)


def _head(policy: Policy, run: Run, engine: Printed, table: str) -> str:
    lines = [f"{policy.name}：各项统计数，供仓库计算", f"政策 {policy.digest}"]
    given = run.given(policy).items()
    lines += [f"假设 {name} = {value}" for name, value in given]
    lines.append(f"材料在表 {table} 里，列名和类型：")
    lines += [f"  {one.name} {one.type}" for one in engine.columns()]
    return _comment(lines)


def _comment(lines: Iterable[str]) -> str:
    """Lines that no text of a policy can leave."""
    return "".join(f"-- {' '.join(line.split())}\n" for line in lines)


def _query(asked: Sequence[Asked], query: exp.Select, dialect: str) -> str:
    lines = [f'"{one.measure.name}"：{_clause(one)}{_unit(one)}' for one in asked]
    return f"{_comment(lines)}{text_of(query, dialect, pretty=True)};\n"


def _clause(asked: Asked) -> str:
    origin = asked.measure.origin
    return asked.measure.label if origin is None else f"第 {origin.line} 行 {origin.text}"


def _unit(asked: Asked) -> str:
    return "" if asked.below == 1 else f"（以 1/{asked.below} 计）"


def _open(asked: Asked, query: exp.Query, dialect: str) -> str:
    line = f'"{asked.measure.name}" 未定的部门：有的记录要用还没有公布的工作日'
    return f"{_comment([line])}{text_of(query, dialect, pretty=True)};\n"


def _named(query: exp.Select, by: Sequence[str], asked: Sequence[Asked]) -> exp.Select:
    """The columns under names that people know."""
    keys = [*by, "部门"]
    names = [*keys, *(["行数", "可用"] if asked[0].simple else [])]
    for one in asked:
        names += one.measure.per
        names += _columns(one)
    names += [
        f"{one.measure.name} 未定" for one in asked for _ in one.selection.open_here if one.simple
    ]
    named = zip(query.expressions, names, strict=True)
    query.set("expressions", [sql.named(_bare(of), name) for of, name in named])
    return query


def _bare(of: Sql) -> Sql:
    return of.this if isinstance(of, exp.Alias) else of


def _columns(asked: Asked) -> list[str]:
    name = asked.measure.name
    match asked.measure.aggregate:
        case Aggregate.MEAN:
            return [f"{name} 合计", f"{name} 个数"]
        case Aggregate.ONLY:
            return [f"{name} 最小", f"{name} 最大"]
        case _:
            return [name]

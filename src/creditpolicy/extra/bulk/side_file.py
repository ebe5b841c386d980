"""All bad rows in a file of their own: where each stands, why it cannot be used, and its cells.

Private cells are masked: the place says where to look. The file is there whole or not at all.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlglot import exp

from creditpolicy.extra.bulk import sql
from creditpolicy.extra.bulk.cells import Sql
from creditpolicy.extra.bulk.columns import by_chinese_name
from creditpolicy.extra.bulk.engine import FILE, LOCATED, REFUSED, ROW, RawColumn, RowEngine
from creditpolicy.extra.bulk.sources import trimmed
from creditpolicy.extra.bulk.whole_file import whole_file
from creditpolicy.policy.policy import Policy
from creditpolicy.report.assessment_csv import safe

_PLACE = {FILE: "文件", ROW: "行"}
_REASONS = "不能用的原因"
_HIDDEN = 6


def write_bad_rows(
    policy: Policy, engine: RowEngine, reasons: Sequence[tuple[Sql, str]], path: Path
) -> None:
    """Parquet or CSV, by the suffix of the path; `reasons`: conditions and what they are called."""
    query = _query(policy, engine, reasons)
    with whole_file(path) as part:
        if path.suffix.lower() == ".csv":
            _write_csv(engine, query, part)
        else:
            engine.write(query, part)


def _query(policy: Policy, engine: RowEngine, reasons: Sequence[tuple[Sql, str]]) -> exp.Select:
    columns = by_chinese_name(engine.columns())
    private = {c.name for kind in policy.kinds for c in kind.columns if c.private}
    cells = [
        sql.named(_masked(raw) if name in private else sql.column(raw.name, LOCATED), raw.name)
        for name, raw in columns.items()
    ]
    place = [
        sql.named(sql.column(one, LOCATED), _free(name, columns)) for one, name in _PLACE.items()
    ]
    why = sql.named(_why(reasons), _free(_REASONS, columns))
    same = (
        exp.EQ(this=sql.column(one, LOCATED), expression=sql.column(one, REFUSED)) for one in _PLACE
    )
    join = exp.Join(this=exp.to_table(REFUSED), on=sql.all_of(same))
    return exp.select(*place, why, *cells).from_(LOCATED).join(join)


def _free(name: str, taken: Iterable[str]) -> str:
    """A name that no column of the table has."""
    listed = set(taken)
    while name in listed:
        name += "_"
    return name


def _why(reasons: Iterable[tuple[Sql, str]]) -> Sql:
    parts = (sql.case([(met, sql.text(f"{label};"))], sql.text("")) for met, label in reasons)
    return exp.Concat(expressions=list(parts))


def _masked(raw: RawColumn) -> Sql:
    """As `values.codes.mask` has it."""
    text = trimmed(raw, LOCATED, raw.name)
    size = exp.Length(this=text)
    first = exp.Substring(this=text, start=sql.number(1), length=sql.number(2))
    last = exp.Substring(
        this=text,
        start=exp.Sub(this=size, expression=sql.number(1)),
        length=sql.number(2),
    )
    whole = exp.Concat(expressions=[first, sql.text("****"), last])
    short = exp.LTE(this=size.copy(), expression=sql.number(_HIDDEN))
    return sql.case([(sql.is_null(text), exp.null()), (short, sql.text("****"))], whole)


def _write_csv(engine: RowEngine, query: exp.Select, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow([safe(one.alias) for one in query.expressions])
        for row in engine.rows(query):
            table.writerow(["" if cell is None else safe(str(cell)) for cell in row])

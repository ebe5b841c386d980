"""Tables of texts become tables as programs keep them, each column of one type."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from creditpolicy import Policy
from creditpolicy.evidence.cells import Wrong, read_date
from creditpolicy.policy.facts import ColumnType
from creditpolicy.values.exact import parse_decimal

_LONG, _DECIMALS = 2**63, 6


def in_own_types(policy: Policy, table: pa.Table) -> pa.Table:
    """Days, numbers and truths where all kinds agree on it; NULL for a text that is none."""
    for place, name in enumerate(table.column_names):
        found = _types(policy).get(name, set())
        if len(found) == 1 and (form := _FORMS.get(*found)) is not None:
            type_, read = form
            cells = [None if of is None else read(of.strip()) for of in table[name].to_pylist()]
            table = table.set_column(place, name, pa.array(cells, type_))
    return table


def _types(policy: Policy) -> dict[str, set[ColumnType]]:
    types = {name: {ColumnType.DATE} for name in ("日期", "报送日期")}
    for kind in policy.checked.kinds:
        for column in kind.columns:
            types.setdefault(column.name, set()).add(column.type)
    return types


def _day(text: str) -> date | None:
    day = read_date(text)
    return None if isinstance(day, Wrong) else day


def _whole(text: str) -> int | None:
    number = parse_decimal(text)
    if number is None or abs(number) >= _LONG or number.denominator != 1:
        return None
    return int(number)


def _decimal(text: str) -> Decimal | None:
    number = parse_decimal(text)
    if number is None or abs(number) >= _LONG or (number * 10**_DECIMALS).denominator != 1:
        return None
    return Decimal(int(number * 10**_DECIMALS)).scaleb(-_DECIMALS)


def _truth(text: str) -> bool | None:
    return {"是": True, "否": False}.get(text)


_FORMS: Mapping[ColumnType, tuple[pa.DataType, Callable[[str], Any]]] = {
    ColumnType.DATE: (pa.date32(), _day),
    ColumnType.WHOLE: (pa.int64(), _whole),
    ColumnType.NUMBER: (pa.decimal128(38, _DECIMALS), _decimal),
    ColumnType.POINTS: (pa.decimal128(38, _DECIMALS), _decimal),
    ColumnType.YES_NO: (pa.bool_(), _truth),
}

"""Kinds of evidence and their columns."""

from datetime import date

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.blocks import KindBlock, Outline
from creditpolicy.policy.declare.days import days_column, is_day
from creditpolicy.policy.declare.derived import derived_columns
from creditpolicy.policy.declare.limits import limits_of
from creditpolicy.policy.declare.names import declare, listed_once, once
from creditpolicy.policy.facts import Column, ColumnType, Interval, Kind
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.vocabulary import TYPE_NAMES

COMMON_COLUMNS = ("编号", "部门", "材料", "日期", "报送日期", "状态", "考核项")

_TYPES = {
    "文字": ColumnType.TEXT,
    "日期": ColumnType.DATE,
    "整数": ColumnType.WHOLE,
    "数字": ColumnType.NUMBER,
    "分值": ColumnType.POINTS,
    "是否": ColumnType.YES_NO,
    "统一社会信用代码": ColumnType.CREDIT_CODE,
    "身份证号": ColumnType.IDENTITY,
    "主体代码": ColumnType.SUBJECT_CODE,
}
_YES_NO = ("是", "否")
_DATED = Words("归期", "The day that decides the period")
_CITED = Words("材料的出处", "The source of this evidence")


def declare_kinds(
    outline: Outline, period: tuple[date, date], problems: list[Diagnostic]
) -> dict[str, Kind]:
    """The kinds by name, in order of declaration."""
    kinds: dict[str, Kind] = {}
    for block in outline.kinds:
        cited = once(block.cited, [line.span for line in block.cited], _CITED, problems)
        columns = _columns(block, problems)
        dated = once(block.dated, [line.span for line in block.dated], _DATED, problems)
        dated_by = "日期"
        if dated is not None and is_day(dated.column, columns, problems):
            dated_by = dated.column.text
        filed = tuple(column for column in columns.values() if column.derived is None)
        derived = (column for column in columns.values() if column.derived is not None)
        kind = Kind(
            block.head.name.text,
            filed,
            (*derived_columns(filed, dated_by, period), *derived),
            dated_by,
            cited.text if cited else "",
            block.head.name.span,
        )
        declare(block.head.name, kind, kinds, problems)
    return kinds


def _columns(block: KindBlock, problems: list[Diagnostic]) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for line in block.columns:
        if isinstance(line, s.DaysField):
            continue
        typed = _typed(line, problems)
        limits = limits_of(line, typed, problems) if isinstance(line, s.Field) and typed else None
        for name in line.names:
            if name.text in COMMON_COLUMNS:
                problems.append(found(codes.RESERVED, name.span, name=name.text))
            elif typed is not None:
                declare(name, _column(name, line, typed, limits), columns, problems)
    for line in block.columns:
        if isinstance(line, s.DaysField):
            derived = days_column(line, columns, problems)
            if derived is not None:
                declare(line.name, derived, columns, problems)
    return columns


Typed = tuple[ColumnType, tuple[str, ...]]


def _typed(line: s.Field | s.Components, problems: list[Diagnostic]) -> Typed | None:
    """The type of all columns of a line, with the values that it lists."""
    if isinstance(line, s.Components):
        return ColumnType.COMPONENT, ()
    first, *more = line.type.names
    if more:
        values = tuple(value.text for value in listed_once(line.type.names, problems))
        return ColumnType.LEVEL if line.type.ordered else ColumnType.CATEGORY, values
    column_type = _TYPES.get(first.text)
    if column_type is None:
        types = Words("、".join(zh for zh, _ in TYPE_NAMES), ", ".join(en for _, en in TYPE_NAMES))
        problems.append(found(codes.UNKNOWN_TYPE, first.span, name=first.text, types=types))
        return None
    return column_type, _YES_NO if column_type is ColumnType.YES_NO else ()


def _column(
    name: Name, line: s.Field | s.Components, typed: Typed, limits: Interval | None
) -> Column:
    match line:
        case s.Components():
            return Column(name.text, *typed, span=name.span)
        case s.Field(optional=optional, private=private, required=required):
            return Column(name.text, *typed, optional, private, required, limits, span=name.span)

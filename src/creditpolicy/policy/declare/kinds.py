"""Kinds of evidence and their columns."""

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy.declare.names import declare
from creditpolicy.policy.facts import Column, ColumnType, Kind
from creditpolicy.policy.outline import KindBlock, Outline
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


def declare_kinds(outline: Outline, problems: list[Diagnostic]) -> dict[str, Kind]:
    """The kinds by name, in order of declaration."""
    kinds: dict[str, Kind] = {}
    for block in outline.kinds:
        kind = Kind(
            block.head.name.text,
            tuple(_columns(block, problems).values()),
            block.cited[0].text if block.cited else "",
            block.head.name.span,
        )
        declare(block.head.name, kind, kinds, problems)
    return kinds


def _columns(block: KindBlock, problems: list[Diagnostic]) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for line in block.columns:
        for name in line.names:
            column = _column(name, line, problems)
            if name.text in COMMON_COLUMNS:
                problems.append(found(codes.RESERVED, name.span, name=name.text))
            elif column is not None:
                declare(name, column, columns, problems)
    return columns


def _column(name: Name, line: s.Field | s.Components, problems: list[Diagnostic]) -> Column | None:
    if isinstance(line, s.Components):
        return Column(name.text, ColumnType.COMPONENT, span=name.span)
    names = [value.text for value in line.type.names]
    if len(names) > 1:
        column_type = ColumnType.LEVEL if line.type.ordered else ColumnType.CATEGORY
        _no_value_twice(line.type.names, problems)
        values = tuple(dict.fromkeys(names))
    elif names[0] in _TYPES:
        column_type = _TYPES[names[0]]
        values = _YES_NO if column_type is ColumnType.YES_NO else ()
    else:
        types = "、".join(zh for zh, _ in TYPE_NAMES)
        span = line.type.names[0].span
        problems.append(found(codes.UNKNOWN_TYPE, span, name=names[0], types=types))
        return None
    return Column(name.text, column_type, values, line.optional, line.private, name.span)


def _no_value_twice(names: tuple[Name, ...], problems: list[Diagnostic]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.text in seen:
            problems.append(found(type_codes.VALUE_TWICE, name.span, name=name.text))
        seen.add(name.text)

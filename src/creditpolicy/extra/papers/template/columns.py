"""The columns of a sheet to be filled in: what they are called, what they take, what is said."""

from datetime import date
from enum import Enum

from attrs import frozen

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.facts import Column, ColumnType, Interval, Kind
from creditpolicy.policy.policy import Policy
from creditpolicy.values.exact import exact_text


class Need(Enum):
    """Whether a cell must be filled."""

    ALWAYS = Words("必填", "required")
    TO_COUNT = Words("计分要填", "needed to count")
    COMPONENT = Words("要件", "component")
    MAYBE = Words("选填", "optional")


@frozen
class Choice:
    """One of these, from a list."""

    values: tuple[str, ...]


@frozen
class Day:
    """A day; outside of `period` the program asks whether that is meant."""

    period: tuple[date, date] | None


@frozen
class Whole:
    """A whole number from 0, or within limits."""

    limits: Interval | None


@frozen
class Code:
    """A code of 18 characters."""


@frozen
class Free:
    """Any text."""


Takes = Choice | Day | Whole | Code | Free


@frozen
class TemplateColumn:
    """`note` says what to fill in."""

    name: str
    takes: Takes
    need: Need
    note: Words
    private: bool = False


_COMMON = {
    "编号": "id",
    "部门": "department",
    "日期": "date",
    "报送日期": "submitted",
    "状态": "status",
}
_STATUS = {"zh": ("核定", "待核", "退回"), "en": ("approved", "pending", "rejected")}
_ID = Words("每件一个，不要重复；可以不填。", "One for each record, none twice; may stay blank.")
_DEPARTMENT = Words("从列表里选。", "Choose from the list.")
_HAPPENED = Words("事情发生的日期，写成 2018-12-01 的样子。", "When it happened, like 2018-12-01.")
_SUBMITTED = Words("报上来的日期；没有就空着。", "The day it was filed; blank if there is none.")
_STATUS_NOTE = Words(
    "核定、待核、退回；空着就是核定，只有核定的计分。",
    "approved, pending or rejected; blank is approved, and only approved records count.",
)
_PERIOD = Words("要在 {first} 至 {last} 以内。", "From {first} to {last}.")
_NOTES = {
    ColumnType.TEXT: Words("文字。", "Text."),
    ColumnType.DATE: Words("日期，写成 2018-12-01 的样子。", "A day, like 2018-12-01."),
    ColumnType.WHOLE: Words("整数，不写逗号和单位。", "A whole number: no comma, no unit."),
    ColumnType.NUMBER: Words(
        "数，例如 87.25 或 1/3；按文本保存，一位不差。",
        "A number, like 87.25 or 1/3; kept as text, so that no digit is lost.",
    ),
    ColumnType.CREDIT_CODE: Words("统一社会信用代码，18 位。", "A credit code, 18 characters."),
    ColumnType.IDENTITY: Words("身份证号，18 位。", "An identity number, 18 characters."),
    ColumnType.SUBJECT_CODE: Words(
        "统一社会信用代码或身份证号，18 位。", "A credit code or identity number, 18 characters."
    ),
    ColumnType.COMPONENT: Words(
        "有的写文件名，或者写“有”；没有的空着。",
        "The file's name, or “yes”; blank if none.",
    ),
}
_CHOOSE = Words("从列表里选：{values}。", "Choose from the list: {values}.")
_HIGHEST_FIRST = Words("从列表里选，从高到低：{values}。", "Choose, the highest first: {values}.")
_LIMITS = Words("{low} 至 {high}。", "From {low} to {high}.")
_PRIVATE = Words("隐私，任何结果里都不显示。", "Private: shown in no result.")


def columns_of(
    policy: Policy, kind: Kind, departments: tuple[str, ...], asked: frozenset[str], lang: str
) -> tuple[TemplateColumn, ...]:
    """`asked` are the columns without which a record does not count."""
    day = policy.period if kind.dated_by == "日期" else None
    common = (
        TemplateColumn("编号", Free(), Need.MAYBE, _ID),
        TemplateColumn("部门", Choice(departments), Need.ALWAYS, _DEPARTMENT),
        TemplateColumn("日期", Day(day), Need.ALWAYS, _within(_HAPPENED, day)),
        TemplateColumn("报送日期", Day(None), _need_of_day("报送日期", asked), _SUBMITTED),
    )
    status = TemplateColumn("状态", Choice(_STATUS[lang]), Need.MAYBE, _STATUS_NOTE)
    own = (_column(policy, kind, column, asked) for column in kind.columns)
    columns = (*common, *own, status)
    return columns if lang == "zh" else tuple(map(_in_english, columns))


def _in_english(column: TemplateColumn) -> TemplateColumn:
    name = _COMMON.get(column.name, column.name)
    return TemplateColumn(name, column.takes, column.need, column.note, column.private)


def _need_of_day(name: str, asked: frozenset[str]) -> Need:
    return Need.TO_COUNT if name in asked else Need.MAYBE


def _column(policy: Policy, kind: Kind, column: Column, asked: frozenset[str]) -> TemplateColumn:
    period = policy.period if kind.dated_by == column.name else None
    note = _within(_note(column), period)
    if column.limits is not None:
        low, high = exact_text(column.limits.low), exact_text(column.limits.high)
        note = _joined(note, _filled(_LIMITS, low=low, high=high))
    if column.private:
        note = _joined(note, _PRIVATE)
    return TemplateColumn(
        column.name, _takes(column, period), _need(column, asked), note, column.private
    )


def _need(column: Column, asked: frozenset[str]) -> Need:
    if column.type is ColumnType.COMPONENT:
        return Need.COMPONENT
    texts = (ColumnType.TEXT, ColumnType.CREDIT_CODE, ColumnType.IDENTITY, ColumnType.SUBJECT_CODE)
    if column.required or not (column.optional or column.type in texts):
        return Need.ALWAYS
    return Need.TO_COUNT if column.name in asked else Need.MAYBE


def _takes(column: Column, period: tuple[date, date] | None) -> Takes:
    match column.type:
        case ColumnType.YES_NO | ColumnType.CATEGORY | ColumnType.LEVEL:
            return Choice(column.values)
        case ColumnType.DATE:
            return Day(period)
        case ColumnType.WHOLE:
            return Whole(column.limits)
        case ColumnType.CREDIT_CODE | ColumnType.IDENTITY | ColumnType.SUBJECT_CODE:
            return Code()
        case ColumnType.TEXT | ColumnType.COMPONENT | ColumnType.NUMBER | ColumnType.POINTS:
            return Free()


def _note(column: Column) -> Words:
    match column.type:
        case ColumnType.LEVEL:
            return _listed(_HIGHEST_FIRST, column.values)
        case ColumnType.YES_NO | ColumnType.CATEGORY:
            return _listed(_CHOOSE, column.values)
        case ColumnType.POINTS:
            return _NOTES[ColumnType.NUMBER]
        case other:
            return _NOTES[other]


def _listed(words: Words, values: tuple[str, ...]) -> Words:
    return Words(
        words.zh.format(values="、".join(values)), words.en.format(values=", ".join(values))
    )


def _within(words: Words, period: tuple[date, date] | None) -> Words:
    if period is None:
        return words
    first, last = period
    return _joined(words, _filled(_PERIOD, first=str(first), last=str(last)))


def _filled(words: Words, **values: str) -> Words:
    return Words(words.zh.format(**values), words.en.format(**values))


def _joined(one: Words, other: Words) -> Words:
    return Words(one.zh + other.zh, f"{one.en} {other.en}")

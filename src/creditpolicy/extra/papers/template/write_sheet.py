"""One sheet of a template: what counts, then the header of the table to be filled in."""

from datetime import date
from math import ceil, floor
from typing import Any, assert_never

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.extra.papers.template.columns import (
    Choice,
    Code,
    Day,
    Free,
    Takes,
    TemplateColumn,
    Whole,
)
from creditpolicy.extra.papers.template.formats import DAY, TEXT, WHOLE, Formats
from creditpolicy.extra.papers.template.lists import Lists
from creditpolicy.extra.papers.template.plan import Template, TemplateSheet
from creditpolicy.extra.papers.template.wording import counts_lines
from creditpolicy.policy.facts import Interval
from creditpolicy.source.width import cut, width, wrap

_NAME, _COUNTS, _NEEDS, HEADER = range(4)
_LAST_ROW = 1_048_575
_LINE_HEIGHT = 15
_MOST_LINES = 6
_NARROWEST, _WIDEST = 10, 24
_PROMPT = 255
_GREY, _GREEN = "#BFBFBF", "#70AD47"

_KIND = Words("材料", "kind")
_HOW = Words("怎样算", "what counts")
_NOT_YOURS = Words("本部门没有考核项用到这种材料，不用填。", "No item of yours looks at this kind.")
_MORE = Words("……全文见“{notes}”。", "... all of it is in {notes}.")
_OUTSIDE = Words(
    "这不是考核期 {first} 至 {last} 以内的日期，不计分。仍要填吗？",
    "This is no day from {first} to {last} and will not count. Keep it?",
)
_NO_DAY = Words("请填日期，例如 2018-12-01。", "Enter a day, like 2018-12-01.")
_NOT_WHOLE = Words("请填整数，不写逗号和单位。", "Enter a whole number: no comma, no unit.")
_NOT_18 = Words("应是 18 位。仍要填吗？", "It should have 18 characters. Keep it?")
_NOT_LISTED = Words("请从列表里选。", "Choose from the list.")


def write_sheet(
    grid: Any, sheet: TemplateSheet, template: Template, lists: Lists, formats: Formats
) -> None:
    """Rows 1 and 2 say what the sheet is, row 3 what must be filled, row 4 is the header."""
    lang, last = template.lang, len(sheet.columns) - 1
    widths = [_width(column) for column in sheet.columns]
    grid.set_tab_color(_GREEN if sheet.own else _GREY)
    for index, (column, wide) in enumerate(zip(sheet.columns, widths, strict=True)):
        grid.set_column(index, index, wide, formats.column(_number_format(column.takes)))
        _write_column(grid, index, column, formats, lang)
        _validate(grid, index, column.takes, lists, lang)
    grid.write_string(_NAME, 0, in_language(_KIND, lang), formats.label())
    grid.merge_range(_NAME, 1, _NAME, last, "", formats.heading())
    grid.write_string(_NAME, 1, sheet.kind.name, formats.heading())
    lines = _counts(sheet, template, sum(widths[1:]))
    grid.write_string(_COUNTS, 0, in_language(_HOW, lang), formats.label())
    grid.merge_range(_COUNTS, 1, _COUNTS, last, "", formats.text())
    grid.write_string(_COUNTS, 1, "\n".join(lines), formats.text())
    grid.set_row(_NAME, 22)
    grid.set_row(_COUNTS, _LINE_HEIGHT * len(lines) + 3)
    grid.set_row(HEADER, 30)
    grid.freeze_panes(HEADER + 1, 0)
    grid.set_landscape()
    grid.set_paper(9)
    grid.fit_to_pages(1, 0)
    grid.repeat_rows(_NEEDS, HEADER)


def _counts(sheet: TemplateSheet, template: Template, cells: int) -> list[str]:
    """What counts, in lines that fit; the beginning of a long text."""
    lang = template.lang
    texts = counts_lines(sheet.counts, lang)
    if not sheet.own:
        texts = [in_language(_NOT_YOURS, lang)]
    lines = [line for text in texts for line in wrap(text, cells)]
    if len(lines) <= _MOST_LINES:
        return lines
    more = in_language(_MORE, lang).format(notes=template.notes)
    return [*lines[: _MOST_LINES - 1], more]


def _width(column: TemplateColumn) -> int:
    """Cells for the name, what is chosen from, and what is usual for its sort."""
    match column.takes:
        case Choice(values):
            usual = max(width(value) for value in values) + 4
        case Day():
            usual = 12
        case Whole():
            usual = 10
        case Code():
            usual = 21
        case Free():
            usual = 18
        case _:
            assert_never(column.takes)
    return max(_NARROWEST, min(_WIDEST, max(usual, width(column.name) + 4)))


def _write_column(
    grid: Any, index: int, column: TemplateColumn, formats: Formats, lang: str
) -> None:
    need = in_language(column.need.value, lang)
    grid.write_string(_NEEDS, index, need, formats.need(column.need))
    grid.write_string(HEADER, index, column.name, formats.header())
    note = f"{need}{'。' if lang == 'zh' else '. '}{in_language(column.note, lang)}"
    size = {"x_scale": 1.6, "y_scale": 0.3 + 0.28 * len(wrap(note, 30)), "font_size": 10}
    grid.write_comment(HEADER, index, note, {"author": "creditpolicy", **size})


def _number_format(takes: Takes) -> str | int:
    match takes:
        case Day():
            return DAY
        case Whole():
            return WHOLE
        case Choice() | Code() | Free():
            return TEXT


def _validate(grid: Any, column: int, takes: Takes, lists: Lists, lang: str) -> None:
    rule = _rule(takes, lists, lang)
    if rule:
        grid.data_validation(HEADER + 1, column, _LAST_ROW, column, rule)


def _rule(takes: Takes, lists: Lists, lang: str) -> dict[str, object]:
    match takes:
        case Choice(values):
            source = lists.source(values)
            return {"validate": "list", "source": source, **_says(_NOT_LISTED, lang)}
        case Day(period):
            return _day(period, lang)
        case Whole(limits):
            return _whole(limits, lang)
        case Code():
            exactly = {"criteria": "==", "value": 18}
            return {"validate": "length", **exactly, **_says(_NOT_18, lang, asks=True)}
        case Free():
            return {}
        case _:
            assert_never(takes)


def _day(period: tuple[date, date] | None, lang: str) -> dict[str, object]:
    if period is None:
        some = {"criteria": ">", "value": date(1900, 1, 1)}
        return {"validate": "date", **some, **_says(_NO_DAY, lang)}
    first, last = period
    words = Words(*(text.format(first=first, last=last) for text in (_OUTSIDE.zh, _OUTSIDE.en)))
    between = {"criteria": "between", "minimum": first, "maximum": last}
    return {"validate": "date", **between, **_says(words, lang, asks=True)}


def _whole(limits: Interval | None, lang: str) -> dict[str, object]:
    within: dict[str, object] = {"criteria": ">=", "value": 0}
    if limits is not None:
        ends = {"minimum": ceil(limits.low), "maximum": floor(limits.high)}
        within = {"criteria": "between", **ends}
    return {"validate": "integer", **within, **_says(_NOT_WHOLE, lang)}


def _says(words: Words, lang: str, *, asks: bool = False) -> dict[str, object]:
    """The message behind a wrong entry; where it only asks, the entry may stay."""
    message = cut(in_language(words, lang), _PROMPT)
    return {"error_message": message, "error_type": "warning" if asks else "stop"}

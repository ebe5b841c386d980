"""The sheet that says how to fill in the others."""

from typing import Any

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.extra.papers.template.formats import Formats
from creditpolicy.extra.papers.template.plan import Template
from creditpolicy.extra.papers.template.wording import item_title
from creditpolicy.source.width import printable, wrap

_WIDTHS = (24, 62, 30)
_LINE_HEIGHT = 15

_TITLE = Words("材料填报表", "Evidence to be filed")
_FOR_ALL = Words("全部部门", "all departments")
_ABOUT = Words("{who}。考核期 {first} 至 {last}。", "{who}. Period {first} to {last}.")
_HOW = Words("怎样填写", "How to fill it in")
_STEPS = (
    Words(
        "一种材料一张工作表，一件材料一行，从表头下面的一行开始填。",
        "A sheet for each kind of evidence, a row for each record, from the row below the header.",
    ),
    Words(
        "表头上面写着“必填”的，空着这一行就不能用；“计分要填”的，空着就不计分；“要件”有的填上。",
        "Above the header: a row with a blank required cell cannot be used; one that is needed to "
        "count does not count when blank; fill in the components that there are.",
    ),
    Words(
        "有列表的从列表里选。日期写成 2018-12-01 的样子。把鼠标放在列名上，可以看到这一列填什么。",
        "Choose where there is a list. Write days like 2018-12-01. The note of a column's name "
        "says what goes into it.",
    ),
    Words(
        "代码、文号这些格子已经设为“文本”，直接输入；从别处粘贴时选“只粘贴值”。",
        "Cells for codes and document numbers are text: type them as they are; paste values only.",
    ),
    Words(
        "不要合并单元格，不要改工作表和列的名称，表格右边不要另外写字。",
        "Do not merge cells or rename sheets and columns, and write nothing beside the table.",
    ),
    Words("填好以后保存，直接交这个文件。", "Save it and hand in this file."),
)
_ITEMS = Words("考核项", "Items")
_COLUMNS = (
    Words("考核项", "item"),
    Words("内容和报送要求", "content, and what is to be filed"),
    Words("填哪张表", "sheets"),
)
_RULES = Words("怎样算", "What counts")
_RULE_COLUMNS = (Words("表", "sheet"), Words("规定", "rule"), Words("考核项", "item"))
_NOTHING = Words("不用填", "none")


def write_notes(grid: Any, template: Template, formats: Formats) -> None:
    """What to do, the items with their sheets, and the rules of each sheet in full."""
    lang = template.lang
    for column, wide in enumerate(_WIDTHS):
        grid.set_column(column, column, wide)
    page = _Page(grid, formats)
    page.line(f"{printable(template.policy.name)} {in_language(_TITLE, lang)}", formats.title())
    page.paragraph(_about(template))
    page.heading(in_language(_HOW, lang))
    for number, step in enumerate(_STEPS, start=1):
        page.paragraph(f"{number}. {in_language(step, lang)}")
    page.heading(in_language(_ITEMS, lang))
    page.row([in_language(words, lang) for words in _COLUMNS], formats.header())
    for item in template.items:
        sheets = [
            sheet.name
            for sheet in template.sheets
            if any(one.item.id == item.id or one.item in item.parts for one in sheet.counts)
        ]
        listed = "、".join(sheets) or in_language(_NOTHING, lang)
        what = "\n".join(filter(None, (item.content, item.submit)))
        page.row([item_title(item, lang), what, listed], formats.cell())
    page.heading(in_language(_RULES, lang))
    page.row([in_language(words, lang) for words in _RULE_COLUMNS], formats.header())
    for sheet in template.sheets:
        for one in sheet.counts:
            rules = "\n".join(one.rules)
            page.row([sheet.name, rules, item_title(one.item, lang)], formats.cell())
    grid.set_paper(9)
    grid.fit_to_pages(1, 0)
    grid.hide_gridlines(2)


def _about(template: Template) -> str:
    first, last = template.policy.period
    who = template.department or in_language(_FOR_ALL, template.lang)
    return in_language(_ABOUT, template.lang).format(who=who, first=first, last=last)


class _Page:
    """Writes one row below the other, each as high as its text."""

    def __init__(self, grid: Any, formats: Formats) -> None:
        self._grid = grid
        self._formats = formats
        self._row = 0

    def line(self, text: str, form: Any) -> None:
        self._grid.write_string(self._row, 0, text, form)
        self._grid.set_row(self._row, 28)
        self._row += 1

    def heading(self, text: str) -> None:
        self._row += 1
        self.line(text, self._formats.heading())

    def paragraph(self, text: str) -> None:
        form = self._formats.text()
        self._grid.merge_range(self._row, 0, self._row, len(_WIDTHS) - 1, "", form)
        self._grid.write_string(self._row, 0, text, form)
        self._next(len(wrap(text, sum(_WIDTHS) - 2)))

    def row(self, texts: list[str], form: Any) -> None:
        for column, text in enumerate(texts):
            self._grid.write_string(self._row, column, text, form)
        self._next(max(_lines(t, w) for t, w in zip(texts, _WIDTHS, strict=True)))

    def _next(self, lines: int) -> None:
        self._grid.set_row(self._row, _LINE_HEIGHT * lines + 4)
        self._row += 1


def _lines(text: str, cells: int) -> int:
    return sum(len(wrap(line, cells - 2)) for line in text.split("\n"))

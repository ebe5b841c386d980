"""Cases as the formatter writes them."""

from typing import assert_never

from creditpolicy.syntax import cases as c
from creditpolicy.syntax.expressions import Date, ItemFigure, Name, Number
from creditpolicy.syntax.format_expressions import (
    bracketed,
    expression,
    owned,
    result_figure,
    words,
)
from creditpolicy.syntax.format_names import (
    Lang,
    Spot,
    quotation,
    spell,
    spell_all,
    spell_declared,
)
from creditpolicy.syntax.format_rules import colon, comma
from creditpolicy.syntax.format_text import Line


def case_line(node: c.Case | c.CaseLine, lang: Lang) -> Line:
    zh = lang == "zh"
    match node:
        case c.Case(name, unconfirmed):
            mark = comma(lang) + ("未确认" if zh else "unconfirmed") if unconfirmed else ""
            return Line(words("用例" if zh else "test case", spell_declared(name)) + mark)
        case c.FiledRow(kind, cells):
            head = words("材料" if zh else "evidence", spell_declared(kind)) + colon(lang)
            return Line(head, tuple(_cell(cell, lang) for cell in cells), comma(lang))
        case c.GivenFigure():
            return Line(_given(node, lang))
        case c.AsOf(day):
            return Line(words("截至" if zh else "as of", day.text))
        case c.AsApproved():
            return Line("待核 视同核定" if zh else "pending as approved")
        case c.Expect():
            return Line(_expect(node, lang))
        case _:
            assert_never(node)


def _cell(cell: c.CellOf, lang: Lang) -> str:
    return words(spell(cell.column, lang), _value(cell.value, lang))


def _value(value: Name | Number | Date | c.Quoted, lang: Lang) -> str:
    match value:
        case Name():
            return spell(value, lang)
        case Number(text):
            return text
        case Date():
            return value.text
        case c.Quoted(text):
            return quotation(text, lang)
        case _:
            assert_never(value)


def _given(node: c.GivenFigure, lang: Lang) -> str:
    title = words("引用" if lang == "zh" else "reference", spell_declared(node.result)) + colon(
        lang
    )
    spot = Spot.SUBJECT if node.owner is None else Spot.GIVEN
    figure = result_figure(node.figure, lang, spot)
    if node.owner is not None:
        figure = owned(spell_declared(node.owner, Spot.SUBJECT), figure, lang)
    return words(title + figure, "=", expression(node.value, lang))


def _expect(node: c.Expect, lang: Lang) -> str:
    figure = _figure(node.figure, lang, Spot.EXPECT if node.owner is None else Spot.EXPECTED)
    if node.owner is not None:
        figure = owned(spell_declared(node.owner, Spot.EXPECT), figure, lang)
    if node.members:
        figure += bracketed(spell_all(node.members, lang), lang)
    return words("应得" if lang == "zh" else "expect", figure, "=", expression(node.value, lang))


def _figure(figure: c.Figure, lang: Lang, spot: Spot) -> str:
    zh = lang == "zh"
    match figure:
        case c.OwnFigure(item, name):
            own = spell(name, lang, Spot.OWN_FIGURE)
            return words("考核项" if zh else "item", item, own)
        case c.CategoryFigure(category):
            return words(*(("大类", category, "得分") if zh else ("category", category, "score")))
        case Name() | ItemFigure():
            return result_figure(figure, lang, spot)
        case _:
            assert_never(figure)

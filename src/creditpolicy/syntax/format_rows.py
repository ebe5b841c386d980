"""Tables, weights and their rows as the formatter writes them."""

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Expression, Name
from creditpolicy.syntax.format_expressions import bracketed, expression, order_sign, words
from creditpolicy.syntax.format_names import Lang, Spot, spell
from creditpolicy.syntax.format_rules import colon, comma, limit
from creditpolicy.syntax.format_text import Line


def table(node: s.Table, lang: Lang) -> str:
    """A table's title with what it is read by: 表 奖分（级别）."""
    title = words("表" if lang == "zh" else "table", spell(node.name, lang))
    if not node.keys:
        return title
    keys = comma(lang).join(spell(key, lang) for key in node.keys)
    return words(title, bracketed(keys, lang))


def row(node: s.Row, lang: Lang) -> Line:
    """A row; several names, as in weights, are a list that may be wrapped."""
    first, *rest = node.cells
    cells = [_cell(first, lang, Spot.START), *(_cell(cell, lang, Spot.CELL) for cell in rest)]
    head = comma(lang).join(cells) + colon(lang)
    limits = "".join(comma(lang) + limit(one, lang) for one in node.limits)
    if len(node.values) == 1:
        return Line(head + expression(node.values[0], lang) + limits)
    values = tuple(expression(value, lang, Spot.VALUE) for value in node.values)
    return Line(head, values, _separator(node.values, lang), limits)


def _cell(cell: s.RowCell, lang: Lang, spot: Spot) -> str:
    match cell:
        case s.Bound(order, of):
            return words(order_sign(order, lang), expression(of, lang, Spot.FACTOR))
        case s.Bounds(parts):
            joint = " 且 " if lang == "zh" else " and "
            return joint.join(_cell(part, lang, spot) for part in parts)
        case s.Otherwise():
            return "其余" if lang == "zh" else "otherwise"
        case _:
            return expression(cell, lang, spot)


def _separator(values: tuple[Expression, ...], lang: Lang) -> str:
    if lang == "zh" and all(isinstance(value, Name) for value in values):
        return "、"
    return comma(lang)

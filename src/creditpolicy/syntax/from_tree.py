"""What both builders need: places, names and numbers out of Lark's trees."""

import re

from lark import Token, Tree

from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.expressions import Date, Name, Number, Unit
from creditpolicy.syntax.vocabulary import chinese, chinese_type
from creditpolicy.values.classes import frozen
from creditpolicy.values.dates import parse_date

_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
_DIGIT_RUN = re.compile("[0-9]+")
_UNITS = {
    "number": Unit.NONE,
    "points": Unit.POINTS,
    "percent": Unit.PERCENT,
    "working_days": Unit.WORKING_DAYS,
    "days": Unit.DAYS,
}

Node = Tree[Token] | Token


@frozen
class Places:
    """Where a parsed line stands in its source."""

    source: Source
    offset: int

    def span(self, node: Node) -> Span:
        if isinstance(node, Token):
            start, end = node.start_pos, node.end_pos
        else:
            start, end = node.meta.start_pos, node.meta.end_pos
        return Span(self.source, self.offset + (start or 0), self.offset + (end or 0))


def rule(node: Node) -> str:
    """The name of the grammar's rule that a tree was made by."""
    assert isinstance(node, Tree)
    return str(node.data)


def inner(node: Node) -> list[Node]:
    """What a tree holds, in order."""
    assert isinstance(node, Tree)
    return node.children


def optional(node: Node) -> Node | None:
    """A part that may have been left out: Lark puts None there, and its types do not say so."""
    return node


def name(token: Node, at: Places) -> Name:
    """A name as it counts: without quotes; a built-in in its Chinese form unless it was quoted."""
    text = str(token)
    text = text[1:-1] if text.startswith("「") else chinese(text)
    return Name(text, at.span(token))


def declared_name(token: Node, at: Places) -> Name:
    """A name where one is declared: never read as a built-in."""
    return Name(str(token).removeprefix("「").removesuffix("」"), at.span(token))


def type_name(token: Node, at: Places) -> Name:
    """The name of a field's type: a built-in one in its Chinese form unless it was quoted."""
    text = str(token)
    text = text[1:-1] if text.startswith("「") else chinese_type(text)
    return Name(text, at.span(token))


def names(tree: Node, at: Places) -> tuple[Name, ...]:
    return tuple(name(child, at) for child in inner(tree))


def declared_names(tree: Node, at: Places) -> tuple[Name, ...]:
    return tuple(declared_name(child, at) for child in inner(tree))


def ascii_number(token: Node) -> str:
    return str(token).translate(_DIGITS)


def number(tree: Node, at: Places) -> Number:
    return Number(ascii_number(inner(tree)[0]), _UNITS[rule(tree)], at.span(tree))


def day(token: Node, at: Places) -> Date:
    """A date, whether it exists or not, in the form 2018-12-01."""
    year, month, of_month = _DIGIT_RUN.findall(ascii_number(token))
    text = f"{year}-{month:0>2}-{of_month:0>2}"
    return Date(parse_date(text), text, at.span(token))


def string(token: Node) -> str:
    return str(token)[1:-1]

"""Lark's tree of a line of a case becomes a node."""

from lark import Token

from creditpolicy.syntax import cases as c
from creditpolicy.syntax.build_expressions import expression, figure
from creditpolicy.syntax.expressions import Date, Name, Number, Unit
from creditpolicy.syntax.from_tree import (
    Node,
    Places,
    ascii_number,
    day,
    declared_name,
    inner,
    name,
    names,
    optional,
    rule,
    string,
)


def case_line(tree: Node, at: Places) -> c.Case | c.CaseLine:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "case":
            title, unconfirmed = children
            return c.Case(declared_name(title, at), optional(unconfirmed) is not None, span)
        case "filed":
            kind, *cells = children
            return c.FiledRow(
                declared_name(kind, at), tuple(_cell(cell, at) for cell in cells), span
            )
        case "given":
            title, owner, of, value = children
            given = declared_name(title, at), _owner(owner, at), figure(of, at)
            return c.GivenFigure(*given, expression(value, at), span)
        case "as_of":
            return c.AsOf(day(children[0], at), span)
        case "as_approved":
            return c.AsApproved(span)
        case _:
            return _expect(tree, at)


def _cell(tree: Node, at: Places) -> c.CellOf:
    column, value = inner(tree)
    return c.CellOf(name(column, at), _value(value, at), at.span(tree))


def _value(token: Node, at: Places) -> Name | Number | Date | c.Quoted:
    assert isinstance(token, Token)
    match token.type:
        case "STRING":
            return c.Quoted(string(token), at.span(token))
        case "DATE":
            return day(token, at)
        case "NUMBER":
            return Number(ascii_number(token), Unit.NONE, at.span(token))
        case _:
            return name(token, at)


def _owner(tree: Node, at: Places) -> Name | None:
    return None if optional(tree) is None else declared_name(inner(tree)[0], at)


def _expect(tree: Node, at: Places) -> c.Expect:
    owner, of, members, value = inner(tree)
    among = () if optional(members) is None else names(members, at)
    what = _figure(of, at)
    return c.Expect(_owner(owner, at), what, among, expression(value, at), at.span(tree))


def _figure(node: Node, at: Places) -> c.Figure:
    if isinstance(node, Token):
        return name(node, at)
    match rule(node):
        case "item_figure":
            item, title = inner(node)
            return c.OwnFigure(ascii_number(item), name(title, at), at.span(node))
        case "category_score":
            return c.CategoryFigure(ascii_number(inner(node)[0]), at.span(node))
        case _:
            return figure(node, at)

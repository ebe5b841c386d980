"""Lark's tree of an expression becomes nodes."""

from lark import Token

from creditpolicy.source.source import Span
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax.from_tree import (
    Node,
    Places,
    ascii_number,
    day,
    declared_name,
    inner,
    name,
    names,
    number,
    optional,
    rule,
)

_SIGNS = str.maketrans("＋－−×＊÷／", "+--**//")
_ORDER_SIGNS = str.maketrans("＞＜＝！", "><=!")
_DOUBLE = {">=": "≥", "<=": "≤", "<>": "≠", "!=": "≠"}
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_OWN_FIGURES = {"department_score": "部门得分", "zone_score": "总得分"}
_ORDER_RULES = {
    "equal": e.Order.EQUAL,
    "more_than": e.Order.MORE,
    "is": e.Order.IS,
    "is_not": e.Order.IS_NOT,
    "not_lower": e.Order.NOT_LOWER,
    "not_higher": e.Order.NOT_HIGHER,
    "higher": e.Order.HIGHER,
    "lower": e.Order.LOWER,
    "later": e.Order.LATER,
    "earlier": e.Order.EARLIER,
    "not_later": e.Order.NOT_LATER,
    "not_earlier": e.Order.NOT_EARLIER,
}


def order_sign(token: Node) -> e.Order:
    sign = str(token).translate(_ORDER_SIGNS)
    return e.Order(_DOUBLE.get(sign, sign))


def expression(node: Node, at: Places) -> e.Expression:
    """An expression of any form."""
    if isinstance(node, Token):
        return name(node, at)
    match rule(node):
        case "number" | "points" | "percent" | "working_days" | "days":
            return number(node, at)
        case "item_rate" | "item_score" as which:
            id_ = ascii_number(inner(node)[0])
            return e.ItemResult(id_, which == "item_rate", at.span(node))
        case (
            "sum_of" | "product_of" | "signed" | "bracket" | "call" | "date" | "choice" | "imported"
        ):
            return _formula(node, at)
        case _:
            return _condition(node, at)


def _all(children: list[Node], at: Places) -> tuple[e.Expression, ...]:
    return tuple(expression(child, at) for child in children)


def _formula(tree: Node, at: Places) -> e.Expression:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "sum_of":
            return e.Sum(_alternating("+", children, at), span)
        case "product_of":
            return e.Product(_alternating("*", children, at), span)
        case "signed":
            of = expression(children[1], at)
            return e.Negative(of, span) if _sign(children[0]) == "-" else e.Bracket(of, span)
        case "bracket":
            return e.Bracket(expression(children[0], at), span)
        case "date":
            return day(children[0], at)
        case "choice":
            test, then, other = _all(
                [child for child in children if optional(child) is not None], at
            )
            return e.Choice(test, then, other, span)
        case "imported":
            return e.Imported(declared_name(children[0], at), figure(children[1], at), span)
        case _:
            return _call(tree, at)


def figure(node: Node, at: Places) -> e.Name | e.ItemFigure:
    """A figure of a result: 部门得分, 考核项 3 得分, or one that a policy names."""
    if isinstance(node, Token):
        return name(node, at)
    if rule(node) in _OWN_FIGURES:
        return e.Name(_OWN_FIGURES[rule(node)], at.span(node))
    item = ascii_number(inner(node)[0])
    return e.ItemFigure(item, rule(node) == "item_rate", at.span(node))


def _sign(token: Node) -> str:
    return str(token).translate(_SIGNS)


def _alternating(
    first: str, children: list[Node], at: Places
) -> tuple[tuple[str, e.Expression], ...]:
    signs = [first, *(_sign(token) for token in children[1::2])]
    return tuple(zip(signs, _all(children[0::2], at), strict=True))


def _call(tree: Node, at: Places) -> e.Call:
    function, *args, over = inner(tree)
    keys = names(inner(over)[0], at) if optional(over) is not None else ()
    return e.Call(name(function, at), _all(args, at), keys, at.span(tree))


def _condition(tree: Node, at: Places) -> e.Expression:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "conjunction":
            return e.Conjunction(_all(children, at), span)
        case "disjunction":
            return e.Disjunction(_all(children, at), span)
        case "negation":
            return e.Negation(expression(children[0], at), span)
        case "compare":
            left, order, right = children
            return e.Compare(expression(left, at), _order(order), expression(right, at), span)
        case "valid":
            return e.Valid(expression(children[0], at), span)
        case "belongs":
            return e.Belongs(expression(children[0], at), names(children[1], at), span)
        case "applies" | "applies_not" as which:
            return e.Applies(expression(children[0], at), which == "applies", span)
        case "filled":
            return e.Filled(names(children[0], at), span)
        case "blank":
            return e.Blank(names(children[0], at), span)
        case "unmatched":
            return e.Unmatched(names(children[0], at), name(children[1], at), span)
        case "unmatched_en":
            return e.Unmatched(names(children[1], at), name(children[0], at), span)
        case "alike" | "alike_anywhere" | "alike_en" | "alike_anywhere_en":
            return _alike(tree, at)
        case _:
            return _counted(tree, at)


def _alike(tree: Node, at: Places) -> e.Compare:
    first, second, order, right = inner(tree)
    keys, relation = (second, first) if rule(tree).endswith("_en") else (first, second)
    whole = at.span(tree)
    places = Span(whole.source, whole.start, at.span(second).end)
    anywhere = "anywhere" in rule(tree)
    alike = e.Alike(names(keys, at), name(relation, at), anywhere, places)
    return e.Compare(alike, _order(order), expression(right, at), whole)


def _order(tree: Node) -> e.Order:
    if rule(tree) == "order":
        return order_sign(inner(tree)[0])
    return _ORDER_RULES[rule(tree)]


def _counted(tree: Node, at: Places) -> e.Expression:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "at_least":
            return e.AtLeast(ascii_number(children[0]), span)
        case "at_least_word":
            numeral = str(children[0]).removeprefix("至少").strip()[0]
            return e.AtLeast(str(_NUMERALS[numeral]), span)
        case "within":
            of, after, limit = _all(children, at)
            return e.Within(of, after, limit, span)
        case "within_en":
            of, limit, after = _all(children, at)
            return e.Within(of, after, limit, span)
        case "ahead":
            of, before, limit = _all(children, at)
            return e.Ahead(of, before, limit, span)
        case "ahead_en":
            of, limit, before = _all(children, at)
            return e.Ahead(of, before, limit, span)
        case other:
            raise AssertionError(other)

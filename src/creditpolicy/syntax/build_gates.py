"""Lark's tree of a gate becomes a node."""

from lark import Token

from creditpolicy.syntax import gates as g
from creditpolicy.syntax.build_expressions import expression
from creditpolicy.syntax.expressions import Expression
from creditpolicy.syntax.from_tree import Node, Places, inner, name, rule
from creditpolicy.syntax.rules import Cap, Floor


def gate(tree: Node, at: Places) -> g.Gate:
    test, target, effect = inner(tree)
    return g.Gate(_test(test, at), name(target, at), _effect(effect, at), at.span(tree))


def circumstance(tree: Node, at: Places) -> g.Circumstance:
    return g.Circumstance(expression(inner(tree)[0], at), at.span(tree))


def _test(tree: Node, at: Places) -> Expression | g.Below:
    if not isinstance(tree, Token) and rule(tree) in ("any_below", "all_below"):
        return g.Below(rule(tree) == "all_below", at.span(tree))
    return expression(tree, at)


def _effect(tree: Node, at: Places) -> g.Effect:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "becomes":
            return g.Becomes(expression(children[0], at), span)
        case "cap":
            return Cap(expression(children[0], at), span)
        case "floor":
            return Floor(expression(children[0], at), span)
        case "up" | "down" as way:
            return g.Step(way == "up", span)
        case _:
            return g.Last(span)

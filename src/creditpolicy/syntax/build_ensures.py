"""Lark's tree of what must hold becomes a node."""

from creditpolicy.syntax import ensures as n
from creditpolicy.syntax.build_expressions import expression
from creditpolicy.syntax.from_tree import Node, Places, declared_name, inner, optional, rule


def ensuring(tree: Node, at: Places) -> n.Ensuring:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "ensure_further":
            return _further(tree, at)
        case "ensure_when":
            when, test = (expression(child, at) for child in children)
            return n.Ensure(test, when, possible=False, span=span)
        case which:
            test = expression(children[0], at)
            return n.Ensure(test, None, possible=which == "ensure_possible", span=span)


def _further(tree: Node, at: Places) -> n.EnsureFurther:
    kind, test, figure, move = inner(tree)
    return n.EnsureFurther(
        declared_name(kind, at),
        None if optional(test) is None else expression(test, at),
        expression(figure, at),
        rule(move) in ("never_falls", "falls_at_most"),
        next((expression(limit, at) for limit in inner(move)), None),
        at.span(tree),
    )

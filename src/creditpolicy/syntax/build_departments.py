"""Lark's tree of one statement about departments becomes a node."""

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.from_tree import (
    Node,
    Places,
    day,
    declared_name,
    declared_names,
    inner,
    number,
    rule,
    string,
)


def departments(tree: Node, at: Places) -> s.Line:
    children, span = inner(tree), at.span(tree)
    match rule(tree):
        case "departments":
            return s.Departments(declared_names(children[0], at), span)
        case "group":
            return s.Group(declared_name(children[0], at), declared_names(children[1], at), span)
        case "alias":
            return s.Alias(declared_name(children[0], at), declared_names(children[1], at), span)
        case "responsible":
            return s.Responsible(declared_names(children[0], at), False, (), span)
        case "everyone":
            return s.Responsible((), True, (), span)
        case _:
            return s.Responsible((), True, declared_names(children[0], at), span)


def succession(tree: Node, at: Places) -> s.Succession:
    listed, *rest = inner(tree)
    change, successor, on = (*rest[1:], rest[0]) if rule(tree) == "succession" else rest
    return s.Succession(
        declared_names(listed, at),
        day(on, at),
        s.Change(rule(change)),
        declared_name(successor, at),
        at.span(tree),
    )


def exception(tree: Node, at: Places) -> s.Line:
    first, second, *decision = inner(tree)
    if rule(tree) == "exempt":
        return s.Exempt(declared_names(first, at), string(second), at.span(tree))
    department, rate = declared_name(first, at), number(second, at)
    return s.Ruling(department, rate, decided(decision[0], at), at.span(tree))


def decided(tree: Node, at: Places) -> s.Decided:
    by, on = inner(tree)
    return s.Decided(declared_name(by, at), day(on, at), at.span(tree))

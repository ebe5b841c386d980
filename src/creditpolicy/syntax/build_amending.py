"""Lark's tree of a statement becomes a node: what it says itself, or of the amended file."""

from lark import Token

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.build_statements import plain
from creditpolicy.syntax.from_tree import (
    Node,
    Places,
    ascii_number,
    declared_name,
    inner,
    rule,
    string,
)
from creditpolicy.syntax.vocabulary import chinese_line_word


def statement(tree: Node, at: Places) -> s.Statement:
    """The node of one parsed line."""
    match rule(tree):
        case "amends" | "change" | "change_to" | "add" | "remove" | "before" | "after":
            return _amending(tree, at)
        case _:
            return plain(tree, at)


def _amending(tree: Node, at: Places) -> s.Amending:
    first, *rest = inner(tree)
    span = at.span(tree)
    match rule(tree):
        case "amends":
            return s.Amends(string(first), span)
        case "change":
            return s.ChangeLine(_of(first, at), span)
        case "change_to":
            return s.ChangeTo(_mention(first, at), plain(rest[0], at), span)
        case "add":
            return s.Add(plain(first, at), span)
        case "remove":
            return s.Remove(_of(first, at), span)
        case where:
            return s.Placed(_mention(first, at), where == "before", span)


def _of(tree: Node, at: Places) -> s.Line | s.Mention:
    return _mention(tree, at) if rule(tree) == "mention" else plain(tree, at)


def _mention(tree: Node, at: Places) -> s.Mention:
    """Its first word says of what kind; a name or a number comes last, if any."""
    tokens = [token for token in inner(tree) if isinstance(token, Token)]
    of = None
    if tokens[-1].type == "ITEM_ID":
        of = ascii_number(tokens[-1])
    elif tokens[-1].type in ("NAME", "QUOTED"):
        of = declared_name(tokens[-1], at).text
    return s.Mention(chinese_line_word(str(tokens[0])), of, at.span(tree))

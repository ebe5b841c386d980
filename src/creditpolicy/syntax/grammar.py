"""The grammar file and the parser made from it."""

from functools import cache
from pathlib import Path

from lark import Lark

from creditpolicy.syntax import grammar_table

_PACKAGED = Path(__file__).parent.parent / "_data" / "grammar" / "policy.lark"
_CHECKOUT = Path(__file__).parents[3] / "grammar" / "policy.lark"


def grammar_text() -> str:
    """The grammar: packaged in a wheel, at the top of a checkout."""
    path = _PACKAGED if _PACKAGED.exists() else _CHECKOUT
    return path.read_text(encoding="utf-8")


@cache
def parser() -> Lark:
    """The parser: from its table where that is in step with the grammar, else built anew."""
    return grammar_table.load(grammar_text()) or build(grammar_text())


def build(grammar: str) -> Lark:
    return Lark(grammar, **grammar_table.OPTIONS)

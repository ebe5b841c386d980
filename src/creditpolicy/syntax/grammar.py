"""The grammar file and the parser made from it."""

from functools import cache
from pathlib import Path

from lark import Lark

_PACKAGED = Path(__file__).parent.parent / "_data" / "grammar" / "policy.lark"
_CHECKOUT = Path(__file__).parents[3] / "grammar" / "policy.lark"


def grammar_text() -> str:
    """The grammar: packaged in a wheel, at the top of a checkout."""
    path = _PACKAGED if _PACKAGED.exists() else _CHECKOUT
    return path.read_text(encoding="utf-8")


@cache
def parser() -> Lark:
    return Lark(grammar_text(), parser="lalr", start="statement", propagate_positions=True)

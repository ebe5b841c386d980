"""Refuses characters that nobody sees or that change what is seen, in quotes and comments too.

Elsewhere the grammar lets through letters, digits and its own signs only. NUL and other controls,
lone surrogates, byte order marks, zero-width characters, a carriage return in mid-line and the
marks that reverse the direction of writing would let a text read otherwise than it counts, or
stop it from being printed.
"""

import re

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.source.source import Source, Span

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]|\r(?!\n|\\Z)"
)

DELETE = Words(
    "删去它；名称里要用的，给名称加上引号「」。",
    "Delete it; where a name needs it, put the name in 「」.",
)


def unseen_character(source: Source, start: int, end: int) -> Diagnostic | None:
    """The first such character of a stretch of the text, if there is one."""
    hit = _UNSEEN.search(source.text, start, end)
    if hit is None:
        return None
    return found(
        codes.BAD_CHARACTER, Span(source, *hit.span()), character=code_point(hit[0]), hint=DELETE
    )


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"

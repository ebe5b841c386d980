"""A word of the language where a name is meant, and a choice in a formula without its brackets."""

import re

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.syntax.expected import all_words, reads
from creditpolicy.syntax.failure import Failure

HAS_SIGNS = Words("里有数字或符号", "holds digits or signs")
"""Why a name needs quotes."""
_IS_WORD = Words("是语句里用的词", "is a word of the language")
_BEFORE = re.compile(r"([^\W\d]+)[\s\u3000]*\Z")
_AT = re.compile(r"[^\W\d]+")
_CHOICE = re.compile(r"[+＋\-−－×*＊÷/／][\s\u3000]*(若|if)(?![^\W\d])")
_COMPARED = re.compile(r"[\s\u3000]*[<>≤≥≠＜＞]")  # any word before a colon could begin a row
_ENDS = re.compile(r"[，,]|\Z")
_TRIED = 20  # places where the brackets might end
_BRACKETS = Words("括号", "a pair of brackets")
_SHAPE = Words("甲 −（若 条件 则 乙 否则 丙）", "A - (if CONDITION then B else C)")


def word_as_name(wrong: Failure) -> Diagnostic | None:
    """无 as a grade, 件数 as a field: the line reads once the word stands in 「」."""
    before = _BEFORE.search(wrong.text[: wrong.offset])
    at = _AT.match(wrong.text, wrong.offset)
    runs = [] if before is None else [before.span(1)]
    runs += [] if at is None else [at.span()]
    for start, end in runs:
        run = wrong.text[start:end]
        if start == 0 and not _COMPARED.match(wrong.text, end):
            continue
        if run in all_words() and reads(f"{wrong.text[:start]}「{run}」{wrong.text[end:]}"):
            here = wrong.span(start, len(run))
            return found(codes.NAME_NEEDS_QUOTES, here, run=run, why=_IS_WORD)
    return None


def choice_without_brackets(wrong: Failure) -> Diagnostic | None:
    """甲 − 若 … 则 … 否则 …, which reads once the choice stands in brackets."""
    for choice in _CHOICE.finditer(wrong.text[: wrong.offset]):
        start = choice.start(1)
        ends = [end.start() for end in _ENDS.finditer(wrong.text, start)][-_TRIED:]
        for end in reversed(ends):
            inside = wrong.text[start:end].rstrip()
            if reads(f"{wrong.text[:start]}（{inside}）{wrong.text[end:]}"):
                here = wrong.span(start, len(inside))
                return found(codes.MISSING_SIGN, here, sign=_BRACKETS, shape=_SHAPE)
    return None

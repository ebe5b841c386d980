"""A line that cannot be read becomes one sentence: what stands there, and what to do about it.

Each explanation looks for one kind of mistake. Where it can, it tries the remedy first, and speaks
only if the line then reads.
"""

import re
import unicodedata
from collections.abc import Callable

from lark import UnexpectedInput

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.source.source import Source
from creditpolicy.syntax.characters import DELETE, code_point
from creditpolicy.syntax.expected import reads, words_after
from creditpolicy.syntax.explain_bounds import bound_in_words
from creditpolicy.syntax.explain_expected import SIGNS, in_words
from creditpolicy.syntax.explain_headings import loose_heading, name_of_heading
from creditpolicy.syntax.explain_line_word import line_word, misspelt
from creditpolicy.syntax.explain_numbers import rough_number
from creditpolicy.syntax.explain_rows import goes_on, several_values
from creditpolicy.syntax.explain_said import said_otherwise
from creditpolicy.syntax.explain_words import HAS_SIGNS, choice_without_brackets, word_as_name
from creditpolicy.syntax.failure import Failure, failure
from creditpolicy.syntax.lines import LogicalLine
from creditpolicy.syntax.split_line import Known, first_cut, split_line

_TRIED = 500  # remedies are tried in lines up to this length
_READ_AGAIN = 6000  # characters, in looking for lost blanks
_LOOKED_BACK = 20  # characters from the place where reading stopped
_QUOTES = frozenset('“”"＂「」')
_QUOTATIONS = Words("引文用双引号，例如：“附件第1项”。", 'A quotation stands in "double quotes".')
_TIMES = frozenset("xXｘＸ")
_COUNTED = re.compile(r"[0-9０-９一二两三四五六七八九十]+[个项件次份种]")
_ENDINGS = frozenset("。；;！？!?…")
_STOPS = _ENDINGS | {"."}
_JOIN = re.compile(r"(?:且|或|and|or)\Z")
_NAME_LIKE = re.compile(r"[^\s\u3000：:，,、&（()）=＝“”\"＂「」#。；;！？!?…]+")
_SIGNS = {
    "zh": (
        ("_COLON", "："),
        ("_EQUALS", "="),
        ("_CLOSE", "）"),
        ("_LIST", "、"),
        ("_COMMA", "，"),
        ("_OPEN", "（"),
    ),
    "en": (
        ("_COLON", ":"),
        ("_EQUALS", "="),
        ("_CLOSE", ")"),
        ("_COMMA", ","),
        ("_LIST", "&"),
        ("_OPEN", "("),
    ),
}


def explain(
    error: UnexpectedInput, source: Source, line: LogicalLine, names: Callable[[], Known]
) -> Diagnostic:
    """The one diagnostic for a line; `names` gives those that the rest of the file declares."""
    wrong = failure(error, source, line)
    if len(wrong.text) > _TRIED:
        return _unexpected(wrong) if wrong.is_token else _bad_character(wrong)
    if not wrong.is_token:
        prose = line_word(wrong) if wrong.found in _ENDINGS else None
        return (
            _full_stop(wrong)
            or loose_heading(wrong)
            or rough_number(wrong)
            or _name_with_signs(wrong)
            or prose
            or _bad_character(wrong)
        )
    return (
        _mixed(wrong)
        or _times(wrong)
        or goes_on(wrong)
        or name_of_heading(wrong)
        or loose_heading(wrong)
        or bound_in_words(wrong)
        or several_values(wrong)
        or rough_number(wrong)
        or said_otherwise(wrong)
        or misspelt(wrong)
        or choice_without_brackets(wrong)
        or _missing_sign(wrong)
        or _quotation(wrong)
        or _name_with_signs(wrong)
        or word_as_name(wrong)
        or _glued(wrong, names)
        or line_word(wrong)
        or _unexpected(wrong)
    )


def _bad_character(wrong: Failure) -> Diagnostic:
    """A character that can stand nowhere, or a quote without its other half."""
    character = wrong.found
    if character in _QUOTES:
        return found(codes.UNCLOSED_QUOTE, wrong.at, quote=character)
    shown = code_point(character)
    if character.isprintable() and not unicodedata.combining(character):
        shown = f"{character} {shown}"
    hint = _QUOTATIONS if character in "‘’'＇" else DELETE
    return found(codes.BAD_CHARACTER, wrong.at, character=shown, hint=hint)


def _full_stop(wrong: Failure) -> Diagnostic | None:
    """A sentence's end behind a line that reads without it."""
    line, behind = wrong.text[: wrong.offset], wrong.text[wrong.offset :]
    if wrong.found in _STOPS and len(behind.rstrip()) == 1 and reads(line):
        return found(codes.FULL_STOP, wrong.at, sign=wrong.found)
    return None


def _times(wrong: Failure) -> Diagnostic | None:
    """A letter x between two factors."""
    if wrong.found in _TIMES and "TIMES" in wrong.expected:
        hint = Words("乘号写作 × 或 *。", "Write × or * between factors.")
        return found(codes.BAD_CHARACTER, wrong.at, character=wrong.found, hint=hint)
    return None


def _mixed(wrong: Failure) -> Diagnostic | None:
    joins = {"_COMMA_AND", "_COMMA_OR"}.intersection(wrong.expected)
    if len(joins) == 1 and _JOIN.search(wrong.found):
        return found(codes.MIXED_AND_OR, wrong.at)
    return None


def _missing_sign(wrong: Failure) -> Diagnostic | None:
    """A sign with which the line reads, or the only thing that may stand here."""
    for terminal, sign in _SIGNS[wrong.lang]:
        if terminal not in wrong.expected or (sign == "=" and "ORDER" in wrong.expected):
            continue  # = between two values compares them: nobody forgets that
        remedied = wrong.text[: wrong.offset] + sign + wrong.text[wrong.offset :]
        if len(wrong.expected) == 1 or reads(remedied):
            here = wrong.span(wrong.offset, 1)
            return found(codes.MISSING_SIGN, here, sign=SIGNS[terminal], shape=wrong.shape)
    return None


def _quotation(wrong: Failure) -> Diagnostic | None:
    if wrong.found[:1] in _QUOTES and "NAME" in wrong.expected and wrong.found[0] != "「":
        return found(codes.NAME_IN_QUOTATION, wrong.at, found=_short(wrong.found))
    return None


def _name_with_signs(wrong: Failure) -> Diagnostic | None:
    """A name that reads once it is quoted: it holds a digit or a sign."""
    if not wrong.is_token and wrong.found.isdecimal():
        return None  # the digits of another script
    for run in _NAME_LIKE.finditer(wrong.text):
        if run.start() <= wrong.offset < run.end():
            quoted = f"{wrong.text[: run.start()]}「{run[0]}」{wrong.text[run.end() :]}"
            if _could_be_name(run[0], wrong.text[: run.start()]) and reads(quoted):
                here = wrong.span(run.start(), len(run[0]))
                return found(codes.NAME_NEEDS_QUOTES, here, run=_short(run[0]), why=HAS_SIGNS)
    return None


def _could_be_name(run: str, before: str) -> bool:
    """It holds a letter, and begins neither as a count nor with a word that may stand there.

    3个以上要件 is none, nor is 至少3个要件.
    """
    first = re.match(r"[^\W\d]*", run)
    word = first[0] if first else ""
    has_letter = any(letter.isalpha() for letter in run)
    return has_letter and not _COUNTED.match(run) and word not in words_after(before)


def _glued(wrong: Failure, names: Callable[[], Known]) -> Diagnostic | None:
    """Words and names that run together, where the line reads with blanks between them."""
    tries = max(5, _READ_AGAIN // len(wrong.text))
    cuts = split_line(wrong.text, names(), tries, wrong.offset - _LOOKED_BACK)
    for cut in cuts or first_cut(wrong.text, names(), wrong.offset):
        here = wrong.span(cut.start, len(cut.run))
        return found(codes.GLUED, here, run=_short(cut.run), split=cut.text)
    return None


def _unexpected(wrong: Failure) -> Diagnostic:
    expected = in_words(wrong.expected, wrong.lang)
    if not wrong.found:
        return found(codes.INCOMPLETE, wrong.at, expected=expected, shape=wrong.shape)
    return found(
        codes.UNEXPECTED,
        wrong.at,
        found=_short(wrong.found),
        expected=expected,
        shape=wrong.shape,
    )


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:19] + "…"

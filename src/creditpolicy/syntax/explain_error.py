"""Lark's error becomes a sentence for a person: what stands there, what was expected, how the line is written."""

import unicodedata

from lark import Lark, Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.grammar import parser
from creditpolicy.syntax.lines import LogicalLine
from creditpolicy.syntax.vocabulary import LINE_WORDS, LineWord
from creditpolicy.values.nearest import nearest

_TERMINALS = {
    "NAME": Words("名称", "a name"),
    "NUMBER": Words("数", "a number"),
    "ITEM_ID": Words("考核项的序号", "the item's number"),
    "DATE": Words("日期（如 2018-12-01）", "a date (such as 2018-12-01)"),
    "STRING": Words("加引号的文字", "a quotation"),
    "_COMMA": Words("“，”", "“,”"),
    "_LIST": Words("“、”", "“&”"),
    "_COLON": Words("“：”", "“:”"),
    "_EQUALS": Words("“=”", "“=”"),
    "_OPEN": Words("“（”", "“(”"),
    "_CLOSE": Words("“）”", "“)”"),
    "_PERCENT": Words("“%”", "“%”"),
    "_MORE": Words("“>”", "“>”"),
    "ORDER": Words("比较符号（≥ ≤ > <）", "a comparison (≥ ≤ > <)"),
    "ADD": Words("“+”“−”", "“+” or “-”"),
    "TIMES": Words("“×”“÷”", "“*” or “/”"),
    "$END": Words("行末", "the end of the line"),
}
_LISTED = 6
_QUOTES = {"“": "”", '"': '"', "＂": "＂", "「": "」"}


def explain(error: UnexpectedInput, source: Source, line: LogicalLine) -> Diagnostic:
    """The one diagnostic for a line that could not be parsed."""
    text = source.text[line.start : line.end]
    offset = min(max(error.pos_in_stream or 0, 0), len(text))
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        offset = len(text)
    at = Span(source, line.start + offset, line.start + min(offset + 1, len(text)))
    if isinstance(error, UnexpectedCharacters):
        return _character(text[offset], at)
    assert isinstance(error, UnexpectedToken)
    return _token(error, text, offset, at)


def _character(character: str, at: Span) -> Diagnostic:
    if character in _QUOTES:
        return found(codes.UNCLOSED_QUOTE, at, quote=character)
    shown = f"U+{ord(character):04X}"
    if character.isprintable() and not unicodedata.category(character).startswith("C"):
        shown = f"{character} {shown}"
    return found(codes.BAD_CHARACTER, at, character=shown)


def _token(error: UnexpectedToken, text: str, offset: int, at: Span) -> Diagnostic:
    expected = _expected(error)
    token = str(error.token) if error.token.type != "$END" else ""
    at = Span(at.source, at.start, at.start + max(len(token), 1)) if token else at
    if {token.strip("，,  \n\u3000")} <= {"且", "或", "and", "or"} and token and _joined(expected):
        return found(codes.MIXED_AND_OR, at)
    word = _line_word(text)
    if word is None and (problem := _unknown_word(text, at)):
        return problem
    if problem := _glued(error, token, text, offset, at, expected):
        return problem
    shape = Words(word.shape_zh, word.shape_en) if word else Words("单元格：值", "CELL: VALUE")
    listed = _in_words(expected, parser())
    if not token:
        return found(codes.INCOMPLETE, at, expected=listed, shape=shape)
    return found(codes.UNEXPECTED, at, found=_short(token), expected=listed, shape=shape)


def _expected(error: UnexpectedToken) -> list[str]:
    """All terminals that may stand here; Lark's own list leaves out those with Chinese names."""
    state = error.interactive_parser.parser_state
    terminals = {terminal.name for terminal in parser().terminals} | {"$END"}
    actions = state.parse_conf.parse_table.states[state.position]
    return [name for name in actions if name in terminals]


def _joined(expected: list[str]) -> bool:
    return "_COMMA_AND" in expected or "_COMMA_OR" in expected


def _line_word(text: str) -> LineWord | None:
    first = _first_run(text)
    return next((line for line in LINE_WORDS if first in (line.zh, line.en)), None)


def _first_run(text: str) -> str:
    end = 0
    while end < len(text) and (text[end].isalpha() or text[end] == "_"):
        end += 1
    return text[:end]


def _unknown_word(text: str, at: Span) -> Diagnostic | None:
    first = _first_run(text)
    if not first or "：" in text or ":" in text:
        return None
    words = [word for line in LINE_WORDS for word in (line.zh, line.en)]
    begun = next((w for w in sorted(words, key=len, reverse=True) if first.startswith(w)), None)
    near = begun or nearest(first, words)
    if near is None:
        return None
    line = next(line for line in LINE_WORDS if near in (line.zh, line.en))
    start = at.source.text.rindex(text[: len(first)], 0, at.start + len(first) + 1)
    place = Span(at.source, start, start + len(first))
    shape = Words(line.shape_zh, line.shape_en)
    return found(codes.UNKNOWN_LINE_WORD, place, word=_short(first), near=near, shape=shape)


def _glued(
    error: UnexpectedToken, token: str, text: str, offset: int, at: Span, expected: list[str]
) -> Diagnostic | None:
    """A run of letters here, or just before, that holds a word which was expected here."""
    words = sorted(_words(expected, parser()), key=len, reverse=True)
    before = _run_before(text, offset)
    for run, start in ((token, at.start), (before, at.start - (offset - text.rfind(before, 0, offset)))):
        if not run or not run[0].isalpha():
            continue
        word = next((w for w in words if w in run and w != run), None)
        if word is not None:
            parts = run.partition(word)
            split = " ".join(part for part in parts if part)
            place = Span(at.source, start, start + len(run))
            return found(codes.GLUED, place, run=_short(run), split=split)
    return None


def _run_before(text: str, offset: int) -> str:
    end = len(text[:offset].rstrip())
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _words(expected: list[str], lark: Lark) -> list[str]:
    """The words among the expected terminals, those of more than an ASCII letter's worth."""
    patterns = {terminal.name: terminal.pattern for terminal in lark.terminals}
    named = (patterns[name] for name in expected if name in patterns and name not in _TERMINALS)
    return [p.value for p in named if p.type == "str" and not p.value.isascii()]


def _in_words(expected: list[str], lark: Lark) -> Words:
    patterns = {terminal.name: terminal.pattern for terminal in lark.terminals}
    kinds = [_TERMINALS[name] for name in expected if name in _TERMINALS]
    words = [patterns[n].value for n in expected if n in patterns and patterns[n].type == "str"]
    zh = [kind.zh for kind in kinds] + [f"“{word}”" for word in words if not word.isascii()]
    en = [kind.en for kind in kinds] + [f"“{word}”" for word in words if word.isascii()]
    return Words(_listing(zh, "、", "等"), _listing(en, ", ", " ..."))


def _listing(parts: list[str], separator: str, more: str) -> str:
    unique = list(dict.fromkeys(parts))
    return separator.join(unique[:_LISTED]) + (more if len(unique) > _LISTED else "")


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:19] + "…"


__all__ = ["Token", "explain"]

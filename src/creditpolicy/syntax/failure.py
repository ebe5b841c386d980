"""A line that could not be read, with what every explanation of it asks for."""

import re
from functools import cached_property
from typing import cast

from lark import UnexpectedInput, UnexpectedToken

from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.expected import END, expected_after
from creditpolicy.syntax.format_names import Lang
from creditpolicy.syntax.lines import LogicalLine
from creditpolicy.syntax.vocabulary import LINE_WORDS, LineWord
from creditpolicy.values.classes import frozen

_FIRST = re.compile(r"[^\W\d](?:[^\W\d]|(?<=[A-Za-z0-9_])[0-9])*")
_JOINT_WORD = re.compile("[^\\W\\d]+")
_BEGINNING = 400  # characters of a file that tell its language
_ROW_ZH = "表写 ≥ 90%：10分，权重写 40%：甲局、乙局"
_ROW_EN = "in a table >= 90%: 10 points, in weights 40%: A, B"
_CHINESE = re.compile("[\u3400-\u9fff：，、（）]")


@frozen
class Failure:
    """`offset` is where reading stopped, in `text`; `found` what stands there, empty at the end.

    `is_token` is false for a character that begins nothing.
    """

    source: Source
    start: int
    text: str
    offset: int
    found: str
    is_token: bool

    def span(self, start: int, length: int) -> Span:
        """A stretch of the line, by its place in `text`."""
        first = self.start + start
        return Span(self.source, first, min(first + length, self.start + len(self.text)))

    @property
    def at(self) -> Span:
        return self.span(self.offset, max(1, len(self.found)))

    @cached_property
    def expected(self) -> tuple[str, ...]:
        """The terminals that could have stood there."""
        return expected_after(self.text[: self.offset])

    @cached_property
    def first(self) -> str:
        """The run of letters that the line begins with."""
        run = _FIRST.match(self.text)
        return run[0] if run else ""

    @cached_property
    def line_word(self) -> LineWord | None:
        return _line_word(self.first)

    @property
    def lang(self) -> Lang:
        """The language of the line: that of its line word, else Chinese if any of it is."""
        word = self.line_word
        if word is not None:
            return "zh" if self.first == word.zh else "en"
        has_letters = any(letter.isalpha() for letter in self.text)
        told_by = self.text if has_letters else self.source.text[:_BEGINNING]
        return "zh" if _CHINESE.search(told_by) else "en"

    @property
    def shape(self) -> str:
        """How such a line is written, in the language of the line."""
        word = self.line_word
        if word is None:
            return _ROW_ZH if self.lang == "zh" else _ROW_EN
        if word.en in ("change", "add") and (line := _line_word(self._second)) is not None:
            return (
                f"{word.zh} {line.shape_zh}" if self.lang == "zh" else f"{word.en} {line.shape_en}"
            )
        return word.shape_zh if self.lang == "zh" else word.shape_en

    @property
    def _second(self) -> str:
        """The run of letters behind the first."""
        run = _FIRST.match(self.text[len(self.first) :].lstrip())
        return run[0] if run else ""


def _line_word(run: str) -> LineWord | None:
    return next((word for word in LINE_WORDS if run in (word.zh, word.en)), None)


def failure(error: UnexpectedInput, source: Source, line: LogicalLine) -> Failure:
    """Where reading a line stopped."""
    text = source.text[line.start : line.end]
    token = error.token if isinstance(error, UnexpectedToken) else None
    if token is not None and token.type == END:
        return Failure(source, line.start, text, len(text.rstrip()), "", True)
    offset = cast("int", error.pos_in_stream)  # lark types it as None
    if token is not None and token.type in ("_COMMA_AND", "_COMMA_OR"):
        joint = str(token)[0] + _JOINT_WORD.findall(str(token))[-1]
        return Failure(source, line.start, text, offset, joint, True)
    if token is None:
        return Failure(source, line.start, text, offset, text[offset], False)
    return Failure(source, line.start, text, offset, str(token), True)

"""A figure that is one of several, as a chain of conditions."""

from creditpolicy.compile.figures import (
    Const,
    Figure,
    Number,
    Text,
    Truth,
    common,
    number_of,
    scaled,
)
from creditpolicy.compile.source import Line, Writer
from creditpolicy.compile.truths import is_const, is_mark, may_be_mark, plain

_WIDE = 256
"""Bits of a lower number that all the figures may be brought to."""
_MANY = 50


def chosen(
    writer: Writer, arms: list[tuple[str, Figure, list[Line]]], other: Figure, lines: list[Line]
) -> Figure:
    """The figure of the arm that is taken."""
    if not arms:
        writer.add(lines)
        return other
    figures = [*(figure for _, figure, _ in arms), other]
    first = figures[0]
    if isinstance(first, Const) and all(one == first for one in figures):
        return first
    result, values = _shared(writer, figures)
    conditions = [condition for condition, _, _ in arms]
    bodies = [before for _, _, before in arms]
    _arms(writer, conditions, [*bodies, lines], _names(result), values)
    return result


def _arms(
    writer: Writer, conditions: list[str], bodies: list[list[Line]], names: str, values: list[str]
) -> None:
    """One after the other; where they are many, in a loop that is left at once.

    Python reads each `elif` as one level deeper.
    """
    many = len(conditions) > _MANY
    if many:
        writer.say("while True:")
        writer.depth += 1
    word = "if"
    for condition, body, value in zip(conditions, bodies, values, strict=False):
        with writer.block(f"{word} {condition}:"):
            _arm_of(writer, body, names, value)
            if many:
                writer.say("break")
        word = "if" if many else "elif"
    if many:
        _arm_of(writer, bodies[-1], names, values[-1])
        writer.say("break")
        writer.depth -= 1
    else:
        with writer.block("else:"):
            _arm_of(writer, bodies[-1], names, values[-1])


def _arm_of(writer: Writer, body: list[Line], names: str, value: str) -> None:
    writer.add(body)
    writer.say(f"{names} = {value}")


def _shared(writer: Writer, figures: list[Figure]) -> tuple[Figure, list[str]]:
    """A form that all the figures can have, and each of them in it."""
    sorts = [one for one in figures if not is_mark(one)]
    if all(isinstance(one, Truth) or is_const(one, bool) for one in sorts) and sorts:
        name, marks = writer.fresh("b"), any(map(may_be_mark, figures))
        return Truth(name, marks), [plain(one, writer) for one in figures]
    if all(isinstance(one, Text) or is_const(one, str) for one in sorts) and sorts:
        name, marks = writer.fresh("b"), any(map(may_be_mark, figures))
        return Text(name, marks), [plain(one, writer) for one in figures]
    return _shared_number(writer, [number_of(one) for one in figures])


def _shared_number(writer: Writer, numbers: list[Number]) -> tuple[Figure, list[str]]:
    bits, plain = max(one.bits for one in numbers), all(one.plain for one in numbers)
    top = writer.fresh("n")
    if all(one.is_static for one in numbers) and common(numbers).bit_length() <= _WIDE:
        below = common(numbers)
        bits += below.bit_length()
        result = Number(top, below, bits, plain, open=False)
        return result, [scaled(one, below) for one in numbers]
    name = writer.fresh("k")
    open_ = any(one.open for one in numbers if not one.is_sure)
    certain = all(one.is_sure for one in numbers)
    result = Number(top, name, bits, plain, open_, certain)
    return result, [f"{one.top}, {one.below}" for one in numbers]


def _names(figure: Figure) -> str:
    if isinstance(figure, Number):
        return figure.top if figure.is_static else f"{figure.top}, {figure.below}"
    assert isinstance(figure, Truth | Text)
    return figure.text

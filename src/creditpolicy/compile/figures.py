"""What generated code knows of a figure: a constant, a number, a truth or a text.

A number is two whole numbers, above and below the line. Where the lower one is known beforehand
only the upper one is worked out; else a lower one of 0 means not applicable, and -1 undecided.
"""

from fractions import Fraction
from math import lcm

from attrs import frozen

from creditpolicy.policy.core.values import Constant, Mark


@frozen
class Const:
    """Known before anything is counted."""

    value: Constant


@frozen
class Number:
    """`below` is a whole number, or the name of a variable; `bits`: neither has more of them.

    `plain`: it is never below 0. `open`: it may be undecided. `certain`: it is no mark, though the
    lower number is worked out.
    """

    top: str
    below: int | str
    bits: int
    plain: bool = False
    open: bool = True
    certain: bool = False

    @property
    def is_static(self) -> bool:
        """Whether the lower number is known beforehand."""
        return isinstance(self.below, int)

    @property
    def is_sure(self) -> bool:
        """Whether it is never a mark."""
        return self.certain or self.is_static


@frozen
class Truth:
    """True or false, or a mark where `marks`."""

    text: str
    marks: bool = False


@frozen
class Text:
    """One of a category's values, or a mark where `marks`; `among`: one of these, where known."""

    text: str
    marks: bool = False
    among: tuple[str, ...] | None = None


Figure = Const | Number | Truth | Text

Here = dict[str, Const | Text]
"""The member at hand of each dimension."""


def number_of(figure: Figure) -> Number:
    """A figure as a number; of marks that are known, the lower number says which."""
    if isinstance(figure, Number):
        return figure
    match figure:
        case Const(Fraction() as value):
            above, below = value.numerator, value.denominator
            bits = max(above.bit_length(), below.bit_length())
            return Number(str(above), below, bits, above >= 0, open=False)
        case Const(Mark() as mark):
            undecided = mark is Mark.UNDECIDED
            return Number("0", "-1" if undecided else "0", 1, plain=True, open=undecided)
        case _:
            raise TypeError(f"no number: {figure}")


def common(numbers: list[Number]) -> int:
    """The number below the line that all can have; they must be sure."""
    return lcm(*(number.below for number in numbers if isinstance(number.below, int)))


def scaled(number: Number, below: int) -> str:
    """The upper number over another lower one."""
    assert isinstance(number.below, int)
    return times(number.top, below // number.below)


def times(text: str, factor: int | str) -> str:
    """A product, worked out where it can be."""
    if factor in (1, "1"):
        return text
    if text == "1":
        return str(factor)
    if text.lstrip("-").isdigit() and isinstance(factor, int):
        return str(int(text) * factor)
    name, _, number = text.partition(" * ")
    if number and is_multiple(text) and isinstance(factor, int):
        return f"{name} * {int(number) * factor}"
    return f"{atom(text)} * {factor}"


def is_multiple(text: str) -> bool:
    """Whether it is a variable, or so many times one: no dearer than a variable of its own."""
    name, _, number = text.partition(" * ")
    return name.isidentifier() and (number.isdigit() or text == name)


def atom(text: str) -> str:
    """A text that may stand beside any operator."""
    return text if text.isidentifier() or text.isdigit() else f"({text})"

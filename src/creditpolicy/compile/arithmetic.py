"""Arithmetic on figures as code: with a lower number that is known where that can be."""

from fractions import Fraction
from math import log2

from attrs import evolve

from creditpolicy.compile.figures import (
    Const,
    Figure,
    Number,
    atom,
    common,
    number_of,
    scaled,
    times,
)
from creditpolicy.compile.source import Writer
from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.policy.core.values import Mark

LONG = 60_000
"""Bits of a number that is still worked with as it is: fewer than the reference works with."""
SHORT = 1_024
"""Bits of a figure that others are worked out from."""
_FEW = 3
_MANY = 50
"""Terms of a sum that stand one beside the other: Python reads them as so many levels."""


def marked(figures: list[Figure]) -> Const | None:
    """The mark that a figure among them always is, where that settles the result."""
    marks = [one.value for one in figures if isinstance(one, Const) and isinstance(one.value, Mark)]
    if Mark.UNDECIDED in marks:
        return Const(Mark.UNDECIDED)
    rest = [one for one in figures if not isinstance(one, Const)]
    never_open = all(
        one.is_sure or not one.open if isinstance(one, Number) else not one.marks for one in rest
    )
    return Const(Mark.NOT_APPLICABLE) if marks and never_open else None


def assign(writer: Writer, number: Number) -> Number:
    """The same number in variables of its own."""
    top = writer.fresh("n")
    if isinstance(number.below, int):
        writer.say(f"{top} = {number.top}")
        return Number(top, number.below, number.bits, number.plain, number.open)
    below = writer.fresh("k")
    writer.say(f"{top}, {below} = {number.top}, {number.below}")
    return Number(top, below, number.bits, number.plain, number.open, number.certain)


def short(writer: Writer, number: Number, most: int = SHORT) -> Number:
    """The number with few bits; where it has more, `Long` is raised."""
    if number.bits <= most:
        return number
    top, below = writer.fresh("n"), writer.fresh("k")
    writer.say(f"{top}, {below} = fit({number.top}, {number.below})")
    return Number(top, below, SHORT, number.plain, number.open, number.is_sure)


def _named(writer: Writer, number: Number) -> Number:
    """In variables, if it is more than those already."""
    simple = number.top.isidentifier() or number.top.lstrip("-").isdigit()
    return number if simple else assign(writer, number)


def arithmetic(
    writer: Writer, op: ScoreOp, figures: list[Figure], nonzero: tuple[bool, ...] = ()
) -> Figure:
    """Addition, subtraction, multiplication, division, the least and the greatest.

    `nonzero`: of which divisors it is known that they are not 0.
    """
    mark = marked(figures)
    if mark is not None:
        return mark
    numbers = [short(writer, number_of(one), LONG // 4) for one in figures]
    match op:
        case ScoreOp.ADD:
            return add(writer, numbers)
        case ScoreOp.SUB:
            first, *rest = numbers
            return add(writer, [first, *(_negative(one) for one in rest)])
        case _:
            result = numbers[0]
            known = iter(nonzero)
            for one in numbers[1:]:
                pair = _pair(writer, op, result, one, nonzero=next(known, False))
                result = short(writer, pair, LONG // 4)
            return _folded(result)


def _pair(writer: Writer, op: ScoreOp, one: Number, other: Number, *, nonzero: bool) -> Number:
    match op:
        case ScoreOp.MUL:
            return _product(writer, one, other)
        case ScoreOp.DIV:
            return _ratio(writer, one, other, nonzero=nonzero)
        case _:
            return _extreme(writer, one, other, "<" if op is ScoreOp.MIN else ">")


def _negative(one: Number) -> Number:
    top = one.top[1:] if one.top.startswith("-") and one.top[1:].isdigit() else f"-{atom(one.top)}"
    return Number("0" if top == "-0" else top, one.below, one.bits, False, one.open, one.certain)


def add(writer: Writer, numbers: list[Number]) -> Figure:
    """A sum of any number of terms."""
    sure = [one for one in numbers if one.is_static]
    others = [one for one in numbers if not one.is_static]
    terms = ([_sure_sum(sure)] if sure else []) + others
    if len(others) > _FEW:
        return _total(writer, terms)
    result = terms[0]
    for one in terms[1:]:
        result = _sum_of_two(writer, result, one)
    return _folded(result)


def _sure_sum(numbers: list[Number]) -> Number:
    below = common(numbers)
    tops = [scaled(one, below) for one in numbers]
    known = sum(int(top) for top in tops if top.lstrip("-").isdigit())
    rest = [top for top in tops if not top.lstrip("-").isdigit()]
    terms = [*rest, *([str(known)] if known or not rest else [])]
    text = " + ".join(terms) if len(terms) < _MANY else f"sum(({', '.join(terms)}))"
    bits = below.bit_length() + max(one.bits for one in numbers) + int(log2(len(numbers))) + 1
    return Number(
        text.replace("+ -", "- "), below, bits, all(one.plain for one in numbers), open=False
    )


def _folded(number: Number) -> Figure:
    """A constant where it is one."""
    if isinstance(number.below, int) and number.top.lstrip("-").isdigit():
        return Const(Fraction(int(number.top), number.below))
    return number


def _total(writer: Writer, terms: list[Number]) -> Number:
    top, below = writer.fresh("n"), writer.fresh("k")
    pairs = ", ".join(f"({one.top}, {one.below})" for one in terms)
    writer.say(f"{top}, {below} = total(({pairs},))")
    plain, open_ = all(one.plain for one in terms), any(one.open for one in terms)
    return Number(top, below, SHORT, plain, open_, all(one.is_sure for one in terms))


def _either(writer: Writer, one: Number, other: Number, value: str, *, plain: bool) -> Number:
    """`value` where neither is a mark, else the mark."""
    unsure = list(dict.fromkeys(x.below for x in (one, other) if not x.is_sure))
    bits = one.bits + other.bits + 1
    above, _, under = value.partition(", ")
    if not unsure and above.isidentifier() and under.isidentifier():
        return Number(above, under, bits, plain, open=False, certain=True)
    top, below = writer.fresh("n"), writer.fresh("k")
    if not unsure:
        writer.say(f"{top}, {below} = {value}")
        return Number(top, below, bits, plain, open=False, certain=True)
    condition = " and ".join(f"{name} > 0" for name in unsure)
    worst = str(unsure[0]) if len(unsure) == 1 else f"min({unsure[0]}, {unsure[1]})"
    writer.say(f"{top}, {below} = ({value}) if {condition} else (0, {worst})")
    open_ = any(x.open for x in (one, other) if not x.is_sure)
    return Number(top, below, bits, plain, open_)


def _sum_of_two(writer: Writer, one: Number, other: Number) -> Number:
    if one.is_static and other.is_static:
        return _sure_sum([one, other])
    one, other = _named(writer, one), _named(writer, other)
    if one.below == other.below:
        value, plain = f"{one.top} + {other.top}, {one.below}", one.plain and other.plain
        return _either(writer, one, other, value, plain=plain)
    top = f"{times(one.top, other.below)} + {times(other.top, one.below)}"
    below = times(str(one.below), other.below)
    return _either(writer, one, other, f"{top}, {below}", plain=one.plain and other.plain)


def _product(writer: Writer, one: Number, other: Number) -> Number:
    if (one.top, one.below) == ("1", 1):
        return other
    if (other.top, other.below) == ("1", 1):
        return one
    plain = one.plain and other.plain
    if isinstance(one.below, int) and isinstance(other.below, int):
        if other.top.isdigit():
            one, other = other, one
        top = (
            times(other.top, int(one.top))
            if one.top.isdigit()
            else f"{atom(one.top)} * {atom(other.top)}"
        )
        assert isinstance(one.below, int)
        assert isinstance(other.below, int)
        return Number(top, one.below * other.below, one.bits + other.bits, plain, open=False)
    one, other = _named(writer, one), _named(writer, other)
    value = f"{times(one.top, other.top)}, {times(str(one.below), other.below)}"
    return _either(writer, one, other, value, plain=plain)


def _ratio(writer: Writer, one: Number, other: Number, *, nonzero: bool) -> Number:
    """Nothing can be divided by 0: then the lower number is 0, which says so."""
    plain = one.plain and other.plain
    if isinstance(other.below, int) and other.top.lstrip("-").isdigit() and int(other.top):
        inverse = Const(Fraction(other.below, int(other.top)))
        return _product(writer, one, number_of(inverse))
    one, other = _named(writer, one), _named(writer, other)
    value = f"{times(one.top, other.below)}, {times(str(one.below), other.top)}"
    result = _either(writer, one, other, value, plain=plain)
    if not other.plain:
        sure = [f"{x.below} > 0" for x in (one, other) if not x.is_sure]
        with writer.block(f"if {' and '.join([*sure, f'{other.top} < 0'])}:"):
            writer.say(f"{result.top}, {result.below} = -{result.top}, -{result.below}")
    return evolve(result, certain=result.certain and nonzero)


def _extreme(writer: Writer, one: Number, other: Number, sign: str) -> Number:
    plain = one.plain and other.plain
    if one.is_static and other.is_static:
        below = common([one, other])
        left, right = (_simple(writer, scaled(x, below)) for x in (one, other))
        bits = max(one.bits, other.bits) + below.bit_length()
        text = f"{left} if {left} {sign} {right} else {right}"
        plain = plain or (sign == ">" and (one.plain or other.plain))
        return assign(writer, Number(text, below, bits, plain, open=False))
    one, other = _named(writer, one), _named(writer, other)
    left, right = times(one.top, other.below), times(other.top, one.below)
    pairs = f"({one.top}, {one.below}) if {left} {sign} {right} else ({other.top}, {other.below})"
    plain = plain or (sign == ">" and (one.plain or other.plain))
    return _either(writer, one, other, pairs, plain=plain)


def _simple(writer: Writer, text: str) -> str:
    if text.isidentifier() or text.lstrip("-").isdigit():
        return text
    name = writer.fresh("n")
    writer.say(f"{name} = {text}")
    return name


def whole(writer: Writer, op: ScoreOp, figure: Figure) -> Figure:
    """The next whole number below, or above."""
    mark = marked([figure])
    if mark is not None:
        return mark
    number = number_of(figure)
    if number.is_static:
        top = f"{atom(number.top)} // {number.below}"
        if op is ScoreOp.CEIL:
            top = f"-(-{atom(number.top)} // {number.below})"
        return Number(top, 1, number.bits, number.plain, open=False)
    number = _named(writer, number)
    top = f"{number.top} // {number.below}"
    if op is ScoreOp.CEIL:
        top = f"-(-{number.top} // {number.below})"
    return _only(writer, number, f"{top}, 1")


def _only(writer: Writer, number: Number, value: str) -> Number:
    top, below = writer.fresh("n"), writer.fresh("k")
    condition = "" if number.certain else f" if {number.below} > 0 else (0, {number.below})"
    writer.say(f"{top}, {below} = ({value}){condition}")
    return Number(top, below, number.bits + 140, number.plain, number.open, number.certain)


def rounded(writer: Writer, figure: Figure, places: Figure) -> Figure:
    """Half up, to a number of places that is known."""
    mark = marked([figure, places])
    if mark is not None:
        return mark
    assert isinstance(places, Const)
    assert isinstance(places.value, Fraction)
    units = 10 ** int(places.value)
    number = number_of(figure)
    if isinstance(number.below, int):
        top = f"half_up({number.top}, {number.below}, {units})"
        return assign(writer, Number(top, units, number.bits + 140, number.plain, open=False))
    number = _named(writer, number)
    return _only(writer, number, f"half_up({number.top}, {number.below}, {units}), {units}")


def compared(writer: Writer, sign: str, one: Number, other: Number) -> tuple[str, str]:
    """A comparison, and the lower number that says which mark it is where it is not above 0."""
    if one.is_static and other.is_static:
        below = common([one, other])
        return f"{scaled(one, below)} {sign} {scaled(other, below)}", ""
    one, other = _named(writer, one), _named(writer, other)
    unsure = [str(x.below) for x in (one, other) if not x.is_sure]
    worst = f"min({', '.join(unsure)})" if len(unsure) == 2 else "".join(unsure)
    return f"{times(one.top, other.below)} {sign} {times(other.top, one.below)}", worst

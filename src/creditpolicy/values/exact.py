"""Numbers as text and back, with nothing lost: the two spellings are decimals and fractions."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm

MAX_DIGITS = 40
MAX_EXACT_LENGTH = 50_000
MAX_BITS = 80_000
"""Of a numerator or a denominator: 24,000 digits, so that two of them fit into that length."""

# Not \d: it accepts the digits of every script. What this lets through, int() reads exactly.
_DECIMAL = re.compile(r"([+\-−－]?)([0-9０-９]+)(?:[.．]([0-9０-９]+))?")
_EXACT = re.compile(r"(-?[0-9]+)(?:/([0-9]+))?")


def parse_decimal(text: str) -> Fraction | None:
    """Read a decimal that a person wrote, such as ``87.25``, ``－0.5`` or ``１００``.

    One sign at most (``-``, ``−``, ``－`` or ``+``), ASCII or full-width digits, one point at
    most (``.`` or ``．``) with a digit on either side of it.

    Returns:
        The value, or None for anything else: exponents, separators, blanks, NaN, the digits of
        other scripts, or more than 40 digits in all.
    """
    found = _DECIMAL.fullmatch(text) if len(text) <= MAX_DIGITS + 2 else None
    if found is None:
        return None
    sign, whole, decimals = found[1], found[2], found[3] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return None
    size = Fraction(int(whole + decimals), 10 ** len(decimals))
    return size if sign in ("", "+") else -size


def integer_text(number: int) -> str:
    """Write a whole number in decimal digits, however many.

    ``str`` refuses above ``sys.get_int_max_str_digits()``, a setting of the process; Decimal
    converts whole numbers exactly, under any context.
    """
    return str(Decimal(number))


def exact_text(value: Fraction) -> str:
    """Write a value with nothing lost: ``"349/4"``, ``"3"``, ``"-1/2"``; it never raises."""
    numerator = integer_text(value.numerator)
    if value.denominator == 1:
        return numerator
    return f"{numerator}/{integer_text(value.denominator)}"


_bare = object.__new__


def ratio(top: int, below: int) -> Fraction:
    """``Fraction(top, below)`` of two whole numbers, ``below`` above 0, in a third of its time.

    Nothing is asked of the two: `fractions` itself makes what its arithmetic comes to in this way.
    """
    shared = gcd(top, below)
    made = _bare(Fraction)
    made._numerator = top // shared  # type: ignore[attr-defined]  # noqa: SLF001
    made._denominator = below // shared  # type: ignore[attr-defined]  # noqa: SLF001
    return made


def parse_exact(text: str) -> Fraction | None:
    """Read what :func:`exact_text` writes, or a decimal as :func:`parse_decimal` reads it.

    Returns:
        The value (``"2/4"`` is one half), or None for anything else, for a denominator of zero
        and for more than 50,000 characters (the time grows with the square of the length).
    """
    found = _EXACT.fullmatch(text) if len(text) <= MAX_EXACT_LENGTH else None
    if found is None:
        return parse_decimal(text)
    numerator, denominator = _integer(found[1]), _integer(found[2] or "1")
    return Fraction(numerator, denominator) if denominator else None


def _integer(digits: str) -> int:
    """Read ASCII digits without the limit that ``int`` has (see :func:`integer_text`)."""
    return int(Decimal(digits))


def is_long(value: Fraction) -> bool:
    """Whether a value has more digits than are worked with: products of products double theirs."""
    return max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS


def exact_sum(numbers: Iterable[Fraction]) -> Fraction | None:
    """The sum, or None where it is long; whether it is does not depend on the order."""
    addends, below = list(numbers), 1
    for number in addends:
        below = lcm(below, number.denominator)
        if below.bit_length() > MAX_BITS:
            return None
    total = Fraction(sum(n.numerator * (below // n.denominator) for n in addends), below)
    return None if is_long(total) else total

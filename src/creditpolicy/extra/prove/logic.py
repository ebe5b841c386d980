"""Truths, numbers and texts of z3, each with the marks that it may be instead."""

from collections.abc import Iterable
from fractions import Fraction

import z3

from creditpolicy.values.classes import frozen

TRUE, FALSE = z3.BoolVal(True), z3.BoolVal(False)


@frozen
class Term:
    """A figure: `of` unless it is not applicable (`na`) or undecided (`un`), never both.

    `of` is a number (a real), a truth, or a text (an integer that stands for it); None where it is
    a mark in any case.
    """

    of: z3.ExprRef | None
    na: z3.BoolRef = FALSE
    un: z3.BoolRef = FALSE

    @property
    def mark(self) -> z3.BoolRef:
        return any_of((self.na, self.un))


def any_of(parts: Iterable[z3.BoolRef]) -> z3.BoolRef:
    found = [part for part in parts if not z3.is_false(part)]
    if any(z3.is_true(part) for part in found):
        return TRUE
    return _joined(z3.Or, found, FALSE)


def all_of(parts: Iterable[z3.BoolRef]) -> z3.BoolRef:
    found = [part for part in parts if not z3.is_true(part)]
    if any(z3.is_false(part) for part in found):
        return FALSE
    return _joined(z3.And, found, TRUE)


def _joined(how: object, parts: list[z3.BoolRef], of_none: z3.BoolRef) -> z3.BoolRef:
    if not parts:
        return of_none
    return parts[0] if len(parts) == 1 else how(parts)  # type: ignore[operator]


def no(truth: z3.BoolRef) -> z3.BoolRef:
    if z3.is_true(truth) or z3.is_false(truth):
        return FALSE if z3.is_true(truth) else TRUE
    return z3.Not(truth)


def either(test: z3.BoolRef, one: z3.ExprRef, other: z3.ExprRef) -> z3.ExprRef:
    """The one where the test holds, else the other."""
    if z3.is_true(test) or z3.is_false(test) or one.eq(other):
        return one if z3.is_true(test) or one.eq(other) else other
    return z3.If(test, one, other)


def chosen(test: z3.BoolRef, one: Term, other: Term) -> Term:
    """The same of figures, marks and all; a text beside a number is never compared."""
    of = one.of if other.of is None else other.of
    if one.of is not None and other.of is not None:
        if one.of.sort() != other.of.sort():
            raise NotSaid
        of = either(test, one.of, other.of)
    return Term(of, _truth(test, one.na, other.na), _truth(test, one.un, other.un))


def _truth(test: z3.BoolRef, one: z3.BoolRef, other: z3.BoolRef) -> z3.BoolRef:
    return any_of((all_of((test, one)), all_of((no(test), other))))


def number(value: Fraction | int) -> z3.RatNumRef:
    return z3.RealVal(str(value))


class NotSaid(Exception):
    """What no formula of z3 is made for, or too much of it."""

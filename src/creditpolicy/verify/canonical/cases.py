"""Rows of a table in one order, where their order does not matter."""

from collections.abc import Hashable
from fractions import Fraction
from typing import cast

from creditpolicy.policy.core.values import Mark
from creditpolicy.verify.canonical.terms import Terms

Row = tuple[int, int]

_MOST = 100
_SURE = ("var", "given")
"""What is never a mark, so that a row that tests it is true or false."""


def ordered_rows(terms: Terms, rows: list[Row]) -> list[Row]:
    """Neighbours of which only one can hold change places until they stand in order."""
    if len(rows) > _MOST:
        return rows
    chosen = [(row, _choices(terms, row[0])) for row in rows]
    for end in range(len(chosen) - 1, 0, -1):
        for at in range(end):
            one, other = chosen[at], chosen[at + 1]
            if other[0] < one[0] and _excluded(terms, one[1], other[1]):
                chosen[at], chosen[at + 1] = other, one
    return [row for row, _ in chosen]


def guards_division(terms: Terms, test: int, value: int, other: int) -> bool:
    """Whether a row says of a ratio what it says itself: n = 0 is not applicable, else m ÷ n.

    n counts records and m counts some of the same ones, so that m is decided where n is 0.
    """
    if terms.constant(value) is not Mark.NOT_APPLICABLE:
        return False
    match terms.nodes[test], terms.nodes[other]:
        case ("=", int() as of), ("sum", one) if _relation(terms, of) is not None:
            factors, _ = cast("tuple[tuple[int, ...], Fraction]", one)
            rest = list(factors)
            inverse = terms.of("inverse", of)
            if inverse not in rest:
                return False
            rest.remove(inverse)
            return all(_is_among(terms, factor, of) for factor in rest)
        case _:
            return False


def _relation(terms: Terms, of: int) -> int | None:
    """The relation that a figure counts; None for any other."""
    match terms.nodes[of]:
        case ("measured", int() as measure, *_):
            _, _, relation, per, aggregate, _ = terms.nodes[measure]
            counts = aggregate == "count" and per == ()
            return relation if counts and isinstance(relation, int) else None
        case _:
            return None


def _is_among(terms: Terms, some: int, every: int) -> bool:
    """Whether what the one counts is among what the other counts."""
    part, whole = _relation(terms, some), _relation(terms, every)
    if part is None or terms.nodes[some][2:] != terms.nodes[every][2:]:
        return False
    return part == whole or terms.nodes[part][:2] == ("where", whole)


Choices = tuple[dict[Hashable, Hashable], bool]
"""What a test wants figures to be, and whether it wants nothing else."""


def _choices(terms: Terms, test: int) -> Choices:
    wanted: dict[Hashable, Hashable] = {}
    parts = terms.parts("and", test)
    for part in parts:
        match terms.nodes[part]:
            case ("is", of, value):
                wanted[of] = value
            case ("=", int() as of):
                figure, value = _apart(terms, of)
                wanted[figure] = value
            case _:
                return wanted, False
    return wanted, len(parts) == 1


def _apart(terms: Terms, of: int) -> tuple[Hashable, Hashable]:
    """A sum that is compared with 0: what varies, and the constant."""
    node = terms.nodes[of]
    if node[0] != "sum":
        return (((of,), 1),), 0
    products: list[tuple[tuple[int, ...], Hashable]] = list(node[1:])  # type: ignore[arg-type]
    rest = tuple(one for one in products if one[0])
    return rest, next((n for product, n in products if not product), 0)


def _excluded(terms: Terms, one: Choices, other: Choices) -> bool:
    """Whether the rows want different values of a figure, so that a mark decides both alike."""
    (wanted, alone), (others, too) = one, other
    shared = [of for of in wanted if of in others and wanted[of] != others[of]]
    return any((alone and too) or _is_sure(terms, of) for of in shared)


def _is_sure(terms: Terms, of: Hashable) -> bool:
    return isinstance(of, int) and terms.word(of) in _SURE

"""Sums of products of figures, of whether they apply, and of 1 over sums: equal ones look equal.

An atom is a figure (`value`, 0 where it does not apply), whether it applies (`on`), the `sum` of a
figure over some members or the `count` of those for whom it applies, whether a sum is not 0
(`some`), or 1 over a sum (`over`, 0 where the sum is). Laws: `on` and `some` are 0 or 1; a figure
is 0 where its `on` is, a `sum` where its `count` is; `over` of a sum times the sum is its `some`;
a sum of what is not negative is not 0 where one of its terms is not.
"""

from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from typing import cast

Atom = tuple[Hashable, ...]
Product = tuple[Atom, ...]
Poly = dict[Product, Fraction]
Frozen = tuple[tuple[Product, Fraction], ...]

_FIRST = Fraction(1)
ONE: Poly = {(): _FIRST}
NOTHING: Poly = {}
_MOST = 3_000_000


class TooMuch(Exception):
    """More terms than are worked with, or what no sum of products says."""


class Algebra:
    """`sums` are those under an `over` or a `some`, by their numbers; `known` atoms are not 0."""

    def __init__(self) -> None:
        self.sums: list[Poly] = []
        self._numbers: dict[Frozen, int] = {}
        self._kept: dict[Product, Product] = {}
        self.known: set[Atom] = set()
        self._spent = 0

    def add(self, *of: Poly) -> Poly:
        total: Poly = {}
        for poly in of:
            for product, n in poly.items():
                total[product] = total.get(product, Fraction(0)) + n
        return {product: n for product, n in total.items() if n}

    def scaled(self, of: Poly, by: Fraction) -> Poly:
        return {product: n * by for product, n in of.items()} if by else {}

    def less(self, one: Poly, other: Poly) -> Poly:
        return self.add(one, self.scaled(other, Fraction(-1)))

    def times(self, *of: Poly) -> Poly:
        whole = ONE
        for poly in of:
            if poly is ONE or not whole:
                continue
            self._spend(len(whole) * len(poly))
            total: Poly = {}
            for one, n in whole.items():
                for other, m in poly.items():
                    product = self._plain(one + other)
                    total[product] = total.get(product, Fraction(0)) + n * m
            whole = {product: n for product, n in total.items() if n}
        return whole

    def _spend(self, terms: int) -> None:
        self._spent += terms
        if self._spent > _MOST:
            raise TooMuch

    def over(self, of: Poly) -> tuple[Poly, Poly]:
        """1 over a sum, and whether the sum is not 0."""
        if list(of) in ([], [()]):
            return ({(): 1 / of[()]}, ONE) if of else ({}, {})
        if len(of) == 1:
            [(product, n)] = of.items()
            if all(atom[0] in ("on", "some") for atom in product):
                return {product: 1 / n}, {product: _FIRST}  # it is n or 0
        number = self._number(of)
        return {(("over", number),): _FIRST}, {(("some", number),): _FIRST}

    def is_positive(self, of: Poly) -> None:
        """From now on: the sum is more than 0. Of so much beyond a bound, so is what exceeds it."""
        bound = of.get((), Fraction(0))
        above = {product: n for product, n in of.items() if product}
        if bound <= 0 and len(above) == 1:
            [(product, _)] = above.items()
            self.known.update(product)
            self.known.update(atom for part in product for atom in _follows(part))
            self._kept.clear()

    def _number(self, of: Poly) -> int:
        key = tuple(sorted(of.items()))
        if key not in self._numbers:
            self._numbers[key] = len(self.sums)
            self.sums.append(of)
        return self._numbers[key]

    def _plain(self, product: Product) -> Product:
        """The product without what follows from the rest of it, in one order."""
        product = tuple(sorted(product))
        known = self._kept.get(product)
        if known is None:
            known = self._kept[product] = self._without_what_follows(product)
        return known

    def _without_what_follows(self, product: Product) -> Product:
        left = list(product)
        for atom in [one for one in product if one[0] in ("some", "on")]:
            rest = [*left]
            rest.remove(atom)
            if atom in self._implied(rest):
                left = rest
        return tuple(left)

    def _implied(self, atoms: Iterable[Atom]) -> set[Atom]:
        """All that is not 0 where none of the atoms is."""
        found = set(atoms) | self.known
        for atom in atoms:
            found.update(_follows(atom))
        changed = True
        while changed:
            changed = False
            for number, sum_ in enumerate(self.sums):
                some = ("some", number)
                if some not in found and (_is_met(sum_, found) or self._is_wider(sum_, found)):
                    found.add(some)
                    changed = True
        return found

    def _is_wider(self, of: Poly, found: set[Atom]) -> bool:
        """Whether each term of a sum that is not 0 is among those of this one."""
        if not all(_is_sign(product, n) for product, n in of.items()):
            return False
        some = (self.sums[int(str(atom[1]))] for atom in found if atom[0] == "some")
        return any(all(product in of for product in other) for other in some)

    def reduced(self, of: Poly) -> Poly:
        """The same with every `over` × sum as the sum's `some`."""
        left: Poly = dict(of)
        done: Poly = {}
        while left:
            product, n = left.popitem()
            self._spend(1)
            step = self._step(product)
            if step is None:
                done[product] = done.get(product, Fraction(0)) + n
                continue
            for other, m in step.items():
                left[other] = left.get(other, Fraction(0)) + n * m
        return {product: n for product, n in done.items() if n}

    def is_nothing(self, of: Poly) -> bool:
        """Whether it is 0: times each sum that stands under an `over`, where that is not 0."""
        for number, sum_ in enumerate(self.sums):
            over: Atom = ("over", number)
            some: Poly = {(("some", number),): _FIRST}
            without = {product: n for product, n in of.items() if over not in product}
            if len(without) == len(of):
                continue
            if self.less(self.times(without, some), without):
                return False
            rest: Poly = {}
            for product, n in of.items():
                if over in product:
                    left = list(product)
                    left.remove(over)
                    if over in left:
                        raise TooMuch
                    rest[tuple(left)] = n
            of = self.add(self.times(without, sum_), self.times(rest, some))
        return not of

    def _step(self, product: Product) -> Poly | None:
        """A product of `over` and the leading term of its sum by the rest of the sum."""
        for atom in product:
            if atom[0] != "over":
                continue
            number = atom[1]
            assert isinstance(number, int)
            sum_ = self.sums[number]
            leading = max(sum_)
            rest = _without(product, (atom, *leading))
            if rest is None:
                continue
            others = {p: -n / sum_[leading] for p, n in sum_.items() if p != leading}
            some: Poly = {self._plain((("some", number), *rest)): 1 / sum_[leading]}
            return self.add(some, self.times({(atom, *rest): _FIRST}, others))
        return None


def _follows(atom: Atom) -> Iterator[Atom]:
    """What is not 0 where the atom is not."""
    match atom:
        case ("value", name, key):
            yield ("on", name, key)
            yield from _follows(("on", name, key))
        case ("on", name, key) if isinstance(key, tuple):
            yield from (("count", name, one) for one in cast("tuple[Hashable, ...]", key))
        case ("sum", name, members):
            yield ("count", name, members)
        case ("over", number):
            yield ("some", number)
        case _:
            return


def _is_met(of: Poly, found: set[Atom]) -> bool:
    """Whether a sum is not 0: it is one product that is not, or has one and none is negative."""
    met = any(n > 0 and found.issuperset(product) for product, n in of.items())
    return met and (len(of) == 1 or all(_is_sign(product, n) for product, n in of.items()))


def _is_sign(product: Product, n: Fraction) -> bool:
    """Whether a term is never negative: a positive number of what is 0 or more."""
    return n > 0 and all(atom[0] in ("on", "some", "count") for atom in product)


def summed(of: Poly, members: tuple[str, ...]) -> Poly:
    """What a sum of products for any one member is for all of them together."""
    total: Poly = {}
    for product, n in of.items():
        own = [atom for atom in product if atom[0] in ("value", "on") and atom[2] == (members,)]
        if len(own) != 1:
            raise TooMuch
        kind, name, _ = own[0]
        together: Atom = ("sum" if kind == "value" else "count", name, members)
        rest = [*product]
        rest.remove(own[0])
        place = tuple(sorted((*rest, together)))
        total[place] = total.get(place, Fraction(0)) + n
    return {product: n for product, n in total.items() if n}


def _without(product: Product, parts: Product) -> Product | None:
    """What is left without these; None where one of them is not there."""
    left = list(product)
    for part in parts:
        if part not in left:
            return None
        left.remove(part)
    return tuple(left)

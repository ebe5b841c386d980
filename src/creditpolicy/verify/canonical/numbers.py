"""Sums in normal form: each product of figures once, with its coefficient.

Sound where figures may be marks: a figure with the coefficient 0 stays, and x ÷ x is not 1.
"""

from fractions import Fraction
from math import gcd, lcm

from creditpolicy.verify.canonical.terms import Terms

Product = tuple[int, ...]
Sum = dict[Product, Fraction]

_MOST = 64
"""A sum of more terms is a figure by itself where it stands in another formula."""
_ONE = Fraction(1)


class Numbers:
    """Arithmetic on terms."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    def unfold(self, term: int) -> Sum:
        """A term as a sum; of a single thing itself."""
        node = self.terms.nodes[term]
        number = self.terms.number(term)
        if number is not None:
            return {(): number}
        if node[0] == "sum" and len(node) <= _MOST + 1:
            return dict(node[1:])  # type: ignore[arg-type]
        return {(term,): _ONE}

    def fold(self, of: Sum) -> int:
        """The term of a sum."""
        kept = {product: n for product, n in of.items() if product or n} or {(): Fraction(0)}
        if list(kept) == [()]:
            return self.terms.literal(kept[()])
        if len(kept) == 1:
            [(product, n)] = kept.items()
            if n == 1 and len(product) == 1:
                return product[0]
        return self.terms.of("sum", *sorted(kept.items()))

    def add(self, parts: list[int]) -> int:
        total: Sum = {}
        for part in parts:
            for product, n in self.unfold(part).items():
                total[product] = total.get(product, Fraction(0)) + n
        return self.fold(total)

    def scaled(self, term: int, by: Fraction) -> int:
        return self.fold({product: n * by for product, n in self.unfold(term).items()})

    def multiply(self, parts: list[int]) -> int:
        """A single product is multiplied into a sum; two sums stay a product of them."""
        whole: Sum = {(): _ONE}
        for part in parts:
            sum_ = self.unfold(part)
            if len(whole) > 1 and len(sum_) > 1:
                whole, sum_ = self._as_factor(whole), self._as_factor(sum_)
            whole = {
                tuple(sorted((*one, *other))): n * m
                for one, n in whole.items()
                for other, m in sum_.items()
            }
        return self.fold(whole)

    def _as_factor(self, of: Sum) -> Sum:
        content, factor = self.primitive(of)
        return {(factor,): content}

    def primitive(self, of: Sum) -> tuple[Fraction, int]:
        """A number and a term whose first coefficient is 1; their product is the sum."""
        products = sorted(product for product in of if product and of[product])
        content = of[products[0]] if products else _ONE
        return content, self.fold({product: n / content for product, n in of.items()})

    def inverse(self, term: int) -> int:
        """1 ÷ it: not applicable where it is 0."""
        sum_ = self.unfold(term)
        if len(sum_) > 1:
            content, factor = self.primitive(sum_)
            return self.fold({(self.terms.of("inverse", factor),): 1 / content})
        [(product, n)] = sum_.items()
        if n == 0:
            return self.terms.of("inverse", term)
        factors = tuple(sorted(self.terms.of("inverse", factor) for factor in product))
        return self.fold({factors: 1 / n})

    def signed(self, of: Sum) -> tuple[int, Sum]:
        """Whole coefficients without a common factor, and the sign of what they are a part of."""
        leading = [of[product] for product in sorted(of) if product and of[product]]
        if not leading:
            return 1, of
        over = lcm(*(n.denominator for n in leading))
        common = gcd(*((n * over).numerator for n in leading))
        by = Fraction(over, common)
        sign = -1 if leading[0] < 0 else 1
        return sign, {product: n * by * sign for product, n in of.items()}

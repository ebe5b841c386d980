"""A result of another evaluation: which assessment it is of, and its figures."""

from datetime import date
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Reference

Key = tuple[str, ...]
Table = dict[Key, Fraction | Mark]


@frozen
class Supplied:
    """`tables` holds each figure by name and department; the zone's score has no department."""

    file: str
    name: str
    year: int
    period: tuple[date, date]
    digest: str
    tables: dict[str, Table] = field(repr=False)

    @cached_property
    def departments(self) -> frozenset[str]:
        """The names of all departments that have a figure."""
        return frozenset(key[0] for table in self.tables.values() for key in table if key)

    def answers(self, reference: Reference) -> bool:
        """Whether this is the result that the reference names."""
        same = (self.name, self.year) == (reference.assessment, reference.year)
        return same and reference.period in (None, self.period)


@frozen
class Published:
    """A result with the day as of which it was evaluated, and the assumptions' values as text."""

    supplied: Supplied
    as_of: date | None
    assumed: dict[str, str]


@frozen
class Imports:
    """For each reference the result that it found, and its figures by the departments' names here.

    A reference that may be missing and is has no source, and its figures are empty tables. `names`
    has, by reference, the departments that stand there under another name.
    """

    sources: dict[str, Supplied] = field(factory=dict[str, Supplied])
    tables: dict[tuple[str, str], Table] = field(factory=dict[tuple[str, str], Table])
    names: dict[str, dict[str, str]] = field(factory=dict[str, dict[str, str]])
    warnings: tuple[Diagnostic, ...] = ()

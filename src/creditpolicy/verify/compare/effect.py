"""What a change of policy does to real evidence: scores, ranks and grades before and after."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.evaluate.assessment import Assessment, DepartmentResult
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.figures import named_figures
from creditpolicy.values.classes import frozen


@frozen
class Moved:
    """A department before and after; None where a policy does not name it.

    `grades`: its figures that are no numbers in either, by name, each before and after.
    """

    name: str
    before: DepartmentResult | None
    after: DepartmentResult | None
    grades: tuple[tuple[str, str, str], ...]

    @property
    def difference(self) -> Fraction | None:
        """How many points more it has after; None where either has no score."""
        if self.before is None or self.after is None:
            return None
        one, other = self.before.score, self.after.score
        if isinstance(one, Fraction) and isinstance(other, Fraction):
            return other - one
        return None

    @property
    def is_changed(self) -> bool:
        if self.before is None or self.after is None:
            return True
        ranks = self.before.rank != self.after.rank
        grades = any(before != after for _, before, after in self.grades)
        return ranks or grades or self.before.score != self.after.score


@frozen
class Effects:
    """The same evidence under both policies; `departments` in the old order, then the new ones."""

    old: Assessment
    new: Assessment
    departments: tuple[Moved, ...]


def effects(old: Assessment, new: Assessment) -> Effects:
    names = dict.fromkeys((*old.by_name, *new.by_name))
    before, after = _grades(old), _grades(new)
    moved = (
        Moved(name, old.by_name.get(name), new.by_name.get(name), _graded(name, before, after))
        for name in names
    )
    return Effects(old, new, tuple(moved))


Grades = dict[str, dict[str, str]]
"""For each figure that is a grade: by department what it is."""


def _graded(name: str, before: Grades, after: Grades) -> tuple[tuple[str, str, str], ...]:
    figures = dict.fromkeys((*before, *after))
    return tuple(
        (f, before.get(f, {}).get(name, ""), after.get(f, {}).get(name, "")) for f in figures
    )


def _grades(of: Assessment) -> Grades:
    found: Grades = {}
    for label, name, value in _texts(of):
        found.setdefault(label, {})[name] = value
    return found


def _texts(of: Assessment) -> Iterator[tuple[str, str, str]]:
    for label, figure in named_figures(of.policy).items():
        if not isinstance(figure, Score) or not figure.dims:
            continue
        for key, value in of.scores[figure.name].items():
            if isinstance(value, str):
                yield label, key[0], value

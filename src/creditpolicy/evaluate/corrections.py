"""A result held against one that was published: who stands differently, and what has changed."""

from collections.abc import Iterator
from fractions import Fraction

from attrs import define, field, frozen

from creditpolicy.evaluate.assessment import Assessment, DepartmentResult, Figure
from creditpolicy.evaluate.results.lineage import under_names
from creditpolicy.evaluate.results.supplied import Published
from creditpolicy.policy import names
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Score, Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.core.walk import given_in_relation
from creditpolicy.policy.facts import Item
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.policy.rests_on import rests_on


@frozen
class Change:
    """A figure, by its label, before and now."""

    label: str
    before: Figure
    now: Figure


@frozen
class ItemCorrection:
    """A department's score in an item; `before` is None where the item did not name it.

    `counts`: counts of records that differ there; `assumptions`: those with another value on
    which the item's score rests.
    """

    item: Item
    before: Figure | None
    now: Figure
    counts: tuple[Change, ...]
    assumptions: tuple[str, ...]


@frozen
class DepartmentCorrection:
    """A department whose score, rank or contribution is another; None where it had none before."""

    now: DepartmentResult
    score: Figure | None
    rank: int | None
    contribution: Figure | None
    items: tuple[ItemCorrection, ...]


@frozen
class Corrections:
    """`departments` that changed, in the policy's order; `gone` are names that have no successor.

    `policy`: whether its text is another one; `assumptions`: names with the value before and now,
    None where there was none, or is none any more.
    """

    published: Published
    assessment: Assessment
    zone: Figure
    departments: tuple[DepartmentCorrection, ...]
    gone: tuple[str, ...]
    policy: bool
    assumptions: tuple[tuple[str, str | None, str | None], ...]


def corrections(
    assessment: Assessment, published: Published, under_old: Assessment | None = None
) -> Corrections:
    """`under_old`: the evidence of now under the old policy.

    With it the counts that differ are those that evidence moved; without it a rule that now counts
    otherwise may have done so too, and only counts that rest on another assumption are left out.
    """
    supplied = published.supplied
    work = _Work(
        assessment,
        published,
        tuple(_assumptions(assessment, published)),
        under_old or assessment,
        by_rules=under_old is None,
    )
    old = under_names(assessment.policy, supplied.departments)
    compared = (work.department(one, old.get(one.name)) for one in assessment.departments)
    return Corrections(
        published,
        assessment,
        supplied.tables[names.TOTAL][()],
        tuple(one for one in compared if one is not None),
        tuple(sorted(supplied.departments - {*old.values()})),
        supplied.digest != assessment.policy.digest,
        work.assumptions,
    )


def _assumptions(
    assessment: Assessment, published: Published
) -> Iterator[tuple[str, str | None, str | None]]:
    given = {n: value_text(v) for n, v in assessment.run.given(assessment.policy).items()}
    for name in dict.fromkeys((*published.assumed, *given)):
        before, now = published.assumed.get(name), given.get(name)
        if before != now:
            yield name, before, now


@define
class _Work:
    """Compares the departments of two results; `counted` has the counts of now."""

    assessment: Assessment
    published: Published
    assumptions: tuple[tuple[str, str | None, str | None], ...]
    counted: Assessment
    by_rules: bool = field(kw_only=True)
    _counts: dict[str, Measure | Score] = field(init=False)
    _rests: dict[str, tuple[str, ...]] = field(init=False)
    _names: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        policy, counted = self.assessment.policy, self.counted.policy
        changed = [name for name, _, _ in self.assumptions]
        self._rests = {}
        for item in policy.items:
            on = rests_on(policy, names.department_item_score(item.id))
            self._rests[item.id] = tuple(name for name in changed if name in on)
        self._counts = {
            label: of
            for label, of in named_figures(counted).items()
            if not (self.by_rules and _rest_of(of, counted).intersection(changed))
        }
        self._names = under_names(policy, frozenset(counted.department_names))

    def department(self, now: DepartmentResult, name: str | None) -> DepartmentCorrection | None:
        """None where nothing of the department is another."""
        rank = self._old(names.RANK, name)
        before = int(rank) if isinstance(rank, Fraction) else None
        score, gain = (self._old(f, name) for f in (names.DEPARTMENT_SCORE, names.CONTRIBUTION))
        one = DepartmentCorrection(now, score, before, gain, tuple(self._items(now, name)))
        same = (score, before, gain) == (now.score, now.rank, now.contribution)
        return None if same and not one.items else one

    def _old(self, figure: str, name: str | None) -> Figure | None:
        table = self.published.supplied.tables.get(figure, {})
        return None if name is None else table.get((name,))

    def _items(self, now: DepartmentResult, name: str | None) -> Iterator[ItemCorrection]:
        for one in now.items:
            before = self._old(names.department_item_score(one.item.id), name)
            if before != one.score:
                counts = tuple(self._changed(one.item, now.name, name))
                rests = self._rests[one.item.id]
                yield ItemCorrection(one.item, before, one.score, counts, rests)

    def _changed(self, item: Item, department: str, name: str | None) -> Iterator[Change]:
        """The counts of an item that differ."""
        ids = {item.id, *(part.id for part in item.parts)}
        for label, of in self._counts.items():
            if of.item in ids and (isinstance(of, Measure) or of.unit is Unit.COUNT):
                before, now = self._old(label, name), self._value(of, self._names.get(department))
                if before is not None and before != now:
                    yield Change(label.rpartition("/")[2], before, now)

    def _value(self, of: Measure | Score, department: str | None) -> Figure:
        if department is None:
            return Mark.NOT_APPLICABLE
        key = (department,)
        if isinstance(of, Measure):
            value = self.counted.measures[of.name].at(key)
        else:
            value = self.counted.scores[of.name].get(key, Mark.NOT_APPLICABLE)
        return value if isinstance(value, Fraction | Mark) else Mark.NOT_APPLICABLE


def _rest_of(of: Measure | Score, policy: Policy) -> frozenset[str]:
    """The assumptions of a figure."""
    return given_in_relation(of.of) if isinstance(of, Measure) else rests_on(policy, of.name)

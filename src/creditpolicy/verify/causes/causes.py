"""Why a figure is not the published one: by evidence, by which change of the policy, by how much.

The published result is followed by the old policy on the evidence of now, and that by the policy of
now. The first step is what evidence did, the second what the policy did. Of the second, each part
of the change is made alone, and all of them but each: a part that adds the same either way acts by
itself. Of all others only their joint effect is known.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.assessment import Assessment, Figure
from creditpolicy.evaluate.results.lineage import under_names
from creditpolicy.policy import names
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.source.source import Span
from creditpolicy.syntax.statements import File
from creditpolicy.values.classes import field, frozen
from creditpolicy.verify.causes.units import Unit, mixed, place, together, units
from creditpolicy.verify.compare.change import NONE, Change, Effect
from creditpolicy.verify.compare.compare import changes

Assumed = dict[str, Value]
Evaluate = Callable[[Policy, Assumed], Assessment | None]
"""The evidence of now under a policy with assumptions set otherwise; None where they cannot be."""
Place = tuple[str, str]
"""A figure of a department, by the name that it has now; the zone has the name ""."""
Figures = dict[Place, Figure]
ZONE = ""


@frozen
class Part:
    """A part of the change, by its number from 1; `span` is None for an assumption of the run."""

    number: int
    changes: tuple[Change, ...]
    span: Span | None


Alone = tuple[Part, Figure | None]
"""A part, and what a figure would be if it were the only one."""


@frozen
class Cause:
    """A figure as published, under the old policy with the evidence of now, and now.

    None where there was no such figure. `severally` are the parts that moved it by themselves,
    `jointly` those of which nobody can say how much each adds to the others.
    """

    published: Figure | None
    under_old: Figure | None
    now: Figure
    severally: tuple[Alone, ...] = ()
    jointly: tuple[Alone, ...] = ()

    @property
    def by_evidence(self) -> bool:
        return self.published != self.under_old

    @property
    def parts(self) -> tuple[Alone, ...]:
        """All that moved it, by their numbers."""
        return tuple(sorted((*self.severally, *self.jointly), key=lambda one: one[0].number))

    @property
    def joint(self) -> tuple[Figure | None, Figure | None]:
        """The figure before and after what the parts did jointly."""
        gaps = [_gap(self.under_old, alone) for _, alone in self.severally]
        known = [gap for gap in gaps if gap is not None]
        if isinstance(self.under_old, Fraction) and len(known) == len(gaps):
            return self.under_old + sum(known), self.now
        return self.under_old, self.now


@frozen
class Version:
    """A policy, the lines that it was made of, and the assumptions that a run sets otherwise."""

    policy: Policy
    file: File
    assumed: Assumed


@frozen
class Causes:
    """`under_old`: the evidence of now under the old policy; `parts` that can move any figure."""

    under_old: Assessment
    parts: tuple[Part, ...]
    _base: Figures = field(repr=False)
    _now: Figures = field(repr=False)
    _alone: tuple[Figures | None, ...] = field(repr=False)
    _without: tuple[Figures | None, ...] = field(repr=False)

    def of(self, figure: str, department: str, published: Figure | None) -> Cause:
        """The cause of a figure of the policy of now."""
        at = figure, department
        base, now = self._base.get(at), self._now[at]
        alone = [None if one is None else one.get(at) for one in self._alone]
        rest = [None if one is None else one.get(at) for one in self._without]
        moved = [n for n in range(len(alone)) if alone[n] != base or rest[n] != now]
        if len(moved) == 1 and (alone[moved[0]], rest[moved[0]]) == (now, base):
            return Cause(published, base, now, ((self.parts[moved[0]], now),))
        gaps = {n: _gap(base, alone[n]) for n in moved}
        single = [n for n in moved if gaps[n] is not None and gaps[n] == _gap(rest[n], now)]
        others = [n for n in moved if n not in single]
        whole = sum((gap for n in single if (gap := gaps[n]) is not None), Fraction(0))
        adds_up = whole == _gap(base, now) if moved else base == now
        if len(others) == 1 or not (others or adds_up):
            single, others = [], moved if len(moved) > 1 else list(range(len(alone)))
        several, joint = (tuple((self.parts[n], alone[n]) for n in of) for of in (single, others))
        return Cause(published, base, now, several, joint)


def _gap(before: Figure | None, after: Figure | None) -> Fraction | None:
    if isinstance(before, Fraction) and isinstance(after, Fraction):
        return after - before
    return None


def causes(old: Version, new: Version, assessment: Assessment, evaluate: Evaluate) -> Causes | None:
    """None where the old policy cannot be evaluated on what the new one is."""
    under_old = evaluate(old.policy, old.assumed)
    if under_old is None:
        return None
    work = _Work(old, new, evaluate, tuple(_steps(old, new)))
    told = [(step, said) for step in work.steps if (said := work.said(step))]
    parts = tuple(
        Part(number, said, place(step.unit, old.file) if step.unit else None)
        for number, (step, said) in enumerate(told, 1)
    )
    return Causes(
        under_old,
        parts,
        work.figures(under_old),
        work.figures(assessment),
        tuple(work.world((step,)) for step, _ in told),
        tuple(work.world(tuple(s for s in work.steps if s is not step)) for step, _ in told),
    )


@frozen
class _Step:
    """Lines that change, or an assumption that the run sets otherwise than the one before."""

    unit: Unit
    assumed: str = ""


def _steps(old: Version, new: Version) -> Iterator[_Step]:
    yield from map(_Step, units(old.file, new.file))
    for name in dict.fromkeys((*old.assumed, *new.assumed)):
        if old.assumed.get(name) != new.assumed.get(name):
            yield _Step((), name)


@frozen
class _Work:
    old: Version
    new: Version
    evaluate: Evaluate
    steps: tuple[_Step, ...]

    def said(self, step: _Step) -> tuple[Change, ...]:
        """What the step means; nothing where it moves neither figures nor evidence."""
        if not step.unit:
            what = Words("本次取值", "value for this run")
            one, other = (_given(version, step.assumed) for version in (self.old, self.new))
            subject = Words(f"假设 {step.assumed}", f"assumption {step.assumed}")
            return (Change(subject, None, what, one, other, given=step.assumed),)
        policy = mixed(self.old.file, step.unit)
        assert policy is not None
        found = changes(self.old.policy, policy)
        return tuple(one for one in found if one.effect is not Effect.WORDING)

    def world(self, steps: tuple[_Step, ...]) -> Figures | None:
        """The figures with these steps made and no others; None where there are none."""
        policy = mixed(self.old.file, together([step.unit for step in steps]))
        if policy is None:
            return None
        made = {step.assumed for step in steps}
        before = {n: value for n, value in self.old.assumed.items() if n not in made}
        assumed = before | {n: value for n, value in self.new.assumed.items() if n in made}
        assessment = self.evaluate(policy, assumed)
        return None if assessment is None else self.figures(assessment)

    def figures(self, of: Assessment) -> Figures:
        """The figures that are told, of the departments of now."""
        known = frozenset(of.policy.department_names)
        zone = {(names.TOTAL, ZONE): of.zone.score}
        return zone | {
            place: value
            for name, there in under_names(self.new.policy, known).items()
            for place, value in _figures_of(of, name, there)
        }


def _given(version: Version, name: str) -> str:
    """The value of an assumption in a version, whoever set it; nothing where there is none."""
    values = {one.name: one.value for one in version.policy.assumptions} | version.assumed
    return value_text(values[name]) if name in values else NONE


def _figures_of(of: Assessment, name: str, there: str) -> Iterator[tuple[Place, Figure]]:
    one = of.by_name[there]
    yield (names.DEPARTMENT_SCORE, name), one.score
    yield (names.CONTRIBUTION, name), one.contribution
    for item in one.items:
        yield (names.department_item_score(item.item.id), name), item.score

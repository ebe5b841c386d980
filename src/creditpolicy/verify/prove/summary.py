"""The claims about 汇总: sums, bounds, its tables and conditions, and what it ensures."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from creditpolicy.policy import names
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.prove.adding_up import adding_up_claims
from creditpolicy.verify.prove.claim import Claim, Property, Status
from creditpolicy.verify.prove.conditions import asked_of
from creditpolicy.verify.prove.occurs import settle
from creditpolicy.verify.prove.order import order_claim
from creditpolicy.verify.prove.promises import promise_claims
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.results import result_claims
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.witness.recipes import Rows

_TRIES = (60, 6)
_MOST_STEPS = 12
_MOST_DEPARTMENTS = 2


def summary_claims(policy: Policy, claims: list[Claim], solver: Solver | None) -> Iterator[Claim]:
    """`claims` are those about the items: what they prove is built on."""
    bounded = {c.about for c in claims if c.property is Property.BOUNDS and _is_proved(c)}
    within = all(item.id in bounded for item in policy.items)
    sums = [*adding_up_claims(policy, solver)]
    yield from sums
    yield from result_claims(policy, within=within, adds_up=all(map(_is_proved, sums)))
    yield order_claim(policy)
    ranges = {names.rate(id_): Range(Fraction(0), Fraction(1)) for id_ in bounded}
    yield from _tables(policy, claims, ranges, solver)
    yield from promise_claims(policy, None, ranges, solver)


def _is_proved(of: Claim) -> bool:
    return of.status is Status.PROVED


def _tables(
    policy: Policy, claims: list[Claim], ranges: dict[str, Range], solver: Solver | None
) -> Iterator[Claim]:
    """Its tables, gates and choices: on rows of full scores, of some items or of all."""
    asked = asked_of(policy, [score for score in policy.scores if score.item is None])
    if not asked:
        return
    probes = [probe for one in asked for probe in one.probes]
    shown = (figure.name for probe in probes for figure in probe.shown)
    subject = Subject(policy, shown, (probe.score for probe in probes), taken=ranges)
    subject.first = tuple(_mixed(policy, claims))
    found = settle(subject, probes, solver, _TRIES)
    yield from (one.told("", found) for one in asked)


def _mixed(policy: Policy, claims: list[Claim]) -> Iterator[Rows]:
    """Full scores in some items, by one department, by two, and by all."""
    full = {c.about: c.examples[0].rows for c in claims if _shows_full_points(c)}
    items = [item for item in policy.items if item.id in full]
    by_department = {
        name: [full[item.id] for item in items if name in item.departments]
        for name in policy.department_names
    }
    most = sorted(by_department, key=lambda name: -len(by_department[name]))
    one, *others = most
    whole = _of(one, by_department[one])
    yield whole
    step = max(1, len(by_department[one]) // _MOST_STEPS)
    for count in range(1, len(by_department[one]), step):
        yield _of(one, by_department[one][:count])
        yield _of(one, by_department[one][:-count])
    for other in others[:_MOST_DEPARTMENTS]:
        rest = _of(other, by_department[other])
        yield whole + rest
        yield whole + _of(other, by_department[other][:1])
    yield tuple(row for name in most for row in _of(name, by_department[name]))


def _shows_full_points(of: Claim) -> bool:
    return of.property is Property.REACHED and _is_proved(of) and not of.examples[0].assumed


def _of(department: str, parts: Iterable[Rows]) -> Rows:
    return tuple(row | {"部门": department} for rows in parts for row in rows)

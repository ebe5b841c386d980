"""Sums over departments are sums over items: an identity, item by item.

Of an item its departments' figures sum to so many times the item's own; of those sums the whole is
made. Undecided figures are left out of it: with one of them the zone is undecided as well.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import TypeVar

from creditpolicy.policy import names
from creditpolicy.policy.core.build import HERE, ZERO, op
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Instead,
    Operation,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Given, Mark
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.values.classes import frozen
from creditpolicy.verify.prove.algebra import Algebra, Poly, Product, TooMuch, summed
from creditpolicy.verify.prove.claim import Property
from creditpolicy.verify.prove.conditions import probe
from creditpolicy.verify.prove.direction import Directions
from creditpolicy.verify.prove.occurs import is_impossible
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.reading import Branch, Reading
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.witness.figures import sliced

Choices = Mapping[str, str]
Signs = dict[tuple[object, ...], bool]
T = TypeVar("T")
_SCALES = (names.FACTOR, names.SPREAD)
_MOST_SIGNS = 4


@frozen
class Law:
    """What sums to what: a figure of departments, and of which parts of items it is the sum.

    An item's parts are so many times its score (`of_score`), or so much where it applies.
    """

    property: Property
    whole: str
    part: Callable[[str, int], str]
    of_score: bool


SHARES = Law(Property.SHARES, names.SHARE, names.group_share, of_score=False)
CONTRIBUTIONS = Law(
    Property.CONTRIBUTIONS, names.CONTRIBUTION, names.group_contribution, of_score=True
)


def choices(policy: Policy) -> Iterator[dict[str, str]]:
    """Every way to settle the assumptions by which the policy adds up."""
    chosen = policy.choices
    assert chosen is not None
    open_ = {one.name for one in (chosen.groups, chosen.missing) if isinstance(one, Given)}
    options = {
        a.name: [str(value) for value in a.allowed]
        for a in policy.assumptions
        if a.name in open_ and isinstance(a.allowed, tuple)
    }
    for values in product(*options.values()):
        yield dict(zip(options, values, strict=True))


def holds(policy: Policy, law: Law, choice: Choices, solver: Solver | None) -> bool:
    try:
        if not all(_apply_together(policy, item, solver) for item in policy.items):
            return False
        parts = {item.id: _multiples(policy, law, item, choice) for item in policy.items}
        return _are_all_there(policy, law) and _make_the_whole(policy, law, choice, parts)
    except (TooMuch, KeyError):
        return False


def _apply_together(policy: Policy, item: Item, solver: Solver | None) -> bool:
    """Of an item whose deductions fall on departments: a rate applies where its deduction does."""
    if names.deduction_sum(item.id) not in policy.score_by_name:
        return True
    both = names.rate(item.id), names.deduction(item.id)
    own = sliced(policy, both)
    marks = Directions(own, "").marks
    if not any(marks[name] for name in both):
        return True
    score = own.score_by_name[both[0]]
    applies = (op(ScoreOp.APPLIES, Scored(name, (HERE,))) for name in both)
    asked = probe(score, op(ScoreOp.NE, *applies), "适用", expected=False)
    return solver is not None and is_impossible(Subject(own, both, (asked.score,)), asked, solver)


def _multiples(policy: Policy, law: Law, item: Item, choice: Choices) -> Poly:
    """By which multiple of the item its departments' parts sum to: of the scales, exactly."""
    ways = all_signs(lambda signs: _one_way(policy, law, item, choice, signs))
    known = [way for way in ways if way is not None]
    if not known or any(way != known[0] for way in known):
        raise TooMuch
    return known[0]


def all_signs(of: Callable[[Signs], T]) -> list[T]:
    """What comes of it, for every way in which sums that decide may be more than 0 or not."""
    open_: list[Signs] = [{}]
    found: list[T] = []
    while open_:
        signs = open_.pop()
        try:
            found.append(of(signs))
        except Branch as branch:
            if len(signs) == _MOST_SIGNS:
                raise TooMuch from None
            open_ += [{**signs, branch.key: True}, {**signs, branch.key: False}]
    return found


def _one_way(policy: Policy, law: Law, item: Item, choice: Choices, signs: Signs) -> Poly | None:
    """The multiple; None where both are 0, and so any would do."""
    algebra = Algebra()
    reading = reading_of(policy, item, choice, signs, algebra)
    parts: list[Poly] = []
    for number, group in enumerate(groups_of(item), start=1):
        one = reading.score(law.part(item.id, number), (group.departments,))
        parts.append(summed(one.value, group.departments))
    whole = algebra.reduced(algebra.add(*(algebra.times(part) for part in parts)))
    score = reading.score(names.item_score(item.id))
    own = algebra.reduced(score.value if law.of_score else score.on)
    return None if not whole and not own else _quotient(whole, own)


def reading_of(
    policy: Policy, item: Item, choice: Choices, signs: Signs, algebra: Algebra
) -> Reading:
    """The figures of one item, its rates and deductions standing for themselves."""
    rate, loss = names.rate(item.id), names.deduction(item.id)
    is_borne = names.deduction_sum(item.id) in policy.score_by_name
    atoms = {rate: loss if is_borne else rate, loss: loss, **{name: name for name in _SCALES}}
    return Reading(policy, algebra, choice, atoms, signs)


def _quotient(whole: Poly, own: Poly) -> Poly:
    """So many times `own`, by each product of scales; raises TooMuch where it is no multiple."""
    by_scale: dict[Product, Poly] = {}
    for of, n in whole.items():
        scale = tuple(atom for atom in of if atom[1] in _SCALES and atom[0] == "value")
        rest = tuple(atom for atom in of if atom[1] not in _SCALES)
        by_scale.setdefault(scale, {})[rest] = n
    found: Poly = {}
    for scale, part in by_scale.items():
        by = _ratio(part, own)
        if by is None:
            raise TooMuch
        found[scale] = by
    return found


def _ratio(part: Poly, own: Poly) -> Fraction | None:
    if part.keys() != own.keys() or not own:
        return None
    ratios = {part[of] / own[of] for of in own}
    return ratios.pop() if len(ratios) == 1 else None


def _are_all_there(policy: Policy, law: Law) -> bool:
    """Whether a department's figure is written as the sum of its parts, each once."""
    wanted = {
        law.part(item.id, number)
        for item in policy.items
        for number, _ in enumerate(groups_of(item), start=1)
        if law.of_score or item.sort is ItemSort.BASE
    }
    score = policy.score_by_name[law.whole]
    named = [_or_zero(term) for term in _terms(score.body)]
    return len(named) == len(wanted) and set(named) == wanted and _has_everybody(policy, score)


def _has_everybody(policy: Policy, score: Score) -> bool:
    return any(dim.members == policy.department_names for dim in score.dims)


def _terms(of: ScoreExpression) -> tuple[ScoreExpression, ...]:
    match of:
        case Operation(ScoreOp.ADD, args):
            return args
        case _:
            return (of,)


def _or_zero(of: ScoreExpression) -> str | None:
    """The figure of the department at hand that a term is, or 0."""
    match of:
        case Instead(Scored(name, (Var(dim),)), Mark.NOT_APPLICABLE, use):
            return name if dim == DEPARTMENT and use == ZERO else None
        case _:
            return None


def _make_the_whole(policy: Policy, law: Law, choice: Choices, parts: dict[str, Poly]) -> bool:
    """Whether the multiples of all items come to the zone's score, or to the total."""
    algebra = Algebra()
    atoms = [names.item_score(item.id) for item in policy.items]
    atoms += _SCALES if law.of_score else ()
    reading = Reading(policy, algebra, choice, {name: name for name in atoms}, {})
    terms: list[Poly] = []
    for item in policy.items:
        own = reading.score(names.item_score(item.id))
        scale = _scaled(reading, algebra, parts[item.id])
        terms.append(algebra.times(scale, own.value if law.of_score else own.on))
    total = reading.score(names.TOTAL)
    if law.of_score:
        expected = total.value
        found = algebra.times(algebra.add(*terms), total.on)
    else:
        factor = reading.score(names.FACTOR)
        expected = algebra.scaled(factor.on, policy.total)
        found = algebra.times(algebra.add(*terms), factor.on)
    return algebra.is_nothing(algebra.less(found, expected))


def _scaled(reading: Reading, algebra: Algebra, of: Poly) -> Poly:
    """A multiple with its scales as they stand in the whole."""
    terms = [
        algebra.times({(): n}, *(reading.score(str(atom[1])).value for atom in scale))
        for scale, n in of.items()
    ]
    return algebra.add(*terms)

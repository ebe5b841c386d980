"""The claims that results lie from 0 to the total: the zone's score, and a department's."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.policy import names
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.core.build import HERE, ZERO, number, op
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Operation,
    Score,
    Scored,
    ScoreExpression,
    ScoreOp,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.verify.prove.algebra import Algebra, Atom, Poly, Product, TooMuch
from creditpolicy.verify.prove.claim import Claim, Property
from creditpolicy.verify.prove.conditions import figure_of, probe
from creditpolicy.verify.prove.identity import (
    Choices,
    Signs,
    all_signs,
    choices,
    reading_of,
)
from creditpolicy.verify.prove.occurs import Found, Means, settle
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.prove.told import told

_TRIES = (40, 4)
_OF_GROUPS = (Aggregate.MAX.value, Aggregate.MIN.value)


def result_claims(policy: Policy, *, within: bool, adds_up: bool) -> Iterator[Claim]:
    """`within`: every rate is proved to lie from 0 to 1; `adds_up`: shares and contributions do.

    What a formula of 汇总 gives has no bounds of its own; where something stands outside the total,
    the department's score inside it is meant.
    """
    outside = any(item.sort is not ItemSort.BASE for item in policy.items)
    name = names.BASE_SCORE if outside else names.DEPARTMENT_SCORE
    score = policy.score_by_name[name]
    if policy.score_by_name[names.DEPARTMENT_SCORE].origin is None:
        proved = within and _department_is_within(policy, score)
        yield _claim(policy, score, proved=proved)
    if not outside:
        proved = within and adds_up and _zone_is_within(policy)
        yield _claim(policy, policy.score_by_name[names.TOTAL], proved=proved)


def _claim(policy: Policy, score: Score, *, proved: bool) -> Claim:
    found = Found(occurs=False, means=Means.IDENTITY)
    if not proved:
        figure = figure_of(score)
        test = op(
            ScoreOp.OR,
            op(ScoreOp.LT, figure, ZERO),
            op(ScoreOp.GT, figure, number(policy.total)),
        )
        asked = probe(score, test, "出界", expected=False)
        subject = Subject(policy, (score.name,), (asked.score,))
        found = settle(subject, (asked,), None, _TRIES)[asked.score.name]
    return told(Property.BOUNDS, "", found, wanted=False, what=score.label)


def _zone_is_within(policy: Policy) -> bool:
    """It is the sum of contributions, none of which exceeds its share; the shares are the total."""
    subject = Subject(policy, (names.item_score(item.id) for item in policy.items))
    lows = [subject.reader.known[names.item_score(item.id)].low for item in policy.items]
    return all(low is not None and low >= 0 for low in lows) and _give_no_more(policy)


def _department_is_within(policy: Policy, score: Score) -> bool:
    """By points it is a mean of rates; by shares no contribution exceeds its share."""
    known = {names.rate(item.id): Range(Fraction(0), Fraction(1)) for item in policy.items}
    if _spread_is_not_negative(policy):
        known[names.DEPARTMENT_SPREAD] = Range(Fraction(0), None)
    subject = Subject(policy, (score.name,), taken=known)
    first = policy.score_by_name.get(names.before_gate(score.name, 1))
    if first is not None:  # what stands behind a gate is reckoned from what was before it
        return _department_is_within(policy, first) and _stays_within(subject, first, score)
    ways = list(_ways(score.body))
    by_shares = [of for of in ways if _is_by_shares(of, policy)]
    for of in ways:
        if of not in by_shares and not _is_within(subject.reader.of(of), policy.total):
            return False
    return not by_shares or _give_no_more(policy)


def _spread_is_not_negative(policy: Policy) -> bool:
    """Whether the items that name a department are worth as much as those that may apply to it."""
    spread = policy.score_by_name.get(names.DEPARTMENT_SPREAD)
    match spread and spread.body:
        case Operation(ScoreOp.DIV, (Operation(ScoreOp.SUB, (Case(rows, other), live)), _)) if (
            other == ZERO
        ):
            named = {row.test: row.value for row in rows}
        case _:
            return False
    for department in policy.department_names:
        worth = named.get(op(ScoreOp.EQ, HERE, Lit(department)))
        most = _most_that_applies(policy, live, department)
        if not isinstance(worth, Lit) or not isinstance(worth.value, Fraction):
            return False
        if most is None or worth.value < most:
            return False
    return True


def _most_that_applies(policy: Policy, live: ScoreExpression, department: str) -> Fraction | None:
    """The points of a sum of items where they apply, if all that can apply do."""
    total = Fraction(0)
    for term in live.args if isinstance(live, Operation) else (live,):
        match term:
            case Case((CaseRow(Operation(ScoreOp.APPLIES, (Scored(rate),)), Lit(points)),), zero):
                if zero != ZERO or not isinstance(points, Fraction):
                    return None
                dims = policy.score_by_name[rate].dims
                total += points if all(department in dim.members for dim in dims) else 0
            case _:
                return None
    return total


def _stays_within(subject: Subject, first: Score, last: Score) -> bool:
    """Whether gates leave a figure from 0 to the total where it was so before the first of them."""
    policy, reader = subject.policy, subject.reader
    place = policy.place_of(first.name)
    reader.known[first.name] = Range(Fraction(0), policy.total)
    for score in policy.scores:
        if policy.place_of(score.name) > place:
            reader.known[score.name] = reader.of(score.body)
    return _is_within(reader.known[last.name], policy.total)


def _give_no_more(policy: Policy) -> bool:
    ways = [(item, choice) for item in policy.items for choice in choices(policy)]
    return all(_gives_no_more(policy, item, choice) for item, choice in ways)


def _is_within(of: Range, total: Fraction) -> bool:
    return of.low is not None and of.low >= 0 and of.high is not None and of.high <= total


def _ways(of: ScoreExpression) -> Iterator[ScoreExpression]:
    """The formulas among which an assumption chooses."""
    match of:
        case Case(rows, other) if all(_is_choice(row.test) for row in rows):
            for row in rows:
                yield from _ways(row.value)
            yield from _ways(other)
        case _:
            yield of


def _is_choice(test: ScoreExpression) -> bool:
    match test:
        case Operation(ScoreOp.EQ, (Given(), Lit())):
            return True
        case _:
            return False


def _is_by_shares(of: ScoreExpression, policy: Policy) -> bool:
    match of:
        case Operation(ScoreOp.MAX, (zero, Operation(ScoreOp.MUL, (Lit(total), quotient)))):
            pass
        case _:
            return False
    if zero != ZERO or total != policy.total:
        return False
    match quotient:
        case Operation(ScoreOp.DIV, (Scored(gained), Scored(names.SHARE))):
            return gained in (names.CONTRIBUTION, names.BASE_CONTRIBUTION)
        case _:
            return False


def _gives_no_more(policy: Policy, item: Item, choice: Choices) -> bool:
    """Whether what a department adds to the zone is never more than its share of the item."""
    if item.sort is not ItemSort.BASE:
        return True
    try:
        return all(map(all, all_signs(lambda signs: _is_less(policy, item, choice, signs))))
    except (TooMuch, KeyError):
        return False


def _is_less(policy: Policy, item: Item, choice: Choices, signs: Signs) -> list[bool]:
    algebra = Algebra()
    reading = reading_of(policy, item, choice, signs, algebra)
    found: list[bool] = []
    for index, group in enumerate(groups_of(item), start=1):
        whom = (group.departments,)
        share = reading.score(names.group_share(item.id, index), whom).value
        gain = reading.score(names.group_contribution(item.id, index), whom).value
        found.append(_is_not_negative(algebra.less(share, gain), names.rate(item.id)))
    return found


def _is_not_negative(of: Poly, rate: str) -> bool:
    """Each negative product is a positive one with a rate, from 0 to 1, as one factor more."""
    left = dict(of)
    for product, n in of.items():
        if n >= 0:
            continue
        rates = [atom for atom in product if atom[0] == "value" and atom[1] in (rate, *_OF_GROUPS)]
        wholes = [_without(product, atom) for atom in rates]
        whole = next((one for one in wholes if left.get(one, Fraction(0)) + n >= 0), None)
        if whole is None:
            return False
        left[whole] += n
        del left[product]
    return all(n >= 0 for n in left.values())


def _without(product: Product, rate: Atom) -> Product:
    """The product for a full rate, of whoever it applies to or of the best or worst of a group."""
    own = [] if rate[1] in _OF_GROUPS else [("on", *rate[1:])]
    return tuple(sorted([*own, *(atom for atom in product if atom != rate)]))

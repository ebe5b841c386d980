"""From which number on a count changes a figure no more: what is capped need not be counted on."""

from collections import defaultdict
from fractions import Fraction
from heapq import heappop, heappush
from typing import assert_never

from creditpolicy.compile.figures import Const, Number
from creditpolicy.compile.lines import Form, constant, operation, together
from creditpolicy.compile.records import adds
from creditpolicy.compile.slices import Place, Slice, member
from creditpolicy.policy.core.scores import (
    Case,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit
from creditpolicy.values.classes import define, field

Here = dict[str, str]
_MANY = 20
"""What rests on more figures is not followed: a count that gets so far has no cap."""


def caps_of(of: Slice, target: Place) -> dict[int, int]:
    """For each measure that is one number a department the number that is enough, where there is.

    Each is followed through the figures that look at it until none changes with it any more.
    """
    order = {place: number for number, place in enumerate(of.kept(target))}
    users, readers = defaultdict[Place, list[Place]](list), defaultdict[int, list[Place]](list)
    for place in order:
        for needed in of.needs[place]:
            users[needed].append(place)
        for measure in of.reads[place]:
            readers[measure].append(place)
    caps: dict[int, int] = {}
    for measure, places in readers.items():
        cap = _followed(_Effect(of, of.sources.plans[measure].measure.name), places, users, order)
        if cap is not None:
            caps[measure] = cap
    return caps


def _followed(
    effect: "_Effect", places: list[Place], users: dict[Place, list[Place]], order: dict[Place, int]
) -> int | None:
    """From which number on nothing changes."""
    cap, last = 0, len(order) - 1
    left = sorted((order[place], place) for place in places)
    seen = set(places)
    while left:
        number, place = heappop(left)
        form = None if len(effect.of.needs[place]) > _MANY else effect.at(place)
        if form is None or (number == last and not form.is_settled):
            return None
        cap = max(cap, form.at)
        effect.forms[place] = form
        if not form.is_settled:
            for user in users[place]:
                if user not in seen:
                    seen.add(user)
                    heappush(left, (order[user], user))
    return cap


@define
class _Effect:
    """How figures depend on the measure of that name; `forms`: those that do."""

    of: Slice
    name: str
    forms: dict[Place, Form] = field(factory=dict[Place, Form])

    def at(self, place: Place) -> Form | None:
        score = self.of.sources.policy.score_by_name[place[0]]
        here = dict(zip((dim.name for dim in score.dims), place[1], strict=True))
        return self._form(score.body, here)

    def _form(self, of: ScoreExpression, here: Here) -> Form | None:
        match of:
            case Lit(value):
                return constant(value)
            case Given(name):
                return constant(self.of.given[name])
            case Measured(name, keys):
                return self._measured(name, len(keys))
            case Scored(name, keys):
                return self._scored((name, tuple(member(one, here) for one in keys)))
            case Var() | Imported():
                return Form()
            case Operation(op, args):
                forms = self._forms(args, here)
                return None if forms is None else operation(op, forms)
            case Case():
                return self._case(of, here)
            case Instead(inner, _, use):
                forms = self._forms((inner, use), here)
                return None if forms is None else together(forms)
            case Fold():
                return self._fold(of, here)
            case Rank():
                return None
            case _:
                assert_never(of)

    def _forms(self, of: tuple[ScoreExpression, ...], here: Here) -> list[Form] | None:
        forms = [self._form(one, here) for one in of]
        known = [one for one in forms if one is not None]
        return known if len(known) == len(forms) else None

    def _measured(self, name: str, keys: int) -> Form | None:
        if name == self.name:
            return Form(Fraction(1), low=Fraction(0), high=Fraction(0)) if keys == 1 else None
        sources = self.of.sources
        never_below = adds(sources.plans[sources.places[name]], sources.policy)
        return Form(low=Fraction(0) if never_below else None)

    def _scored(self, place: Place) -> Form:
        if place in self.forms:
            return self.forms[place]
        slot = self.of.tables.slot(place[0]).figure
        if isinstance(slot, Const):
            return constant(slot.value)
        figure = self.of.figures.get(place)
        never_below = isinstance(figure, Number) and figure.plain
        return Form(low=Fraction(0) if never_below else None)

    def _case(self, case: Case, here: Here) -> Form | None:
        """Every value that may be reached, and every test before it."""
        tests: list[ScoreExpression] = []
        values: list[ScoreExpression] = []
        for row in case.rows:
            known = self.of.known(row.test, here)
            if known is None:
                tests.append(row.test)
            if known is not False:
                values.append(row.value)
            if known is True:
                break
        else:
            values.append(case.other)
        if not tests:
            return self._form(values[0], here)
        forms = self._forms((*tests, *values), here)
        return None if forms is None else together(forms)

    def _fold(self, fold: Fold, here: Here) -> Form | None:
        """What is not applicable is left out, so that nothing is known but of what stays."""
        forms = [self._form(fold.body, here | {fold.dim: one}) for one in fold.members]
        known = [one for one in forms if one is not None]
        result = together(known) if len(known) == len(forms) else None
        never_below = all(one.low is not None and one.low >= 0 for one in known)
        if result is None or fold.aggregate is not Aggregate.SUM or not never_below:
            return result
        return Form(at=result.at, low=Fraction(0))

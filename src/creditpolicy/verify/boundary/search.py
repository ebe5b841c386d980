"""Looks for small evidence that reaches what no case reaches: few rows first, in a fixed order.

Nothing is drawn by chance: the same policy gives the same cases.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from creditpolicy.evaluate.measures import measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.scores import Scores
from creditpolicy.policy import names
from creditpolicy.policy.cases import Case, CaseEvidence, Expectation, Filed, Given
from creditpolicy.policy.core.scores import DEPARTMENT, Operation, Scored
from creditpolicy.policy.facts import Item, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import define, evolve, field, frozen
from creditpolicy.verify.boundary.beside import STEPS, beside
from creditpolicy.verify.cases import actual_in, case_evidence, case_run
from creditpolicy.verify.coverage.goals import Goal, What
from creditpolicy.verify.coverage.observe import Evaluated, reached
from creditpolicy.verify.coverage.score_goals import EXTREMES
from creditpolicy.verify.witness.figures import assumptions_of, sliced
from creditpolicy.verify.witness.recipes import Rows, numbers
from creditpolicy.verify.witness.search import Search
from creditpolicy.verify.witness.supposed import Supposed, supposals

_MOST = 500
"""How many sets of rows are tried for an item as the policy has it."""
_QUICK = 60
"""How many, the smallest, with each other choice of assumptions."""
_SUPPOSED = 40
"""How many with each value that figures of other results may have."""
_FEW = 8
"""How many for each weight group: its weight shows as soon as somebody scores."""
_OF_ASSUMPTIONS = (What.ALTERNATIVE, What.OTHER_ALTERNATIVE)


@frozen
class Found:
    """An unconfirmed case, and the goal that it was made for."""

    case: Case
    goal: Goal


@define
class _Boundary:
    """`left`: the goals that nothing reaches yet."""

    policy: Policy
    left: set[Goal]
    found: list[Found] = field(factory=list[Found])


def boundary_cases(
    policy: Policy, missing: Iterable[Goal]
) -> tuple[tuple[Found, ...], tuple[Goal, ...]]:
    """Cases for goals that no case reaches, and the goals for which none was found.

    What the cases expect is what the policy gives: a person has to say whether that is right.
    """
    wanted = tuple(missing)
    search = _Boundary(policy, set(wanted))
    for part in _parts(policy):
        _search_limits(part, search)
        _search(part, search)
    for item in policy.items:
        for number, group in enumerate(item.groups, 1):
            _search_group(item, number, group.departments[0], search)
    return tuple(search.found), tuple(goal for goal in wanted if goal in search.left)


def _parts(policy: Policy) -> Iterator["_Part"]:
    """Each item, of its first department; then what no item has."""
    for item in policy.items:
        first = groups_of(item)[0].departments[0]
        yield _Part.of(policy, (names.department_item_score(item.id),), first)
    for department in policy.department_names[:1]:
        yield _Part.of(policy, _whole(policy), department)


def _search_group(item: Item, number: int, who: str, search: _Boundary) -> None:
    """Its weight shows as soon as somebody scores; so does how groups, gaps and totals add up."""
    goal = Goal(item.id, 0, What.GROUP, number - 1)
    open_ = {one.owner for one in search.left if one.what in _OF_ASSUMPTIONS}
    if goal not in search.left and not (open_ and number == 1):
        return
    part = _Part.of(search.policy, (names.group_contribution(item.id, number),), who)
    own = _Part.of(search.policy, (names.department_item_score(item.id),), who).policy
    sets = _Sets(own, own, (names.department_item_score(item.id),), (who,))
    choices = _Sets(part.policy, part.policy, part.wanted, (who,)).choices()
    for assumed in choices:
        if len(assumed) > 1 or (assumed and open_.isdisjoint(assumed)):
            continue
        for rows in sets.sets({} if open_ else assumed, _FEW):
            wanted = {one for one in search.left if one == goal or one.owner in open_}
            _try(part.case(rows, assumed, part.usual), part.policy, search, wanted)


def _whole(policy: Policy) -> tuple[str, ...]:
    """Figures that no item has and a case can name, such as grades; not those before a gate."""
    scores = (score for score in policy.scores if score.item is None and score.origin is not None)
    named = (
        one for one in scores if one.name in {*names.LABELS, names.of_policy("", one.label.zh)}
    )
    return tuple(one.name for one in named if [dim.name for dim in one.dims] == [DEPARTMENT])


@frozen
class _Part:
    """Some figures of a department, and the policy with only what they rest on.

    `owners`: whose goals may be reached on the way to them. `supposed`: what figures of other
    results may be.
    """

    policy: Policy
    wanted: tuple[str, ...]
    department: str
    owners: frozenset[str]
    supposed: tuple[Supposed, ...]

    @classmethod
    def of(cls, policy: Policy, wanted: tuple[str, ...], department: str) -> "_Part":
        part = sliced(policy, wanted)
        figures = [*(s.name for s in part.scores), *(m.name for m in part.measures)]
        owners = frozenset((*figures, *assumptions_of(part)))
        given = {one.name: one.value for one in part.assumptions}
        return cls(part, wanted, department, owners, tuple(supposals([part], given)))

    @property
    def usual(self) -> Supposed:
        """What a case says of other results that it is not about: it must say something."""
        return next(iter(self.supposed), ())

    def case(self, rows: Rows, assumed: dict[str, Value], supposed: Supposed) -> Case:
        """What it must be is put in when a case is kept."""
        key = (self.department,)
        expected = tuple(Expectation(Scored(name, ()), key, False) for name in self.wanted)
        filed = tuple(_filed(row) for row in rows)
        given = tuple(Given(result, figure, key, value) for result, figure, value in supposed)
        choices = tuple(assumed.items())
        return Case("", filed, expected, assumed=choices, given=given, confirmed=False)


class _Sets(Search):
    """The sets of rows that the search for a difference tries, for one policy."""

    def sets(self, assumed: dict[str, Value], most: int) -> Iterator[Rows]:
        return islice(chain(self._numbers(assumed), self.candidates(assumed)), most)

    def _numbers(self, assumed: dict[str, Value]) -> Iterator[Rows]:
        """One row whose number is what a formula names, a little less, or a little more."""
        policy, given = self.old, self._given(assumed)
        named = sorted(numbers([policy], given))
        rows = {kind: of.all for kind, of in self.sets_of_rows.sorts(given).items()}
        for measure in policy.measures:
            column = policy.kind_by_name[measure.kind].column(measure.column or "")
            if column is None or column.type not in STEPS or not rows.get(measure.kind):
                continue
            base = rows[measure.kind][0] | {"部门": self.departments[0]}
            step = STEPS[column.type]
            for number in (n + more for n in named for more in (0, -step, step)):
                if number >= 0:
                    yield (base | {column.name: decimal_text(number)},)


def _search(part: _Part, search: _Boundary) -> None:
    """Under the policy's own assumptions at length, then a few sets under each other choice."""
    if not part.wanted:
        return
    sets = _Sets(part.policy, part.policy, part.wanted, (part.department,))
    for assumed in sets.choices():
        for rows in sets.sets(assumed, _QUICK if assumed else _MOST):
            wanted = _wanted(assumed, part, search)
            if len(assumed) > 1 or not wanted:
                break
            _try(part.case(rows, assumed, part.usual), part.policy, search, wanted)
    for supposed in part.supposed:
        for rows in sets.sets({}, _SUPPOSED):
            wanted = _wanted({}, part, search)
            if not wanted:
                return
            _try(part.case(rows, {}, supposed), part.policy, search, wanted)


def _search_limits(part: _Part, search: _Boundary) -> None:
    """Caps and floors first: exactly at each, and one step to either side of that."""
    if not part.wanted:
        return
    sets = _Sets(part.policy, part.policy, part.wanted, (part.department,))
    for rows in sets.sets({}, _MOST):
        wanted = {goal for goal in _wanted({}, part, search) if _is_limit(goal)}
        if not wanted:
            return
        if _try(part.case(rows, {}, part.usual), part.policy, search, wanted):
            at, owners = search.found[-1].case, {(one.owner, one.node) for one in wanted}
            around = {goal for goal in search.left if (goal.owner, goal.node) in owners}
            _search_beside(at, {one for one in around if one.what is What.DECIDES}, part, search)


def _is_limit(goal: Goal) -> bool:
    is_extreme = isinstance(goal.about, Operation) and goal.about.op in EXTREMES
    return goal.what is What.AT and is_extreme


def _search_beside(at: Case, wanted: set[Goal], part: _Part, search: _Boundary) -> None:
    for case in beside(at, part.policy):
        reaches = _goals(case, part.policy)
        new = {goal for goal in wanted if goal in search.left and goal in reaches}
        if new:
            search.left -= reaches
            search.found.append(Found(_stated(case, part.policy), min(new, key=_place)))


def _wanted(assumed: dict[str, Value], part: _Part, search: _Boundary) -> set[Goal]:
    """What may be reached with these assumptions, and with the policy's own."""
    others = {What.OTHER_ALTERNATIVE, *(() if assumed else (What.ALTERNATIVE,))}
    if assumed:
        return {
            goal
            for goal in search.left
            if goal.owner in assumed or (goal.owner in part.owners and goal.what not in others)
        }
    return {goal for goal in search.left if goal.owner in part.owners and goal.what not in others}


def _filed(row: dict[str, str]) -> CaseEvidence:
    return CaseEvidence(tuple(Filed(name, text) for name, text in row.items() if text))


def _try(case: Case, part: Policy, search: _Boundary, wanted: set[Goal]) -> bool:
    """Keeps the case if it reaches what is wanted, without the cells that do not matter."""
    reaches = _goals(case, part)
    new = {goal for goal in wanted if goal in reaches}
    if not new:
        return False
    smaller = _smaller(case, new, part)
    search.left -= _goals(smaller, part)
    first = min(new, key=lambda goal: (goal.what is What.COUNTED, _place(goal)))
    search.found.append(Found(_stated(smaller, part), first))
    return True


def _goals(case: Case, part: Policy) -> set[Goal]:
    of = _evaluated(case, part)
    return set() if of is None else reached(part, case.expectations, of)


def _evaluated(case: Case, part: Policy) -> Evaluated | None:
    """The tables of the figures that matter; None where a row cannot be used."""
    evidence, run = case_evidence(part, case), case_run(part, case)
    if evidence.refused:
        return None
    relations = Relations(part, evidence, run)
    measures = {one.name: measure_table(one, relations) for one in part.measures}
    scores = Scores(part, measures, run.given(part), run.imports.tables)
    scores.evaluate()
    return Evaluated(run, evidence, measures, scores.tables)


def _smaller(case: Case, goals: set[Goal], part: Policy) -> Case:
    """The case without the rows, then the cells, one by one, without which it reaches the same."""
    for row in reversed(range(len(case.rows))):
        fewer = evolve(case, rows=(*case.rows[:row], *case.rows[row + 1 :]))
        if goals <= _goals(fewer, part):
            case = fewer
    for row in range(len(case.rows)):
        for cell in case.rows[row].cells:
            if cell.column in ("材料", "部门", "日期"):
                continue
            fewer = _without(case, row, cell)
            if goals <= _goals(fewer, part):
                case = fewer
    return case


def _without(case: Case, row: int, cell: Filed) -> Case:
    cells = tuple(one for one in case.rows[row].cells if one is not cell)
    rows = (*case.rows[:row], CaseEvidence(cells), *case.rows[row + 1 :])
    return evolve(case, rows=rows)


def _stated(case: Case, part: Policy) -> Case:
    """The case with what the policy gives in the place of what is expected."""
    of = _evaluated(case, part)
    assert of is not None
    stated = (
        evolve(one, expected=actual_in(of.scores, of.measures, one)) for one in case.expectations
    )
    return evolve(case, expectations=tuple(stated))


def _place(goal: Goal) -> tuple[int, int, int, str]:
    return (goal.span.start if goal.span else 0, goal.node, goal.number, goal.what.value)

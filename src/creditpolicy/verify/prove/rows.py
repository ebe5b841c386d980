"""Rows of an item's tables: whether each is ever the one that gives the value."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.scores import Case, CaseRow, Score, Unit, Var
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.core.walk import cases_in, inside
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import evolve
from creditpolicy.verify.prove.claim import Claim, Example, Property, Shown, Status
from creditpolicy.verify.witness.search import Search

_TRIES, _FEWER_TRIES = 250, 20
_WHICH = "证明/哪一行"
_BY_EXAMPLE = Words("例子", "an example")
_NOT_FOUND = Words("没有找到用得上这一行的例子", "no example found that uses this row")


def row_claims(policy: Policy, item: Item) -> Iterator[Claim]:
    """A claim for each row that somebody wrote, in tables that stand for a department."""
    told: dict[str, Claim] = {}
    for score in policy.scores:
        if score.item == item.id and score.origin is not None:
            for case in cases_in(score.body):
                for claim in _claims(policy, item, score, case) if _is_of(case, score) else ():
                    known = told.get(claim.what)
                    if known is None or known.status is not Status.PROVED:
                        told[claim.what] = claim  # a gate may stand twice in the core
    yield from told.values()


def _is_of(case: Case, score: Score) -> bool:
    """Whether it looks at no member of a dimension that the score does not have."""
    own = {dim.name for dim in score.dims}
    return all(one.dim in own for one in inside(case) if isinstance(one, Var))


def _claims(policy: Policy, item: Item, score: Score, case: Case) -> Iterator[Claim]:
    """The table again, with the number of the row for its value: which numbers occur?"""
    wanted = [at for at, row in enumerate(case.rows) if row.origin is not None]
    numbered = tuple(
        CaseRow(row.test, Lit(Fraction(at)), row.origin) for at, row in enumerate(case.rows)
    )
    which = Score(
        _WHICH,
        Words(_WHICH, _WHICH),
        score.dims,
        Case(numbered, Lit(Fraction(-1))),
        Unit.COUNT,
        None,
    )
    probed = evolve(policy, scores=(*policy.scores, which))
    whom = tuple(group.departments[0] for group in groups_of(item) if group.departments)
    search = Search(probed, probed, (_WHICH,), whom[:2])
    found = _seen(search, set(wanted))
    for at in wanted:
        origin = case.rows[at].origin
        text = "" if origin is None else " ".join(origin.text.split())
        example = found.get(at)
        status = Status.UNKNOWN if example is None else Status.PROVED
        how = _NOT_FOUND if example is None else _BY_EXAMPLE
        yield Claim(Property.ROW, item.id, text, status, how, (example,) if example else ())


def _seen(search: Search, wanted: set[int]) -> dict[int, Example]:
    found: dict[int, Example] = {}
    for assumed in search.choices():
        most = _FEWER_TRIES if assumed else _TRIES
        for rows in islice(search.candidates(assumed), most):
            for key, value in search.sides[0].tables(rows, assumed)[_WHICH].items():
                if isinstance(value, Fraction) and value >= 0:
                    shown = Shown(_WHICH, key, (value,))
                    example = Example(rows, (), shown, tuple(assumed.items()))
                    found.setdefault(int(value), example)
            if wanted <= found.keys():
                return found
    return found

"""Two policies: what gives the same whatever is filed, and what does not, with rows."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.scores import Score, Scored, Var
from creditpolicy.policy.core.walk import given_in
from creditpolicy.policy.facts import Item
from creditpolicy.policy.figures import named_figures
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.values.classes import evolve
from creditpolicy.verify.compare.change import item_words
from creditpolicy.verify.compare.compare import both_sides
from creditpolicy.verify.compare.rules import Side
from creditpolicy.verify.prove.claim import Claim, Example, Property, Shown, Status
from creditpolicy.verify.prove.conditions import probe
from creditpolicy.verify.prove.doubled import AGAIN, again, replaced, unlike
from creditpolicy.verify.prove.occurs import Found, Means, is_impossible
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.prove.told import told
from creditpolicy.verify.witness.dates import shifted
from creditpolicy.verify.witness.figures import sliced
from creditpolicy.verify.witness.search import Search, Witness

_RESULTS = (names.DEPARTMENT_SCORE, names.TOTAL, names.RANK)
_NORMAL_FORM = Words("标准形式相同", "the same normal form")
_ONLY_ONE = Words("只有一份政策有这一项", "only one of the policies has it")
_TRIES, _BREADTH = 400, 12


def same_claims(one: Policy, other: Policy, solver: Solver | None) -> Iterator[Claim]:
    """Of each item the rates and what they are worth, then the results and grades."""
    sides = both_sides(one, other)
    items = {item.id: item for item in (*other.items, *one.items)}
    for id_ in dict.fromkeys(item.id for item in (*one.items, *other.items)):
        figures = (names.rate(id_), names.department_item_score(id_), names.item_score(id_))
        yield _claim(sides, id_, figures, _item(items[id_]), _whom(items[id_]), solver)
    named = (figure for policy in (one, other) for figure in named_figures(policy).values())
    graded = (of.name for of in named if isinstance(of, Score) and of.item is None)
    for name in dict.fromkeys((*_RESULTS, *graded)):
        yield _claim(sides, "", (name,), _label(sides, name), (), solver)


def _claim(
    sides: tuple[Side, Side],
    about: str,
    figures: tuple[str, ...],
    what: Words,
    whom: tuple[str, ...],
    solver: Solver | None,
) -> Claim:
    one, other = (side.forms.scores for side in sides)
    apart = tuple(name for name in figures if one.get(name) != other.get(name))
    known = about if about in sides[0].policy.numbered else ""
    if not apart:
        return Claim(Property.SAME, known, what, Status.PROVED, _NORMAL_FORM)
    if any(name not in one or name not in other for name in apart):
        return Claim(Property.SAME, known, what, Status.REFUTED, _ONLY_ONE)
    if solver is not None and all(_is_proved(sides, name, solver) for name in apart):
        found = Found(occurs=False, means=Means.SOLVER)
        return told(Property.SAME, known, found, wanted=False, what=what)
    return told(Property.SAME, known, _searched(sides, apart, whom), wanted=False, what=what)


def _searched(sides: tuple[Side, Side], apart: tuple[str, ...], whom: tuple[str, ...]) -> Found:
    old, new = (side.policy for side in sides)
    search = Search(old, new, apart, whom, shifted(old, new), _TRIES, _BREADTH)
    witness = search.run()
    if not isinstance(witness, Witness):
        return Found(occurs=None, means=Means.NOTHING)
    shown: list[Shown] = []
    for one in witness.differences:
        score = old.score_by_name[one.name]
        values = tuple(value for value in (one.before, one.after) if value is not None)
        shown.append(Shown(one.name, score.label, score.unit, one.key, values))
    example = Example(witness.rows, (), tuple(shown), witness.assumed)
    return Found(occurs=True, means=Means.EXAMPLE, example=example)


def _is_proved(sides: tuple[Side, Side], name: str, solver: Solver) -> bool:
    """Whether the solver knows that a figure never differs, where both count the same records."""
    whole = _joined(sides, name)
    if whole is None:
        return False
    score = whole.score_by_name[name]
    keys = tuple(Var(dim.name) for dim in score.dims)
    differs = unlike(Scored(name, keys), Scored(again(name), keys))
    asked = probe(score, differs, "不同", expected=False)
    subject = Subject(whole, (name, again(name)), (asked.score,))
    return is_impossible(subject, asked, solver)


def _joined(sides: tuple[Side, Side], name: str) -> Policy | None:
    """The first policy with the other's figure; None where they count or assume other things."""
    first, second = (sliced(side.policy, (name,)) for side in sides)
    if first.score_by_name[name].dims != second.score_by_name[name].dims:
        return None
    by_form = {sides[0].forms.measures[one.name]: one.name for one in sides[0].policy.measures}
    same = {one.name: by_form.get(sides[1].forms.measures[one.name]) for one in second.measures}
    used = {given for score in second.scores for given in given_in(score.body)}
    assumptions = {one.name: one for one in first.assumptions}
    theirs = {one.name: one for one in second.assumptions}
    fits = all(_alike(assumptions.get(given), theirs[given]) for given in used)
    if None in same.values() or not fits or first.references or second.references:
        return None
    every = {score.name for score in second.scores}
    scores = tuple(
        evolve(
            score,
            name=score.name + AGAIN,
            body=replaced(
                score.body,
                frozenset(same),
                every,
                lambda of: evolve(of, name=str(same[of.name])),
            ),
        )
        for score in second.scores
    )
    wanted = {of for of in same.values() if of is not None}
    own = {one.name for one in first.measures} | wanted
    measures = tuple(m for m in sides[0].policy.measures if m.name in own)
    return evolve(first, scores=(*first.scores, *scores), measures=measures)


def _alike(one: object, other: object) -> bool:
    allowed = [getattr(of, "allowed", of) for of in (one, other)]
    return one is not None and allowed[0] == allowed[1] and allowed[0] is not None


def _item(item: Item) -> Words:
    return item_words(item.id, item.name)


def _whom(item: Item) -> tuple[str, ...]:
    first = (group.departments[0] for group in groups_of(item) if group.departments)
    return tuple(dict.fromkeys(first))[:3]


def _label(sides: tuple[Side, Side], name: str) -> Words:
    known = next(s.policy.score_by_name[name] for s in sides if name in s.policy.score_by_name)
    return known.label

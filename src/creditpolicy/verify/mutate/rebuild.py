"""How a policy adds up, worked out again for other facts."""

from creditpolicy.policy import names
from creditpolicy.policy.core.scores import DEPARTMENT, Dim, Score
from creditpolicy.policy.department_scores import results
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.reckoning import RuledItem
from creditpolicy.policy.rollup import roll_up
from creditpolicy.policy.subtotals import subtotals
from creditpolicy.values.classes import evolve


def rebuilt(old: Policy, new: Policy) -> Policy:
    """`new` has other facts: every figure of `old` that follows from facts alone is made anew.

    A figure that the policy's own words define stays; so does a gate in front of one that does not.
    """
    before = {score.name: score for score in structure(old)}
    after = {score.name: score for score in structure(new)}
    members = {item.id: item.departments for item in new.numbered.values()}
    scores: list[Score] = []
    for score in old.scores:
        name = score.name.partition(names.BEFORE_GATE)[0]
        if name in before and before[name].body == score.body:
            made = after[name]
            scores.append(evolve(score, body=made.body, dims=made.dims))
        else:
            scores.append(evolve(score, dims=_dims(score, members)))
    return evolve(new, scores=tuple(scores))


def _dims(score: Score, members: dict[str, tuple[str, ...]]) -> tuple[Dim, ...]:
    """Only departments that the item still names."""
    if score.item not in members:
        return score.dims
    named = members[score.item or ""]
    return tuple(
        Dim(d.name, tuple(m for m in d.members if m in named)) if d.name == DEPARTMENT else d
        for d in score.dims
    )


def structure(policy: Policy) -> list[Score]:
    """The figures that follow from the facts and from how the policy adds up."""
    choices = policy.choices
    assert choices is not None
    everybody, known = policy.department_names, policy.score_by_name
    ruled = [RuledItem(i, names.deduction_sum(i.id) in known, i.span) for i in policy.items]
    scores = roll_up(ruled, everybody, policy.total, choices, base=True)
    scores += subtotals(policy.categories, policy.items, everybody)
    own = results(list(policy.items), everybody, policy.total, choices)
    return [*scores, *(evolve(known[name], body=body) for name, body in own.items())]

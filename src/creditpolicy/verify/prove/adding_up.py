"""The claims that shares sum to the total, and contributions to the zone's score."""

from collections.abc import Iterator

from creditpolicy.policy import names
from creditpolicy.policy.core.build import HERE, op
from creditpolicy.policy.core.scores import DEPARTMENT, Fold, Scored, ScoreOp
from creditpolicy.policy.core.values import Aggregate, Lit
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve
from creditpolicy.verify.prove.claim import Claim
from creditpolicy.verify.prove.conditions import figure_of, probe
from creditpolicy.verify.prove.identity import CONTRIBUTIONS, SHARES, Law, choices, holds
from creditpolicy.verify.prove.occurs import Found, Means, settle
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.prove.told import told

_TRIES = (40, 4)


def adding_up_claims(policy: Policy, solver: Solver | None) -> Iterator[Claim]:
    """Both laws, under every choice of how groups and gaps are reckoned."""
    for law in (SHARES, CONTRIBUTIONS):
        found = Found(occurs=False, means=Means.IDENTITY)
        if not all(holds(policy, law, choice, solver) for choice in choices(policy)):
            found = _searched(policy, law)
        yield told(law.property, "", found, wanted=False)


def _searched(policy: Policy, law: Law) -> Found:
    """Rows on which the sum is another one; without them nobody knows."""
    zone = policy.score_by_name[names.TOTAL]
    here = Scored(law.whole, (HERE,))
    total = Fold(Aggregate.SUM, DEPARTMENT, policy.department_names, here)
    whole = figure_of(zone) if law.of_score else Lit(policy.total)
    applies = op(ScoreOp.APPLIES, Scored(names.FACTOR, ()))
    apart = op(ScoreOp.AND, applies, op(ScoreOp.NE, total, whole))
    asked = probe(zone, apart, law.whole, expected=False)
    subject = Subject(policy, (zone.name,), (asked.score,))
    return settle(subject, (evolve(asked, shown=(figure_of(zone),)),), None, _TRIES)[
        asked.score.name
    ]

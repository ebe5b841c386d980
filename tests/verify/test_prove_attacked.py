"""Proofs under attack: what is said of all evidence is tried on evidence that chance brings."""

import os
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creditpolicy import Mark, loads
from creditpolicy.extra.prove.solver import Z3
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.testing import assumed, drafts, evidence, record_of
from creditpolicy.verify.prove.claim import Property, Status
from creditpolicy.verify.prove.prove import prove
from tests.verify.recorded import recording, values

SETS = 10
"""Of one policy, so many sets of rows are tried: some tens by day, 10,000 by night."""
POLICIES = {"nightly": 1000}
SECONDS = Fraction(1, 2)


@pytest.mark.no_cover
@settings(
    max_examples=POLICIES.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 6),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_what_is_proved_is_never_broken(data):
    """Whatever is filed and assumed, no bound, no direction, no sum and no promise that is proved
    is broken; and where the claim is refuted, the rows that are shown do what is said of them.
    """
    policy = loads(data.draw(drafts()).text())
    with recording() as kept:
        claims = list(prove(policy.checked, Z3(SECONDS)))
    replay(policy, claims)
    for _ in range(SETS):
        rows = data.draw(evidence(policy, pending=False, mistakes=False, max_size=8))
        kind = data.draw(st.sampled_from([kind.name for kind in policy.checked.kinds]))
        further = data.draw(record_of(policy, kind, numbered=False))
        texts = data.draw(assumed(policy))
        kept.attack(rows, further, values(policy, texts))
        hold(policy, claims, policy.evaluate(rows, assume=texts))


def replay(policy, claims):
    """Every example, evaluated as anybody would, comes to what it is shown for."""
    for claim in claims:
        for example in claim.examples:
            numbers = {n: v if isinstance(v, str) else decimal_text(v) for n, v in example.assumed}
            known = policy.checked.score_by_name
            steps = [example.rows, (*example.rows, *example.further)][: 1 + bool(example.further)]
            scores = [policy.evaluate(list(rows), assume=numbers).scores for rows in steps]
            for shown in example.shown:
                if shown.name in known:
                    got = [
                        of[shown.name][shown.key] for of in scores if shown.key in of[shown.name]
                    ]
                    assert list(shown.values) == got, claim


def hold(policy, claims, assessment):
    """The sums and bounds of results that are proved, of one assessment."""
    proved = {(c.property, c.what.zh) for c in claims if c.status is Status.PROVED and not c.about}
    total, zone = policy.checked.total, assessment.zone.score
    shares = [d.share for d in assessment.departments if isinstance(d.share, Fraction)]
    gains = [d.contribution for d in assessment.departments]
    if Mark.UNDECIDED not in gains and isinstance(zone, Fraction):
        if (Property.SHARES, "") in proved:
            assert sum(shares) in (0, total)
        if (Property.CONTRIBUTIONS, "") in proved:
            assert sum(g for g in gains if isinstance(g, Fraction)) == zone
    for label, name in (("部门得分", "部门得分"), ("总得分", "总得分"), ("基础分", "基础分")):
        if (Property.BOUNDS, label) in proved:
            table = assessment.scores[name].values()
            assert all(0 <= one <= total for one in table if isinstance(one, Fraction))

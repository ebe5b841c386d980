"""For people who test policies: what to draw with Hypothesis, and the laws to hold it against.

>>> from creditpolicy.testing import assert_adds_up, evidence, policies
>>> from hypothesis import given, strategies as st
>>> @given(st.data())
... def sums_are_right(data):
...     policy = data.draw(policies())
...     assert_adds_up(policy, data.draw(evidence(policy)))
>>> sums_are_right()

With a policy of your own, `evidence(creditpolicy.load("my.policy"))` draws rows for it. A law that
does not hold raises LawBroken, an AssertionError that says which figure, by how much, on what rows.
Needs `creditpolicy[testing]`; without it, importing this raises ModuleNotFoundError with CP810.
"""

from creditpolicy.testing.installed import require_hypothesis

require_hypothesis()

from creditpolicy.testing.draft_assumed import assumed, choices  # noqa: E402
from creditpolicy.testing.draft_policies import (  # noqa: E402
    department_names,
    drafts,
    policies,
    policy_texts,
)
from creditpolicy.testing.draft_rows import Row, evidence, record_of  # noqa: E402
from creditpolicy.testing.laws.bounds import assert_as_checked, assert_bounded  # noqa: E402
from creditpolicy.testing.laws.broken import LawBroken  # noqa: E402
from creditpolicy.testing.laws.engines import assert_same_everywhere  # noqa: E402
from creditpolicy.testing.laws.further import (  # noqa: E402
    assert_approval_monotone,
    assert_monotone,
)
from creditpolicy.testing.laws.ranks import assert_ranked  # noqa: E402
from creditpolicy.testing.laws.repeated import assert_json_exact, assert_repeatable  # noqa: E402
from creditpolicy.testing.laws.same import (  # noqa: E402
    assert_approval,
    assert_order_free,
    assert_refused_apart,
    assert_same,
)
from creditpolicy.testing.laws.sums import assert_adds_up  # noqa: E402

__all__ = [
    "LawBroken",
    "Row",
    "assert_adds_up",
    "assert_approval",
    "assert_approval_monotone",
    "assert_as_checked",
    "assert_bounded",
    "assert_json_exact",
    "assert_monotone",
    "assert_order_free",
    "assert_ranked",
    "assert_refused_apart",
    "assert_repeatable",
    "assert_same",
    "assert_same_everywhere",
    "assumed",
    "choices",
    "department_names",
    "drafts",
    "evidence",
    "policies",
    "policy_texts",
    "record_of",
]

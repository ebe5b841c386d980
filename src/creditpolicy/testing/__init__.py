"""Hypothesis strategies for people who test policies, and for our own tests; needs hypothesis.

>>> from creditpolicy import Mark
>>> from creditpolicy.testing import evidence, policies
>>> from hypothesis import given, strategies as st
>>> @given(st.data())
... def shares_sum_to_the_total(data):
...     policy = data.draw(policies())
...     departments = policy.evaluate(data.draw(evidence(policy))).departments
...     shares = [d.share for d in departments]
...     if Mark.UNDECIDED not in shares and any(shares):
...         assert sum(shares) == policy.checked.total
>>> shares_sum_to_the_total()

With a policy of your own, `evidence(creditpolicy.load("my.policy"))` draws rows for it.
"""

from creditpolicy.testing.draft_policies import department_names, drafts, policies, policy_texts
from creditpolicy.testing.draft_rows import Row, evidence, record_of

__all__ = [
    "Row",
    "department_names",
    "drafts",
    "evidence",
    "policies",
    "policy_texts",
    "record_of",
]

"""Claims about a policy as data: schema `creditpolicy/proof/1`."""

from collections.abc import Sequence
from typing import Any

from creditpolicy.diagnostics.render_json import words_json
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.assessment_json import policy_data
from creditpolicy.report.diff.data import result_json
from creditpolicy.verify.prove.claim import Claim, Example

SCHEMA = "creditpolicy/proof/1"

Data = dict[str, Any]


def proof_json(policy: Policy, claims: Sequence[Claim]) -> Data:
    """All claims, item by item."""
    return {
        "schema": SCHEMA,
        "policy": policy_data(policy),
        "claims": [_claim(one) for one in claims],
    }


def _claim(of: Claim) -> Data:
    return {
        "property": of.property.value,
        "item": of.about,
        "what": of.what or None,
        "status": of.status.value,
        "how": words_json(of.how),
        "examples": [_example(one) for one in of.examples],
    }


def _example(of: Example) -> Data:
    return {
        "assumptions": [{"name": n, "value": value_text(v)} for n, v in of.assumed],
        "rows": list(of.rows),
        "further": list(of.further),
        "figure": of.shown.name,
        "key": list(of.shown.key),
        "values": [result_json(value) for value in of.shown.values],
    }

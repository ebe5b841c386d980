"""Claims about a policy as data: schema `creditpolicy/proof/1`."""

from collections.abc import Sequence
from typing import Any

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.render_json import diagnostic_json, words_json
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.assessment_json import policy_data
from creditpolicy.report.diff.data import result_json
from creditpolicy.verify.prove.claim import Claim, Example, Shown

SCHEMA = "creditpolicy/proof/1"

Data = dict[str, Any]


def proof_json(policy: Policy, claims: Sequence[Claim], notes: Sequence[Diagnostic] = ()) -> Data:
    """All claims, item by item, then those of how it adds up; `notes` on what was left open."""
    return {
        "schema": SCHEMA,
        "policy": policy_data(policy),
        "claims": [_claim(one) for one in claims],
        "diagnostics": [diagnostic_json(one) for one in notes],
    }


def _claim(of: Claim) -> Data:
    return {
        "property": of.property.value,
        "item": of.about or None,
        "what": words_json(of.what) if of.what.zh else None,
        "status": of.status.value,
        "how": words_json(of.how),
        "timed_out": of.late,
        "examples": [_example(one) for one in of.examples],
    }


def _example(of: Example) -> Data:
    return {
        "assumptions": [{"name": n, "value": value_text(v)} for n, v in of.assumed],
        "rows": list(of.rows),
        "further": list(of.further),
        "figures": [_figure(one) for one in of.shown],
    }


def _figure(of: Shown) -> Data:
    return {
        "name": of.name,
        "label": words_json(of.label),
        "key": list(of.key),
        "values": [result_json(value) for value in of.values],
    }

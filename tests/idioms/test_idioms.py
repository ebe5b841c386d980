"""Scoring rules of real notices, written in the language, meet their exact expectations."""

import json
from pathlib import Path
from typing import Any

import pytest

import creditpolicy
from creditpolicy import Assessment, Mark
from tests.idioms.evidence import MAKERS, rows

HERE = Path(__file__).parent
IDIOMS = [
    json.loads(line) for line in (HERE / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
CASES = [
    pytest.param(idiom["id"], case, id=f"{idiom['id']}-{number}")
    for idiom in IDIOMS
    for number, case in enumerate(idiom["cases"], start=1)
]


def item_score(assessment: Assessment, department: str) -> str:
    score = assessment.by_name[department].items[0].score
    return "不适用" if score is Mark.NOT_APPLICABLE else str(score)


@pytest.mark.parametrize(("idiom", "case"), CASES)
def test_case(idiom: str, case: dict[str, Any]) -> None:
    """Every case of the idiom gives exactly the score that its rule says."""
    policy = creditpolicy.load(HERE / "policies" / f"{idiom}.policy")
    assessment = policy.evaluate(rows(idiom, case["given"]))
    for department, expected in case["expect"].items():
        assert item_score(assessment, department) == expected


def test_every_policy_has_cases() -> None:
    """No policy lies about without cases, and none of the cases without a policy."""
    policies = {path.stem for path in (HERE / "policies").glob("*.policy")}
    assert policies == {idiom["id"] for idiom in IDIOMS} == set(MAKERS)


@pytest.mark.parametrize("path", sorted((HERE / "policies").glob("*.policy")), ids=lambda p: p.stem)
def test_no_false_alarm(path: Path) -> None:
    """A rule of a real notice, rightly written, raises no finding at all."""
    assert creditpolicy.load(path).diagnostics == ()

"""The year-end example: the 2018 notice's result, by the oracle, as an item of another assessment."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.cli.command_line import GAOXIN, call
from tests.oracle.gaoxin import assess

SAMPLE = "examples/gaoxin_2018/evidence.jsonl"
YEAR_END = ("examples/year_end_2018/year_end_2018.policy", "examples/year_end_2018/evidence.csv")

TASKS = {
    "税务局": Fraction(3, 4),  # R1 and R2 of 国税局 and R4; R3 of 地税局 is not done
    "市场监管局": Fraction(4, 4),
    "法院": Fraction(1, 2),
    "社会事务局": Fraction(2, 3),
    "生态环境分局": Fraction(3, 4),  # R14, R15, and R17 under the old name; R16 is not done
    "东区街道办": Fraction(3, 3),
}
VOTES = {
    "税务局": 90,
    "市场监管局": 80,
    "法院": 95,
    "社会事务局": 70,
    "生态环境分局": 85,
    "东区街道办": 96,
}
THERE = {"生态环境分局": "环保分局"}
"""Who is called otherwise in the result of the notice."""


def credit() -> dict[str, Fraction]:
    """The oracle's scores of the notice, as shares of its 100 points."""
    rows = [json.loads(line) for line in Path(SAMPLE).read_text("utf-8").splitlines()]
    departments = assess(rows)["departments"]
    return {name: Fraction(departments[THERE.get(name, name)]["score"]) / 100 for name in TASKS}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of the notice, as the command writes it."""
    path = tmp_path_factory.mktemp("results") / "credit.json"
    assert call("eval", GAOXIN, SAMPLE, "--format", "json", "-o", path).code == 0
    return path


def test_scores_are_those_by_hand(result: Path) -> None:
    """10 × the notice's score ÷ 100 + 60 × tasks done ÷ tasks + 30 × votes ÷ 100, exactly."""
    data = call("eval", *YEAR_END, "--results", result, "--format", "json").data
    shares = credit()
    by_hand = {
        name: 10 * shares[name] + 60 * TASKS[name] + Fraction(30 * VOTES[name], 100)
        for name in TASKS
    }
    scores = {one["name"]: Fraction(one["score"]["exact"]) for one in data["departments"]}
    assert scores == by_hand
    ranks = sorted(by_hand, key=lambda name: -by_hand[name])
    assert {one["name"]: one["rank"] for one in data["departments"]} == {
        name: place for place, name in enumerate(ranks, start=1)
    }


def test_grades_are_those_by_hand(result: Path) -> None:
    """The first two are 优秀 and the next two 良好, but nobody below 60% in the notice is 优秀.

    东区街道办 is second with 93.54, and has 47.37 of 100 in the notice.
    """
    data = call("eval", *YEAR_END, "--results", result, "--format", "json").data
    grades = {one["name"]: one["figures"]["等次"] for one in data["departments"]}
    assert credit()["东区街道办"] < Fraction(60, 100)
    assert grades == {
        "市场监管局": "优秀",
        "东区街道办": "良好",
        "税务局": "良好",
        "生态环境分局": "良好",
        "社会事务局": "合格",
        "法院": "合格",
    }


def test_the_example_is_checked_laid_out_and_explained(result: Path) -> None:
    """check finds nothing, fmt changes nothing, and explain names the result and the old name."""
    assert call("check", YEAR_END[0]).code == 0
    assert call("fmt", "--check", YEAR_END[0]).code == 0
    words = (*YEAR_END, "--results", result, "--department", "生态环境分局")
    told = call("explain", *words).out
    assert "里面叫“环保分局”" in told
    assert "R14 示例：散乱污整治（材料第 15 行，原环保分局）" in told
    warned = [d["code"] for d in call("eval", *words[:-2], "--format", "json").data["diagnostics"]]
    assert warned == ["CP565"]


def test_without_the_result_there_is_no_score() -> None:
    """The year-end assessment refuses to run without the notice's result."""
    answer = call("eval", *YEAR_END, "--format", "json")
    assert answer.code == 1
    assert [d["code"] for d in answer.data["diagnostics"]][-1] == "CP640"

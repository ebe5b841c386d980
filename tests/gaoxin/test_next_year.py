"""The next-year example: a draft that amends the 2018 notice, with figures worked out by hand."""

import json
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import creditpolicy
from tests.cli.command_line import GAOXIN, call

DRAFT = "examples/gaoxin_2019/gaoxin_2019.policy"
ROWS = "examples/gaoxin_2019/evidence.csv"

ITEMS = {
    # Two documents for full marks: 1 and 1/2 in the first group; one of twelve in the second.
    "1": 25 * (Fraction(60, 100) * Fraction(3, 4) + Fraction(40, 100) * Fraction(1, 12)),
    "2": 0,
    # One of five departments of the first group.
    "3": 15 * Fraction(40, 100) * Fraction(1, 5),
    # R8 is the campaign of R7 again, and does not count: one of three of the first group.
    "4": 15 * Fraction(60, 100) * Fraction(1, 3),
    # One record, 3 points.
    "5": 15 - 3,
    "6": 0,
    # R11 is in time, R12 is not; R13 is, for Qingming (April 5) is no working day; nobody else.
    "7": 5 * (Fraction(70, 100) * Fraction(1, 2) + Fraction(30, 100) * 1),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of the whole policy, as fmt --expand prints it."""
    path = tmp_path_factory.mktemp("whole") / "whole.policy"
    path.write_text(call("fmt", "--expand", DRAFT).out, encoding="utf-8")
    return str(path)


def test_the_points_are_those_by_hand() -> None:
    """Every item has the points of the arithmetic above, and the zone their sum, 473/15."""
    data = call("eval", DRAFT, ROWS, "--format", "json").data
    points = {one["item"]: Fraction(one["score"]["exact"]) for one in data["zone"]["items"]}
    assert points == ITEMS
    assert Fraction(data["zone"]["score"]["exact"]) == sum(ITEMS.values()) == Fraction(473, 15)
    assert data["evidence"]["refused"] == 0


def test_the_draft_is_checked_and_laid_out(whole: str) -> None:
    """Neither the draft nor the whole policy has a finding, nor would fmt change either."""
    for path in (DRAFT, whole):
        checked = call("check", path)
        assert (checked.code, "没有问题。共 7 项 100 分，24 个部门" in checked.out) == (0, True)
        assert call("fmt", "--check", path).code == 0


def test_the_whole_policy_is_the_draft(whole: str) -> None:
    """Shown and evaluated, the whole policy says what the draft says."""
    assert call("show", whole).out == call("show", DRAFT).out
    short, full = (call("eval", path, ROWS, "--format", "csv").out for path in (DRAFT, whole))
    assert short == full
    assert creditpolicy.load(DRAFT).digest != creditpolicy.load(whole).digest


def test_what_nobody_changed_is_the_notice(whole: str) -> None:
    """Items 2 and 6 stand in the whole policy to the letter."""
    old, new = (Path(path).read_text(encoding="utf-8") for path in (GAOXIN, whole))
    for head, end in (("考核项 2 ", "考核项 3 "), ("考核项 6 ", "汇总")):
        item = old[old.index(head) : old.index(end)].strip()
        assert item in new


def test_an_explanation_names_the_file_of_each_line() -> None:
    """A rule of the draft is shown with the draft's line, one of the notice with the notice's."""
    told = call("explain", DRAFT, ROWS, "--department", "法院", "--item", "5").out
    assert "← gaoxin_2018.policy 第 155 行：统计 在列记录" in told
    told = call("explain", DRAFT, ROWS, "--department", "市场监管局", "--item", "7").out
    assert f"← {DRAFT} 第 42 行：统计 办结数" in told
    assert "R12 示例乙公司" in told


def test_as_data_a_rule_names_its_file() -> None:
    """The data keep to their schema, and each rule says in which of the two files it stands."""
    schema = (files("creditpolicy.report") / "schemas" / "policy-1.json").read_text("utf-8")
    data = call("show", DRAFT, "--format", "json").data
    Draft202012Validator(json.loads(schema)).validate(data)
    found = {item["id"]: {rule["file"] for rule in item["rules"]} for item in data["items"]}
    assert found["2"] == {"gaoxin_2018.policy"}
    assert found["3"] == {"gaoxin_2018.policy", DRAFT}
    assert found["7"] == {DRAFT}

"""Figures that would take hours, pages or a deep stack: they end, and none is a silent zero."""

import json
import re
from fractions import Fraction

import pytest

import creditpolicy
from tests.cli.command_line import call
from tests.hostile.claims import codes, codes_of
from tests.hostile.policies import GOOD, RATE

ROWS = [
    {"编号": str(n), "部门": "甲局", "材料": "方案", "日期": "2018-03-01", "文号": f"{n}号"}
    for n in range(1, 4)
]


def item(*lines):
    """The policy with other lines for its rate; three records are recognised."""
    return GOOD.replace(RATE, "".join(f"  {line}\n" for line in lines))


def squares(count):
    """Each figure is the square of the one before: a number of 2^count digits, or so."""
    steps = [f"计算 a{n} = a{n - 1} × a{n - 1}" for n in range(1, count)]
    return item("计算 a0 = 认定数 + 7", *steps, f"得分率 = a{count - 1}，最高 1")


def chain(count):
    """Each figure is the one before."""
    steps = [f"计算 a{n} = a{n - 1} × 1" for n in range(1, count)]
    return item("计算 a0 = 认定数", *steps, f"得分率 = a{count - 1} ÷ 6，最高 1")


def braid(count):
    """Each of two figures needs both of those before: walked as a tree there are 2^count."""
    steps = [
        line
        for n in range(1, count)
        for line in (
            f"计算 a{n} = 最大（a{n - 1}，b{n - 1}）",
            f"计算 b{n} = 最小（b{n - 1}，a{n - 1}）",
        )
    ]
    return item(
        "计算 a0 = 认定数", "计算 b0 = 认定数", *steps, f"得分率 = a{count - 1} ÷ 6，最高 1"
    )


@pytest.fixture
def run(tmp_path):
    """Runs a command on a policy and the three records."""

    def run(text, command, *words):
        policy, evidence = tmp_path / "考核.policy", tmp_path / "材料.jsonl"
        policy.write_text(text, encoding="utf-8")
        evidence.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
        files = (policy,) if command == "check" else (policy, evidence)
        return call(command, *files, *words)

    return run


def test_a_number_that_no_page_would_hold_is_undecided(run):
    """Sixty squares of a number are checked at once, and evaluated to CP610 and to no number."""
    assert run(squares(60), "check").code == 0
    result = run(squares(60), "eval", "--format", "json")
    assert (result.code, set(codes(result.data["diagnostics"]))) == (0, {"CP610"})
    assert result.data["zone"]["score"]["exact"] is None
    rates = [one["items"][0]["rate"] for one in result.data["departments"]]
    assert [rate["exact"] for rate in rates] == [None, None]


def test_such_a_number_is_explained_in_words(run):
    """Its explanation says that it is undecided, in both languages and as data."""
    for words in (("--lang", "zh"), ("--lang", "en"), ("--format", "json")):
        result = run(squares(60), "explain", "--department", "甲局", *words)
        assert result.code == 0
        assert "CP610" in result.err
        assert len(result.out) < 2_000_000
    assert "未定" in run(squares(60), "explain", "--department", "甲局", "--lang", "zh").out


def test_what_is_merely_long_is_exact(run):
    """Twelve squares of 10 are 10^4096, beyond what Python writes by itself; its inverse, too."""
    text = squares(13).replace("得分率 = a12，最高 1", "得分率 = 若 a12 > 10 则 1 ÷ a12 否则 1")
    result = run(text, "eval", "--format", "json")
    assert result.data["departments"][0]["items"][0]["rate"]["exact"] == "1/1" + "0" * 4096
    explained = run(text, "explain", "--department", "甲局")
    assert explained.code == 0
    assert "0" * 4096 in explained.out


SUMMED = """\
语言 1
考核 小考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 台账
  字段 金额：数字
考核项 1 金额 100分
  统计 金额数：台账 的 金额 合计
  得分率 = 金额数，最高 1，最低 0
  责任部门 全部部门
"""


def test_thousands_of_denominators_are_undecided_in_any_order():
    """A sum over rows whose denominators have nothing in common is given up, not worked on."""
    policy = creditpolicy.loads(SUMMED)
    rows = [
        {"部门": "甲局", "材料": "台账", "日期": "2018-03-01", "金额": Fraction(1, 10**39 + n)}
        for n in range(1, 2_000, 2)
    ]
    for evidence in (rows, rows[::-1]):
        assessment = policy.evaluate(evidence)
        assert codes_of(assessment.diagnostics) == ["CP610"]
        assert assessment.zone.score is creditpolicy.Mark.UNDECIDED
        assert assessment.by_name["乙局"].score == 0


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_chain_of_1000_figures_is_explained(form, run):
    """Every figure of the chain stands in the explanation, and no stack is too short for it."""
    result = run(chain(1_000), "explain", "--department", "甲局", "--format", form)
    assert (result.code, result.err) == (0, "")
    assert {f"a{n}" for n in range(1_000)} <= set(re.findall(r"a\d+", result.out))


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_braid_of_figures_is_explained_once(form, run):
    """Twice as long a braid makes an explanation about twice as long, not of twice as many pages."""
    sizes = [
        len(run(braid(n), "explain", "--department", "甲局", "--format", form).out)
        for n in (100, 200)
    ]
    assert sizes[0] < sizes[1] < 2.5 * sizes[0]


@pytest.mark.parametrize("unit", ["天", "个工作日"])
@pytest.mark.parametrize("days", ["9999999", "9" * 30])
def test_a_deadline_beyond_the_calendar_is_kept(days, unit, run):
    """A record filed the same day is in time, however long the time is."""
    line = f"统计 及时数：方案 的 件数，只计 日期 在 日期 后 {days}{unit} 以内"
    text = item(line, "得分率 = 及时数 ÷ 认定数，最高 1")
    for command in ("eval", "explain"):
        assert run(text, command).code == 0
    assert run(text, "eval", "--format", "json").data["zone"]["items"][0]["score"]["exact"] == "100"


def test_division_by_nothing_is_not_applicable(run):
    """Without a denominator there is no rate: null, and neither 0 nor 1."""
    text = item("得分率 = 1 ÷ (认定数 − 认定数)，最高 1")
    result = run(text, "eval", "--format", "json")
    assert result.code == 0
    assert result.data["zone"]["score"] is None
    assert [one["score"] for one in result.data["departments"]] == [None, None]

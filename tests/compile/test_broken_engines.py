"""An engine that is wrong in one place is found out by the comparison with the reference."""

from datetime import date
from typing import Any

import pytest

import creditpolicy
from creditpolicy.compile import source
from creditpolicy.compile.source import Line, code_of
from creditpolicy.evaluate.run import Run
from tests.compile.reference import differences, quickly

POLICY = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 件数：整数
  字段 刊登日期：日期，可空
考核项 1 信息报送 100分
  统计 多件：简报 的 件数，只计 件数 ≥ 2
  统计 及时：简报 的 件数，只计 刊登日期 在 日期 后 3个工作日 以内
  表 得分率
    多件 > 2：1
    多件 = 2：0.5
    其余：最小（1，及时 ÷ 4）
  责任部门 全部部门
"""
ROWS = [
    {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "件数": n, "刊登日期": f"2018-03-{d:02}"}
    for n, d in ((1, 6), (2, 7), (3, 2), (0, 5))
] + [
    {"部门": "乙局", "材料": "简报", "日期": "2018-12-31", "件数": 2, "刊登日期": "2018-12-31"},
    {"部门": "乙局", "材料": "简报", "日期": "2018-01-01", "件数": "3", "刊登日期": ""},
]
BREAKS = [
    ("c0 >= 2", "c0 > 2"),
    (" <= day", " < day"),
    ("day <= ", "day < "),
    ("status <= most", "status < most"),
    ("(submitted or day) <= as_of", "(submitted or day) < as_of"),
    ("> 2", ">= 2"),
    ("== 2", "!= 2"),
]


def test_the_engine_as_it_is() -> None:
    """On this evidence code and reference agree."""
    assert differences(creditpolicy.loads(POLICY), ROWS, Run()) == []


@pytest.mark.parametrize(("right", "wrong"), BREAKS, ids=[one[0] for one in BREAKS])
def test_a_flipped_comparison_is_found(right: str, wrong: str, monkeypatch: Any) -> None:
    """One comparison flipped in the generated code shows as a difference."""
    whole = breaking(monkeypatch, "", right, wrong)
    run = Run(as_of=date(2018, 12, 31))
    assert differences(creditpolicy.loads(POLICY), ROWS, run) != []
    assert any(right in text for text in whole)


def breaking(monkeypatch: Any, mark: str, right: str, wrong: str) -> list[str]:
    """From now on code that holds the mark is broken; the list gets it as it was."""
    whole: list[str] = []

    def broken(lines: list[Line]) -> str:
        text = code_of(lines)
        if mark not in text:
            return text
        whole.append(text)
        return text.replace(right, wrong)

    monkeypatch.setattr(source, "code_of", broken)
    return whole


LEAN_BREAKS = [
    ("m0 < 3", "m0 < 2"),
    (" >= 2", " > 2"),
    (" in DAYS_IN", " not in DAYS_IN"),
    (" not in APPROVED", " in APPROVED"),
    ("== '甲局'", "!= '甲局'"),
    (" <= DUE", " < DUE"),
    ("== 2:", "!= 2:"),
    (" == 2", " != 2"),
]


def quick_scores_differ() -> bool:
    """Whether code for vouched rows gives up, or says another score or number than the reference."""
    policy = creditpolicy.loads(POLICY)
    engine = policy.compiled()._engine
    filed = [row | {"报送日期": "", "编号": str(n)} for n, row in enumerate(ROWS[:4] * 2 + ROWS)]
    for count in range(1, len(filed)):
        rows = [row | {"状态": "核定"} for row in filed[:count]]
        rows += [row | {"状态": "待核", "编号": "待核"} for row in filed[:1]]
        right = policy.evaluate(rows)
        for name in ("甲局", "乙局"):
            ours = quickly(engine.lean["cells"][name], rows)
            if ours is None or (ours.score, ours.pending) != (right.by_name[name].score, 1):
                return True
    return False


def test_the_quick_engine_as_it_is() -> None:
    """On this evidence rows that are vouched for come to the same."""
    assert not quick_scores_differ()


@pytest.mark.parametrize(("right", "wrong"), LEAN_BREAKS, ids=[one[0] for one in LEAN_BREAKS])
def test_a_flipped_comparison_of_the_quick_engine(right: str, wrong: str, monkeypatch: Any) -> None:
    """One comparison flipped in the code for vouched rows shows as a difference."""
    whole = breaking(monkeypatch, "def lean", right, wrong)
    assert quick_scores_differ()
    assert any(right in text for text in whole)


RUNNING_BREAKS = [
    ("c0 >= 2", "c0 > 2"),
    (" <= day", " < day"),
    ("day <= ", "day < "),
    ("status <= most", "status < most"),
    (" <= DUE", " < DUE"),
    ("+= sign", "-= sign"),
    ("+= sign", "+= 1"),
]


def running_scores_differ() -> bool:
    """Whether a session says another score than the reference, records coming and going."""
    policy = creditpolicy.loads(POLICY)
    session, there = policy.session(), dict[str, Any]()
    filed: list[Any] = [row | {"编号": str(n)} for n, row in enumerate(ROWS)]
    for row in (*filed, *filed[:3], *filed):
        if row["编号"] in there and len(there) > 2:
            session.withdraw("简报", row["编号"])
            del there[row["编号"]]
        else:
            session.put(row)
            there[row["编号"]] = row
        right = policy.evaluate(list(there.values())).by_name
        if any(session.score(name) != right[name].score for name in ("甲局", "乙局")):
            return True
    return False


def test_the_session_as_it_is() -> None:
    """With these records coming and going session and reference agree."""
    assert not running_scores_differ()


@pytest.mark.parametrize(("right", "wrong"), RUNNING_BREAKS)
def test_a_flipped_comparison_of_a_session(right: str, wrong: str, monkeypatch: Any) -> None:
    """One comparison, or sign, flipped in the code of a session shows as a difference."""
    whole = breaking(monkeypatch, "def change0", right, wrong)
    assert running_scores_differ()
    assert any(right in text for text in whole)

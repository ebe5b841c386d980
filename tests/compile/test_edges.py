"""Where numbers are large, rows are none, or all is blank: every way says what the reference says."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

import creditpolicy
from creditpolicy.compile.session import SCHEMA

POLICY = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局、丙局
材料 简报
  字段 份数：整数，可空
考核项 1 信息报送 60分
  统计 总份数：简报 的 份数 合计
  得分率 = 总份数 ÷ 满分份数，最高 1
  责任部门 全部部门
考核项 2 报送次数 40分
  认定 简报，须 份数 ≥ 1
  得分率 = 认定数 ÷ 4，最高 1
  责任部门 全部部门
假设 满分份数 = 100000000000000000000，未定
"""
FULL = 10**20
ROW = {"部门": "甲局", "材料": "简报", "日期": date(2018, 3, 1), "报送日期": None, "状态": "核定"}


@pytest.fixture(scope="module")
def policy() -> Any:
    return creditpolicy.loads(POLICY)


@pytest.mark.parametrize("near", [2**31, 2**53, 2**63 - 1, 2**63, 2**64, 10**18 - 1, 10**18])
def test_counts_that_fill_a_register(policy: Any, near: int) -> None:
    """Three counts near 2^63 add up exactly: 60 × their sum ÷ 10^20, and 3 of 4 briefs are 30 points."""
    rows = [ROW | {"编号": str(n), "份数": near + n} for n in range(3)]
    score = 60 * Fraction(3 * near + 3, FULL) + 30
    compiled, session = policy.compiled(), policy.session()
    assert policy.evaluate(rows).by_name["甲局"].score == score
    for by in (None, "cells", "rows"):
        assert compiled.decide(rows, "甲局", vouched=by).score == score
    for row in rows:
        assert session.put(row) == ()
    assert session.score("甲局") == score
    session.withdraw("简报", "0")
    assert session.score("甲局") == 60 * Fraction(2 * near + 3, FULL) + 20


@pytest.mark.parametrize("cell", [-1, Fraction(1, 2), "九", 1.5, 10**200, [], True])
def test_a_cell_of_the_wrong_kind(policy: Any, cell: Any) -> None:
    """It refuses its row in every way of asking, and a session takes it not, with the same code."""
    row = ROW | {"编号": "1", "份数": cell}
    (problem,) = [one for one in policy.read([row]).diagnostics if one.is_error][:1]
    for by in (None, "cells", "rows"):
        outcome = policy.compiled().decide([row], "甲局", vouched=by)
        assert (outcome.score, outcome.refused) == (0, 1)
        assert problem in outcome.diagnostics
    assert problem.code in {one.code for one in policy.session().put(row)}


def test_no_rows(policy: Any) -> None:
    """Nothing scores 0 here, and that there was nothing is said as evaluate says it."""
    said = policy.evaluate([]).diagnostics
    compiled = policy.compiled()
    for by in (None, "cells", "rows"):
        assert compiled.decide([], vouched=by).diagnostics == said
        assert compiled.decide([], "甲局", vouched=by).score == 0
    assert policy.session().score() == policy.evaluate([]).zone.score == 0
    assert policy.session({"schema": SCHEMA, "policy": policy.digest, "records": []}).score() == 0


@pytest.mark.parametrize("column", ["编号", *ROW, "份数"])
def test_a_blank_in_each_column(policy: Any, column: str) -> None:
    """One column of all rows is blank: the same score, and as many refused."""
    rows = [ROW | {"编号": str(n), "份数": 2} | {column: None} for n in range(2)]
    whole = policy.evaluate(rows)
    for by in (None, "cells"):
        outcome = policy.compiled().decide(rows, "甲局", vouched=by)
        assert outcome.score == whole.by_name["甲局"].score
        assert outcome.refused == policy.read(rows).refused


def test_departments_that_nobody_knows(policy: Any) -> None:
    """Ten thousand of them are refused, each by its code, and one that is known scores."""
    rows: list[Any] = [ROW | {"编号": str(n), "部门": f"第{n}局", "份数": 2} for n in range(10_000)]
    rows.append(ROW | {"编号": "甲", "份数": 2})
    outcome = policy.compiled().decide(rows, "甲局", vouched="cells")
    assert (outcome.rows, outcome.refused) == (10_001, 10_000)
    assert outcome.score == 60 * Fraction(2, FULL) + 10


def test_threads_that_ask_for_the_first_time(policy: Any) -> None:
    """Code that several threads need at once is written once at a time, and is right."""
    rows = [ROW | {"编号": str(n), "部门": name, "份数": 2} for n, name in enumerate("甲乙丙甲乙")]
    rows = [row | {"部门": f"{row['部门']}局"} for row in rows]
    asked = [(name, by) for name in ("甲局", "乙局", "丙局") for by in (None, "cells")] * 4
    expected = policy.evaluate(rows).by_name
    for _ in range(5):
        compiled = policy.compiled()
        with ThreadPoolExecutor(len(asked)) as pool:
            scores = list(
                pool.map(lambda one, of=compiled: of.decide(rows, one[0], vouched=one[1]), asked)
            )
        assert [one.score for one in scores] == [expected[name].score for name, _ in asked]

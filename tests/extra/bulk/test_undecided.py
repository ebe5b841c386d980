"""Rows that the calendar ends before: they are told, since they leave a figure undecided."""

import pyarrow as pa

import creditpolicy
from creditpolicy import Mark, Policy, TableResult
from creditpolicy.diagnostics.diagnostic import Cell
from creditpolicy.values.workdays import known_years
from tests.extra.bulk.tables import table_of

NEXT = known_years()[-1] + 1
HEAD = f"""\
语言 1
考核 示例考核
  年度 {NEXT}
  总分 100分
部门 甲局、乙局
材料 简报
  字段 标题：文字
材料 事项
  字段 标题：文字
考核项 1 信息报送 100分
  统计 按时数：简报 的 件数，
"""
TAIL = """
  得分率 = 按时数 ÷ 10，最高 1
  责任部门 全部部门
"""
IN_TIME = "只计 报送日期 在 日期 后 5个工作日 以内"
BRIEF = {"部门": "甲局", "材料": "简报", "标题": "甲"}
LATER = BRIEF | {"日期": f"{NEXT}-03-01", "报送日期": f"{NEXT}-03-02"}
SAME_DAY = LATER | {"报送日期": LATER["日期"]}
NOT_FILED = LATER | {"报送日期": ""}


def policy_of(clause: str) -> Policy:
    return creditpolicy.loads(HEAD.replace("件数，\n", f"件数，{clause}") + TAIL)


def shown(result: TableResult) -> list[int]:
    """The rows of which CP601 is said."""
    (finding,) = result.warnings
    assert finding.code.code == "CP601"
    return [said.at.row for said in finding.shown if isinstance(said.at, Cell)]


def test_rows_beyond_the_calendar_are_told() -> None:
    """Of days that lie apart in a year nobody has arranged yet; not of the same day, nor a blank."""
    policy = policy_of(IN_TIME)
    rows = [SAME_DAY, LATER, NOT_FILED, LATER | {"部门": "丙局"}, LATER | {"部门": "乙局"}]
    result = policy.evaluate_table(table_of(rows))
    assert shown(result) == [2, 5]
    said = [one for one in policy.evaluate(rows).diagnostics if one.code.code == "CP601"]
    assert [one for finding in result.warnings for one in finding.shown] == said


def test_a_row_is_told_once() -> None:
    """Two measures that ask the same of a row, and one that looks at other records beside it."""
    one = f"统计 按时数：简报 的 件数，{IN_TIME}"
    policy = creditpolicy.loads(
        HEAD.replace(
            "统计 按时数：简报 的 件数，\n", f"{one}\n  统计 去重数：简报 的 件数，{IN_TIME}，"
        )
        + "同一 标题 只计一次"
        + TAIL
    )
    assert shown(policy.evaluate_table(table_of([LATER, SAME_DAY]))) == [1]


def test_what_comes_after_one_is_chosen() -> None:
    """Of equals the first is asked, and it alone is told, wherever it stands."""
    policy = policy_of(f"同一 标题 只计一次，{IN_TIME}")
    rows = [LATER | {"日期": f"{NEXT}-03-02", "报送日期": f"{NEXT}-03-03"}, LATER]
    assert shown(policy.evaluate_table(table_of(rows))) == [2]


def test_all_are_counted_and_few_are_shown() -> None:
    """Of a hundred rows three are shown, with the number of all."""
    result = policy_of(IN_TIME).evaluate_table(table_of([LATER] * 100), shown=3)
    assert [one.rows for one in result.warnings] == [100]
    assert shown(result) == [1, 2, 3]
    assert shown(policy_of(IN_TIME).evaluate_table(table_of([LATER]), shown=0)) == []


def test_copies_are_told_once() -> None:
    """Of an 编号 that comes three times the first row."""
    rows = [LATER | {"编号": "1"}] * 3
    assert shown(policy_of(IN_TIME).evaluate_table(table_of(rows))) == [1]


def test_each_of_many_assessments() -> None:
    """Rows of all districts together; each district has its own undecided score."""
    table = table_of([LATER, SAME_DAY, LATER]).append_column("区县", pa.array(["东", "西", "中"]))
    result = policy_of(IN_TIME).evaluate_table(table, by=["区县"])
    assert shown(result) == [1, 3]
    scores = {one.by[0]: one.departments[0].score for one in result}
    assert scores == {"东": Mark.UNDECIDED, "中": Mark.UNDECIDED, "西": 10}

"""Running sessions: after each record that comes, changes or goes, scores are of what is there."""

import json
from datetime import date, timedelta
from fractions import Fraction
from timeit import repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import CreditPolicyError, Mark, Policy
from creditpolicy.compile.figure_helpers import Long
from creditpolicy.compile.records import adds
from creditpolicy.testing import evidence, policies
from creditpolicy.values.workdays import known_years
from tests.api.sample import TEXT
from tests.compile.calendars import drawn_calendar
from tests.properties.effort import part

BRIEF = {
    "编号": "1",
    "部门": "乙局",
    "材料": "简报",
    "日期": "2018-05-01",
    "标题": "诚信日",
    "级别": "省级",
}


@pytest.fixture
def session() -> Any:
    return creditpolicy.loads(TEXT).session()


def same(session: Any, policy: Any, rows: list[Any], day: date | None = None) -> None:
    """All measures and scores are those that evaluate gives for these rows."""
    reference = policy.evaluate(rows, as_of=day)
    assert measures_of(session._running) == {
        name: {key: value for key, value in table.values.items() if value != 0}
        for name, table in reference.measures.items()
    }
    assert session.score() == reference.zone.score
    for one in reference.departments[:3]:
        assert session.score(one.name) == one.score
    said = {one.at for one in reference.diagnostics if one.code.code == "CP601"}
    of_rows = {(rows[at.row - 1]["材料"].strip(), rows[at.row - 1]["编号"]) for at in said}
    args = [dict(one.args) for one in session.undecided()]
    assert {(one["kind"], one["id"]) for one in args} == of_rows


def measures_of(running: Any) -> dict[str, Any]:
    """What a session counts, by measure and key; what came to 0 again is as if it never was."""
    found: dict[str, Any] = {}
    for place, plan in enumerate(running.code.plans):
        of = running.state[place]
        if adds(plan, running.engine.policy):
            values = {key: Fraction(value) for key, value in of.items()}
        else:
            values = {key: value_in(of, bag) for key, bag in of.bags.items()}
        found[plan.measure.name] = {
            key if isinstance(key, tuple) else (key,): value
            for key, value in values.items()
            if value != 0
        }
    return found


def value_in(of: Any, bag: Any) -> Any:
    try:
        return of._value(bag)
    except Long:
        return Mark.UNDECIDED


@part(4)
@given(st.data())
def test_whatever_comes_and_goes(data: st.DataObject) -> None:
    """In any order, with changes and withdrawals, on drawn policies: as if only the rest had come."""
    policy = data.draw(policies())
    with drawn_calendar(data, policy):
        _whatever(policy, data)


def _whatever(policy: Policy, data: st.DataObject) -> None:
    drawn = data.draw(evidence(policy, max_size=14))
    ids = st.sampled_from(("一", "二", "三", "四", "五"))
    session, there = policy.session(), dict[tuple[str, str], Any]()
    for row in drawn:
        key = str(row["材料"]), data.draw(ids)
        if key in there and data.draw(st.booleans()):
            assert session.withdraw(*key) == ()
            del there[key]
        elif not any(one.is_error for one in session.put(row | {"编号": key[1]})):
            there[key] = row | {"编号": key[1]}
        if data.draw(st.booleans()):
            same(session, policy, list(there.values()))
    again = policy.session(json.loads(json.dumps(session.snapshot())))
    same(again, policy, list(there.values()))


@part(4)
@given(st.data())
def test_series_on_drawn_policies(data: st.DataObject) -> None:
    """The score of each of several days is what evaluate gives as of that day."""
    policy = data.draw(policies())
    rows = [row | {"编号": str(n)} for n, row in enumerate(data.draw(evidence(policy, max_size=8)))]
    session = policy.session()
    taken = [row for row in rows if not any(one.is_error for one in session.put(row))]
    start, end = policy.checked.period
    offsets = st.lists(st.integers(-2, (end - start).days + 2), min_size=1, max_size=4)
    days = [start + timedelta(days=n) for n in data.draw(offsets)]
    name = policy.checked.department_names[0]
    for day, score in session.series(days, name):
        assert score == policy.evaluate(taken, as_of=day).by_name[name].score


CUTOFF = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 名单
  字段 移出日期：日期，可空
考核项 1 名单 100分
  统计 在列数：名单 的 件数，只计 无 移出日期，或 移出日期 晚于 截止日
  扣分 = 30分 × 在列数，扣完为止
  责任部门 全部部门
"""


def test_a_year_of_weeks() -> None:
    """A listing costs 30 points from the day it is on file to the day before it is removed."""
    session = creditpolicy.loads(CUTOFF).session()
    row = {
        "编号": "1",
        "部门": "甲局",
        "材料": "名单",
        "日期": "2018-03-01",
        "移出日期": "2018-06-01",
    }
    assert session.put(row) == ()
    assert session.put(row | {"编号": "2", "部门": "乙局", "移出日期": ""}) == ()
    weeks = [date(2018, 1, 7) + timedelta(weeks=n) for n in range(52)]
    scores = dict(session.series(weeks, "甲局"))
    assert {day: score for day, score in scores.items() if score != 100} == {
        day: 70 for day in weeks if date(2018, 3, 1) <= day < date(2018, 6, 1)
    }
    assert session.series([date(2018, 6, 1), date(2018, 5, 31)], "甲局") == [
        (date(2018, 6, 1), 100),
        (date(2018, 5, 31), 70),
    ]


def test_a_record_comes_changes_and_goes(session: Any) -> None:
    """One brief of four is a quarter of the points; a blank title makes it none; gone, so is it."""
    assert session.put(BRIEF) == ()
    assert session.score("乙局") == 25
    assert session.put(BRIEF | {"标题": ""}) == ()
    assert session.score("乙局") == 0
    session.put(BRIEF)
    assert session.withdraw("简报", "1") == ()
    assert session.score("乙局") == 0


def test_what_cannot_come_changes_nothing(session: Any) -> None:
    """A bad row, one without 编号, and a withdrawal of nothing are found; scores stay."""
    session.put(BRIEF)
    (wrong,) = [one for one in session.put(BRIEF | {"日期": "2018-02-30"}) if one.is_error][:1]
    assert wrong.code.code == "CP543"
    assert [one.code.code for one in session.put(BRIEF | {"编号": ""})] == ["CP700"]
    assert [one.code.code for one in session.withdraw("简报", "9")] == ["CP701"]
    assert [one.code.code for one in session.withdraw("没有的", "1")] == ["CP701"]
    assert session.score("乙局") == 25


WARNED = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 案例
  字段 主体代码：统一社会信用代码
考核项 1 案例 100分
  认定 案例，须 主体代码 有效
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 甲局
"""


def test_warnings_do_not_keep_a_record_out() -> None:
    """A code that is none, and a department of which nobody asks this: said, and taken all the same."""
    session = creditpolicy.loads(WARNED).session()
    row = {"部门": "甲局", "材料": "案例", "日期": "2018-05-01", "主体代码": "91350100M000100Y43"}
    assert session.put(row | {"编号": "1"}) == ()
    said = session.put(row | {"编号": "2", "主体代码": "91350100M000100Y44"})
    assert [(one.code.code, one.is_error) for one in said] == [("CP556", False)]
    said = session.put(row | {"编号": "3", "部门": "乙局"})
    assert [(one.code.code, one.is_error) for one in said] == [("CP552", False)]
    assert session.score("甲局") == 50
    assert len(session.snapshot()["records"]) == 3


def test_a_snapshot_is_bound_to_its_policy(session: Any) -> None:
    """It goes on with the same text; with another, or in pieces, it is refused."""
    session.put(BRIEF)
    taken = session.snapshot()
    assert creditpolicy.loads(TEXT).session(taken).score("乙局") == 25
    with pytest.raises(CreditPolicyError, match="CP702"):
        creditpolicy.loads(TEXT.replace("示例考核", "别的考核")).session(taken)
    pieces: list[Any] = [{}, taken | {"schema": "x"}, taken | {"records": [{"部门": "甲局"}]}]
    for broken in pieces:
        with pytest.raises(CreditPolicyError, match="CP703"):
            creditpolicy.loads(TEXT).session(broken)


def test_an_unknown_department(session: Any) -> None:
    """A department that the policy does not have is refused; an alias is not."""
    with pytest.raises(CreditPolicyError, match="CP607"):
        session.score("甲司")
    assert session.score("县甲局") == session.score("甲局")


@pytest.mark.no_cover
def test_a_record_costs_the_same_whatever_came_before() -> None:
    """What is done for one record, counted in calls, does not grow with the records behind it."""
    policy = creditpolicy.loads(TEXT)
    costs = [calls_of_one(policy, count) for count in (50, 2_000)]
    assert costs[1] <= costs[0] + 5


def calls_of_one(policy: Any, count: int) -> int:
    """How many functions run for one more record and its new score."""
    import sys

    session = policy.session()
    for number in range(count):
        session.put(BRIEF | {"编号": str(number), "部门": ("甲局", "乙局", "丙局")[number % 3]})
    session.score("乙局")
    calls = 0

    def count_calls(frame: Any, event: str, arg: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_calls)
    session.put(BRIEF | {"编号": "新"})
    session.score("乙局")
    sys.setprofile(before)
    return calls


ONCE = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局
材料 简报
  字段 标题：文字
  字段 份数：整数
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计，同一 标题 只计一次
  得分率 = 份数合计 ÷ 10，最高 1
  责任部门 全部部门
"""


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_of_equals_the_first_by_id_counts(order: tuple[int, ...]) -> None:
    """Two briefs of one day and one title: 编号 1 with 7 copies counts, not 编号 2 with 3."""
    copies = {1: 7, 2: 3}
    session = creditpolicy.loads(ONCE).session()
    for one in order:
        row = {"编号": str(one), "部门": "甲局", "材料": "简报", "日期": "2018-05-01"}
        assert session.put(row | {"标题": "诚信日", "份数": copies[one]}) == ()
    assert session.score() == 70
    assert session.withdraw("简报", "1") == ()
    assert session.score() == 30  # the other one, once the first is gone


BEYOND = known_years()[-1] + 1
IN_TIME = f"""\
语言 1
考核 示例考核
  年度 {BEYOND}
  总分 100分
部门 甲局、乙局
材料 简报
  字段 标题：文字
考核项 1 报送 100分
  统计 按时数：简报 的 件数，只计 报送日期 在 日期 后 5个工作日 以内
  得分率 = 按时数 ÷ 2，最高 1
  责任部门 全部部门
"""


def test_a_record_that_nobody_can_decide_on() -> None:
    """It is taken, and said at once and on request until it is changed or withdrawn; no error."""
    session = creditpolicy.loads(IN_TIME).session()
    first = {name: cell for name, cell in BRIEF.items() if name != "级别"}
    late = first | {"日期": f"{BEYOND}-03-01", "报送日期": f"{BEYOND}-03-02"}
    (said,) = session.put(late)
    assert (said.code.code, said.is_error, said.message("zh")) == (
        "CP704",
        False,
        f"简报里编号“1”这一条要看 {BEYOND} 年的工作日，工作日历里没有这一年，"
        "判断不了是否在期限内；有关的得分记作“未定”。",
    )
    assert said.message("en") == (
        f"The 简报 with the id “1” needs the working days of {BEYOND}, where the calendar has none; "
        "scores that need it are undecided."
    )
    assert session.put(late | {"编号": "2", "部门": "甲局", "报送日期": late["日期"]}) == ()
    assert session.undecided() == (said,)
    assert (session.score("甲局"), session.score("乙局")) == (50, Mark.UNDECIDED)
    assert session.put(late | {"报送日期": ""}) == ()
    assert session.undecided() == ()
    assert session.put(late | {"标题": 3}) == (said,)  # a cell that the reference reads
    assert session.withdraw("简报", "1") == ()
    assert (session.undecided(), session.score("乙局")) == ((), 0)


def test_others_that_are_open_cost_a_record_nothing() -> None:
    """With a hundred times as many, one more takes as long: the least of many, within five times."""
    session = creditpolicy.loads(IN_TIME).session()
    first = {name: cell for name, cell in BRIEF.items() if name != "级别"}
    late = first | {"日期": f"{BEYOND}-03-01", "报送日期": f"{BEYOND}-03-02"}
    costs = []
    for count in (50, 5_000):
        for number in range(count):
            assert len(session.put(late | {"编号": f"{number}"})) == 1
        costs.append(min(repeat(lambda: session.put(late | {"编号": "一"}), number=1, repeat=50)))
        session.withdraw("简报", "一")
    assert costs[1] < 5 * costs[0]
    assert len(session.undecided()) == 5_000
    for number in range(5_000):
        session.withdraw("简报", f"{number}")
    assert session._running.open == {}


SHARED = IN_TIME.replace(
    "统计 按时数：简报 的 件数，只计 报送日期 在 日期 后 5个工作日 以内",
    "统计 按时数：简报 的 件数，只计 报送日期 在 日期 后 5个工作日 以内，同一 标题 由各部门均分",
)


@pytest.mark.parametrize("text", [IN_TIME, SHARED], ids=["alone", "beside others"])
def test_a_score_costs_the_same_however_many_records_are_open(text: str) -> None:
    """With a hundred times as many, open ones and others: the least of many, within five times."""
    session = creditpolicy.loads(text).session()
    row = {name: cell for name, cell in BRIEF.items() if name != "级别"}
    row |= {"部门": "甲局", "日期": f"{BEYOND}-03-01"}
    late, at_once = row | {"报送日期": f"{BEYOND}-03-02"}, row | {"报送日期": row["日期"]}
    costs = []
    for count in (50, 5_000):
        for number in range(count):
            session.put(late | {"编号": f"{number}", "标题": f"甲{number}"})
            session.put(at_once | {"编号": f"又{number}", "标题": f"乙{number}"})
        costs.append(min(repeat(lambda: session.score("甲局"), number=1, repeat=50)))
        assert session.score("甲局") is Mark.UNDECIDED
    assert costs[1] < 5 * costs[0]


@pytest.mark.parametrize("open_", [True, False])
def test_one_open_record_leaves_all_undecided_who_share(open_: bool) -> None:
    """A case of 乙局 that may be one more sharer: then 甲局 has half of its own, or all of it."""
    session = creditpolicy.loads(SHARED).session()
    row = {name: cell for name, cell in BRIEF.items() if name != "级别"} | {"标题": "诚信日"}
    days = {"日期": f"{BEYOND}-03-01", "报送日期": f"{BEYOND}-03-01"}
    late = {"报送日期": f"{BEYOND}-03-02"} if open_ else {}
    session.put(row | days | {"部门": "甲局", "编号": "1"})
    assert session.score("甲局") == 50
    session.put(row | days | late | {"部门": "乙局", "编号": "2"})
    assert session.score("甲局") == (Mark.UNDECIDED if open_ else 25)
    session.put(row | days | {"部门": "甲局", "编号": "1", "标题": ""})
    assert session.score("甲局") == 0
    assert session.score("乙局") == (Mark.UNDECIDED if open_ else 50)

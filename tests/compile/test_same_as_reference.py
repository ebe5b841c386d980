"""Generated code says what the reference evaluator says: measures, figures and findings, exactly."""

from datetime import timedelta
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Policy, pipeline
from creditpolicy.compile.engine import Engine
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.testing import assumed, policies
from tests.compile.calendars import drawn_calendar
from tests.compile.reference import differences, strange
from tests.idioms.evidence import rows as rows_of_idiom
from tests.idioms.test_idioms import CASES, HERE
from tests.properties.effort import part

_DRAWN_EACH = 12
"""So often rows are drawn for one policy: policies take longer to draw, and to generate code of."""


@part(4)
@given(st.data())
def test_on_drawn_policies(data: st.DataObject) -> None:
    """Whatever the policy, the rows, the assumptions, the day, the calendar: all said is the same."""
    policy = data.draw(policies())
    with drawn_calendar(data, policy):
        _compare(policy, data)


def _compare(policy: Policy, data: st.DataObject) -> None:
    values, _ = read_assumed(policy.checked, data.draw(assumed(policy)))
    imports, warnings = pipeline.load_results(policy.checked, [])
    run = Run(assumed=values, imports=evolve(imports, warnings=warnings))
    engine = Engine(policy.checked, run)
    start, end = policy.checked.period
    days = st.integers(-3, (end - start).days).map(lambda n: start + timedelta(days=n))
    rows = strange(policy)
    for _ in range(_DRAWN_EACH):
        as_of, pending = data.draw(st.one_of(st.none(), days)), data.draw(st.booleans())
        one = evolve(run, as_of=as_of, pending=pending)
        assert differences(policy, data.draw(rows), one, engine) == []


@pytest.mark.no_cover
def test_on_real_rules() -> None:
    """On every case of the rules of real notices they agree too."""
    engines: dict[str, tuple[creditpolicy.Policy, Run, Engine]] = {}
    for case in CASES:
        idiom, one = cast("tuple[str, dict[str, Any]]", case.values)
        given_: dict[str, Any] = one["given"]
        assume = given_.get("_assume") or {}
        key = f"{idiom}{sorted(assume.items())}"
        if key not in engines:
            policy = creditpolicy.load(HERE / "policies" / f"{idiom}.policy")
            imports = pipeline.load_results(policy.checked, [])[0]
            run = Run(assumed=read_assumed(policy.checked, assume)[0], imports=imports)
            engines[key] = policy, run, Engine(policy.checked, run)
        policy, run, engine = engines[key]
        assert differences(policy, list(rows_of_idiom(idiom, given_)), run, engine) == []


UNKNOWN_YEARS = """\
语言 1
考核 示例考核
  年度 2045
  总分 100分
部门 甲局、乙局、丙局
材料 公示
  字段 标题：文字
材料 抽查
  字段 标题：文字
考核项 1 公示 60分
  统计 及时数：公示 的 件数，只计 报送日期 在 日期 后 7个工作日 以内
  统计 不同数：公示 的 不同 标题 数，只计 报送日期 在 日期 后 7个工作日 以内
  得分率 = 及时数 ÷ 4 + 不同数 ÷ 4，最高 1
  责任部门 全部部门
考核项 2 抽查 40分
  认定 抽查，须 没有 同一 标题 的 及时数
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 甲局、乙局
"""


def test_years_whose_calendar_nobody_knows() -> None:
    """A record that depends on working days not yet published leaves the same things undecided."""
    policy = creditpolicy.loads(UNKNOWN_YEARS)
    row = {"材料": "公示", "日期": "2045-03-01", "标题": "甲"}
    rows = [
        row | {"部门": "甲局", "报送日期": "2045-03-20"},
        row | {"部门": "乙局", "报送日期": "2045-02-20"},
        row | {"部门": "丙局", "标题": "乙", "报送日期": "2045-03-02"},
        row | {"部门": "丙局", "标题": "乙", "报送日期": "2045-03-03"},
        row | {"部门": "甲局", "材料": "抽查"},
        row | {"部门": "乙局", "材料": "抽查"},
        row | {"部门": "乙局", "材料": "抽查", "标题": "丁"},
    ]
    assert differences(policy, rows, Run()) == []
    assert differences(policy, [*rows, row | {"部门": "没有的局"}], Run()) == []
    assert differences(policy, rows[1:2], Run()) == []

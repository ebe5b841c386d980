"""Rows that the program answers for: the same scores, though less is looked at."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy import Compiled
from creditpolicy.compile.engine import SURPRISES, Engine
from creditpolicy.compile.lean import lean_names
from creditpolicy.compile.lean_code import LeanCode, Wanted, is_alone
from creditpolicy.compile.leaves import NoSlice
from creditpolicy.compile.measured import prepared_one
from creditpolicy.compile.records import adds
from creditpolicy.compile.settled import settled_plan
from creditpolicy.compile.source import Writer, run_code
from creditpolicy.evaluate.run import Run
from creditpolicy.testing import evidence, policies
from tests.compile.reference import quickly, strange
from tests.compile.vouched import OTHERS, POLICY, ROW, counts, typed
from tests.properties.effort import part


@part(4)
@given(st.data())
def test_rows_that_were_read_before(data: st.DataObject) -> None:
    """On rows that reading takes, by department and by any spelling of their cells: one score."""
    policy = data.draw(policies())
    compiled = policy.compiled()
    for _ in range(3):
        records = [
            one
            for of in policy.read(data.draw(evidence(policy, max_size=14))).records.values()
            for one in of
        ]
        rows = [data.draw(typed(policy, one)) for one in records]
        for name in policy.checked.department_names[:3]:
            event(f"quick: {agree(compiled, rows, name, 'cells')}")
            agree(compiled, [row for row in rows if counts(policy, row, name)], name, "rows")


@part(4)
@given(st.data())
def test_evidence_that_was_read(data: st.DataObject) -> None:
    """Evidence is decided as quickly, whatever rows it was read from, with all that was found."""
    policy = data.draw(policies())
    compiled, drawn = policy.compiled(), strange(policy)
    for _ in range(3):
        rows = data.draw(drawn)
        read = policy.read(rows)
        for name in policy.checked.department_names[:3]:
            assert compiled.decide(read, name) == compiled.decide(rows, name)
            event(f"quick: {quickly(compiled._engine.recorded[name], read) is not None}")


@part(8)
@given(st.data())
def test_measures_of_rows_that_were_read_before(data: st.DataObject) -> None:
    """Every measure that has quick code comes to what all rows in full come to, without its cap."""
    policy = data.draw(policies())
    engine = Engine(policy.checked, Run())
    own = data.draw(st.sampled_from(policy.checked.department_names))
    for _ in range(3):
        records = policy.read(data.draw(evidence(policy, max_size=14))).records.values()
        rows = [data.draw(typed(policy, one)) for of in records for one in of]
        if rows:
            state = engine.counted(rows, None, pending=False).state
            for place, value in quick_measures(engine, own, rows):
                assert value == slow_measure(engine, own, place, state[place])


def quick_measures(engine: Engine, own: str, rows: list[Any]) -> Iterator[tuple[int, Any]]:
    """Each measure alone, counted by code for vouched rows, where there is such and nothing odd."""
    counter = engine.counter
    for place, plan in enumerate(counter.plans):
        names = lean_names(counter, own)
        writer = Writer(names)
        wanted = Wanted(own, {place: settled_plan(plan, engine.given)}, {}, "cells")
        try:
            with writer.aside() as lines, writer.block("def lean(of):"):
                LeanCode(engine.policy, writer, engine.given, wanted).write()
                writer.say(f"return m{place}")
            run_code(lines, "lean", names)
            yield place, names["lean"](rows)  # type: ignore[operator]
        except (NoSlice, *SURPRISES):
            continue


def slow_measure(engine: Engine, own: str, place: int, state: Any) -> Any:
    plan, policy = engine.counter.plans[place], engine.policy
    if is_alone(plan, policy):
        return state.get(own, 0)
    kept = {key: of for key, of in state.items() if own in (key, key[0])}
    return prepared_one(plan, kept, policy) if not adds(plan, policy) else kept


def agree(compiled: Compiled, rows: list[Any], name: str, by: Any) -> bool:
    """Score and numbers are those of rows that nobody vouches for; whether it was the quick way."""
    ours, full = compiled.decide(rows, name, vouched=by), compiled.decide(rows, name)
    assert (ours.score, *ours[3:]) == (full.score, *full[3:])
    assert repr(ours.score) == repr(full.score)
    return quickly(compiled._engine.lean[by][name], rows) is not None


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return creditpolicy.loads(POLICY).compiled()


def test_one_row(compiled: Compiled) -> None:
    """Half of 60 for one of two briefs, 40 × (3/20 + 1/4) for three pieces and a code: 46."""
    assert compiled.decide([ROW], "甲局", vouched="cells").score == 30 + 40 * Fraction(8, 20)
    assert compiled.decide([ROW], "甲局", vouched="rows").score == 46
    assert compiled.decide([ROW], "乙局", vouched="cells").score == 0


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
def test_what_decides_is_looked_at(compiled: Compiled, change: Any) -> None:
    """Whatever has a closed form and decides is read as ever: the score, and what is refused."""
    rows = [ROW, ROW | {"编号": "2", "标题": "信用月"} | change]
    ours, full = compiled.decide(rows, "甲局", vouched="cells"), compiled.decide(rows, "甲局")
    assert (ours.score, *ours[3:]) == (full.score, *full[3:])


def test_what_is_not_looked_at(compiled: Compiled) -> None:
    """A repeated 编号 and a bad cell that no rule asks for are on the program's word, as is said."""
    twice = [ROW, ROW | {"标题": "信用月", "备注": 1.5}]
    assert compiled.decide(twice, "甲局", vouched="cells").score == 60 + 40 * Fraction(16, 20)
    assert compiled.decide(twice, "甲局").refused == 1


def test_what_is_not_said_that_quickly(compiled: Compiled) -> None:
    """With a day, with pending rows as approved, for the zone, or without rows: as if nobody vouched."""
    rows = [ROW, ROW | {"编号": "2", "标题": "信用月", "状态": "待核"}]
    for options in ({"as_of": date(2018, 2, 1)}, {"pending": True}, {"department": None}):
        given_: Any = {"department": "甲局"} | options
        assert compiled.decide(rows, **given_, vouched="cells") == compiled.decide(rows, **given_)
    assert compiled.decide([], "甲局", vouched="rows") == compiled.decide([], "甲局")
    assert compiled.decide(iter(rows), "甲局", vouched="cells") == compiled.decide(rows, "甲局")
    wrong: Any = "records"
    with pytest.raises(TypeError, match="vouched must be"):
        compiled.decide(rows, "甲局", vouched=wrong)
    with pytest.raises(creditpolicy.CreditPolicyError, match="CP607"):
        compiled.decide(rows, "丙局", vouched="cells")


@pytest.mark.parametrize("by", [True, "all", "Cells"])
def test_it_says_for_what(compiled: Compiled, by: Any) -> None:
    """What somebody vouches for is one of two words; any other is a mistake of the program."""
    for options in ({}, {"pending": True}):
        with pytest.raises(TypeError, match='vouched must be "cells", "rows" or None'):
            compiled.decide([ROW], "甲局", vouched=by, **options)


def test_a_count_that_is_full_is_counted_on_no_more() -> None:
    """Behind its cap a count is left alone, and the score is the same as with all of it."""
    compiled = creditpolicy.loads(POLICY).compiled()
    rows = [
        ROW | {"编号": str(n), "标题": str(n), "日期": date(2018, 3, 1) + timedelta(n % 9)}
        for n in range(30)
    ]
    assert agree(compiled, rows, "甲局", "cells")
    assert agree(compiled, [one | {"篇数": 0} for one in rows], "甲局", "rows")


NAMES = "金木水火土风云雷电山石田禾花草鸟鱼虫马牛羊星月日春夏秋冬海河"


def many_kinds(count: int) -> str:
    """One item for each of so many kinds; a record of each of them is worth its points, once."""
    first = 100 - count + 1
    kinds = "".join(f"材料 {name}简报\n  字段 标题：文字\n" for name in NAMES[:count])
    items = "".join(
        f"考核项 {number} {name} {first if number == 1 else 1}分\n  认定 {name}简报\n"
        "  得分率 = 认定数，最高 1\n  责任部门 甲局\n"
        for number, name in enumerate(NAMES[:count], 1)
    )
    return f"语言 1\n考核 示例考核\n  年度 2018\n  总分 100分\n部门 甲局\n{kinds}{items}"


@pytest.mark.parametrize("count", [1, 2, 8, 9, 30])
@pytest.mark.parametrize("by", ["cells", "rows"])
def test_few_kinds_and_many(count: int, by: Any) -> None:
    """Each kind is found among few, whose names are compared, and among many, looked up."""
    quick = creditpolicy.loads(many_kinds(count)).compiled()._engine.lean[by]["甲局"]
    row = {"编号": "1", "部门": "甲局", "日期": date(2018, 3, 1), "状态": "核定"}
    rows = [row | {"材料": f"{name}简报", "标题": "", "报送日期": None} for name in NAMES[:count]]
    for number, one in enumerate(rows):
        assert quick([one] * 2).score == (1 if number else 100 - count + 1)
    assert quick(rows).score == 100
    assert quickly(quick, [row | {"材料": "火星简报"}]) is None
    assert quickly(quick, [row | {"材料": ["金简报"]}]) is None

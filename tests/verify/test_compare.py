"""What changed in meaning: every change is told, with rows on which the policies differ."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import creditpolicy
from creditpolicy.testing import drafts
from creditpolicy.verify.compare.compare import compare
from creditpolicy.verify.witness.search import Witness
from tests.properties.effort import part
from tests.verify.comparing import POLICY, checked, compared, edited, replayed, telling

RULE = "规则"
CHANGES = {
    "fewer components": (
        ("至少2个要件", "至少1个要件"),
        ("考核项 1 信息", RULE, "认定 案例，须 至少2个要件，且 级别 不低于 省级", "认定 案例，须 至少1个要件，且 级别 不低于 省级"),
    ),
    "at least, or more": (
        ("级别 不低于 省级", "级别 高于 省级"),
        ("考核项 1 信息", RULE, "认定 案例，须 至少2个要件，且 级别 不低于 省级", "认定 案例，须 至少2个要件，且 级别 高于 省级"),
    ),
    "after, or not before": (
        ("移出日期 晚于 截止日", "移出日期 不早于 截止日"),
        ("考核项 2 诚信", RULE, "统计 在列：记录 的 件数，只计 无 移出日期，或 移出日期 晚于 截止日", "统计 在列：记录 的 件数，只计 无 移出日期，或 移出日期 不早于 截止日"),
    ),
    "days and working days": (
        ("7个工作日 以内", "7天 以内"),
        ("考核项 3 月报", RULE, "统计 次数：月报 的 件数，只计 报送日期 在 日期 后 7个工作日 以内", "统计 次数：月报 的 件数，只计 报送日期 在 日期 后 7天 以内"),
    ),
    "the size of a deduction": (
        ("扣分 = 5分 × 在列", "扣分 = 6分 × 在列"),
        ("考核项 2 诚信", RULE, "扣分 = 5分 × 在列，扣完为止", "扣分 = 6分 × 在列，扣完为止"),
    ),
    "an inclusive bound": (
        ("率 ≥ 90%：1", "率 > 90%：1"),
        ("考核项 3 月报", RULE, "得分率｛率 ≥ 90%：1｝", "得分率｛率 > 90%：1｝"),
    ),
    "a band": (
        ("率 ≥ 60%：0.5", "率 ≥ 61%：0.5"),
        ("考核项 3 月报", RULE, "得分率｛率 ≥ 60%：0.5｝", "得分率｛率 ≥ 61%：0.5｝"),
    ),
    "an assumption": (
        ("满分件数 = 2，", "满分件数 = 3，"),
        ("假设 满分件数", "取值", "2", "3"),
    ),
    "a department moved": (
        ("60%：甲局、乙局\n    40%：丙局", "60%：甲局\n    40%：乙局、丙局"),
        ("考核项 1 信息", "权重", "乙局 60%", "乙局 40%"),
    ),
    "a department dropped": (
        ("60%：甲局、乙局", "60%：甲局"),
        ("考核项 1 信息", "责任部门", "乙局", ""),
    ),
    "how it adds up": (
        ("组内 按 组内", "组内 按 任一"),
        ("汇总", "怎样合计", "第1组得分率、第2组得分率", "第1组得分率、第2组得分率"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_once_with_rows_that_show_it(edit, expected):
    """One edit is one change, and evaluated on its example the two policies really differ."""
    comparison = compared(edit)
    assert telling(comparison) == [expected]
    (finding,) = (one.finding for one in comparison.found)
    old, new = replayed(comparison, finding)
    assert finding.differences
    for one in finding.differences:
        assert (old[one.name].get(one.key), new[one.name].get(one.key)) == (one.before, one.after)
        assert one.before != one.after


def test_weights_that_moved_stand_with_their_departments():
    """甲局 and 乙局 go from 60% to 50% together, 丙局 from 40% to 50%: two changes."""
    comparison = compared(("60%：甲局", "50%：甲局"), ("40%：丙局", "50%：丙局"))
    assert telling(comparison) == [
        ("考核项 1 信息", "权重", "甲局、乙局 60%", "甲局、乙局 50%"),
        ("考核项 1 信息", "权重", "丙局 40%", "丙局 50%"),
    ]


def test_points_that_moved_leave_the_rule_alone():
    """5 points less in item 1 and more in item 2 are two changes of points, and no rule's.

    One listing: 5 of 30 points, or 5 of 35, are lost.
    """
    comparison = compared(("信息 60分", "信息 55分"), ("诚信 30分", "诚信 35分"))
    assert telling(comparison) == [
        ("考核项 1 信息", "分值", "60分", "55分"),
        ("考核项 2 诚信", "分值", "30分", "35分"),
    ]


def test_the_smallest_example_is_found_at_the_edge():
    """A listing removed on the last day: with 晚于 it is off the list, with 不早于 it costs 5 points."""
    (found,) = compared(("移出日期 晚于 截止日", "移出日期 不早于 截止日")).found
    assert isinstance(found.finding, Witness)
    (row,) = found.finding.rows
    assert row["移出日期"] == "2018-12-31"
    (points,) = [d for d in found.finding.differences if d.name == "2/部门得分"]
    assert (points.before, points.after) == (Fraction(30), Fraction(25))


def test_an_example_may_need_another_choice():
    """A clause that works only under another value of an assumption is shown under that value."""
    rule = "  得分率 = 认定数 ÷ 满分件数，最高 1\n"
    table = "  表 系数（组内）\n    任一：{}\n    其余：1\n"
    weighed = rule.replace("认定数", "认定数 × 系数")
    texts = [POLICY.replace(rule, table.format(n) + weighed) for n in ("0.5", "0.6")]
    comparison = compare(*map(checked, texts))
    (found,) = comparison.found
    assert found.finding.assumed == (("组内", "任一"),)
    old, new = replayed(comparison, found.finding)
    assert old != new


SAME = {
    "a local name": (("计算 率 =", "计算 比率 ="), ("    率 ≥ 90%", "    比率 ≥ 90%"), ("    率 ≥ 60%", "    比率 ≥ 60%")),
    "an order of conditions": (("须 至少2个要件，且 级别 不低于 省级", "须 级别 不低于 省级，且 至少2个要件"),),
    "an order of departments": (("60%：甲局、乙局\n    40%：丙局", "40%：丙局\n    60%：乙局、甲局"),),
    "an order of factors": (("5分 × 在列", "在列 × 5分"),),
    "the other side": (("    率 ≥ 90%：1", "    90% ≤ 率：1"),),
    "points for a rate": (("得分率 = 认定数 ÷ 满分件数，最高 1", "得分 = 60分 × 认定数 ÷ 满分件数，最高 60分"),),
    "another way to say it": (("级别 不低于 省级", "级别 高于 市级"),),
    "a figure by itself": (("  得分率 = 认定数 ÷ 满分件数，最高 1", "  计算 份额 = 认定数 ÷ 满分件数\n  得分率 = 份额，最高 1"),),
}  # fmt: skip


@pytest.mark.parametrize("edits", SAME.values(), ids=SAME)
def test_what_means_the_same_is_no_change(edits):
    """Names of figures, orders and turns of phrase move no score: nothing is told."""
    assert compared(*edits).found == ()


PAST = {
    "a succession": ("沿革 旧局 于 2018-06-15 更名为 甲局\n", "", ""),
    "its day": ("2018-06-15", "2018-06-16", "旧局，2018-06-16 更名为“甲局”"),
    "its successor": ("名为 甲局", "名为 乙局", "旧局，2018-06-15 更名为“乙局”"),
    "its sort": ("更名为", "并入", "旧局，2018-06-15 并入“甲局”"),
    "its alias": ("材料 案例", "别称 旧局：县旧局\n材料 案例", "旧局、县旧局，2018-06-15 更名为“甲局”"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "new"), PAST.values(), ids=PAST)
def test_what_departments_were_is_compared(before, after, new):
    """Whose the records under an old name are moves scores, though every rule stays."""
    text = POLICY.replace("材料 案例", "沿革 旧局 于 2018-06-15 更名为 甲局\n材料 案例")
    comparison = compare(checked(text), checked(text.replace(before, after)))
    old = "旧局，2018-06-15 更名为“甲局”"
    assert telling(comparison) == [("整份政策", "沿革", old, new)]
    assert not comparison.is_same


@pytest.mark.no_cover
def test_figures_of_departments_that_merged_are_compared():
    """Whether a result without the one department is refused or not applicable is a change."""
    text = POLICY.replace("材料 案例", "引用 上年：本考核，年度 2017\n材料 案例").replace(
        "认定数 ÷ 满分件数，最高 1", "认定数 ÷ 满分件数 + 上年 的 得分率，最低 0，最高 1"
    )
    other = text.replace("年度 2017", "年度 2017，合并的 不适用")
    assert not compare(checked(text), checked(other)).is_same
    assert compare(checked(text), checked(text)).is_same


def test_words_are_told_apart_from_meaning():
    """A sentence of the notice that was reworded is a change of words, and the scores are proved the same."""
    comparison = compared(("报送信息”", "报送各类信息”"))
    assert comparison.is_same
    assert [one.change.what.zh for one in comparison.found] == ["内容"]
    assert comparison.found[0].finding is None


@part(of=4)
@given(draft=drafts(), data=st.data())
def test_the_same_policy_in_another_order_is_no_change(draft, data):
    """However its declarations and lists are shuffled, a policy says the same."""
    shuffled = draft.shuffled(lambda of: data.draw(st.permutations(of)))
    old, new = (creditpolicy.loads(one.text()).checked for one in (draft, shuffled))
    assert compare(old, new).found == ()


def test_a_policy_in_english_says_what_it_says_in_chinese(tmp_path):
    """`fmt --lang en` moves a file to the other language, and nothing that it means."""
    from tests.cli.command_line import call

    path = tmp_path / "p.policy"
    path.write_text(POLICY, encoding="utf-8")
    english = call("fmt", path, "--lang", "en").out
    assert compare(checked(POLICY), checked(english)).found == ()


def test_an_item_that_came_is_told_and_its_rule_too():
    """A new item is a change by itself, whatever else it brings."""
    more = (
        "考核项 4 新 5分\n  统计 数：月报 的 件数\n  得分率 = 数，最高 1\n  责任部门 丁局\n汇总\n"
    )
    comparison = compared(("诚信 30分", "诚信 25分"), ("汇总\n", more))
    assert ("考核项 4 新", "考核项", "", "5分") in telling(comparison)


def test_two_changes_do_not_hide_each_other():
    """Each of several changes has an example in which it shows by itself."""
    edits = [CHANGES[name][0] for name in ("fewer components", "the size of a deduction", "a band")]
    comparison = compare(checked(POLICY), checked(edited(*edits)))
    assert telling(comparison) == [
        CHANGES[name][1] for name in ("fewer components", "the size of a deduction", "a band")
    ]
    for one in comparison.found:
        names = {d.name.split("/")[0] for d in one.finding.differences}
        assert names == {one.change.item}


YEAR_END = Path("examples/year_end_2018/year_end_2018.policy")


@pytest.mark.no_cover
def test_a_gate_and_the_table_before_it_are_told_apart():
    """Each has an example in which it shows by itself, the gate's with what another result says.

    Whoever has 60% in the other result may be 优秀 by the old gate, and not by the new one.
    """
    text = YEAR_END.read_text("utf-8")
    other = text.replace("≤ 2：优秀", "≤ 3：优秀").replace(
        "得分率 < 60%，等次", "得分率 < 70%，等次"
    )
    comparison = compare(checked(text), checked(other))
    assert [(before, after) for _, _, before, after in telling(comparison)] == [
        ("等次｛≤ 2：优秀｝", "等次｛≤ 3：优秀｝"),
        (
            "等次｛凡 信用 的 得分率 < 60%，等次 最高 良好｝",
            "等次｛凡 信用 的 得分率 < 70%，等次 最高 良好｝",
        ),
    ]
    table, gate = (one.finding for one in comparison.found)
    assert {(d.before, d.after) for d in table.differences} == {("良好", "优秀")}
    assert {(d.before, d.after) for d in gate.differences} == {("优秀", "良好")}
    ((result, figure, rate),) = gate.supposed
    assert (result, figure) == ("信用", "得分率")
    assert Fraction(6, 10) <= rate < Fraction(7, 10)


def test_a_weight_shows_beside_a_rule_that_changed_too():
    """The example of a weight is one whose rates are the same by the old and the new rule."""
    comparison = compared(
        ("至少2个要件", "至少1个要件"), ("60%：甲局", "50%：甲局"), ("40%：丙局", "50%：丙局")
    )
    weights = [one for one in comparison.found if one.change.what.zh == "权重"]
    assert [one.change.whom for one in weights] == [("甲局", "乙局"), ("丙局",)]
    for one in weights:
        assert {row["部门"] for row in one.finding.rows} <= set(one.change.whom)
        old, new = replayed(comparison, one.finding)
        assert old["1/得分率"] == new["1/得分率"]
        assert old["1/得分"] != new["1/得分"]


def test_who_came_or_went_is_in_the_example():
    """乙局 leaves item 1: without any evidence it had 0 points there, and has no such figure now."""
    (found,) = compared(("60%：甲局、乙局", "60%：甲局")).found
    assert found.finding.rows == ()
    assert [(d.key, d.before, d.after) for d in found.finding.differences] == [(("乙局",), 0, None)]


def test_a_period_that_is_a_day_shorter_is_shown_by_a_record_of_that_day():
    """The first day of the period counts by the old policy, and not by the new one."""
    text = POLICY.replace("  总分 100分", "  考核期 2018-01-01 至 2018-12-31\n  总分 100分")
    comparison = compare(checked(text), checked(text.replace("2018-01-01 至", "2018-01-02 至")))
    (found,) = comparison.found
    assert {row["日期"] for row in found.finding.rows} == {"2018-01-01"}


def test_a_rule_that_another_item_has_too_is_told_with_what_it_was():
    """Items 1 and 4 count the same in the same way: a change of the one is told as a change of it."""
    again = (
        "考核项 4 再报 5分\n  认定 案例，须 至少2个要件，且 级别 不低于 省级\n"
        "  得分率 = 认定数 ÷ 满分件数，最高 1\n  责任部门 丁局\n汇总\n"
    )
    text = edited(("诚信 30分", "诚信 25分"), ("汇总\n", again))
    other = text.replace("至少2个要件", "至少1个要件", 1)
    rule = "认定 案例，须 至少{}个要件，且 级别 不低于 省级"
    assert telling(compare(checked(text), checked(other))) == [
        ("考核项 1 信息", RULE, rule.format(2), rule.format(1))
    ]

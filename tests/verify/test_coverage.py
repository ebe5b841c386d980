"""Coverage: what cases reach is seen through the evaluator, and only what is expected counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creditpolicy.policy.load import check_source
from creditpolicy.report.coverage.words import goal_text
from creditpolicy.source.source import Source
from creditpolicy.verify.cases import run_cases
from creditpolicy.verify.coverage.measure import coverage, goals_of, reached_by

POLICY = """语言 1
考核 示例
  年度 2018
  考核期 2018-01-01 至 2018-12-31
  总分 20分
假设 期限 = 3天，可取 1天 至 9天，未定
假设 口径 = 宽，可取 宽、严，未定
部门 甲局、乙局
材料 简报
  字段 标题：文字
  字段 级别：国家级 > 省级 > 市级
  字段 撤回日期：日期，可空
  要件 方案、照片、总结
考核项 1 宣传 10分
  认定 简报，须 至少2个要件，且 报送日期 在 日期 后 期限 以内，且（口径 为 宽，或 有 标题）
  得分率 = 认定数 ÷ 2，最高 1
  权重
    60%：甲局
    40%：乙局
考核项 2 撤稿 10分
  统计 撤稿数：简报 的 件数，只计 撤回日期 晚于 2018-06-30
  表 得分
    撤稿数 ≥ 2：0分
    撤稿数 = 1：5分
    其余：10分
  责任部门 甲局
"""
GOOD = "日期 2018-03-01，报送日期 2018-03-04，方案 有，照片 有，级别 省级"
CASES = {
    "一件": f"  材料 简报：部门 甲局，{GOOD}\n  应得 甲局 的 考核项 1 贡献分 = 3分\n",
    "三件封顶": f"  材料 简报：部门 甲局，{GOOD}，编号 1\n"
    * 1
    + f"  材料 简报：部门 甲局，{GOOD}，编号 2\n  材料 简报：部门 甲局，{GOOD}，编号 3\n"
    "  应得 甲局 的 考核项 1 得分率 = 1\n",
    "乙局一件": f"  材料 简报：部门 乙局，{GOOD}\n  应得 乙局 的 考核项 1 贡献分 = 2分\n",
    "一个要件": f"  材料 简报：部门 甲局，{GOOD.replace('，照片 有', '')}\n"
    "  应得 甲局 的 考核项 1 得分 = 0分\n",
    "迟一天": f"  材料 简报：部门 甲局，{GOOD.replace('03-04', '03-05')}\n"
    "  应得 甲局 的 考核项 1 得分 = 0分\n",
    "从严又无标题": f"  假设 口径 = 严\n  材料 简报：部门 甲局，{GOOD}\n"
    "  应得 甲局 的 考核项 1 得分 = 0分\n",
    "从严有标题": f"  假设 口径 = 严\n  材料 简报：部门 甲局，{GOOD}，标题 “一”\n"
    "  应得 甲局 的 考核项 1 得分 = 5分\n",
    "期限四天": f"  假设 期限 = 4\n  材料 简报：部门 甲局，{GOOD}\n  应得 甲局 的 考核项 1 得分 = 5分\n",
    "没有撤稿": "  应得 甲局 的 考核项 2 得分 = 10分\n",
    "当天撤": f"  材料 简报：部门 甲局，{GOOD}，撤回日期 2018-06-30\n"
    "  应得 甲局 的 考核项 2 得分 = 10分\n",
    "次日撤": f"  材料 简报：部门 甲局，{GOOD}，撤回日期 2018-07-01\n"
    "  应得 甲局 的 考核项 2 得分 = 5分\n",
    "撤两件": f"  材料 简报：部门 甲局，{GOOD}，撤回日期 2018-07-01，编号 1\n"
    f"  材料 简报：部门 甲局，{GOOD}，撤回日期 2018-07-01，编号 2\n"
    "  应得 甲局 的 考核项 2 得分 = 0分\n",
    "撤三件": "".join(
        f"  材料 简报：部门 甲局，{GOOD}，撤回日期 2018-07-01，编号 {number}\n" for number in "123"
    )
    + "  应得 甲局 的 考核项 2 得分 = 0分\n",
}


def outcomes(names, texts=CASES):
    text = POLICY + "".join(f"用例 {name}\n{texts[name]}" for name in names)
    checked = check_source(Source("示例.policy", text))
    assert [one.message("zh") for one in checked.diagnostics if one.is_error] == []
    return checked.policy, run_cases(checked.policy, checked.cases)


def missing(names, texts=CASES):
    policy, found = outcomes(names, texts)
    return [goal_text(goal, policy, "zh") for goal in coverage(policy, found).missing]


def test_a_full_set_reaches_everything():
    """Thirteen cases, each worked out by hand, reach every side of every boundary.

    One of two pieces: 5 of 10 points, of which 甲局's 60% are 3 and 乙局's 40% are 2. 2018-03-04 is
    3 days after 2018-03-01, and the last day; 2018-06-30 is not after itself.
    """
    policy, found = outcomes(CASES)
    assert [one.case.name for one in found if not one.passed] == []
    assert missing(CASES) == []
    assert coverage(policy, found).rate == 1


def test_no_case_reaches_nothing():
    """Without a case every goal is missing, and each says in words what it asks for."""
    texts = missing([])
    policy, _ = outcomes([])
    assert len(texts) == len(goals_of(policy))
    assert "“至少2个要件”只差一点" in texts
    assert "“撤回日期 晚于 2018-06-30”恰好在界上" in texts
    assert "没有填“标题”" in texts
    assert "第2组（乙局）有部门得分" in texts
    assert "取“严”" in texts
    assert all(goal_text(goal, policy, "en") for goal in goals_of(policy))


def test_each_of_these_cases_is_needed():
    """Left out, each of these leaves exactly what it alone reaches."""
    lost = {name: missing([other for other in CASES if other != name]) for name in CASES}
    assert lost["三件封顶"] == ["结果由“1”决定"]
    assert lost["乙局一件"] == ["第2组（乙局）有部门得分"]
    assert lost["一个要件"] == ["“至少2个要件”只差一点"]
    assert lost["迟一天"] == ["“报送日期 在 日期 后 期限 以内”只差一点"]
    assert lost["从严又无标题"] == ["没有填“标题”"]
    assert lost["期限四天"] == ["不取“3”而取别的值"]
    assert lost["当天撤"] == ["“撤回日期 晚于 2018-06-30”恰好在界上"]


def test_what_nobody_expects_is_not_covered():
    """A case with all the evidence that expects a figure of item 2 covers nothing of item 1."""
    texts = CASES | {"一件": CASES["一件"].replace("考核项 1 贡献分 = 3分", "考核项 2 得分 = 10分")}
    policy, found = outcomes(["一件"], texts)
    owners = {goal.owner for goal, cases in coverage(policy, found).by_goal if cases}
    assert owners == {"2/撤稿数", "2/「得分」"}
    assert {goal.owner for goal in reached_by(policy, found[0])} >= owners


def test_a_part_that_decides_nothing_is_not_tested():
    """With 口径 宽 it does not matter whether there is a title, and no case of it tests that."""
    texts = CASES | {
        "有标题": f"  材料 简报：部门 甲局，{GOOD}，标题 “一”\n  应得 甲局 的 考核项 1 得分 = 5分\n"
    }
    assert "填了“标题”" in missing(["一件", "有标题"], texts)
    assert "填了“标题”" not in missing(["从严有标题"], texts)


def test_a_case_that_fails_or_that_nobody_confirmed_covers_nothing():
    """Only what passes counts."""
    wrong = {"一件": CASES["一件"].replace("= 3分", "= 4分")}
    assert missing(["一件"], wrong) == missing([])
    policy, found = outcomes(["一件，未确认"], {"一件，未确认": CASES["一件"]})
    assert found[0].failures == ()
    assert coverage(policy, found).rate == 0


@pytest.mark.no_cover
@settings(max_examples=25)
@given(st.lists(st.sampled_from(sorted(CASES)), unique=True), st.sampled_from(sorted(CASES)))
def test_more_cases_never_reach_less(names, more):
    """What some cases reach, they reach together with others too."""
    fewer = set(missing([*names, *([] if more in names else [more])]))
    assert fewer <= set(missing(names))


def test_only_goals_are_reached():
    """What the watching evaluator reports are goals of the policy, or parts that are none."""
    policy, found = outcomes(CASES)
    goals = set(goals_of(policy))
    seen = {goal for one in found for goal in reached_by(policy, one)}
    assert goals <= seen


MERGED = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局
材料 投诉
  字段 案号：文字
  字段 天数：整数
考核项 1 投诉 10分
  统计 超期天数：投诉 的 天数 合计，同一 案号 只取 天数 最高，每件最高 5
  扣分 = 1分 × 超期天数，扣完为止
  责任部门 全部部门
加分项 2 表扬 5分
  统计 件数：投诉 的 件数，只计 天数 ≤ 0
  得分 = 1分 × 件数，最高 5分
  责任部门 全部部门
汇总
  加分 最高 2分
"""
DAY = "  材料 投诉：部门 甲局，日期 2018-03-01，案号"
SMALL = {
    "六天按五天": f"{DAY} “一”，天数 6\n  应得 甲局 的 考核项 1 得分 = 5分\n",
    "两次取多的": f"{DAY} “一”，天数 1\n{DAY} “一”，天数 2\n  应得 甲局 的 考核项 1 得分 = 8分\n",
    "三件封顶两分": f"{DAY} “一”，天数 0\n{DAY} “二”，天数 0\n{DAY} “三”，天数 0\n"
    "  应得 甲局 的 部门得分 = 12分\n",
    "一件一分": f"{DAY} “一”，天数 0\n  应得 甲局 的 部门得分 = 11分\n",
}
SIDES = {
    "六天按五天": "有材料超过“每件最高 5”",
    "两次取多的": "“超期天数”有重复的材料不再计",
    "三件封顶两分": "结果由“2”决定",
    "一件一分": "结果由“各加分项合计”决定",
}


def left_of_merged(*names):
    cases = "".join(f"用例 {name}\n{SMALL[name]}" for name in names)
    checked = check_source(Source("p.policy", MERGED + cases))
    assert checked.policy is not None
    found = run_cases(checked.policy, checked.cases)
    assert all(one.passed for one in found)
    of = coverage(checked.policy, found)
    return [goal_text(goal, of.policy, "zh") for goal in of.missing]


@pytest.mark.parametrize("name", SMALL)
def test_what_merges_and_what_caps_has_two_sides(name):
    """A repeated record, a record above and within its cap, a bonus above and within: each case
    reaches what no other of them does."""
    others = [one for one in SMALL if one != name]
    assert SIDES[name] in left_of_merged(*others)
    assert SIDES[name] not in left_of_merged(*SMALL)
    assert "有材料没有超过“每件最高 5”" in left_of_merged("六天按五天")

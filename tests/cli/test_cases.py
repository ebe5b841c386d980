"""`creditpolicy cases`: small evidence on each side of each boundary, computed and unconfirmed."""

import pytest

from tests.cli.command_line import call

POLICY = """语言 1
考核 示例
  年度 2018
  总分 20分
部门 甲局、乙局
假设 期限 = 3天，可取 1天 至 9天，未定
材料 简报
  字段 标题：文字
  字段 级别：国家级 > 省级 > 市级
  要件 方案、照片、总结
材料 考评
  字段 评分：分值，0分 至 100分
考核项 1 宣传 10分
  认定 简报，须 至少2个要件，且 报送日期 在 日期 后 期限 以内，且 级别 不低于 省级
  得分率 = 认定数 ÷ 2，最高 1
  权重
    60%：甲局
    40%：乙局
考核项 2 考评 10分
  统计 评分数：考评 的 评分 最大值
  表 得分
    评分数 ≥ 90分：10分
    评分数 ≥ 60分：6分
    其余：0分
  责任部门 甲局
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("cases")
    (path / "甲.policy").write_text(POLICY, encoding="utf-8")
    return path


def test_the_cases_of_a_small_policy(folder):
    """They read, agree with the policy, are unconfirmed, and confirmed they reach everything."""
    output = folder / "甲.cases.policy"
    result = call("cases", folder / "甲.policy", "-o", output, "--lang", "zh")
    assert result.code == 0
    assert "删去“未确认”" in result.err
    assert "没有找到" not in result.err
    text = output.read_text("utf-8")
    assert "用例 「考核项 1 “至少2个要件”只差一点」，未确认\n" in text
    assert "评分 90\n" in text
    unconfirmed = call("test", folder, "--lang", "zh")
    assert (unconfirmed.code, "相符但还没有人确认" in unconfirmed.out) == (1, True)
    assert call("fmt", "--check", output).code == 0
    output.write_text(text.replace("，未确认", ""), encoding="utf-8")
    assert call("test", folder, "--fail-under", "100").code == 0
    again = call("cases", folder / "甲.policy", "--lang", "zh")
    assert (again.code, again.err) == (0, "没有可以再加的用例。\n")


def test_the_same_policy_gives_the_same_cases(tmp_path):
    """Nothing is drawn by chance; the figures are those of the rule, worked out by hand.

    2018-03-10 is the third day after 2018-03-07, and one of two pieces is 5 of 10 points.
    """
    path = tmp_path / "乙.policy"
    path.write_text(POLICY, encoding="utf-8")
    one, other = (call("cases", path).out for _ in range(2))
    assert one == other
    at = one.split("期限 以内”恰好在界上」，未确认\n")[1].split("\n\n")[0]
    assert "日期 2018-03-07，报送日期 2018-03-10" in at
    assert at.endswith("应得 甲局 的 考核项 1 得分 = 5分")


def test_a_cap_and_a_floor_are_reached_exactly(tmp_path):
    """Beside one that is under the cap of 2 pieces and one above it stands one that is at it."""
    path = tmp_path / "丙.policy"
    path.write_text(POLICY, encoding="utf-8")
    out = call("cases", path, "--lang", "zh").out
    at = out.split("最小（认定数 ÷ 2，1）”恰好在界上」，未确认\n")[1].split("\n\n")[0]
    assert at.count("材料 简报") == 2
    assert at.endswith("应得 甲局 的 考核项 1 得分 = 10分")


BOUNDED = """语言 1
考核 示例
  年度 2018
  总分 40分
部门 甲局
材料 简报
  字段 份数：整数
材料 通报
考核项 1 信息 10分
  统计 份数合计：简报 的 份数 合计
  得分率 = 份数合计 ÷ 10，最高 1
  责任部门 甲局
考核项 2 纪律 30分
  统计 通报数：通报 的 件数
  扣分 = 5分 × 通报数，扣完为止
  责任部门 甲局
"""


def test_a_cap_and_a_floor_have_what_is_one_step_to_either_side(tmp_path):
    """9, 10 and 11 copies of 10 score 9, 10 and 10; 5, 6 and 7 reports of 5 points leave 5, 0, 0."""
    path = tmp_path / "戊.policy"
    path.write_text(BOUNDED, encoding="utf-8")
    out = call("cases", path, "--lang", "zh").out
    cases = [block for block in out.split("\n\n") if block.startswith("用例")]
    copies, reports = {}, {}
    for block in cases:
        score = block.rpartition("= ")[2].strip()
        if "份数 " in block:
            copies[block.split("份数 ")[1].split("\n")[0]] = score
        elif "材料 通报" in block:
            reports[block.count("材料 通报")] = score
    assert copies.items() >= {("9", "9分"), ("10", "10分"), ("11", "10分")}
    assert reports.items() >= {(5, "5分"), (6, "0分"), (7, "0分")}
    assert max(reports) == 7


def test_a_band_has_its_bound_and_the_hundredth_below(tmp_path):
    """90 points are worth 10, and 89.99 are worth 6: the figures of the table."""
    path = tmp_path / "己.policy"
    path.write_text(POLICY, encoding="utf-8")
    out = call("cases", path, "--lang", "zh").out
    for title, mark, points in (("恰好在界上", "90", 10), ("只差一点", "89.99", 6)):
        case = out.split(f"“评分数 ≥ 90”{title}」，未确认\n")[1].split("\n\n")[0]
        assert f"评分 {mark}\n" in case
        assert case.endswith(f"应得 甲局 的 考核项 2 得分 = {points}分")


def test_ranks_and_gates_have_cases_of_everybody(tmp_path):
    """Whoever is third of three is B; no case expects a figure that stands before a gate."""
    path = tmp_path / "丁.policy"
    path.write_text(RANKED, encoding="utf-8")
    result = call("cases", path, "--lang", "zh")
    assert result.code == 0
    assert "的 等次 = 乙等" in result.out
    assert "调整前 =" not in result.out


def test_what_another_result_says_is_stated(tmp_path):
    """Every case says it; at 60% and below it there is a case, and read again all are met."""
    path = tmp_path / "戊.policy"
    path.write_text(REFERRING, encoding="utf-8")
    output = tmp_path / "戊.cases.policy"
    assert "没有找到" not in call("cases", path, "-o", output, "--lang", "zh").err
    text = output.read_text("utf-8")
    assert text.count("用例 ") == text.count("引用 信用：甲局 的 得分率 = ")
    for value, points in (("0.6", "10"), ("0.5", "0")):
        assert f"= {value}\n  应得 甲局 的 考核项 1 得分 = {points}分" in text
    output.write_text(text.replace("，未确认", ""), encoding="utf-8")
    assert call("test", path, "--fail-under", "100").code == 0


REFERRING = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局
引用 信用：信用考核，年度 2018
材料 简报
  字段 标题：文字
考核项 1 信用 10分
  统计 篇数：简报 的 件数
  得分 = 若 信用 的 得分率 ≥ 60% 则 10分 否则 5分 × 篇数，最高 10分
  责任部门 甲局
"""
RANKED = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
等级 等次：甲等 > 乙等
材料 考评
  字段 评分：分值，0分 至 10分
考核项 1 考评 10分
  统计 评分数：考评 的 评分 唯一值
  得分 = 评分数，最低 0分，最高 10分
  责任部门 全部部门
汇总
  表 等次（名次）
    ≤ 2：甲等
    其余：乙等
  凡 考核项 1 得分 < 2分，等次 最高 乙等
"""


def test_a_file_that_exists_is_never_overwritten(folder):
    """What somebody has confirmed is not replaced by what was computed."""
    output = folder / "已有.cases.policy"
    output.write_text("语言 1\n", encoding="utf-8")
    assert call("cases", folder / "甲.policy", "-o", output).code == 2
    assert output.read_text("utf-8") == "语言 1\n"


def test_a_policy_with_errors_has_no_cases(tmp_path):
    """The errors are shown instead."""
    path = tmp_path / "p.policy"
    path.write_text("语言 1\n考核 示例\n", encoding="utf-8")
    assert call("cases", path).code == 1


GATED = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 简报
  字段 标题：文字
考核项 1 信息 10分
  认定 简报，须 有 标题
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 全部部门
汇总
  凡 考核项 1 得分率 < 50%，部门得分 最高 3分
"""


def test_a_gate_on_the_department_score_has_cases_too(tmp_path):
    """What a figure was before its gate has no name that a case could state: none is written of it.

    With one brief the rate is 50%, exactly at the bound of the gate.
    """
    path, output = tmp_path / "甲.policy", tmp_path / "甲.cases.policy"
    path.write_text(GATED, encoding="utf-8")
    assert call("cases", path, "-o", output).code in (0, 1)
    assert "应得 甲局 的 部门得分 = 5分" in output.read_text("utf-8")
    confirmed = output.read_text("utf-8").replace("，未确认", "")
    output.write_text(confirmed, encoding="utf-8")
    assert call("test", path).code == 0

"""One mistake in a real policy, the 2018 notice, gives one finding."""

import re
from pathlib import Path

import pytest

from tests.policy.marked import check, place

TEXT = (Path(__file__).resolve().parents[2] / "policies/gaoxin_2018.policy").read_text("utf-8")
NAME = re.compile(r"[^\W\d]+")


def found(text):
    return [(d.code.code, place(d).line, place(d).text) for d in check(text, unused=True)]


def line_of(part, text=TEXT):
    return text[: text.index(part)].count("\n") + 1


def changed(old, new, text=TEXT):
    """The text with the first place where `old` stands changed."""
    assert old in text
    return text.replace(old, new, 1)


def test_the_policy_itself_has_no_finding():
    """Neither an error nor a warning, unused declarations included."""
    assert found(TEXT) == []


def departments_in_weights():
    """Each department in each line of weights, with its place."""
    places = []
    offset = 0
    for line in TEXT.splitlines(keepends=True):
        if re.match(r"\s+\d+%：", line):
            start = line.index("：") + 1
            places += [(offset + m.start(), m[0]) for m in NAME.finditer(line, start)]
        offset += len(line)
    return places


@pytest.mark.no_cover
def test_a_misspelt_department_is_the_only_finding():
    """Each of the names in the weights, misspelt, is one CP207 where it stands."""
    for start, name in departments_in_weights():
        wrong = name[:-1] + "旧"
        text = TEXT[:start] + wrong + TEXT[start + len(name) :]
        line = TEXT.count("\n", 0, start) + 1
        assert found(text) in ([("CP207", line, wrong)], [("CP206", line, wrong)]), (name, line)


def test_a_department_missing_from_the_list_is_found_where_it_is_used():
    """A department taken off the list is one finding, with a note at each other use."""
    problems = check(changed("税务局、投资促进中心", "投资促进中心"))
    assert [(d.code.code, place(d).text) for d in problems] == [("CP206", "税务局")]
    assert len(problems[0].notes) == 4


@pytest.mark.parametrize(
    ("old", "wrong", "code"),
    [
        ("认定 正式文件", "正式文档", "CP207"),
        ("认定 联合奖惩案例", "联合奖惩", "CP207"),
        ("认定 媒体报道", "媒体报到", "CP207"),
        ("统计 上报数：双公示信息", "双公示信件", "CP207"),
        ("统计 在列记录：失信被执行记录", "失信记录", "CP207"),
        ("统计 在列记录：失信被执行记录", "失信名单", "CP206"),
        ("有 文号、附件", "附近", "CP207"),
        ("须 来源 为 系统", "系统化", "CP308"),
        ("无 移出日期", "移出日", "CP207"),
        ("准确 为 是", "对", "CP308"),
        ("级别 不低于 市级，且 有 截图", "截屏", "CP207"),
        ("没有 同一 名称、日期 的 宣传案例", "宣传案列", "CP207"),
        ("认定数 ÷ 满分文件数", "满分文件", "CP207"),
        ("认定数 ÷ 奖惩满分案例数", "奖惩满分案件数", "CP207"),
        ("扣分 = 失信扣分 × 在列记录", "在列纪录", "CP207"),
        ("每件计 报道件数", "报道数", "CP207"),
        ("跨项重复 为 允许", "准许", "CP308"),
        ("均值（准确率，及时率，报送率", "报送律", "CP207"),
        ("组内 按 组内分担", "组内分摊", "CP207"),
    ],
)
def test_a_misspelt_name_is_the_only_finding(old, wrong, code):
    """A kind, field, value, figure or assumption misspelt where it is used: one finding there."""
    right = NAME.findall(old)[-1]
    new = old[: old.rindex(right)] + wrong
    text = changed(old, new)
    assert found(text) == [(code, line_of(new, text), wrong)]


@pytest.mark.parametrize(
    ("old", "wrong"),
    [
        ("假设 满分文件数", "满分文件"),
        ("假设 及时期限", "及时时限"),
        ("假设 组内分担", "组内分摊"),
        ("假设 失信扣分", "失信扣减"),
        ("假设 跨项重复", "跨项"),
        ("材料 正式文件", "正式公文"),
        ("材料 双公示应报", "双公示"),
        ("统计 上报数", "上报数量"),
        ("统计 在列记录", "在列"),
        ("计算 准确率", "正确率"),
        ("表 报送率", "报送比"),
        ("认定 宣传案例", "宣传"),
        ("表 报道件数", "报道数"),
        ("部门组 五街道办", "街道办"),
    ],
)
def test_a_declaration_under_another_name_is_one_finding(old, wrong):
    """What is declared under a name that nobody uses is missed once, at its first use."""
    right = NAME.findall(old)[-1]
    text = changed(old, old[: old.rindex(right)] + wrong)
    problems = [one for one in found(text) if one[0] != "CP211"]
    assert [(code, name) for code, _, name in problems] in ([("CP206", right)], [("CP207", right)])


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("总分 100分", "总分 110分", "CP401", "110分"),
        ("组织领导 30分", "组织领导 25分", "CP401", "100分"),
        ("组织领导 30分", "组织领导 30", "CP216", "30"),
        ("组内分担 = 平均", "组内分担 = 平匀", "CP303", "平匀"),
        ("  权重\n    60%", "    60%", "CP201", "60%：发展战略与宣传策划局"),
        ("市场监管局、税务局、科技经济运行局、国土", "市场监管局、税务局和科技经济运行局、国土", "CP208",
         "税务局和科技经济运行局"),
        ("考核项 2 联合奖惩", "考核项 1 联合奖惩", "CP404", "考核项 1 联合奖惩 20分"),
        ("    60%：发展战略", "    50%：发展战略", "CP402", "权重"),
        ("    60%：发展战略", "    60：发展战略", "CP216", "60"),
        ("检察院、法院、环保分局、五街道办", "检察院、法院、环保分局、检察院、五街道办", "CP403", "检察院"),
        ("检察院、法院、环保分局、五街道办", "检察院、法院、环保分局、东区街道办、五街道办", "CP403", "五街道办"),
        ("满分文件数 = 1，可取 1 至 20", "满分文件数 = 0，可取 1 至 20", "CP303", "0"),
        ("满分文件数 = 1，可取 1 至 20", "满分文件数 = 1分，可取 1 至 20", "CP302", "1"),
        ("= 5分，可取 1分 至 15分", "= 5，可取 1分 至 15分", "CP302", "1分"),
        ("满分文件数 = 1，可取 1 至 20", "满分文件数 = 1，可取 20 至 1", "CP304", "可取 20 至 1"),
        ("失信扣分 = 5分，可取 1分 至 15分", "失信扣分 = 5，可取 1 至 15", "CP306", "失信扣分 × 在列记录"),
        ("7个工作日，可取 5个工作日 至 20个工作日", "7，可取 5 至 20", "CP306", "及时期限"),
        ("平均、任一、全部，未定", "平均、任一、抽签，未定", "CP325", "组内分担"),
        ("至少3个要件\n", "至少6个要件\n", "CP311", "至少6个要件"),
        ("字段 主体代码：主体代码，隐私", "字段 主体代码：文字，隐私", "CP327", "主体代码 有效"),
        ("字段 移出日期：日期，可空", "字段 移出日期：文字", "CP329", "移出日期"),
        ("字段 移出日期：日期，可空", "字段 移出日期：日子，可空", "CP213", "日子"),
        ("字段 应报数量：整数", "字段 应报数量：文字", "CP318", "应报数量"),
        ("国家级 > 省级 > 市级 > 区级", "国家级、省级、市级、区级", "CP313", "级别 不低于 市级"),
        ("字段 来源：系统、自报", "字段 来源：系统、系统、自报", "CP301", "系统"),
        ("责任部门 全部部门，除 发展战略与宣传策划局 外\n  扣分", "扣分", "CP219", "考核项 5 政务诚信 15分"),
        ("认定数 ÷ 满分文件数，最高 1", "认定数 ÷ 满分文件数", "CP406", "得分率 = 认定数 ÷ 满分文件数"),
        ("认定数 ÷ 满分文件数，最高 1", "认定数 ÷ 满分文件数，最高 0.9", "CP405", "得分率 = 认定数 ÷ 满分文件数，最高 0.9"),
        ("认定数 ÷ 满分文件数", "30分 × 认定数 ÷ 满分文件数", "CP307", "1"),
        ("得分率 = 认定数 ÷ 满分文件数，最高 1", "得分 = 认定数 ÷ 满分文件数，最高 1", "CP306",
         "认定数 ÷ 满分文件数"),
        ("    其余：1\n", "", "CP323", "表 报道件数（媒体级别倍数，级别）"),
        ("    按级别，国家级：4\n", "    按级别，国家：4\n", "CP308", "国家"),
        ("    按级别，国家级：4\n", "    国家级：4\n", "CP322", "国家级：4"),
        ("    应报行数 = 0：0\n", "    其余：0\n", "CP324", "应报数 = 0：1"),
        ("应报数 = 0：1\n", "应报数 = 0：1分\n", "CP306", "1分"),
        ("上报数 ÷ 应报数）", "上报数 ÷ 应报数量）", "CP309", "应报数量"),
        ("只计 准确 为 是", "只计 准确 为 是 且 准确率 > 1", "CP310", "准确率"),
        ("计算 准确率 = 准确数 ÷ 上报数", "计算 准确率 = 准确数 ÷ 及时率", "CP410", "表 得分率"),
        ("计算 及时率 = 及时数 ÷ 上报数", "计算 及时率 = 及时数 ÷ 报送率", "CP410", "表 得分率"),
        ("年度 2018", "年度 18", "CP216", "年度 18"),
        ("2018-01-01 至 2018-12-31", "2018-01-01 至 2018-02-29", "CP209", "2018-02-29"),
        ("2018-01-01 至 2018-12-31", "2019-01-01 至 2018-12-31", "CP210", "考核期 2019-01-01 至 2018-12-31"),
        ("  总分 100分\n", "", "CP202", "考核 济南高新区社会信用体系建设考核"),
    ],
)  # fmt: skip
def test_one_change_gives_one_finding(old, new, code, place):
    """A wrong number, unit, value or line is found where it stands, and causes nothing else."""
    problems = found(changed(old, new))
    assert [(c, p) for c, _, p in problems] == [(code, place)]


LINES = TEXT.splitlines(keepends=True)


@pytest.mark.parametrize("number", range(len(LINES)), ids=lambda n: f"line {n + 1}")
@pytest.mark.no_cover
def test_a_line_left_out_never_breaks_the_checker(number):
    """Without any one line the policy is checked to the end; findings stand in the file."""
    text = "".join(LINES[:number] + LINES[number + 1 :])
    for problem in check(text, unused=True):
        assert place(problem).end <= len(text)
        assert problem.message("zh")
        assert problem.message("en")


@pytest.mark.parametrize(
    ("line", "found_codes"),
    [
        ("  年度 2018", ["CP202"]),
        ("  考核期", []),
        ("  字段 来源：系统、自报", ["CP206"]),
        ("  字段 移出日期：日期，可空", ["CP207"]),
        ("  认定 正式文件", ["CP207"]),
        ("  统计 准确数", ["CP207"]),
        ("  计算 准确率", ["CP207"]),
        ("  扣分 = 失信扣分", ["CP217", "CP223"]),
        ("  扣分由责任部门承担", []),
        ("    50%：服务业促进局", ["CP402"]),
        ("  组内 按 组内分担", ["CP211"]),
        ("部门组 五街道办", ["CP206"]),
        ("  得分率 = 认定数 ÷ 满分文件数", ["CP217"]),
    ],
)
def test_a_line_left_out_is_missed_once(line, found_codes):
    """A line that is missing is one finding, wherever it is missed."""
    number = next(n for n, text in enumerate(LINES) if text.startswith(line))
    assert [
        code for code, _, _ in found("".join(LINES[:number] + LINES[number + 1 :]))
    ] == found_codes

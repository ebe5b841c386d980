"""Amendments: each thing that one can say, what becomes of the policy, and what is refused."""

import pytest

import creditpolicy
from creditpolicy.policy.amend.bases import given
from creditpolicy.policy.amend.keys import IN_CASE, key_of
from creditpolicy.policy.load import whole_policy
from creditpolicy.source.source import Source
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.format import format_source
from tests.syntax.reading import read
from tests.syntax.samples import CHINESE

BASE = """\
语言 1

# 去年的政策
考核 示例
  年度 2018
  总分 10分

部门 甲局、乙局、丙局

假设 满分数 = 2，未定  # 没有写
  理由 “没有写”

材料 简报
  字段 标题、文号：文字
  字段 篇数：整数

统计 各局件数：简报 的 件数

大类 1 工作 6分

考核项 1 简报 6分
  出处 “附件第1项”
  统计 有题：简报 的 件数，只计 有 标题
  认定 简报，须 有 标题
  认定 简报，须 有 文号
  表 件分（有题）
    ≥ 2：1
    其余：0
  得分率 = 认定数 ÷ 满分数，最高 1
  提醒 凡 有题 = 0：“没有题”
  权重
    60%：甲局
    40%：乙局、丙局

大类 2 配合 4分

考核项 2 配合 4分
  得分率 = 1
  责任部门 全部部门

汇总
  组内 按 平均
"""
HEAD = "语言 1\n修订 “去年.policy”\n"


def expanded(change, base=BASE):
    """The whole policy that a change makes, in canonical layout."""
    whole = whole_policy(Source("今年.policy", HEAD + change), given({"去年.policy": base}))
    assert not isinstance(whole, tuple), [one.message("zh") for one in whole]
    text = format_source(whole.file.source)
    assert isinstance(text, str)
    return text


def problems(change, base=BASE):
    """What is wrong with a change."""
    whole = whole_policy(Source("今年.policy", HEAD + change), given({"去年.policy": base}))
    assert isinstance(whole, tuple)
    return whole


def problem(change):
    """The one thing that is wrong with a change."""
    (only,) = problems(change)
    return only


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        ("修改 考核\n年度 2019\n", "  年度 2018\n", "  年度 2019\n"),
        ("修改 考核 新名\n", "考核 示例\n", "考核 新名\n"),
        ("修改 考核\n增加 出处 “文”\n", "考核 示例\n", "考核 示例\n  出处 “文”\n"),
        ("增加 部门 丁局\n", "乙局、丙局\n\n假设", "乙局、丙局、丁局\n\n假设"),
        ("删去 部门 甲局、丙局\n", "部门 甲局、乙局、丙局\n", "部门 乙局\n"),
        ("修改 部门 子局、丑局\n", "部门 甲局、乙局、丙局\n", "部门 子局、丑局\n"),
        ("修改 假设 满分数 = 3\n", "= 2，未定  # 没有写", "= 3  # 没有写"),
        ("修改 假设 满分数 = 3  # 定了\n", "假设 满分数 = 2，未定  # 没有写", "# 没有写\n假设 满分数 = 3  # 定了"),
        ("修改 假设 满分数\n理由 “仍没有”\n", "理由 “没有写”", "理由 “仍没有”"),
        ("修改 假设 满分数 为 假设 满分 = 4\n", "假设 满分数 = 2，未定", "假设 满分 = 4"),
        ("修改 材料 简报\n删去 字段 文号\n", "字段 标题、文号：文字", "字段 标题：文字"),
        ("修改 材料 简报\n字段 标题：整数\n", "  字段 标题、文号：文字\n", "  字段 文号：文字\n  字段 标题：整数\n"),
        ("修改 材料 简报\n字段 篇数：整数，可空\n", "篇数：整数", "篇数：整数，可空"),
        ("增加 材料 通报\n", "篇数：整数\n", "篇数：整数\n\n材料 通报\n"),
        ("修改 统计 各局件数：简报 的 件数，只计 有 文号\n", "各局件数：简报 的 件数", "各局件数：简报 的 件数，只计 有 文号"),
        ("修改 考核项 1 信息 5分\n", "考核项 1 简报 6分", "考核项 1 信息 5分"),
        ("修改 考核项 2 为 加分项 3 配合 4分\n", "考核项 2 配合 4分", "加分项 3 配合 4分"),
        ("修改 考核项 1\n删去 出处\n", "  出处 “附件第1项”\n", ""),
        ("修改 考核项 1\n删去 认定 简报，须 有 标题\n", "  认定 简报，须 有 标题\n", ""),
        ("修改 考核项 1\n表 件分（有题）\n≥ 3：1\n其余：0\n", "    ≥ 2：1\n", "    ≥ 3：1\n"),
        ("修改 考核项 1\n修改 表 件分\n修改 其余：0.5\n", "    其余：0\n", "    其余：0.5\n"),
        ("修改 考核项 1\n修改 表 件分\n增加 ≥ 1：0.5\n", "    其余：0\n", "    ≥ 1：0.5\n    其余：0\n"),
        ("修改 考核项 1\n修改 权重\n修改 40%：丙局\n", "    40%：乙局、丙局\n", "    40%：丙局\n"),
        ("修改 考核项 1\n权重\n100%：甲局\n", "    60%：甲局\n    40%：乙局、丙局\n", "    100%：甲局\n"),
        ("修改 考核项 1\n提醒 凡 有题 < 2：“太少”\n", "提醒 凡 有题 = 0：“没有题”", "提醒 凡 有题 < 2：“太少”"),
        ("修改 考核项 2\n修改 得分率 为 得分 = 4分\n", "  得分率 = 1\n", "  得分 = 4分\n"),
        ("修改 考核项 2\n增加 计算 甲数 = 1\n排在 得分率 前\n", "  得分率 = 1\n", "  计算 甲数 = 1\n  得分率 = 1\n"),
        ("修改 考核项 2\n增加 提醒 凡 各局件数 = 0：“无”\n", "  责任部门 全部", "  提醒 凡 各局件数 = 0：“无”\n  责任部门 全部"),
        ("修改 汇总\n组内 按 任一\n增加 缺项 按 满分\n", "  组内 按 平均\n", "  组内 按 任一\n  缺项 按 满分\n"),
        ("删去 考核项 2\n", "\n考核项 2 配合 4分\n  得分率 = 1\n  责任部门 全部部门\n", ""),
        ("删去 大类 2  # 并了\n", "大类 2 配合 4分\n\n考核项 2 配合 4分\n  得分率 = 1\n  责任部门 全部部门\n", "# 并了"),
        ("修改 大类 1\n增加 考核项 3 新 1分\n得分率 = 1\n", "丙局\n\n大类 2", "丙局\n\n考核项 3 新 1分\n  得分率 = 1\n\n大类 2"),
        ("增加 考核项 3 新 1分\n", "\n汇总", "\n考核项 3 新 1分\n\n汇总"),
        ("增加 加分项 3 新 1分\n", "\n汇总", "\n加分项 3 新 1分\n\n汇总"),
        ("增加 考核项 3 新 1分\n排在 考核项 1 后\n", "\n大类 2", "\n考核项 3 新 1分\n\n大类 2"),
        ("增加 等级 等次：优 > 良\n", "满分数 = 2，未定  # 没有写\n  理由 “没有写”\n", "满分数 = 2，未定  # 没有写\n  理由 “没有写”\n\n等级 等次：优 > 良\n"),
        ("# 改动\n修改 考核\n# 新年度\n年度 2019  # 全年\n", "考核 示例\n  年度 2018", "# 改动\n考核 示例\n  # 新年度\n  年度 2019  # 全年"),
        ("用例 一\n应得 甲局 的 名次 = 1\n", "  组内 按 平均\n", "  组内 按 平均\n\n用例 一\n  应得 甲局 的 名次 = 1\n"),
    ],
)  # fmt: skip
def test_a_change_changes_this_and_nothing_else(change, old, new):
    """What a line of an amendment says is done where it belongs; every other line stays."""
    assert BASE.count(old) == 1
    assert expanded(change) == BASE.replace(old, new)


def test_the_base_is_in_canonical_layout():
    """Nothing but the changes changes the text of this page."""
    assert expanded("") == BASE


def test_figures_of_the_whole_policy_stay_so():
    """A kind of evidence that goes takes no figure along, and leaves none to an item above it."""
    moved = BASE.replace("统计 各局件数：简报 的 件数\n\n", "")
    moved += "\n材料 通报\n\n统计 各局件数：简报 的 件数\n"
    text = expanded("删去 材料 通报\n", moved)
    assert "材料 通报" not in text
    assert text.index("统计 各局件数") < text.index("考核项 1")


def test_cases_stay_with_the_policy_that_they_were_written_for():
    """Last year's cases are not this year's."""
    base = BASE + "\n用例 去年的\n  假设 满分数 = 1\n  应得 甲局 的 名次 = 1\n"
    assert expanded("", base) == BASE


@pytest.mark.parametrize("word", ["", "增加 "])
def test_cases_of_the_amendment_stand_behind_the_whole(word):
    """A case may say 增加 or nothing, and say as much as any case."""
    case = "用例 一\n  应得 甲局 的 名次 = 1\n  应得 乙局 的 名次 = 1\n"
    assert expanded(f"{word}{case}{word}{case.replace('一', '二')}").endswith(
        f"\n{case}\n{case.replace('一', '二')}"
    )


@pytest.mark.parametrize(
    ("change", "code", "line", "words"),
    [
        ("修改 考核项 3 新 4分\n", "CP277", 3, "“去年.policy”里没有“考核项 3”。"),
        ("删去 假设 满分树\n", "CP277", 3, "没有“假设 满分树”。"),
        ("修改 统计 有题：简报 的 件数\n", "CP277", 3, "没有“统计 有题”。"),
        ("修改 考核项 2\n出处 “文”\n", "CP277", 4, "“考核项 2”下面没有“出处”。"),
        ("删去 部门 丁局\n", "CP277", 3, "没有“部门 丁局”。"),
        ("修改 考核项 1\n删去 认定 简报，须 有 篇数\n", "CP277", 4, "没有“认定 简报，须 有 篇数”。"),
        ("修改 考核项 1\n修改 权重\n修改 30%：甲局\n", "CP277", 5, "“权重”下面没有“30%：甲局”。"),
        ("增加 部门 甲局\n", "CP278", 3, "“部门 甲局”已经有了"),
        ("增加 考核项 1 新 4分\n", "CP278", 3, "“考核项 1”已经有了"),
        ("修改 考核项 2\n增加 得分率 = 0.5\n", "CP278", 4, "“得分率”已经有了"),
        ("增加 假设 甲 = 1\n增加 假设 甲 = 2\n", "CP278", 4, "“假设 甲”已经有了"),
        ("修改 考核项 2 为 考核项 1 配合 4分\n", "CP278", 3, "“考核项 1”已经有了"),
        ("修改 考核项 2\n修改 考核项 2\n", "CP279", 4, "“考核项 2”在这份修订里改了两次。"),
        ("修改 考核项 2\n得分率 = 0.5\n删去 考核项 2\n", "CP279", 5, "“考核项 2”"),
        ("增加 部门 丁局\n修改 部门 甲局\n", "CP279", 4, "“部门”"),
        ("删去 考核项 2\n删去 考核项 2\n", "CP280", 4, "“考核项 2”在这份修订里已经删去了。"),
        ("删去 部门 甲局\n删去 部门 甲局\n", "CP280", 4, "“部门 甲局”"),
        ("修改 考核项 1\n认定 简报，须 有 标题、文号\n", "CP281", 4, "“认定 简报”不止一处"),
        ("考核项 2 配合 4分\n", "CP282", 3, "没有说要怎么样"),
        ("统计 新数：简报 的 件数\n", "CP282", 3, "没有说要怎么样"),
        ("删去 考核项 2\n得分率 = 1\n", "CP283", 4, "上面整个删去了"),
        ("修改 考核项 2\n排在 考核项 1 前\n", "CP284", 4, "“排在”"),
        ("增加 考核项 3 新 4分\n排在 假设 满分数 后\n", "CP284", 4, "“排在”"),
        ("增加 考核项 3 新 4分\n排在 考核项 9 后\n", "CP277", 4, "没有“考核项 9”"),
        ("增加 分项 1.1 新 2分\n", "CP201", 3, "这一行不在“考核项”下面"),
        ("删去 语言 1\n", "CP285", 3, "“语言”这一行不能修订。"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_at_its_line(change, code, line, words):
    """One diagnostic, at the line of the amendment, that names what is meant."""
    found = problem(change)
    assert (found.code.code, found.at.source.name, found.at.line) == (code, "今年.policy", line)
    assert words in found.message("zh")
    assert found.message("en")
    assert found.help("zh")


@pytest.mark.parametrize(
    ("change", "help_zh"),
    [
        ("删去 假设 满分树\n", "是不是“假设 满分数”？"),
        ("修改 统计 有题：简报 的 件数\n", "它在“考核项 1”下面：先写一行 修改 考核项 1，再写这一行。"),
        ("修改 考核项 2\n出处 “文”\n", "核对写法；原来没有的，写“增加”。"),
        ("删去 引用 上年\n", "核对写法；原来没有的，写“增加”。"),
    ],
)  # fmt: skip
def test_what_is_not_found_is_looked_for(change, help_zh):
    """The nearest of its kind is named, or the heading below which there is such a line."""
    assert problem(change).help("zh") == help_zh


def test_every_mistake_is_reported_and_none_twice():
    """A heading that is not found takes what stands below it along."""
    found = problems("修改 考核项 9\n得分率 = 1\n删去 出处\n删去 假设 甲\n增加 部门 甲局\n")
    assert [one.code.code for one in found] == ["CP277", "CP277", "CP278"]


def test_later_stages_speak_of_the_file_where_the_words_stand():
    """An item that still uses what was removed is shown in the old file, a new line in the new."""
    change = HEAD + "删去 假设 满分数\n修改 考核项 2\n得分率 = 新数\n"
    _, found = creditpolicy.check(change, "今年.policy", bases={"去年.policy": BASE})
    places = [(one.code.code, one.at.source.name, one.at.line, one.at.text) for one in found]
    assert places == [
        ("CP206", "今年.policy", 5, "新数"),
        ("CP206", "去年.policy", 29, "满分数"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "/etc/去年.policy",
        "../去年.policy",
        "下级/去年.policy",
        "下级\\去年.policy",
        "C:去年.policy",
        "\\\\主机\\去年.policy",
        "https://例子/去年.policy",
        "..policy",
        ".去年.policy",
        " 去年.policy",
        "去年.txt",
        "去年\t.policy",
        "",
    ],
)
def test_only_plain_names_of_policies_are_looked_for(name):
    """Whatever leads out of the folder is refused before anybody looks for it."""

    def never(name):
        raise AssertionError(name)

    (found,) = whole_policy(Source("今年.policy", f"语言 1\n修订 “{name}”\n"), never)
    assert found.code.code == "CP272"


def test_a_file_amends_its_neighbour_or_what_comes_with_the_package(tmp_path):
    """A file in the folder goes before a shipped policy of the same name."""
    amendment = tmp_path / "今年.policy"
    amendment.write_text(
        "语言 1\n修订 “gaoxin_2018.policy”\n修改 考核\n年度 2019\n", encoding="utf-8"
    )
    assert creditpolicy.load(amendment).name == "济南高新区社会信用体系建设考核"
    (tmp_path / "gaoxin_2018.policy").write_text(BASE, encoding="utf-8")
    policy = creditpolicy.load(amendment)
    assert (policy.name, policy.checked.year) == ("示例", 2019)


def test_the_digest_covers_what_is_amended():
    """Another base is another policy, though the amendment is the same."""
    one, other = (
        creditpolicy.loads(HEAD, bases={"去年.policy": text}).digest
        for text in (BASE, BASE.replace("没有题", "无题"))
    )
    assert one != other
    assert creditpolicy.loads(BASE).digest != one


def test_the_chain_of_amendments_has_an_end():
    """Ten amendments may rest on one another, and no eleventh."""
    texts = {f"{at}.policy": f"语言 1\n修订 “{at + 1}.policy”\n" for at in range(9)}
    texts["9.policy"] = BASE
    creditpolicy.loads("语言 1\n修订 “0.policy”\n", bases=texts)
    texts = {"新.policy": "语言 1\n修订 “0.policy”\n", **texts}
    with pytest.raises(creditpolicy.CreditPolicyError) as refused:
        creditpolicy.loads("语言 1\n修订 “新.policy”\n", bases=texts)
    assert [one.code.code for one in refused.value.diagnostics] == ["CP276"]


def test_a_long_row_of_additions_is_no_tower():
    """Additions may each be placed behind the one before, as long as the file may be."""
    adds = [f"增加 假设 数{'甲' * (at % 7)}{'乙' * (at // 7)} = 1\n" for at in range(1500)]
    names = [line.split()[2] for line in adds]
    placed = [f"排在 假设 {before} 后\n" for before in ("满分数", *names[:-1])]
    text = expanded("".join(line for pair in zip(adds, placed, strict=True) for line in pair))
    assert [line.split()[1] for line in text.splitlines() if line.startswith("假设 数")] == names


@pytest.mark.parametrize("line", CHINESE[1:])
def test_every_line_of_the_language_has_a_key(line):
    """Whatever stands behind 修改 can be looked for by its line word."""
    for statement in read("语言 1\n" + line).statements[1:]:
        if not isinstance(statement, s.Amending):
            word = key_of(statement).word
            assert word == IN_CASE or statement.span.text.startswith(word)

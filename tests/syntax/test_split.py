"""Pasted text has no blanks: where they belong, and that nothing else is changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.source.source import Source
from creditpolicy.syntax.split_glued import split_glued, suggest_split
from tests.syntax.reading import problem, read
from tests.syntax.samples import CHINESE, ENGLISH

NAMES = """语言 1
部门 甲局、乙局、甲分局、甲办、乙办
字段 标题、文号、级别、截图、移出日期、名称、准确、数量、姓名、代码、赛事、评语、评分、应报日期、办结日：文字
字段 所属：国家级、省级、市级
材料 媒体报道
材料 双公示
材料 应报
材料 获奖
材料 名单
材料 案例
材料 活动
材料 创新
材料 测评
材料 用稿
"""

PASTED = """语言1
考核信用考核
考核期2018-01-01至2018-12-31
部门市场监管局、税务局、权重办公室、部门经济局
材料媒体报道
字段标题、截图：文字
字段级别：国家级>省级>市级>区级
材料双公示信息
字段准确：是否
考核项3信用宣传15分 # 附件第3项
认定媒体报道，须级别不低于市级，且有截图
统计准确数：双公示信息的件数，只计准确为是
统计及时数：双公示信息的件数，只计报送日期在日期后7个工作日以内
得分率=认定数÷准确数，最高1
提醒凡准确数=0：“没有准确数”
责任部门全部部门，除税务局外
权重
40％：市场监管局、税务局
汇总
组内按平均
"""

SPLIT = """语言1
考核 信用考核
考核期2018-01-01至2018-12-31
部门 市场监管局、税务局、权重办公室、部门经济局
材料 媒体报道
字段 标题、截图：文字
字段 级别：国家级>省级>市级>区级
材料 双公示信息
字段 准确：是否
考核项3信用宣传15分 # 附件第3项
认定 媒体报道，须 级别 不低于 市级，且 有 截图
统计 准确数：双公示信息 的 件数，只计 准确 为 是
统计 及时数：双公示信息 的 件数，只计 报送日期 在 日期 后7个工作日 以内
得分率=认定数÷准确数，最高1
提醒 凡 准确数=0：“没有准确数”
责任部门 全部部门，除 税务局 外
权重
40％：市场监管局、税务局
汇总
组内 按 平均
"""


def split(text):
    """A text with its lost blanks."""
    return split_glued(Source("test", text))


def glue(line):
    """A line without the blanks between its letters."""
    return re.sub(r"(?<=[^\W\d]) (?=[^\W\d])", "", line)


def test_a_pasted_policy():
    """Blanks are put between words and names, declared in the file or new on the line."""
    assert split(PASTED) == SPLIT
    assert read(SPLIT)


@pytest.mark.parametrize("line", CHINESE[1:])
def test_every_line_is_restored(line):
    """Each kind of line, pasted without blanks, becomes the statement that it was."""
    restored = split(NAMES + glue(line))
    assert read(restored).statements == read(NAMES + line).statements


@given(lines=st.lists(st.sampled_from(CHINESE[1:] + ENGLISH[1:]), max_size=6))
def test_a_text_that_reads_is_not_touched(lines):
    """Nothing is done to a text in which every line reads."""
    text = NAMES + "\n".join(lines)
    assert split(text) == text


@given(
    lines=st.lists(st.one_of(st.sampled_from(CHINESE).map(glue), st.text(max_size=20)), max_size=6)
)
def test_only_blanks_are_added(lines):
    """Whatever the text, all of it is still there, in order; only blanks came in."""
    text = NAMES + "\n".join(lines)
    result = split(text)
    assert result.replace(" ", "") == text.replace(" ", "")
    assert result.count("\n") == text.count("\n")


def test_a_line_that_blanks_cannot_help_stays():
    """A line with another mistake is left as it is, glued or not."""
    text = NAMES + "统计准确数双公示的件数\n认定媒体报道，须，有截图\n"
    assert split(text) == text


def test_strings_quoted_names_and_comments_are_left_alone():
    """Nothing inside quotes or behind # is taken apart."""
    line = "提醒凡「准确为是」=0：“准确为是” # 准确为是"
    assert split(NAMES + line).endswith("\n提醒 凡「准确为是」=0：“准确为是” # 准确为是")


def test_the_longest_name_wins():
    """报送日期 is one name where it is known as one, though 日期 is a name too."""
    line = split(NAMES + "统计甲数：双公示的件数，只计报送日期晚于移出日期")
    assert line.endswith("只计 报送日期 晚于 移出日期")


def test_a_department_that_begins_with_a_word_is_kept_whole():
    """权重办公室 is not taken apart, though 权重 is a word and 办公室 could be a name."""
    assert split("语言 1\n部门甲局、权重办公室").endswith("部门 甲局、权重办公室")


def test_a_row_stays_a_row():
    """省部门：3分 is a row that no line word begins; 统计员：3分 is one if 统计员 is a name."""
    for text in ("语言 1\n省部门：3分", "语言 1\n字段 岗位：统计员、检查员\n统计员：3分"):
        assert split(text) == text


@pytest.mark.parametrize(
    ("name", "names", "suggested"),
    [
        ("有截图", ["截图"], "有 截图"),
        ("级别不低于市级", ["级别", "市级"], "级别 不低于 市级"),
        ("准确为是", ["准确"], "准确 为 是"),
        ("有效投诉", ["有效投诉"], None),
        ("有效投诉", ["投诉"], None),
        ("每条失信被执行记录", ["失信被执行记录"], None),
        ("截图", ["截图"], None),
        ("x y", [], None),
        ("", [], None),
    ],
)
def test_what_an_unknown_name_may_have_been(name, names, suggested):
    """An unknown name falls apart into a condition only if every part is known."""
    assert suggest_split(name, names) == suggested


def test_the_message_names_the_remedy():
    """CP113 shows the split and says that fmt --split does it for a whole file."""
    found = problem("字段 截图：文字\n部门甲局")
    assert found.code.code == "CP113"
    assert (
        found.help("zh")
        == "词与名称之间空一格：部门 甲局。成篇的可以用 creditpolicy fmt --split 补空格。"
    )
    assert found.help("en") == (
        "Put blanks between words and names: 部门 甲局; creditpolicy fmt --split does a file."
    )

"""One run finds every wrong line, and only those."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.source.source import Source
from creditpolicy.syntax.limits import Limits
from creditpolicy.syntax.parse import parse
from tests.syntax.reading import parsed, problem, problems, statements
from tests.syntax.samples import CHINESE, ENGLISH

WRONG = (
    "考核项 甲 5分",
    "item 1 甲",
    "部门",
    "departments 甲 乙 丙",
    "假设 甲 等于 1",
    "认定 甲，须",
    "得分 = （1分",
    "得分 = 1分）",
    "得分 = 均值（甲，",
    "部门 甲、",
    "40%：甲、乙、",
    "省：3分：4分",
    "出处 “附件",
    "出处 附件”",
    "部门 「甲",
    "部门 甲」、乙",
    "不适用 凡 甲 且 乙 或 丙",
    "得分 = 2分 × ×",
    "权重：",
    "年度 二〇一八",
    "统计 甲：乙",
)
NO_STATEMENTS = ("各单位要高度重视。", "各单位", "！", "1 + 1", "?", "》", "。", "-")
RIGHT = st.sampled_from(CHINESE[1:] + ENGLISH[1:])


MIXED = st.one_of(
    st.tuples(RIGHT, st.just(True)), st.tuples(st.sampled_from(WRONG), st.just(False))
)


@given(lines=st.lists(MIXED, max_size=12))
def test_exactly_the_wrong_lines_are_reported(lines):
    """A file with k wrong lines gets k diagnostics, one on each of them; the others all read."""
    text = "语言 1\n" + "\n".join(line for line, _ in lines)
    file, found = parsed(text)
    wrong = [number for number, (_, right) in enumerate(lines, start=2) if not right]
    assert [one.at.line for one in found] == wrong
    assert len(file.statements) == 1 + len(lines) - len(wrong)


@pytest.mark.parametrize("line", WRONG + NO_STATEMENTS)
def test_each_wrong_line_is_wrong_by_itself(line):
    """Each line is reported once, in both languages, also one that begins no statement."""
    found = problem(line)
    assert found.code.code.startswith("CP1")
    for lang in ("zh", "en"):
        assert found.message(lang)
        assert found.help(lang)


LEFT_OPEN = (
    "得分 = 均值（甲，乙",
    "认定 案例，须（有 甲 或 有 乙，",
    "部门 甲、",
    "得分 =",
    "出处 “附件",
    "部门 「甲、",
    "假设 甲 = 1，",
)


@pytest.mark.parametrize("first", LEFT_OPEN)
def test_a_forgotten_bracket_or_quote_is_one_mistake(first):
    """A line that leaves something open is reported once, where it stands."""
    assert problem(first).at.line == 2


@pytest.mark.parametrize(
    "second", [line for line in (*CHINESE[1:], *ENGLISH[1:]) if line[0] not in "0123456789<国其o"]
)
@pytest.mark.no_cover
def test_a_forgotten_bracket_or_quote_costs_one_statement(second):
    """Whatever is left open, the next line that begins with a line word is read by itself."""
    for first in LEFT_OPEN:
        assert [one.at.line for one in problems(f"{first}\n{second}")] == [2], first


@pytest.mark.parametrize(
    "text",
    [
        "认定 简报，须 级别 不低于\n  市级",
        "认定 简报，须 级别 不低于\n  市级 且\n  有 标题",
        "统计 甲：乙 的 件数，只计 准确 为\n  是",
        "measure a: count of b, where level at least\n  city",
    ],
)
def test_a_statement_broken_behind_a_word_is_one_mistake(text):
    """A line does not go on behind a word; what completes it below is not wrong a second time."""
    found = problem(text)
    assert (found.code.code, found.at.line) == ("CP102", 2)


@pytest.mark.parametrize(
    "text",
    [
        "认定 简报，须 级别 不低于\n  市级 市级",  # the two do not read together
        "认定 简报，须 级别 不低于\n\n  市级",  # a blank line stands between
        "认定 简报，须 有\n部门 甲局 乙局",  # the second is a statement of its own
    ],
)
def test_two_wrong_lines_that_are_two_stay_two(text):
    """What does not complete the line above is a mistake of its own."""
    assert len(problems(text)) == 2


@pytest.mark.parametrize("row", ["省，市：3分", "≥ 92：优秀", "40%：甲、乙", "其余：0分"])
@pytest.mark.parametrize("first", ["表 奖分（级别", "20%：丙、", "县：均值（甲", "表 奖分（级别，"])
def test_a_row_after_a_line_left_open_is_read_by_itself(first, row):
    """A second colon, or a colon inside brackets, shows that a new statement has begun."""
    assert [one.at.line for one in problems(f"{first}\n{row}\n  {row}")] == [2]


def test_a_blank_line_ends_a_statement():
    """What is left open does not reach over an empty line."""
    found = problems("部门 甲、\n\n乙：3分\n")
    assert [one.at.line for one in found] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "部门 甲、\n  乙、\n\t丙",
        "部门 甲,\n# 乙\n乙,丙",
        "计算 甲 = 均值（得分率，\n得分率，\n 部门）",
        "计算 甲 =\n 1 +\n 2",
        "计算 甲 = （1\n+ 2\n)",
        "认定 甲，须 有 乙，\n  且 有 丙，\n  同一 丁 只计一次",
        "部门组 街道：\n  甲、乙",
        "提醒 凡 均值（甲，\n乙）> 0：\n“看”",
        "认定 甲，须\n有 乙，\nnot (丙)",
    ],
)
def test_an_open_line_goes_on(text):
    """A line that ends in a separator, an operator, = or an open bracket goes on below."""
    if "须\n" in text:
        assert [one.at.line for one in problems(text)] == [2, 3]
    else:
        assert len(statements(text)) == 1


def test_the_list_of_wrong_lines_is_limited():
    """The first wrong lines are listed, up to the limit; then one line says how many more."""
    limits = Limits(errors=3)
    text = "语言 1\n" + "部门\n" * 10
    found = parse(Source("test", text), limits)[1]
    assert [one.code.code for one in found] == ["CP102"] * 3 + ["CP109"]
    assert found[-1].message("zh") == "还有 7 行也读不通，这里不再列出。"
    assert found[-1].message("en") == "7 more lines cannot be read; they are not listed."

"""The canonical layout: headings, indentation, blank lines, wrapped lists, comments."""

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.syntax.format import format_file
from creditpolicy.syntax.format_text import COLUMNS, columns
from tests.syntax.reading import read
from tests.syntax.strategies.statements import files
from tests.syntax.test_format import formatted

LOOSE = """语言 1
考核 「信用考核」
年度 2018
总分 20分
部门 甲局、乙局
别称 甲局：甲分局
# 两个街道

部门组 街道：甲办、乙办
假设 甲数 = 1
假设 满分数 = 1，可取 1 至 20，未定 # 待定
理由 "没有写"
出处 "附件"
# 材料
材料 案例
字段 标题：文字
表 奖分(级别)
省:3分
考核项 1 宣传 20分
  # 这一项暂不计
认定 案例, 须 有 标题
假设 项内 = 2
理由 "没有写"
得分率 = 认定数/满分数, 最高 1
权重
40%: 甲局
60%: 乙局 # 大头
  # 第2项明年再加

# 汇总的办法
汇总
组内 按 平均
# 完
"""

CANONICAL = """语言 1

考核 信用考核
  年度 2018
  总分 20分

部门 甲局、乙局
别称 甲局：甲分局

# 两个街道
部门组 街道：甲办、乙办

假设 甲数 = 1
假设 满分数 = 1，可取 1 至 20，未定  # 待定
  理由 “没有写”
  出处 “附件”

# 材料
材料 案例
  字段 标题：文字

表 奖分（级别）
  省：3分

考核项 1 宣传 20分
  # 这一项暂不计
  认定 案例，须 有 标题
  假设 项内 = 2
    理由 “没有写”
  得分率 = 认定数 ÷ 满分数，最高 1
  权重
    40%：甲局
    60%：乙局  # 大头
    # 第2项明年再加

# 汇总的办法
汇总
  组内 按 平均

# 完
"""


def test_a_file_in_canonical_layout():
    """Headings at the margin, their lines under them, one blank line between blocks."""
    assert formatted(LOOSE) == CANONICAL
    assert formatted(CANONICAL) == CANONICAL


def test_english_has_the_same_layout():
    """Lines stand as far to the right in English, with the same comments."""
    english = formatted(LOOSE, "en").splitlines()
    chinese = CANONICAL.splitlines()
    assert [margin(line) for line in english] == [margin(line) for line in chinese]


def margin(line):
    """How far to the right a line begins."""
    return len(line) - len(line.lstrip())


def test_a_long_list_is_wrapped():
    """A list of departments is broken behind 、 and goes on four columns to the right."""
    names = "、".join(f"{first}{second}局" for first in "甲乙丙丁" for second in "子丑寅卯辰巳")
    text = formatted(f"语言 1\n权重\n40%：{names}\n")
    *_, first, second = text.splitlines()
    assert first.endswith("、")
    assert second.startswith("        ")
    assert columns(first) <= COLUMNS


def test_a_long_sentence_is_wrapped_behind_a_comma():
    """A rule of many clauses is broken where a clause or a part of its condition begins."""
    fields = "、".join(f"{letter}字段名称" for letter in "甲乙丙丁")
    text = formatted(
        f"语言 1\n考核项 1 甲 1分\n认定 案例，须 有 {fields}，且 无 {fields}，按 月份 分列"
    )
    assert text.splitlines()[-2:] == [
        f"  认定 案例，须 有 {fields}，",
        f"      且 无 {fields}，按 月份 分列",
    ]


def test_a_name_like_a_line_word_is_quoted_where_a_line_may_break():
    """A department called 权重 must not begin a statement when the list is wrapped before it."""
    names = "、".join(["权重"] * 40)
    text = formatted(f"语言 1\n部门 甲、{'、'.join(['「权重」'] * 40)}")
    assert "\n    「权重」、" in text
    assert read(text) == read(f"语言 1\n部门 甲、{names}")


@given(file=files())
def test_no_line_ends_in_blanks(file):
    """Neither wrapped lists nor empty lines leave blanks at the end of a line."""
    for line in format_file(file, "zh").splitlines():
        assert line == line.rstrip()


COMMENTS = st.lists(
    st.tuples(st.integers(0, 400), st.booleans(), st.sampled_from(("甲", "“", "」", "（", "# #"))),
    max_size=6,
)


def with_comments(text, comments):
    """A text with comments put in: on lines of their own, or behind what ends a line."""
    lines = text.splitlines()
    for place, own_line, words in comments:
        at = place % len(lines)
        if own_line:
            lines.insert(at, " " * (place % 3) + f"# {words}{place}")
        elif "#" not in lines[at] and lines[at]:
            lines[at] += f" # {words}{place}"
    return "\n".join(lines)


@given(file=files(), comments=COMMENTS)
def test_no_comment_is_lost(file, comments):
    """Every comment is in the result once, in the same order, in both languages, and stays put."""
    text = with_comments(format_file(file, "zh"), comments)
    before = [comment.text for comment in read(text).comments]
    for lang in ("zh", "en"):
        result = formatted(text, lang)
        assert [comment.text for comment in read(result).comments] == before
        assert formatted(result, lang) == result
    assert formatted(formatted(text, "en"), "zh") == formatted(text, "zh")


def test_where_comments_go():
    """A comment above stays above, one behind stays behind, one inside goes above."""
    text = """# 一
语言 1 # 二
部门 甲、 # 三
# 四
 乙 # 五
"""
    assert (
        formatted(text)
        == """# 一
语言 1  # 二

# 三
# 四
部门 甲、乙  # 五
"""
    )

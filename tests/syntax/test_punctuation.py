"""Full width and half width, with and without blanks: one text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.syntax.expressions import Order
from tests.syntax.reading import read, statement
from tests.syntax.samples import CHINESE

SPELLINGS = {
    "：": "：:",
    "，": "，,",
    "、": "、&",
    "（": "（(",
    "）": "）)",
    "%": "%％",
    "=": "=＝",
    "+": "+＋",
    "−": "−-－",
    "×": "×*＊",
    "÷": "÷/／",
    ">": ">＞",
    "<": "<＜",
    "≥": ("≥", ">=", "＞＝", ">＝", "＞="),
    "≤": ("≤", "<=", "＜＝"),
    "≠": ("≠", "!=", "<>", "！＝", "＜＞"),
    " ": (" ", "\u3000", "\u00a0", "\t", "  "),
    **{digit: digit + chr(ord(digit) + 0xFEE0) for digit in "0123456789"},
    ".": ".．",
}
OPENING = re.compile("“([^”]*)”")
QUOTED = re.compile("(「[^」]*」)")


@given(line=st.sampled_from(CHINESE[1:]), data=st.data())
def test_every_sign_may_be_full_or_half_width(line, data):
    """Any mix of ： : ， , 、 & （ ( ％ % ＝ = ≥ >= × * ÷ / and of digits is one text."""
    if OPENING.search(line):
        line = OPENING.sub("“”", line)
    parts = QUOTED.split(line)  # what stands in 「」 is a name, and stays as it is
    for at in range(0, len(parts), 2):
        signs = (data.draw(st.sampled_from(SPELLINGS.get(sign, sign))) for sign in parts[at])
        parts[at] = "".join(signs)
    spelt = "".join(parts)
    spelt = spelt.replace("“”", data.draw(st.sampled_from(("“”", '""', "＂＂"))))
    assert statement(spelt) == statement(line)


@pytest.mark.parametrize("sign", [*"=≠≥≤><"])
def test_every_comparison_sign_is_read(sign):
    """Each sign in each width gives the order that it shows."""
    for spelling in SPELLINGS[sign]:
        assert statement(f"不适用 凡 甲{spelling}乙").test.order is Order(sign)


@pytest.mark.parametrize(
    ("glued", "spaced"),
    [
        ("40％：甲、乙", "40%： 甲 、 乙"),
        ("认定 甲，须至少3个要件", "认定 甲 ， 须 至少 3 个要件"),
        ("认定 甲，须级别 不低于市级，且 有 截图", "认定 甲，须 级别 不低于 市级，且 有 截图"),
        ("扣分=0.5分×件数，扣完为止", "扣分 = 0.5 分 × 件数 ， 扣完为止"),
        ("得分=若（甲）>1则（乙）否则（丙）", "得分 = 若 （甲） > 1 则 （乙） 否则 （丙）"),
        ("假设 甲=5分，可取1分至15分，未定", "假设 甲 = 5分， 可取 1分 至 15分， 未定"),
        (
            "统计 甲：乙 的件数，只计日期 在日期 后7个工作日以内",
            "统计 甲：乙 的 件数，只计 日期 在 日期 后 7 个工作日 以内",
        ),
        ("表 奖分（级别）", "表 奖分 （ 级别 ）"),
        ("国家级，≥92：3分", "国家级 ， ≥ 92 ： 3 分"),
        ("责任部门 全部部门，除甲、乙 外", "责任部门 全部部门 ， 除 甲 、 乙 外"),
    ],
)
def test_blanks_are_needed_only_between_two_names(glued, spaced):
    """Digits, signs, and words where no name may stand need no blanks around them."""
    assert statement(glued) == statement(spaced)


@pytest.mark.parametrize("between", ["", " ", "\n", " # 见附件\n", "\n# 一\n  # 二\n\u3000"])
@pytest.mark.parametrize("join", ["且", "或"])
def test_a_comma_before_and_belongs_to_it(between, join):
    """，且 and ，或 join conditions also over a line break and a comment; 且 needs no blank."""
    joined = statement(f"认定 甲，须 有 乙，{between}{join} 有 丙")
    assert joined == statement(f"认定 甲，须 有 乙 {join} 有 丙")
    assert (
        statement(f"认定 甲，须 有 乙，{between}{join}3 < 丙，{join}（丁）").clauses[0].test.parts
    )


def test_a_comma_before_a_name_that_begins_with_and_is_a_comma():
    """均值（甲，且办，或办） has three arguments."""
    assert len(statement("得分 = 均值（甲，且办，或办，and_2，order）").formula.of.args) == 5


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018-01-05", "2018-01-05"),
        ("2018-1-5", "2018-01-05"),
        ("2018年1月5日", "2018-01-05"),
        ("2018年01月05日", "2018-01-05"),
        ("２０１８年１月５日", "2018-01-05"),
    ],
)
def test_dates_are_read_as_people_write_them(text, iso):
    """With or without leading zeros, in figures or with 年月日, in either width: one day."""
    day = statement(f"考核期 {text} 至 2018-12-31").start
    assert (day.text, day.value.isoformat()) == (iso, iso)


def test_a_day_that_does_not_exist_is_kept_for_the_checker():
    """2018-02-30 reads as a date without a value; it is no subtraction and no syntax error."""
    day = statement("考核期 2018-2-30 至 2018-12-31").start
    assert (day.text, day.value) == ("2018-02-30", None)


@given(line=st.sampled_from(CHINESE[1:]))
def test_line_ends_do_not_matter(line):
    """A text with CR LF reads as the one with LF."""
    text = f"语言 1\n{line}\n年度 2018\n"
    assert read(text.replace("\n", "\r\n")) == read(text)

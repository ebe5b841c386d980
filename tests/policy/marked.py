"""Small policies with the place of each mistake marked in the text: ⟦here⟧."""

import re

from attrs import frozen

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.policy.load import check_source
from creditpolicy.source.source import Source, Span

UNUSED = "CP211"
"""Fragments declare more than they use; tests of this warning ask for it."""

HEAD = """语言 1
考核 示例
  年度 2018
  总分 10分
"""
DEPARTMENTS = "部门 甲局、乙局、丙局\n部门组 两局：乙局、丙局\n"
KINDS = """材料 简报
  字段 标题、文号：文字
  字段 级别：国家级 > 省级 > 市级
  字段 类别：文稿、图片
  字段 篇数：整数
  字段 金额：分值
  字段 移出日期：日期，可空
  字段 代码：主体代码，隐私
  要件 方案、照片、总结
材料 通报
  字段 事由：文字
  字段 等级：重大 > 一般
"""
ITEM = """考核项 1 示例 10分
  得分率 = 1
  责任部门 全部部门
"""
_RULE = re.compile(r"^\s*⟦?(得分率|得分|扣分) *=|^\s*⟦?表 *(得分率|得分)\b", re.MULTILINE)
_NAMED = re.compile(r"^\s*⟦?(责任部门|权重)", re.MULTILINE)
_MARK = re.compile("⟦(.*?)⟧", re.DOTALL)


@frozen
class Marked:
    """A text without its marks, and the stretches that they stood around."""

    text: str
    places: tuple[tuple[int, int], ...]


def unmark(text: str) -> Marked:
    places: list[tuple[int, int]] = []
    for number, mark in enumerate(_MARK.finditer(text)):
        start = mark.start() - 2 * number
        places.append((start, start + len(mark[1])))
    return Marked(_MARK.sub(r"\1", text), tuple(places))


def in_item(text: str) -> str:
    """Lines of an item, in a whole policy with a rule and departments where they have none."""
    rule = "" if _RULE.search(text) else "  得分率 = 1\n"
    named = "" if _NAMED.search(text) else "  责任部门 全部部门\n"
    return f"{HEAD}{DEPARTMENTS}{KINDS}考核项 1 示例 10分\n{text.strip(chr(10))}\n{rule}{named}"


def on_top(text: str) -> str:
    """Lines before the only item of a policy."""
    return f"{HEAD}{DEPARTMENTS}{KINDS}{text.strip(chr(10))}\n{ITEM}"


def check(text: str, *, unused: bool = False) -> tuple[Diagnostic, ...]:
    """What checking finds; the warning of unused declarations only where it is asked for."""
    found = check_source(Source("样本.policy", text)).diagnostics
    return tuple(d for d in found if unused or d.code.code != UNUSED)


def place(problem: Diagnostic) -> Span:
    """Where it stands; what is found in a policy stands somewhere in its text."""
    assert isinstance(problem.at, Span)
    return problem.at


def said(problem: Diagnostic, name: str) -> str:
    """An argument of the message, where it reads alike in both languages."""
    value = dict(problem.args)[name]
    assert isinstance(value, str)
    return value


def codes(text: str, *, unused: bool = False) -> list[str]:
    return [problem.code.code for problem in check(text, unused=unused)]


def found_in(text: str, *, unused: bool = False) -> list[tuple[str, tuple[int, int]]]:
    """Each finding's code and place."""
    problems = check(text, unused=unused)
    return [(d.code.code, (place(d).start, place(d).end)) for d in problems]


def expected(code: str, marked: Marked) -> list[tuple[str, tuple[int, int]]]:
    return [(code, place) for place in marked.places]

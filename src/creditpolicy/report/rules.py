"""The rules of an item as they stand in the text: recognition, measures, tables and formulas."""

import re
from collections.abc import Iterable, Iterator
from typing import NotRequired, TypedDict

from attrs import frozen

from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.lines import LogicalLine, split
from creditpolicy.syntax.vocabulary import begins_line

_SUMMARY = ("汇总", "summary")
_HEADINGS = frozenset((
    *("语言", "language", "考核", "assessment", "部门", "departments", "部门组", "group"),
    *("别称", "alias", "假设", "assumption", "材料", "evidence", "考核项", "item"),
    *("加分项", "bonus", "减分项", "penalty", "大类", "category", "分项", "part"),
    *_SUMMARY, *("引用", "reference"), *("用例", "test"),
))  # fmt: skip
# What an item's own fields say already.
_FACTS = frozenset((
    *("出处", "source", "内容", "content", "报送", "submit"),
    *("权重", "weights", "责任部门", "responsible", "等级", "grades"),
))  # fmt: skip
_ROWS = frozenset(("", "情形", "case"))
_WORD = re.compile(r"[^\W\d_]+")


@frozen
class RuleLine:
    """A statement and the line where it begins, counted from 1; a table with its rows below.

    `file`: the file of that line, where the policy amends another.
    """

    line: int
    text: str
    file: str | None = None


class RuleData(TypedDict):
    """A rule as it stands in the text; `line` counts from 1, in `file` where others are amended."""

    line: int
    text: str
    file: NotRequired[str]


def rules_json(rules: tuple[RuleLine, ...]) -> list[RuleData]:
    """The rules of an item as data."""
    return [_rule_json(rule) for rule in rules]


def _rule_json(rule: RuleLine) -> RuleData:
    data: RuleData = {"line": rule.line, "text": rule.text}
    if rule.file is not None:
        data["file"] = rule.file
    return data


def rules_of(policy: Policy) -> dict[str, tuple[RuleLine, ...]]:
    """The rules of every item by its id; none for a policy that has no text any more."""
    sources = {item.span.source for item in policy.items if item.span is not None}
    lines = {source.name: split(source)[0] for source in sources}
    return {item.id: tuple(_rules(item, lines)) for item in policy.numbered.values()}


def summary_rules(policy: Policy) -> tuple[RuleLine, ...]:
    """The statements of 汇总, where the policy has a text and says something there."""
    source = next((item.span.source for item in policy.items if item.span is not None), None)
    if source is None:
        return ()
    lines = iter(split(source)[0])
    if not any(_line_word(source, line) in _SUMMARY for line in lines):
        return ()
    return tuple(_statements(source, lines))


def _rules(item: Item, lines: dict[str, list[LogicalLine]]) -> Iterator[RuleLine]:
    """The statements from the item's heading to the next heading, without its facts."""
    if item.span is None:
        return
    source, start = item.span.source, item.span.start
    yield from _statements(source, (one for one in lines[source.name] if one.start > start))


def _statements(source: Source, lines: Iterable[LogicalLine]) -> Iterator[RuleLine]:
    rule: RuleLine | None = None
    for line in lines:
        word = _line_word(source, line)
        if word in _HEADINGS:
            break
        text = one_line(source.text[line.start : line.end])
        if word in _ROWS:
            rule = rule and RuleLine(rule.line, f"{rule.text}\n  {text}", rule.file)
            continue
        if rule:
            yield rule
        at = Span(source, line.start, line.end)
        file = at.written.source.name if source.pieces else None
        rule = None if word in _FACTS else RuleLine(at.line, text, file)
    if rule:
        yield rule


def section_lines(source: Source, headings: tuple[str, ...]) -> Iterator[str]:
    """The statements below a heading that begins with one of these words."""
    inside = False
    for line in split(source)[0]:
        word = _line_word(source, line)
        if word in _HEADINGS:
            inside = word in headings
        elif inside:
            yield source.text[line.start : line.end]


def one_line(text: str) -> str:
    """A statement of several lines on one; no blank is put behind a Chinese mark."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[，、：；（])\s*\n\s*", "", text.strip()))


def _line_word(source: Source, line: LogicalLine) -> str:
    """The line word that a line begins with; blank for a row of a table."""
    found = _WORD.match(source.text, line.start)
    word = found.group() if found else ""
    behind = source.text[line.start + len(word) : line.end].lstrip()[:1]
    return "" if behind in ("、", "，", ",", "：", ":") or not begins_line(word) else word

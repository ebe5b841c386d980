"""Items of a table as a policy that checks; what a person must decide is an assumption."""

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.extra.papers.imported.about import About, is_about
from creditpolicy.extra.papers.imported.categories import DraftCategory
from creditpolicy.extra.papers.imported.items import DraftGroup, DraftItem, Read, is_everybody
from creditpolicy.extra.papers.imported.words import whole_number
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.source.source import Source
from creditpolicy.source.width import printable
from creditpolicy.syntax.format import format_source

_COUNT = "[0-9一二两三四五六七八九十]{1,3}"
_COMPONENTS = re.compile(
    rf"包括([^。；：]{{1,200}}?){_COUNT}个(?:部分|要件|方面)[^。；]{{0,40}}?至少有?({_COUNT})个"
)
_READ = 2_000
_MOST = 20
"""The most components that a sentence is believed to list."""
_WORDS = {"": "考核项", "+": "加分项", "-": "减分项"}


def draft(read: Read, about: About, name: str, year: int) -> str:
    """The text in canonical layout."""
    names = _Names(read)
    lines = ["语言 1", "", f"考核 {_quoted(name)}", *_facts(read, about, year), ""]
    lines += [f"# 表里还写着：{printable(text)}" for text in read.others if not is_about(text)]
    lines.append(f"部门 {_listed(dict.fromkeys((*names.departments, *about.idle)))}")
    lines.append("# 分值、部门和权重来自表格；材料、假设和计分办法是先写上的，请逐项改定。")
    for at, item in enumerate(read.items):
        for category in read.opened.get(at, ()):
            lines += ["", *_category(category)]
        lines += ["", *_item(item, names)]
    text = "\n".join(lines) + "\n"
    canonical = format_source(Source(name, text), "zh")
    return canonical if isinstance(canonical, str) else text


def _facts(read: Read, about: About, year: int) -> Iterator[str]:
    yield f"  年度 {year}"
    if about.period is not None:
        first, last = about.period
        yield f"  考核期 {first} 至 {last}"
    yield f"  总分 {decimal_text(read.total)}分"


class _Names:
    """Departments as they first stand in the table, and names that are none of theirs."""

    def __init__(self, read: Read) -> None:
        groups = (group for item in read.items for group in item.groups)
        listed = dict.fromkeys(name for group in groups for name in group.departments)
        self.departments = tuple(name for name in listed if not is_everybody(name))
        self._taken = set(self.departments)

    def fresh(self, name: str) -> str:
        while name in self._taken:
            name += "一"
        self._taken.add(name)
        return name


@frozen
class _Rule:
    """What is declared for an item, and how its rule uses it."""

    before: tuple[str, ...]
    rule: tuple[str, ...]


def _category(of: DraftCategory) -> Iterator[str]:
    yield f"大类 {of.id} {_quoted(of.of.name)} {decimal_text(of.points)}分"
    yield from _told(of.remarks, of.of.content, of.of.submit)


def _told(remarks: tuple[Words, ...], content: str, submit: str) -> Iterator[str]:
    for remark in remarks:
        yield f"  # 核对：{printable(remark.zh)}"
    if content:
        yield f"  内容 {_said(content)}"
    if submit:
        yield f"  报送 {_said(submit)}"


def _item(item: DraftItem, names: _Names) -> Iterator[str]:
    rule = (
        _deduction(item, names) if item.deducts or item.sign == "-" else _recognition(item, names)
    )
    yield from rule.before
    word, points = _WORDS[item.sign], decimal_text(item.points)
    yield f"{word} {item.id} {_quoted(item.name)} {points}分"
    yield from _told(item.remarks, item.content, item.submit)
    yield from (f"  {line}" for line in rule.rule)
    yield from _departments(item.groups)


def _recognition(item: DraftItem, names: _Names) -> _Rule:
    kind, most = names.fresh(f"{item.name}材料"), names.fresh(f"{item.name}满分件数")
    parts, least = components(item.submit)
    fields = [f"要件 {_listed(parts)}"] if parts else ["字段 标题：文字"]
    wants = f"至少{least}个要件" if parts else "有 标题"
    return _Rule(
        (
            f"材料 {_quoted(kind)}", *(f"  {line}" for line in fields), "",
            f"假设 {_quoted(most)} = 1，可取 1 至 100，未定",
            *_why(item, "表里没有写报送几件得满分"), "",
        ),
        (f"认定 {_quoted(kind)}，须 {wants}", f"得分率 = 认定数 ÷ {_quoted(most)}，最高 1"),
    )  # fmt: skip


def _deduction(item: DraftItem, names: _Names) -> _Rule:
    kind, each = names.fresh(f"{item.name}扣分记录"), names.fresh(f"{item.name}每件扣分")
    count = names.fresh(f"{item.name}扣分件数")
    least, most = decimal_text(min(Fraction(1), item.points)), decimal_text(item.points)
    alone = all(group.weight is None for group in item.groups)
    return _Rule(
        (
            f"材料 {_quoted(kind)}", "  字段 标题：文字", "",
            f"假设 {_quoted(each)} = {least}分，可取 {least}分 至 {most}分，未定",
            *_why(item, "表里没有写每件扣几分"), "",
        ),
        (
            f"统计 {_quoted(count)}：{_quoted(kind)} 的 件数",
            f"扣分 = {_quoted(each)} × {_quoted(count)}，扣完为止",
            *(["扣分由责任部门承担"] if alone and item.sign != "-" else []),
        ),
    )  # fmt: skip


def _why(item: DraftItem, reason: str) -> tuple[str, str]:
    return f"  出处 “任务分解表第{item.id}项”", f"  理由 “{reason}”"


def components(submit: str) -> tuple[tuple[str, ...], int]:
    """`应包括甲、乙、丙三个部分（至少有2个…`: the parts, and how many; else none."""
    found = _COMPONENTS.search(re.sub(r"\s+", "", submit[:_READ]))
    parts = tuple(dict.fromkeys(found[1].split("、"))) if found else ()
    least = whole_number(found[2]) if found else None
    if least is None or not 1 <= least <= len(parts) <= _MOST:
        return (), 0
    return parts, least


def _departments(groups: tuple[DraftGroup, ...]) -> Iterator[str]:
    if all(group.weight is not None for group in groups):
        yield "  权重"
        for group in groups:
            assert group.weight is not None
            yield f"    {decimal_text(group.weight * 100)}%：{_listed(group.departments)}"
        return
    names = [name for group in groups for name in group.departments]
    everybody = not names or any(is_everybody(name) for name in names)
    yield "  责任部门 " + ("全部部门" if everybody else _listed(names))


def _listed(names: object) -> str:
    assert isinstance(names, list | tuple | dict)
    return "、".join(_quoted(str(name)) for name in names)


def _quoted(name: str) -> str:
    """In the brackets that any name may stand in; the formatter takes them off where it can."""
    inside = re.sub(r"[「」]", "”", printable(name)).strip() or "无名"
    return f"「{inside}」"


def _said(text: str) -> str:
    shown = printable(text)
    if "”" not in shown:
        return f"“{shown}”"
    return '"' + shown.replace('"', "”") + '"'


def remarks_of(read: Read) -> Iterator[tuple[str, Words]]:
    """Every remark with the number of its item."""
    for at, item in enumerate(read.items):
        above = [remark for one in read.opened.get(at, ()) for remark in one.remarks]
        for remark in (*above, *item.remarks):
            yield item.id, remark

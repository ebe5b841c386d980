"""The table of tasks as the annex of a notice has it: 考核内容, 分值, 责任部门及权重, 报送要求."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.policy import names
from creditpolicy.policy.facts import Category, Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.papers.paper import Align, Cell, Paper, Row, Table, spanned
from creditpolicy.syntax.facts import ItemSort

_SIGNS = {
    ItemSort.BASE: Words("", ""),
    ItemSort.BONUS: Words("加", "plus "),
    ItemSort.PENALTY: Words("减", "minus "),
}
IDLE = Words("没有考核项的部门：", "Departments without items: ")
"""Before the departments that stand in no row; whoever reads the table back looks for it."""
SUBMIT = "报送：", "What to file: "
"""Before what is to be filed in a category; whoever reads the table back looks for it."""
WIDTHS = (7, 44, 10, 46, 12, 40)


def decomposition(policy: Policy, lang: str) -> Paper:
    """A paper of one table; the cells of an item are merged over its groups."""
    voice = Voice(lang)
    first, last = policy.period
    total = decimal_text(policy.total)
    zh = f"（{policy.year}年度，考核期{voice.days(first, last)}，总分{total}分）"
    en = f"year {policy.year}, period {first} to {last}, {total} points"
    return Paper(
        lang,
        policy.name,
        voice.say("任务分解表", ": items and departments"),
        remark=voice.say(zh, en),
        annexes=(_table(policy, voice),),
        notes=tuple(_notes(policy, voice)),
    )


def _notes(policy: Policy, voice: Voice) -> Iterator[str]:
    """Where it stands in the notice, and who stands in no row."""
    if policy.cited:
        yield policy.cited
    busy = {name for item in policy.items for name in item.departments}
    idle = [name for name in policy.department_names if name not in busy]
    if idle:
        listed = voice.say("、", ", ").join(idle)
        yield voice.say(f"{IDLE.zh}{listed}。", f"{IDLE.en}{listed}.")


def _table(policy: Policy, voice: Voice) -> Table:
    titles = (
        (voice.say("序号", "No."), 1),
        (voice.say("考核内容", "Content"), 1),
        (voice.say("考核分值", "Points"), 1),
        (voice.say("责任部门及权重", "Departments and weights"), 2),
        (voice.say("报送要求", "What to file"), 1),
    )
    head = spanned(Cell(text, align=Align.CENTER, columns=wide) for text, wide in titles)
    return Table(
        voice.say("任务分解表", "Items"),
        "",
        WIDTHS,
        (head,),
        tuple(_rows(policy, voice)),
        (_sum(policy, voice),),
    )


def _rows(policy: Policy, voice: Voice) -> Iterator[Row]:
    left = {category.id: category for category in policy.categories}
    for item in policy.items:
        for category in _opened(item.category, left):
            yield _category(category, voice)
        yield from _item(policy, item, voice)


def _opened(category: str, left: dict[str, Category]) -> list[Category]:
    """A category behind those that it stands in, as far as they are left; takes them out."""
    one = left.pop(category, None)
    return [] if one is None else [*_opened(one.parent, left), one]


def _category(of: Category, voice: Voice) -> Row:
    points = decimal_text(of.points)
    text = voice.say(
        f"大类{of.id}　{of.name}（{points}分）", f"Category {of.id} {of.name} ({points} points)"
    )
    submit = voice.say(*SUBMIT) + of.submit if of.submit else ""
    lines = (text, of.content, submit)
    return spanned((Cell("\n".join(line for line in lines if line), columns=len(WIDTHS)),))


def _item(policy: Policy, item: Item, voice: Voice) -> Iterator[Row]:
    """A row a group; an item without weights has one row with all its departments."""
    groups = [(g.departments, decimal_text(g.weight * 100) + "%") for g in item.groups]
    if not groups:
        deducts = names.deduction(item.id) in policy.score_by_name
        zh, en = ("对责任部门扣分", "deductions") if deducts else ("不分权重", "no weights")
        groups = [(item.departments, voice.say(zh, en))]
    tall = len(groups)
    comma = voice.say("、", ", ")
    for place, (departments, weight) in enumerate(groups):
        middle = Cell(comma.join(departments)), Cell(weight, align=Align.CENTER)
        yield (*_before(item, voice, tall), *middle, _submit(item, tall)) if place == 0 else (
            None, None, None, *middle, None,
        )  # fmt: skip


def _before(item: Item, voice: Voice, tall: int) -> Row:
    points = in_language(_SIGNS[item.sort], voice.lang) + decimal_text(item.points)
    return (
        Cell(item.id, align=Align.CENTER, rows=tall),
        Cell("\n".join(_content(item, voice)), rows=tall),
        Cell(points, item.points, Align.CENTER, rows=tall),
    )


def _content(item: Item, voice: Voice) -> Iterator[str]:
    """The name in brackets before what the notice says; parts below."""
    yield f"【{item.name}】{item.content}"
    for part in item.parts:
        points = decimal_text(part.points)
        named = voice.say(
            f"（{part.id}）{part.name}，{points}分", f"({part.id}) {part.name}, {points} points"
        )
        yield named + (voice.say("：", ": ") + part.content if part.content else "")


def _submit(item: Item, tall: int) -> Cell:
    lines = (item.submit, *(part.submit for part in item.parts))
    return Cell("\n".join(line for line in lines if line), rows=tall)


def _sum(policy: Policy, voice: Voice) -> Row:
    return spanned((
        Cell(voice.say("合计", "Total"), align=Align.CENTER, columns=2),
        Cell(decimal_text(policy.total), policy.total, Align.CENTER),
        Cell(""), Cell(""), Cell(""),
    ))  # fmt: skip

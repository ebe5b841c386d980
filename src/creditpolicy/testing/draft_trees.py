"""What may stand around the items of a draft: parts, headings, exceptions, bonuses, penalties."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import evolve
from hypothesis import strategies as st

from creditpolicy.testing.draft import Draft, DraftItem, decimal, listed, quoted, seldom
from creditpolicy.testing.draft_kinds import Known
from creditpolicy.testing.sorts import rules

MISSING = ("折算", "满分", "均值", "平均摊入")
_PART_SORTS = ("recognised", "counted", "deducted", "marked")
_OUTSIDE = ("加分项", "减分项")


@st.composite
def with_trees(draw: st.DrawFn, draft: Draft, known: Known) -> Draft:
    """The same policy with some of all that, or none of it."""
    items = tuple(draw(_parted(item, known)) if draw(seldom()) else item for item in draft.items)
    if draw(st.booleans()):
        items = tuple(evolve(item, above=draw(_headings(item))) for item in items)
    items = tuple(
        evolve(item, rules=(*item.rules, *draw(_exceptions(item)), *draw(_said())))
        for item in items
    )
    outside = tuple(
        draw(_outside(word, str(len(items) + at), draft.departments, known))
        for at, word in enumerate(_OUTSIDE, start=1)
        if draw(st.booleans())
    )
    summary = draft.summary
    bonus = any(item.word == "加分项" for item in outside)
    if bonus and draw(st.sampled_from((True, True, False))):
        summary = (*summary, "加分 最高 1分")
    return evolve(draft, items=items, outside=outside, summary=summary)


@st.composite
def _parted(draw: st.DrawFn, item: DraftItem, known: Known) -> DraftItem:
    """The item with parts in place of its rule."""
    count = draw(st.integers(1, 3))
    worth = draw(shares(item.points, count))
    parts: list[str] = []
    for at, points in enumerate(worth, start=1):
        lines = draw(rules(draw(st.sampled_from(_PART_SORTS)), points, evolve(known, group="")))
        head = f"分项 {item.id}.{at} 部分{'一二三'[at - 1]} {decimal(points)}分"
        parts.append("\n".join((head, *lines)).replace("\n", "\n  "))
    own = draw(st.sampled_from(((), ("得分 = 分项合计",))))
    missing = draw(st.sampled_from(((), *((f"缺项 按 {word}",) for word in MISSING))))
    return evolve(item, rules=(*own, *missing), parts=tuple(parts), sort="parted")


@st.composite
def shares(draw: st.DrawFn, total: Fraction, count: int) -> list[Fraction]:
    """`total` in so many positive parts, or fewer where it is too small."""
    unit = Fraction(1) if total >= 10 and total.denominator == 1 else Fraction(1, 100)
    units = int(total / unit)
    count = min(count, units)
    cuts = draw(
        st.lists(
            st.integers(1, max(1, units - 1)), min_size=count - 1, max_size=count - 1, unique=True
        )
    )
    ends = [0, *sorted(cuts), units]
    return [unit * (high - low) for low, high in pairwise(ends)]


@st.composite
def _headings(draw: st.DrawFn, item: DraftItem) -> tuple[str, ...]:
    """A heading of its own for each item, or one in the other: so items may stand in any order."""
    points = decimal(item.points)
    depth = draw(st.integers(1, 2))
    numbers = [item.id, f"{item.id}.1"][:depth]
    return tuple(f"大类 {number} 板块 {points}分" for number in numbers)


@st.composite
def _exceptions(draw: st.DrawFn, item: DraftItem) -> tuple[str, ...]:
    names = draw(st.permutations(item.members))
    lines: list[str] = []
    if draw(seldom()):
        lines.append(f"免考 {listed(names[:1])}：“不参加本项。”")
    if draw(seldom()):
        rate = draw(st.sampled_from(("0%", "60%", "33.3%", "100%")))
        ruling = f"裁定 {quoted(names[-1])} 得分率 {rate}，由 领导小组 于 2018-12-20 决定"
        lines.append(f"{ruling}\n  理由 “材料毁损。”")
    return tuple(lines)


def _said() -> st.SearchStrategy[tuple[str, ...]]:
    """What the notice says of it."""
    quoted_lines = ("出处 “附件第1项”", "内容 “报送文件。”", "报送 “文件复印件。”")
    return st.sampled_from(((), (), quoted_lines))


@st.composite
def _outside(
    draw: st.DrawFn, word: str, id_: str, departments: Sequence[str], known: Known
) -> DraftItem:
    """An item that adds to the total or takes from it."""
    points = draw(st.sampled_from((Fraction(1), Fraction(5), Fraction(5, 2))))
    sort = "counted" if word == "加分项" else "deducted"
    lines = draw(rules(sort, points, evolve(known, group="")))
    members = draw(st.permutations(departments))[: draw(st.integers(1, len(departments)))]
    return DraftItem(id_, "表扬批评", points, lines, (), tuple(members), sort, word)

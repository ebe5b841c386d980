"""Whole policies, readable and varied: the texts, and what checking makes of them."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import cache

from attrs import evolve
from hypothesis import strategies as st

from creditpolicy.api import Policy, loads
from creditpolicy.syntax.grammar import parser
from creditpolicy.syntax.vocabulary import BUILTINS
from creditpolicy.testing.draft import Draft, DraftGroup, DraftItem, listed, quoted, seldom
from creditpolicy.testing.draft_cases import cases
from creditpolicy.testing.draft_facts import (
    COMMON,
    REFERENCES,
    aliases,
    assumptions,
    common_figures,
    open_numbers,
    successions,
)
from creditpolicy.testing.draft_kinds import Known, kinds
from creditpolicy.testing.draft_summaries import declared, summaries
from creditpolicy.testing.draft_trees import MISSING, shares, with_trees
from creditpolicy.testing.ensure_rules import item_promises, summary_promises
from creditpolicy.testing.grade_rules import SCALE
from creditpolicy.testing.names import words
from creditpolicy.testing.sorts import SORTS, rules

_STEMS = ("市场监管", "税务", "财政", "公安", "教育", "卫生健康", "城市管理", "舜华路", "东区")
_ENDS = ("局", "办", "分局", "中心", "街道办", "办公室")
_ODD = ("占道经营治理办", "且末县税务局", "表彰办", "12345热线办", "甲 局", "①号专班", "Ⅱ类街道办")
_KIND_NAMES = ("正式文件", "典型案例", "媒体报道", "失信记录", "公示信息", "材料汇编", "统计报表")
_ITEM_NAMES = ("组织领导", "联合奖惩", "信用宣传", "政务诚信", "双公示", "考核配合", "汇总上报")
_TOTALS = (*map(Fraction, (100, 100, 100, 110, 650, 1000)), Fraction(1, 2))
_YEARS = (2017, 2018, 2020, 2024)
_PERIODS = (("", 12), ("", 12), ("\n  考核期 {0}-01-01 至 {0}-06-30", 6))


@cache  # strategies take longer to build than to draw from
def department_names() -> st.SearchStrategy[str]:
    """市场监管局; now and then a name that begins with a word of the language, or needs quotes."""
    starts = [word for word in words() if not word.isascii()]
    glued = st.builds(str.__add__, st.sampled_from(starts), st.sampled_from(_ENDS))
    plain = st.builds(str.__add__, st.sampled_from(_STEMS), st.sampled_from(_ENDS))
    return st.one_of(plain, plain, glued, st.sampled_from(_ODD)).filter(_is_free)


def _is_free(name: str) -> bool:
    return name not in BUILTINS


@st.composite
def drafts(
    draw: st.DrawFn,
    sorts: Collection[str] = SORTS,
    *,
    adding_up: bool = True,
    one_of_each: bool = False,
) -> Draft:
    """Policies as parts; `adding_up`: points sum to the total, and weights to 100%.

    `one_of_each`: with an item of every one of the sorts; otherwise with a few items, of any.
    """
    year, total = draw(st.sampled_from(_YEARS)), draw(st.sampled_from(_TOTALS))
    departments = draw(st.lists(department_names(), min_size=1, max_size=7, unique=True))
    names = draw(st.lists(st.sampled_from(_KIND_NAMES), min_size=1, max_size=3, unique=True))
    drawn_kinds = tuple(
        draw(kinds(name, whole=at == 0 and draw(st.booleans()))) for at, name in enumerate(names)
    )
    period, months = draw(st.sampled_from(_PERIODS))
    open_, common = draw(open_numbers()), draw(st.sampled_from(("", COMMON)))
    known = Known(
        drawn_kinds,
        open_.numbers,
        open_.points,
        open_.terms,
        open_.threshold,
        common=common,
        months=months,
    )
    choices = {name: options for name, options in _CHOICES.items() if draw(st.booleans())}
    group = tuple(draw(st.permutations(departments))[: draw(st.integers(0, len(departments)))])
    chosen = draw(_sorts(sorts, one_of_each=one_of_each))
    items = draw(_all_items(total, departments, (known, group), chosen, adding_up=adding_up))
    head = f"语言 1\n\n考核 示例考核\n  年度 {year}\n  总分 {_number(total)}分"
    declared_ = [*draw(assumptions(open_)), *draw(aliases(departments))]
    declared_ += draw(successions(departments, year))
    declared_ += [
        f"假设 {name} = {options[0]}，可取 {'、'.join(options)}，未定"
        for name, (_, options) in choices.items()
    ]
    declared_ += [f"部门组 专项组：{listed(group)}"] * bool(group)
    graded = any(item.sort == "graded" for item in items)
    if any(item.sort == "referred" for item in items):
        declared_ += REFERENCES
    summary = tuple(f"{line} {name}" for name, (line, _) in choices.items())
    whole = adding_up and {*SORTS} <= {*sorts}
    if whole:
        scored = "部门按什么得分" in choices
        summary += draw(summaries(items, known, scored=scored, graded=graded))
        if draw(seldom()):
            summary += (draw(summary_promises(known, items[0].members[0])),)
    draft = Draft(
        head + period.format(year),
        tuple(departments),
        tuple(kind.text() for kind in drawn_kinds),
        (*declared_, *(SCALE,) * graded, *declared(summary)),
        items,
        summary,
        figures=draw(common_figures(known, departments)) if common else (),
    )
    if not whole:
        return draft
    tree = draw(with_trees(draft, known))
    return evolve(tree, cases=draw(cases(tree, known, f"{year}-02-01")))


def _sorts(sorts: Collection[str], *, one_of_each: bool) -> st.SearchStrategy[list[str]]:
    """The sort of each item."""
    if one_of_each:
        return st.permutations(sorted(sorts))
    return st.lists(st.sampled_from(sorted(sorts)), min_size=1, max_size=4)


@st.composite
def _all_items(
    draw: st.DrawFn,
    total: Fraction,
    departments: list[str],
    means: tuple[Known, tuple[str, ...]],
    sorts: Sequence[str],
    *,
    adding_up: bool,
) -> tuple[DraftItem, ...]:
    """Items that share the total, or where sums need not be right perhaps a little more."""
    worth = draw(shares(total, len(sorts)))
    if not adding_up and draw(st.booleans()):
        worth[0] += draw(st.sampled_from((Fraction(1), Fraction(1, 100), Fraction(5))))
    names = draw(st.permutations(_ITEM_NAMES))
    items = tuple(
        draw(_items((str(at), names[at % len(names)], value), departments, means, sort))
        for at, (sort, value) in enumerate(zip(sorts, worth, strict=True), start=1)
    )
    return items if adding_up else tuple(draw(_spoiled(item)) for item in items)


_CHOICES = {
    "组内怎样分担": ("组内 按", ("平均", "任一", "全部")),
    "缺项怎样处理": ("缺项 按", MISSING),
    "部门按什么得分": ("部门得分 按", ("考核项分值", "分担分值")),
}


def _number(value: Fraction) -> str:
    return "0.5" if value == Fraction(1, 2) else str(value)


@st.composite
def _items(
    draw: st.DrawFn,
    said: tuple[str, str, Fraction],
    departments: list[str],
    means: tuple[Known, tuple[str, ...]],
    sort: str,
) -> DraftItem:
    id_, name, points = said
    known, group = means
    members = draw(st.permutations(departments))[: draw(st.integers(1, len(departments)))]
    earlier = "" if id_ == "1" else str(draw(st.integers(1, int(id_) - 1)))
    named = "专项组" if {*group} & {*members} else ""
    means_ = evolve(known, group=named, department=members[0], earlier=earlier)
    lines = draw(rules(sort, points, means_))
    if draw(seldom()):
        lines = (*lines, draw(item_promises(points, means_)))
    groups: tuple[DraftGroup, ...] = ()
    if sort != "borne" and draw(st.integers(0, 3)):
        count = draw(st.integers(1, min(3, len(members))))
        weights = draw(shares(Fraction(100), count))
        groups = tuple(
            DraftGroup(weight, tuple(members[at::count])) for at, weight in enumerate(weights)
        )
    rest = [one for one in departments if one not in members]
    who = "" if len(rest) > 1 else f"全部部门{f'，除 {quoted(rest[0])} 外' if rest else ''}"
    return DraftItem(id_, name, points, lines, groups, tuple(members), sort, responsible=who)


@st.composite
def _spoiled(draw: st.DrawFn, item: DraftItem) -> DraftItem:
    """The item with a weight that is a little off, perhaps."""
    if not item.groups or draw(st.booleans()):
        return item
    first, *rest = item.groups
    off = draw(st.sampled_from((Fraction(1), Fraction(1, 100), Fraction(10))))
    return evolve(item, groups=(evolve(first, weight=first.weight + off), *rest))


def policy_texts(
    sorts: Collection[str] = SORTS, *, adding_up: bool = True
) -> st.SearchStrategy[str]:
    """Texts of policies that check, unless `adding_up` is off: then some sums are wrong."""
    return drafts(sorts, adding_up=adding_up).map(Draft.text)


def policies(sorts: Collection[str] = SORTS) -> st.SearchStrategy[Policy]:
    """Checked policies; `sorts`: how items may be scored, of `creditpolicy.testing.sorts.SORTS`."""
    parser()  # is built here, so that it is no part of the time that drawing takes
    return policy_texts(sorts).map(loads)

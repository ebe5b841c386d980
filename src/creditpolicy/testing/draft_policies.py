"""Whole policies, readable and varied: the texts, and what checking makes of them."""

from collections.abc import Collection
from fractions import Fraction
from functools import cache
from itertools import pairwise

from attrs import evolve
from hypothesis import strategies as st

from creditpolicy.api import Policy, loads
from creditpolicy.syntax.grammar import parser
from creditpolicy.syntax.vocabulary import BUILTINS
from creditpolicy.testing.draft import Draft, DraftGroup, DraftItem, listed
from creditpolicy.testing.draft_trees import MISSING, with_trees
from creditpolicy.testing.grade_rules import SCALE, SUMMARY
from creditpolicy.testing.names import words
from creditpolicy.testing.record_rules import SORTS, rules
from creditpolicy.testing.rules import DraftKind, Known

_STEMS = ("市场监管", "税务", "财政", "公安", "教育", "卫生健康", "城市管理", "舜华路", "东区")
_ENDS = ("局", "办", "分局", "中心", "街道办", "办公室")
_ODD = ("占道经营治理办", "且末县税务局", "表彰办", "12345热线办", "甲 局", "①号专班", "Ⅱ类街道办")
_KIND_NAMES = ("正式文件", "典型案例", "媒体报道", "失信记录", "公示信息", "材料汇编", "统计报表")
_ITEM_NAMES = ("组织领导", "联合奖惩", "信用宣传", "政务诚信", "双公示", "考核配合", "汇总上报")
_PARTS = ("制度文件", "图片资料", "总结材料", "案例汇编", "报道截图")
_TOTALS = (*map(Fraction, (100, 100, 100, 110, 650, 1000)), Fraction(1, 2))
_YEARS = (2017, 2018, 2020, 2024)


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
def drafts(draw: st.DrawFn, sorts: Collection[str] = SORTS, *, adding_up: bool = True) -> Draft:
    """Policies as parts; `adding_up`: points sum to the total, and weights to 100%."""
    year, total = draw(st.sampled_from(_YEARS)), draw(st.sampled_from(_TOTALS))
    departments = draw(st.lists(department_names(), min_size=1, max_size=7, unique=True))
    kind_names = draw(st.lists(st.sampled_from(_KIND_NAMES), min_size=1, max_size=3, unique=True))
    kinds = tuple(draw(_kinds(name)) for name in kind_names)
    numbers = draw(st.sampled_from(((), ("满分件数",), ("满分件数", "权重件数"))))
    points = draw(st.sampled_from(((), ("单件扣分",))))
    choices = {name: options for name, options in _CHOICES.items() if draw(st.booleans())}
    count = draw(st.integers(1, 4))
    worth = draw(_parts(total, count))
    if not adding_up and draw(st.booleans()):
        worth[0] += draw(st.sampled_from((Fraction(1), Fraction(1, 100), Fraction(5))))
    names = draw(st.permutations(_ITEM_NAMES))
    known = Known(kinds, numbers, points)
    group = tuple(draw(st.permutations(departments))[: draw(st.integers(0, len(departments)))])
    items = tuple(
        draw(_items((str(at), name, value), departments, (known, group), sorts))
        for at, (name, value) in enumerate(zip(names, worth, strict=False), start=1)
    )
    if not adding_up:
        items = tuple(draw(_spoiled(item)) for item in items)
    head = f"语言 1\n\n考核 示例考核\n  年度 {year}\n  总分 {_number(total)}分"
    assumptions = [draw(_number_assumption(name)) for name in numbers]
    assumptions += ["假设 单件扣分 = 0.2分，可取 0.1分 至 0.5分，未定"] * len(points)
    assumptions += [
        f"假设 {name} = {options[0]}，可取 {'、'.join(options)}，未定"
        for name, (_, options) in choices.items()
    ]
    assumptions += [f"部门组 专项组：{listed(group)}"] * bool(group)
    if any(item.sort == "referred" for item in items):
        assumptions.append("引用 上年：本考核，年度 2016，没有的 不适用")
    summary = tuple(f"{line} {name}" for name, (line, _) in choices.items())
    if any(item.sort == "graded" for item in items):
        assumptions.append(SCALE)
        summary += draw(st.sampled_from(((), SUMMARY)))
    draft = Draft(
        head, tuple(departments), tuple(k.text() for k in kinds), tuple(assumptions), items, summary
    )
    return draw(with_trees(draft, known)) if adding_up and {*SORTS} <= {*sorts} else draft


_CHOICES = {
    "组内怎样分担": ("组内 按", ("平均", "任一", "全部")),
    "缺项怎样处理": ("缺项 按", MISSING),
    "部门按什么得分": ("部门得分 按", ("考核项分值", "分担分值")),
}


def _number(value: Fraction) -> str:
    return "0.5" if value == Fraction(1, 2) else str(value)


@st.composite
def _kinds(draw: st.DrawFn, name: str) -> DraftKind:
    columns = ("级别", "类别", "准确", "主体代码号", "移出日期", "数量", "评分")
    level, sort, right, code, until, number, mark = (
        column if draw(st.booleans()) else "" for column in columns
    )
    dated = draw(st.sampled_from(("", "", "报送日期", until)))
    parts = _PARTS[: draw(st.integers(0, len(_PARTS)))]
    return DraftKind(name, "标题", level, sort, right, code, until, number, parts, mark, dated)


@st.composite
def _number_assumption(draw: st.DrawFn, name: str) -> str:
    value = draw(st.integers(1, 5))
    allowed = draw(st.sampled_from(("，可取 1 至 20，未定", "，可取 1、2、3、4、5", "，未定", "")))
    return f"假设 {name} = {value}{allowed}"


@st.composite
def _parts(draw: st.DrawFn, total: Fraction, count: int) -> list[Fraction]:
    """`total` in so many positive parts."""
    unit = Fraction(1) if total >= 10 else Fraction(1, 100)
    units = int(total / unit)
    cuts = draw(
        st.lists(st.integers(1, units - 1), min_size=count - 1, max_size=count - 1, unique=True)
    )
    ends = [0, *sorted(cuts), units]
    return [unit * (high - low) for low, high in pairwise(ends)]


@st.composite
def _items(
    draw: st.DrawFn,
    said: tuple[str, str, Fraction],
    departments: list[str],
    means: tuple[Known, tuple[str, ...]],
    sorts: Collection[str],
) -> DraftItem:
    id_, name, points = said
    known, group = means
    sort = draw(st.sampled_from(sorted(sorts)))
    members = draw(st.permutations(departments))[: draw(st.integers(1, len(departments)))]
    earlier = "" if id_ == "1" else str(draw(st.integers(1, int(id_) - 1)))
    named = "专项组" if {*group} & {*members} else ""
    lines = draw(
        rules(sort, points, evolve(known, group=named, department=members[0], earlier=earlier))
    )
    groups: tuple[DraftGroup, ...] = ()
    if sort != "borne" and draw(st.integers(0, 3)):
        count = draw(st.integers(1, min(3, len(members))))
        weights = draw(_parts(Fraction(100), count))
        groups = tuple(
            DraftGroup(weight, tuple(members[at::count])) for at, weight in enumerate(weights)
        )
    return DraftItem(id_, name, points, lines, groups, tuple(members), sort)


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
    """Checked policies; `sorts`: how items may be scored, of `creditpolicy.testing.rules.SORTS`."""
    parser()  # is built here, so that it is no part of the time that drawing takes
    return policy_texts(sorts).map(loads)

"""Evidence for a policy: rows of its kinds near every boundary, pending rows, and mistaken ones."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from creditpolicy.api import Policy
from creditpolicy.policy.facts import Column, ColumnType, Interval
from creditpolicy.testing.draft_boundaries import Boundaries, boundaries, numbers_near
from creditpolicy.values.exact import exact_text
from creditpolicy.verify.witness.recipes import several

Row = dict[str, object]
"""From column to cell, as `Policy.evaluate` takes it."""

_TEXTS = ("联合检查", "诚信宣传月", "信用承诺", "", "无", "　")
_CODES = (
    "91350100M000100Y43",
    "91350100m000100y43",
    "11010519491231002X",
    "91350100M000100Y44",
    "110105194912310021",
    "",
)
_FEW = 3
_PART = Fraction(49, 80)
_GOOD = 2
"""So many rows at boundaries stand first that count, most of them."""
_STATUSES = ("核定", "")
_PENDING = ("待核", "pending", "退回")
_FILLED = ("有", "扫描件.pdf", True, "", "否", "无", False, None)
_MISTAKES: dict[ColumnType, tuple[object, ...]] = {
    ColumnType.DATE: ("2018-02-30", "去年"),
    ColumnType.WHOLE: ("-1", "1.5", "1,2", "NaN", "1e3"),
    ColumnType.NUMBER: ("1,2", "NaN", "很多"),
    ColumnType.POINTS: ("五分", "1e999"),
    ColumnType.YES_NO: ("对", "1"),
    ColumnType.CATEGORY: ("没有的类别",),
    ColumnType.LEVEL: ("没有的级别",),
}


def evidence(
    policy: Policy, *, max_size: int = 20, pending: bool = True, mistakes: bool = True
) -> st.SearchStrategy[list[Row]]:
    """At most `max_size` rows for a policy, your own or a drawn one.

    Among them are rows just under, at and above what its conditions on records ask for, and as many
    alike as make a difference to its formulas. `pending`: some await approval or were sent back;
    `mistakes`: some cannot be used.

    >>> import creditpolicy
    >>> from creditpolicy.testing import assert_ranked, evidence, policies
    >>> from hypothesis import given, strategies as st
    >>> @given(st.data())
    ... def ranks_go_by_scores(data):
    ...     policy = data.draw(policies())
    ...     assert_ranked(policy, data.draw(evidence(policy)))
    >>> ranks_go_by_scores()
    """
    kinds = [record_of(policy, kind.name, pending=pending) for kind in policy.checked.kinds]
    if not kinds:
        return st.just([])
    good = st.one_of(kinds)
    one = good.map(lambda row: [row])
    wrong = good.flatmap(lambda row: _mistaken(policy, row)).map(lambda row: [row])
    any_ = [one, one, one, wrong] if mistakes else [one]
    known = boundaries(policy)
    if not known.rows:
        return _several(st.one_of(any_), max_size)
    near = _at_boundary(policy, known, max_size, pending=pending)
    mixed = _several(st.one_of(*any_, *[near] * len(any_)), max_size)
    own = policy.checked.department_names
    few = st.lists(st.sampled_from(own), min_size=1, max_size=_FEW, unique=True)
    gathered = st.tuples(mixed, few).map(lambda drawn: _gathered(own, *drawn))
    alone = st.tuples(_several(near, max_size, _FEW), st.sampled_from(own))
    return st.one_of(mixed, gathered, alone.map(lambda drawn: _gathered(own, drawn[0], [drawn[1]])))


def _several(
    of: st.SearchStrategy[list[Row]], most: int, groups: int | None = None
) -> st.SearchStrategy[list[Row]]:
    """At most so many rows: those of a number of groups that is drawn first, so that all occur."""
    sizes = st.integers(0, most if groups is None else min(groups, most))
    lists = sizes.flatmap(lambda size: st.lists(of, min_size=size, max_size=size))
    return lists.map(lambda drawn: [row for group in drawn for row in group][:most])


def _gathered(names: Sequence[str], rows: list[Row], few: list[str]) -> list[Row]:
    """The rows of all departments, filed by a few: what one of them did is then seen at length."""
    whose = {name: few[at % len(few)] for at, name in enumerate(names)}
    return [row | {"部门": whose.get(str(row["部门"]), row["部门"])} for row in rows]


@st.composite
def _at_boundary(
    draw: st.DrawFn, policy: Policy, known: Boundaries, most: int, *, pending: bool
) -> list[Row]:
    """One row at a boundary; or as many of a good one as a formula asks for, or one off that."""
    kind = draw(st.sampled_from(sorted(known.rows)))
    rows, sizes = known.rows[kind], [1, *(size for size in known.sizes if 1 < size <= most)]
    count, texts = 1, known.texts[kind]
    if draw(st.booleans()):
        rows, count = rows[:_GOOD], draw(st.sampled_from(sizes))
        texts = texts if draw(st.booleans()) else ()
    row = draw(st.sampled_from(rows)) | {
        "部门": draw(st.sampled_from(policy.checked.department_names)),
        "状态": draw(st.sampled_from((*_STATUSES * 4, *_PENDING * pending))),
    }
    return [dict(one) for one in several(row, count, texts)]


def record_of(
    policy: Policy, kind: str, *, pending: bool = False, numbered: bool = True
) -> st.SearchStrategy[Row]:
    """Rows of one kind that can be used; `numbered`: some have an 编号, so that some repeat."""
    checked = policy.checked
    names = [name for department in checked.departments for name in department.names]
    days = st.sampled_from(_days(*checked.period))
    statuses = (*_STATUSES, None, "approved", *_PENDING * pending)
    cells: dict[str, st.SearchStrategy[object]] = {
        "材料": st.just(kind),
        "部门": st.sampled_from(names),
        "日期": days,
        "报送日期": st.one_of(days, days, st.sampled_from(("", None))),
        "状态": st.sampled_from(statuses),
    }
    if numbered:
        cells["编号"] = st.sampled_from(("", "", "", "甲-1", "甲-2"))
    for column in checked.kind_by_name[kind].columns:
        cells[column.name] = _cells(policy, column, days)
    return st.fixed_dictionaries(cells)


def _days(start: date, end: date) -> tuple[object, ...]:
    """Days on both sides of the period's ends, and inside, also close to each other."""
    offsets = (-1, 0, 1, 3, 10, 11, 12, 13, 40, 41)
    inside = [start + timedelta(days=n) for n in offsets]
    near_end = [end + timedelta(days=n) for n in (-8, -1, 0, 1)]
    texts = [f"{day.year}年{day.month}月{day.day}日" for day in inside[3:5]]
    return (*inside, *near_end, *texts)


def _cells(
    policy: Policy, column: Column, days: st.SearchStrategy[object]
) -> st.SearchStrategy[object]:
    cells = _of_type(column, days)
    near = numbers_near(policy, column)
    if near:
        cells = st.one_of(cells, st.sampled_from(near))
    return st.one_of(cells, cells, st.just("")) if column.optional else cells


def _of_type(column: Column, days: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    match column.type:
        case ColumnType.TEXT:
            return st.sampled_from([text for text in _TEXTS if text.strip() or not column.required])
        case ColumnType.COMPONENT:
            return st.sampled_from(_FILLED)
        case ColumnType.CREDIT_CODE | ColumnType.IDENTITY | ColumnType.SUBJECT_CODE:
            return st.sampled_from(_CODES)
        case ColumnType.DATE:
            return days
        case ColumnType.WHOLE:
            return st.sampled_from((0, 0, 1, "2", "３", 7, 100, 10**30))
        case ColumnType.NUMBER | ColumnType.POINTS if column.limits is not None:
            low, high = column.limits.low, column.limits.high
            return st.sampled_from((exact_text(low), high, low + (high - low) * _PART))
        case ColumnType.NUMBER | ColumnType.POINTS:
            return st.sampled_from(("0", "0.5", "-1", "12.25", 3))
        case ColumnType.YES_NO:
            return st.sampled_from(("是", "否", True, False))
        case ColumnType.CATEGORY | ColumnType.LEVEL:
            return st.sampled_from(column.values)


@st.composite
def _mistaken(draw: st.DrawFn, policy: Policy, row: Row) -> Row:
    """The row with one cell that makes it unusable."""
    columns = policy.checked.kind_by_name[str(row["材料"])].columns
    wrong: list[tuple[str, tuple[object, ...]]] = [
        ("部门", ("没有的局", "")),
        ("材料", ("没有的材料", "")),
        ("日期", ("2018-02-30", "", "43101")),
        ("报送日期", ("2018-13-01",)),
        ("状态", ("同意",)),
    ]
    wrong += [(c.name, _MISTAKES[c.type]) for c in columns if c.type in _MISTAKES]
    wrong += [(c.name, _outside(c.limits)) for c in columns if c.limits is not None]
    wrong += [(c.name, ("", "　")) for c in columns if c.required]
    column, values = draw(st.sampled_from(wrong))
    return row | {column: draw(st.sampled_from(values))}


def _outside(limits: Interval) -> tuple[object, ...]:
    return limits.high + Fraction(1, 100), limits.low - Fraction(1, 10)

"""Evidence for a policy: rows of its kinds near every boundary, pending rows, and mistaken ones."""

from datetime import date, timedelta

from hypothesis import strategies as st

from creditpolicy.api import Policy
from creditpolicy.policy.facts import Column, ColumnType
from creditpolicy.values.exact import exact_text

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
_FILLED = ("有", "扫描件.pdf", True, "", "否", "无", False, None)
_MISTAKES: dict[ColumnType, tuple[object, ...]] = {
    ColumnType.DATE: ("2018-02-30", "去年"),
    ColumnType.WHOLE: ("-1", "1.5", "1,2", "NaN", "1e3"),
    ColumnType.NUMBER: ("1,2", "NaN", "很多"),
    ColumnType.POINTS: ("五分", "1e999"),
    ColumnType.YES_NO: ("对", "1"),
    ColumnType.CATEGORY: ("其他",),
    ColumnType.LEVEL: ("乡镇级",),
}


def evidence(
    policy: Policy, *, max_size: int = 20, pending: bool = True, mistakes: bool = True
) -> st.SearchStrategy[list[Row]]:
    """Rows for a policy; `pending`: some await approval; `mistakes`: some cannot be used.

    >>> from creditpolicy import Mark
    >>> from creditpolicy import Mark
    >>> from creditpolicy.testing import evidence, policies
    >>> from hypothesis import given, strategies as st
    >>> @given(st.data())
    ... def scores_stay_in_range(data):
    ...     policy = data.draw(policies())
    ...     zone = policy.evaluate(data.draw(evidence(policy))).zone
    ...     if not isinstance(zone.score, Mark):
    ...         assert 0 <= zone.score <= policy.checked.total
    >>> scores_stay_in_range()
    """
    kinds = [record_of(policy, kind.name, pending=pending) for kind in policy.checked.kinds]
    if not kinds:
        return st.just([])
    good = st.one_of(kinds)
    one = st.one_of(good, good, good, good, good.flatmap(lambda row: _mistaken(policy, row)))
    return st.lists(one if mistakes else good, max_size=max_size)


def record_of(
    policy: Policy, kind: str, *, pending: bool = False, numbered: bool = True
) -> st.SearchStrategy[Row]:
    """Rows of one kind that can be used; `numbered`: some have an 编号, so that some repeat."""
    checked = policy.checked
    names = [name for department in checked.departments for name in department.names]
    days = st.sampled_from(_days(*checked.period))
    statuses = ("核定", "", None, "approved") + ("待核", "pending", "退回") * pending
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
        cells[column.name] = _cells(column, days)
    return st.fixed_dictionaries(cells)


def _days(start: date, end: date) -> tuple[object, ...]:
    """Days on both sides of the period's ends, and inside, also close to each other."""
    offsets = (-1, 0, 1, 3, 10, 11, 12, 13, 40, 41)
    inside = [start + timedelta(days=n) for n in offsets]
    near_end = [end + timedelta(days=n) for n in (-8, -1, 0, 1)]
    texts = [f"{day.year}年{day.month}月{day.day}日" for day in inside[3:5]]
    return (*inside, *near_end, *texts)


def _cells(column: Column, days: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    cells = _of_type(column, days)
    return st.one_of(cells, cells, st.just("")) if column.optional else cells


def _of_type(column: Column, days: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    match column.type:
        case ColumnType.TEXT:
            return st.sampled_from(_TEXTS)
        case ColumnType.COMPONENT:
            return st.sampled_from(_FILLED)
        case ColumnType.CREDIT_CODE | ColumnType.IDENTITY | ColumnType.SUBJECT_CODE:
            return st.sampled_from(_CODES)
        case ColumnType.DATE:
            return days
        case ColumnType.WHOLE:
            return st.sampled_from((0, 0, 1, "2", "３", 7, 100, 10**30))
        case ColumnType.NUMBER | ColumnType.POINTS if column.limits is not None:
            ends = (exact_text(column.limits.low), exact_text(column.limits.high))
            return st.sampled_from((*ends, "12.25", 3))
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
    wrong += [(c.name, ("20.01", "-0.1")) for c in columns if c.limits is not None]
    column, values = draw(st.sampled_from(wrong))
    return row | {column: draw(st.sampled_from(values))}

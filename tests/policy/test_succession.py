"""Departments over time: renamed, merged, absorbed, and what cannot be so (CP290 to CP298)."""

from datetime import date

import pytest

import creditpolicy
from creditpolicy.syntax.facts import Change
from tests.policy.marked import check, codes, expected, found_in, on_top, unmark

RENAMED = "沿革 老局 于 2018-06-15 更名为 甲局"

WRONG = {
    "one that is still there": (
        "CP290",
        "沿革 老局、⟦乙局⟧ 于 2018-06-15 合并为 甲局",
        "沿革 老局、旧局 于 2018-06-15 合并为 甲局",
    ),
    "one that becomes itself": (
        "CP290",
        "沿革 老局、⟦甲局⟧ 于 2018-06-15 合并为 甲局",
        "沿革 老局 于 2018-06-15 并入 甲局",
    ),
    "one that becomes two": (
        "CP291",
        f"{RENAMED}\n沿革 ⟦老局⟧ 于 2018-06-15 更名为 乙局",
        f"{RENAMED}\n沿革 旧局 于 2018-06-15 更名为 乙局",
    ),
    "a circle": (
        "CP292",
        "沿革 ⟦老局⟧ 于 2018-03-01 更名为 旧局\n沿革 旧局 于 2018-03-01 更名为 老局",
        "沿革 老局 于 2018-03-01 更名为 旧局\n沿革 旧局 于 2018-03-01 更名为 乙局",
    ),
    "a name that becomes itself": ("CP292", "沿革 ⟦老局⟧ 于 2018-03-01 更名为 老局", None),
    "one that ended before it began": (
        "CP293",
        "沿革 老局 于 ⟦2018-03-02⟧ 更名为 旧局\n沿革 旧局 于 2018-03-01 更名为 乙局",
        "沿革 老局 于 2018-03-01 更名为 旧局\n沿革 旧局 于 2018-03-01 更名为 乙局",
    ),
    "absorbed by one that was not there yet": (
        "CP293",
        f"{RENAMED}\n沿革 旧局 于 ⟦2018-06-14⟧ 并入 甲局",
        f"{RENAMED}\n沿革 旧局 于 2018-06-15 并入 甲局",
    ),
    "one that begins twice": (
        "CP294",
        f"{RENAMED}\n沿革 旧局 于 2018-07-01 更名为 ⟦甲局⟧",
        f"{RENAMED}\n沿革 旧局 于 2018-07-01 并入 甲局",
    ),
    "a former one in a group": (
        "CP295",
        f"{RENAMED}\n部门组 新组：⟦老局⟧、乙局",
        f"{RENAMED}\n部门组 新组：甲局、乙局",
    ),
    "a former one that is exempt": (
        "CP295",
        f"{RENAMED}\n免考 ⟦老局⟧：“没有了”",
        f"{RENAMED}\n免考 甲局：“新组建”",
    ),
    "long before": (
        "CP296",
        "沿革 老局 于 ⟦1018-06-15⟧ 更名为 甲局",
        "沿革 老局 于 1949-10-01 更名为 甲局",
    ),
    "long after": (
        "CP296",
        "沿革 老局 于 ⟦2024-01-01⟧ 更名为 甲局",
        "沿革 老局 于 2023-12-31 更名为 甲局",
    ),
    "several that are renamed": ("CP297", "⟦沿革 老局、旧局 于 2018-06-15 更名为 甲局⟧", RENAMED),
    "one that merges": ("CP298", "⟦沿革 老局 于 2018-06-15 合并为 甲局⟧", RENAMED),
    "a day that is none": ("CP209", "沿革 老局 于 ⟦2018-06-31⟧ 更名为 甲局", RENAMED),
    "an unknown successor": ("CP206", "沿革 老局 于 2018-06-15 更名为 ⟦水利厅⟧", RENAMED),
    "a near successor": ("CP207", "沿革 老局 于 2018-06-15 更名为 ⟦丁局⟧", None),
    "an alias as successor": (
        "CP206",
        "别称 甲局：县水利厅\n沿革 老局 于 2018-06-15 更名为 ⟦县水利厅⟧",
        f"别称 甲局：县水利厅\n{RENAMED}",
    ),
    "one twice in a line": (
        "CP301",
        "沿革 老局、⟦老局⟧、旧局 于 2018-06-15 合并为 甲局",
        "沿革 老局、旧局 于 2018-06-15 合并为 甲局",
    ),
    "an alias that is a former one": (
        "CP204",
        f"{RENAMED}\n别称 乙局：⟦老局⟧",
        f"{RENAMED}\n别称 老局：县老局",
    ),
    "a former one called as a group": ("CP204", f"{RENAMED}\n部门组 ⟦老局⟧：甲局、乙局", None),
    "a built-in name": ("CP205", "沿革 ⟦名次⟧ 于 2018-06-15 更名为 甲局", None),
}


@pytest.mark.parametrize(("code", "wrong", "_"), WRONG.values(), ids=WRONG)
def test_a_wrong_succession_is_found_where_it_stands(code: str, wrong: str, _: str | None) -> None:
    """Each mistake gives its own code, at its own place, and nothing else."""
    marked = unmark(on_top(wrong))
    assert found_in(marked.text) == expected(code, marked)


@pytest.mark.parametrize(("_", "__", "right"), WRONG.values(), ids=WRONG)
def test_what_is_right_beside_it_is_not_reported(_: str, __: str, right: str | None) -> None:
    """The corrected text has no finding."""
    assert right is None or codes(on_top(right)) == []


def test_a_former_department_has_no_weight() -> None:
    """Weights, responsible departments and rulings name departments of today, and say why."""
    text = on_top(RENAMED).replace("责任部门 全部部门", "权重\n    60%：老局\n    40%：乙局")
    (problem,) = check(text)
    assert problem.code.code == "CP295"
    assert problem.message("zh") == "“老局”已于 2018-06-15 更名为“甲局”，不是现在的部门。"
    ruling = "  裁定 老局 得分率 60%，由 市府 于 2018-12-20 决定"
    assert codes(on_top(RENAMED) + ruling) == ["CP295"]


def test_a_refused_line_has_no_echo() -> None:
    """What only follows from a refused succession is not said again."""
    line = "沿革 老局、旧局 于 2018-06-31 合并为 甲局\n别称 老局：县老局\n部门组 新组：旧局、乙局"
    assert codes(on_top(line)) == ["CP209"]


CHAIN = """
沿革 老国税、旧国税 于 2016-01-01 合并为 国税局
沿革 国税局、地税局 于 2018-06-15 合并为 税务局
沿革 税务局 于 2018-11-20 更名为 甲局
沿革 环保办 于 2017-01-01 更名为 环保局
沿革 环保局 于 2018-11-20 更名为 乙局
沿革 物价局 于 2018-11-20 并入 乙局
"""


def test_what_each_has_become() -> None:
    """A chain leads to a department of today, and knows the one in whose name it was taken over."""
    policy = creditpolicy.loads(on_top(CHAIN)).checked
    formers = {
        former.name: (department.name, former.successor, former.merged)
        for department in policy.departments
        for former in department.formers
    }
    assert formers == {
        "老国税": ("甲局", "国税局", "老国税"),
        "旧国税": ("甲局", "国税局", "旧国税"),
        "国税局": ("甲局", "税务局", "国税局"),
        "地税局": ("甲局", "税务局", "地税局"),
        "税务局": ("甲局", "甲局", ""),
        "环保办": ("乙局", "环保局", ""),
        "环保局": ("乙局", "乙局", ""),
        "物价局": ("乙局", "乙局", "物价局"),
    }
    last = policy.departments[1].formers[-1]
    assert (last.until, last.change) == (date(2018, 11, 20), Change.ABSORBED)


def test_order_of_lines_means_nothing() -> None:
    """The same lines from the last to the first say the same."""
    lines = CHAIN.strip().split("\n")
    one, other = (
        creditpolicy.loads(on_top("\n".join(of))).checked.departments for of in (lines, lines[::-1])
    )
    assert [{*d.formers} for d in one] == [{*d.formers} for d in other]

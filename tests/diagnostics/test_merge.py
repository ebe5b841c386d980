"""Findings about several departments, for people to read at once."""

from creditpolicy.diagnostics.catalog.evaluation import REMINDER
from creditpolicy.diagnostics.catalog.evidence import FOREIGN_DEPARTMENT, NO_EVIDENCE
from creditpolicy.diagnostics.diagnostic import Cell, found
from creditpolicy.diagnostics.merge import together


def reminder(department, text="报送率按0计"):
    return found(REMINDER, None, department=department, item="6", text=text)


def test_departments_are_named_together():
    """One sentence in each language, where the first of them stood."""
    other = reminder("法院", "另有一事")
    one, two = together([reminder("甲局"), other, reminder("乙局")])
    assert one.message("zh") == "甲局、乙局，考核项 6：报送率按0计。"
    assert one.message("en").startswith("甲局, 乙局, item 6")
    assert two == other


def test_nothing_else_is_put_together():
    """Findings at other places, and those about no department, stay as many as they were."""
    foreign = [
        found(FOREIGN_DEPARTMENT, Cell("a.csv", row, "部门"), department=name, kind="简报")
        for row, name in ((2, "甲局"), (3, "乙局"))
    ]
    twice = [found(NO_EVIDENCE), found(NO_EVIDENCE)]
    assert together([*foreign, *twice]) == [*foreign, *twice]

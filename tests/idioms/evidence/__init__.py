"""What the cases of the idioms give, as evidence rows; a module for each sort of rule."""

from collections.abc import Callable
from typing import Any

from tests.idioms.evidence import counts, formulas, grades, records, trees

Row = dict[str, Any]
Maker = Callable[[Any], list[Row]]

DAY = "2018-06-01"
MAKERS: dict[str, Maker] = {
    **counts.MAKERS,
    **formulas.MAKERS,
    **records.MAKERS,
    **grades.MAKERS,
    **trees.MAKERS,
}
"""From what a case gives for one department to its rows."""

WHOLE: dict[str, Maker] = {**records.WHOLE}
"""From all that a case gives to rows that name their departments themselves."""


def rows(idiom: str, given: dict[str, Any]) -> list[Row]:
    """The evidence of a case; what begins with `_` is about no one department."""
    if idiom in WHOLE:
        return [{"日期": DAY, **row} for row in WHOLE[idiom](given)]
    return [
        {"部门": department, "日期": DAY, **row}
        for department, facts in given.items()
        if not department.startswith("_")
        for row in MAKERS[idiom](facts)
    ]

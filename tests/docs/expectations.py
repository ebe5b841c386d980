"""What an `expect` block says, held against an assessment: one figure a line, exact."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from creditpolicy import Assessment, Mark, Policy
from tests.docs.pages import Block

_MARKS = {Mark.NOT_APPLICABLE: "不适用", Mark.UNDECIDED: "未定", None: "不适用"}
_DEPARTMENT = {"部门得分": "score", "名次": "rank", "贡献分": "contribution", "分担分值": "share"}
_ITEM = {"得分率": "rate", "得分": "score", "贡献分": "contribution", "分担分值": "share"}


Figure = tuple[str, ...]
"""What a line names, word by word."""


def expected(block: Block) -> dict[Figure, str]:
    """The lines of an `expect` block: figures, and the text behind the sign."""
    pairs = (line.split(" = ") for line in block.text.splitlines() if line.strip())
    return {tuple(figure.split()): value.split("#")[0].strip() for figure, value in pairs}


def found(block: Block, policy: Policy, rows: Path) -> dict[Figure, str]:
    """The same figures as they are for these rows."""
    day = block.option("as-of")
    as_of = date.fromisoformat(day) if day else None
    assessment = policy.evaluate(str(rows), as_of=as_of, assume=assumed(block))
    if "approved" in block.args:
        assert assessment.if_approved is not None
        assessment = assessment.if_approved
    return {figure: shown(figure, assessment) for figure in expected(block)}


def assumed(block: Block) -> dict[str, str]:
    """The assumptions that the block sets, as `NAME=VALUE` behind its language."""
    pairs = (arg.split("=") for arg in block.args if "=" in arg)
    return {name: value for name, value in pairs if name != "as-of"}


def shown(figure: Figure, assessment: Assessment) -> str:
    """The figure as text: an exact number, a grade, a mark in words, or 是 and 否."""
    value = _find(figure, assessment)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction | int | str):
        return str(value)
    return _MARKS[value]


def _find(figure: Figure, assessment: Assessment):
    match figure:
        case ("总得分",):
            return assessment.zone.score
        case ("考核项", item):
            return next(of.score for of in assessment.zone.items if of.item.id == item)
        case ("大类", id_):
            return next(c.score for c in assessment.zone.categories if c.category.id == id_)
        case (department, "大类", id_):
            categories = assessment.by_name[department].categories
            return next(one.score for one in categories if one.category.id == id_)
        case (department, "分项", id_, name):
            parts = (part for of in assessment.by_name[department].items for part in of.parts)
            return next(getattr(of, _ITEM[name]) for of in parts if of.part.id == id_)
        case (code,) if code.startswith("CP"):
            return sum(d.code.code == code for d in assessment.diagnostics)
        case (department, name) if name in _DEPARTMENT:
            return getattr(assessment.by_name[department], _DEPARTMENT[name])
        case (department, "考核项", item, name):
            items = assessment.by_name[department].items
            return next(getattr(of, _ITEM[name]) for of in items if of.item.id == item)
        case (department, name, *keys):
            return _named(name, (department, *keys), assessment)
    raise AssertionError(figure)


def _named(name: str, key: tuple[str, ...], assessment: Assessment):
    """A figure that the policy names itself: of item 1, unless the line says which, or of all."""
    for full in (name, f"1/{name}"):
        if full in assessment.measures:
            return assessment.measures[full].at(key)
        if full in assessment.scores:
            values = assessment.scores[full]
            return values[()] if () in values else values.get(key, Mark.NOT_APPLICABLE)
    raise AssertionError(name)

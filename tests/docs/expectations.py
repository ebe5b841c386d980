"""What an `expect` block says, held against an assessment: one figure a line, exact."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from creditpolicy import Assessment, Mark
from tests.docs.pages import Block

_MARKS = {Mark.NOT_APPLICABLE: "不适用", Mark.UNDECIDED: "未定", None: "不适用"}
_DEPARTMENT = {"部门得分": "score", "名次": "rank", "贡献分": "contribution", "分担分值": "share"}
_ITEM = {"得分率": "rate", "得分": "score", "贡献分": "contribution", "分担分值": "share"}


@frozen
class Expected:
    """`figure` is what the line names, word by word; `value` is the text behind the sign."""

    figure: tuple[str, ...]
    value: str


def expected(block: Block) -> list[Expected]:
    """The lines of an `expect` block."""
    pairs = (line.split(" = ") for line in block.text.splitlines() if line.strip())
    return [Expected(tuple(figure.split()), value.split("#")[0].strip()) for figure, value in pairs]


def options(block: Block) -> dict[str, object]:
    """How the block asks to be evaluated: `as-of=DAY`, and assumptions as `NAME=VALUE`."""
    day = block.option("as-of")
    given = dict(arg.split("=") for arg in block.args if "=" in arg and not arg.startswith("as-of="))
    return {"as_of": date.fromisoformat(day) if day else None, "assume": given}


def shown(figure: tuple[str, ...], assessment: Assessment) -> str:
    """The figure as text: an exact number, a mark in words, or 是 and 否."""
    value = _find(figure, assessment)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction | int):
        return str(value)
    return _MARKS[value]


def _find(figure: tuple[str, ...], assessment: Assessment):
    match figure:
        case ("总得分",):
            return assessment.zone.score
        case ("考核项", item):
            return next(of.score for of in assessment.zone.items if of.item.id == item)
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

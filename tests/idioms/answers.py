"""Which figure of a policy answers its idiom.

The figure 结果 where the policy names one, else the department's score in item 1. An idiom with
several answers names each figure itself.
"""

from fractions import Fraction

from creditpolicy import Assessment, Mark

RESULT = "结果"
RESULTS = {
    "I029": "贡献分",
    "I175": "部门得分",
    "I185": "名次",
    "I049": "等级",
    "I051": "等次",
    "I079": "等次",
    "I141": "等次",
    "I155": "评级",
    "I161": "等次",
    "I183": "榜单",
}
"""By idiom: the figure that is its one answer, where neither is."""
FIGURES: dict[str, dict[str, str]] = {
    "I035": {"监管": "1/部门大类得分", "服务": "2/部门大类得分", "总分": "部门得分"},
    "I055": {"points": "部门得分", "grade": "等次"},
    "I085": {"points": "部门得分", "grade": "等次"},
    "I149": {"points": "核定加分", "if_all_approved": "补齐后加分"},
}
"""By idiom: what the case calls an answer, and the figure that gives it."""

_ALL = "合计"
"""No department: what the cases call all of them together."""
_MARKS = {Mark.NOT_APPLICABLE: "不适用", Mark.UNDECIDED: "未定", None: "不适用"}


def answer(idiom: str, department: str, assessment: Assessment) -> str | dict[str, str]:
    """What the policy says of the department, in the words of the cases."""
    if department == _ALL:
        return shown(assessment.zone.score)
    if idiom in FIGURES:
        names = FIGURES[idiom].items()
        return {key: shown(_figure(name, department, assessment)) for key, name in names}
    if idiom in RESULTS:
        return shown(_figure(RESULTS[idiom], department, assessment))
    if _is_named(RESULT, assessment):
        return shown(_figure(RESULT, department, assessment))
    return shown(assessment.by_name[department].items[0].score)


def shown(value: object) -> str:
    """An exact number, a mark in words, or a grade."""
    if isinstance(value, Fraction | int | str):
        return str(value)
    assert value is None or isinstance(value, Mark)
    return _MARKS[value]


def _is_named(name: str, assessment: Assessment) -> bool:
    return name in assessment.scores or f"1/{name}" in assessment.scores


def _figure(name: str, department: str, assessment: Assessment) -> object:
    match name:
        case "部门得分":
            return assessment.by_name[department].score
        case "名次":
            return assessment.by_name[department].rank
        case _:
            full = name if name in assessment.scores else f"1/{name}"
            values = assessment.scores[full]
            return values[()] if () in values else values.get((department,), Mark.NOT_APPLICABLE)

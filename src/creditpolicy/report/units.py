"""Numbers with what they count, and values of assumptions with their units."""

from fractions import Fraction
from typing import assert_never

from creditpolicy.policy.facts import Assumption, AssumptionUnit, Interval, Value
from creditpolicy.values.exact import exact_text


def counted(count: int, word: str) -> str:
    """`1 item`, `2 items`."""
    return f"{count:,} {word}" + ("" if count == 1 else "s")


def assumption_value(value: Value, unit: AssumptionUnit, lang: str) -> str:
    """`5分`, `7个工作日`, `40%`, `平均`."""
    if not isinstance(value, Fraction):
        return value
    number = exact_text(value)
    match unit:
        case AssumptionUnit.POINTS:
            return f"{number}分" if lang == "zh" else f"{number} points"
        case AssumptionUnit.WORKING_DAYS:
            return f"{number}个工作日" if lang == "zh" else f"{number} working days"
        case AssumptionUnit.DAYS:
            return f"{number}天" if lang == "zh" else f"{number} days"
        case AssumptionUnit.RATE:
            return exact_text(value * 100) + "%"
        case AssumptionUnit.NUMBER | AssumptionUnit.CHOICE:
            return number
        case _:
            assert_never(unit)


def allowed_text(assumption: Assumption, lang: str) -> str:
    """What the assumption may be; blank where nothing is said."""
    match assumption.allowed:
        case None:
            return ""
        case Interval(low, high):
            to = " 至 " if lang == "zh" else " to "
            return to.join(assumption_value(end, assumption.unit, lang) for end in (low, high))
        case options:
            texts = (assumption_value(option, assumption.unit, lang) for option in options)
            return ("、" if lang == "zh" else ", ").join(texts)

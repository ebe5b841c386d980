"""Names, numbers and quotations as the formatter writes them: quoted only where they must be."""

import re
from enum import Enum
from functools import cache
from typing import Literal, assert_never

from creditpolicy.syntax.expected import words_after
from creditpolicy.syntax.expressions import Name, Number, Unit
from creditpolicy.syntax.statements import FieldType
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES, RESULT_NAMES, TYPE_NAMES, begins_line

Lang = Literal["zh", "en"]

_PLAIN_NAME = re.compile(r"[^\W\d](?:[^\W\d]|(?<=[A-Za-z0-9_])[0-9])*")
_COUNTED = re.compile("至少[一二两三四五六七八九十]个要件")
_JOINS = frozenset(("且", "或", "and", "or"))  # after a comma they are never names
_BECOMES = frozenset(("为", "to"))  # nor are these in 修改 考核项 3 为 …
_ENGLISH = dict((*BUILTIN_NAMES, *RESULT_NAMES))
_FROM_ENGLISH = {en: zh for zh, en in _ENGLISH.items()}
_ENGLISH_TYPES = dict(TYPE_NAMES)
_FROM_ENGLISH_TYPES = {en: zh for zh, en in TYPE_NAMES}


class Spot(Enum):
    """Where a name stands, and the beginning of a line that ends there: what is read as a word?"""

    PLAIN = "部门"
    LISTED = "部门 甲、"
    START = ""
    CONDITION = "不适用 凡"
    GATE = "凡"
    TARGET = "凡 甲，"
    AFTER_IS = "不适用 凡 甲 is"
    AFTER_IS_NOT = "不适用 凡 甲 is not"
    ARGUMENT = "不适用 凡 甲（甲，"
    FACTOR = "得分率 = 甲 ×"
    CELL = "甲，"
    VALUE = "甲：甲，"
    AGGREGATE = "统计 甲：甲 的"
    DAYS = "字段 甲 ="
    RESPONSIBLE = "责任部门"
    SUBJECT = "引用 甲："
    FIGURE = "得分率 = 甲 的"
    EXPECT = "应得"
    EXPECTED = "应得 甲 的"
    GIVEN = "引用 甲：甲 的"
    OWN_FIGURE = "应得 考核项 1"
    ENSURE = "保证"
    MOVED = "保证 再多一件 甲，"


def spell(name: Name, lang: Lang, spot: Spot = Spot.PLAIN) -> str:
    """A name that refers to something: a built-in in the language of the text, others as is."""
    translated = _ENGLISH.get(name.text) if lang == "en" else None
    if translated is not None and _is_safe(translated, spot):
        return translated
    return spell_declared(name, spot)


def spell_declared(name: Name, spot: Spot = Spot.PLAIN) -> str:
    """A name where it is declared: never translated; quoted also where a reference has to be."""
    if name.text not in _FROM_ENGLISH and _is_safe(name.text, spot):
        return name.text
    return f"「{name.text}」"


def spell_all(names: tuple[Name, ...], lang: Lang) -> str:
    """Names in a sentence: 甲、乙, or A & B."""
    return ("、" if lang == "zh" else " & ").join(spell(name, lang) for name in names)


def spell_types(field_type: FieldType, lang: Lang) -> tuple[str, ...]:
    """The one type of a field in the language of the text, or its values as they are."""
    if len(field_type.names) != 1:
        return tuple(spell_declared(name, Spot.LISTED) for name in field_type.names)
    name = field_type.names[0]
    if lang == "en" and name.text in _ENGLISH_TYPES:
        return (_ENGLISH_TYPES[name.text],)
    if name.text in _FROM_ENGLISH_TYPES:
        return (f"「{name.text}」",)
    return (spell_declared(name),)


def quantity(number: Number, lang: Lang) -> str:
    """A number with its unit: 5分, 30%, 7个工作日; 5 points, 30%, 7 working days."""
    plural = "" if number.value == "1" else "s"
    match number.unit:
        case Unit.NONE:
            return number.value
        case Unit.PERCENT:
            return f"{number.value}%"
        case Unit.POINTS:
            return f"{number.value}分" if lang == "zh" else f"{number.value} point{plural}"
        case Unit.WORKING_DAYS:
            zh = f"{number.value}个工作日"
            return zh if lang == "zh" else f"{number.value} working day{plural}"
        case Unit.DAYS:
            return f"{number.value}天" if lang == "zh" else f"{number.value} day{plural}"
        case _:
            assert_never(number.unit)


def quotation(text: str, lang: Lang) -> str:
    """A text in quotes that it does not hold itself."""
    pairs = ("“”", '""', "＂＂") if lang == "zh" else ('""', "“”", "＂＂")
    pair = next(pair for pair in pairs if pair[1] not in text)
    return pair[0] + text + pair[1]


def _is_safe(text: str, spot: Spot) -> bool:
    if _PLAIN_NAME.fullmatch(text) is None or _COUNTED.fullmatch(text) or text in _JOINS | _BECOMES:
        return False
    if spot in (Spot.LISTED, Spot.VALUE, Spot.START) and begins_line(text):
        return False  # a long list may be wrapped before it
    return text not in _misread(spot)


@cache
def _misread(spot: Spot) -> frozenset[str]:
    """The words that the parser takes before names at this spot."""
    return words_after(spot.value)

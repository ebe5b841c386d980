"""Texts of hand-made tables: lines that a narrow column broke, lists of names, numbers."""

import re
from collections.abc import Iterable
from fractions import Fraction

from creditpolicy.values.exact import parse_decimal

_NUMBER = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
_PERCENT = re.compile(rf"({_NUMBER})\s*[%％﹪]")
_POINTS = re.compile(
    rf"(加|减|扣|plus|minus|[+＋\-－])?\s*({_NUMBER})\s*(?:分|points?)?", re.IGNORECASE
)
_PLAIN = re.compile(_NUMBER)
_SEPARATORS = re.compile(r"[、，,；;]")
_DIGITS = "零一二三四五六七八九"
_PLUS = frozenset(("加", "plus", "+", "＋"))


def joined(text: str) -> str:
    """The lines of a cell as one: between Latin letters with a blank, between others with none."""
    lines = (line.strip() for line in text.replace("\u3000", " ").splitlines())
    whole = ""
    for line in filter(None, lines):
        apart = whole[-1:].isascii() and line[:1].isascii() and whole[-1:].isalnum()
        whole += (" " if apart and line[:1].isalnum() else "") + line
    return whole


def squeezed(text: str) -> str:
    """Without any blank: how titles of columns are compared."""
    return re.sub(r"\s+", "", text)


def percent(text: str) -> Fraction | None:
    """`60%`, `６０％`, as a share of 1; None unless there is exactly one."""
    numbers = _PERCENT.findall(text)
    value = parse_decimal(numbers[0]) if len(numbers) == 1 else None
    return None if value is None else value / 100


def plain_number(text: str) -> Fraction | None:
    return parse_decimal(text.strip()) if _PLAIN.fullmatch(text.strip()) else None


def without_percent(text: str) -> str:
    return _PERCENT.sub("", text).strip(" ：:（）()、，,")


def points(text: str) -> tuple[str, Fraction] | None:
    """`30`, `30分`, `加5分`: the sign, blank for an item of the total, and the number."""
    read = _POINTS.fullmatch(squeezed(text))
    value = parse_decimal(read[2]) if read else None
    if read is None or value is None or value <= 0:
        return None
    sign = (read[1] or "").lower()
    return ("" if not sign else "+" if sign in _PLUS else "-"), value


def whole_number(text: str) -> int | None:
    """`3`, `３`, `三`, `十二`."""
    value = parse_decimal(text)
    if value is not None:
        return int(value) if value.denominator == 1 else None
    tens, ten, ones = text.partition("十")
    if not ten:
        return _digit(text)
    high, low = _digit(tens) if tens else 1, _digit(ones) if ones else 0
    return None if high is None or low is None else 10 * high + low


def _digit(text: str) -> int | None:
    text = text.replace("两", "二")
    return _DIGITS.index(text) if len(text) == 1 and text in _DIGITS else None


def lists(cells: Iterable[str]) -> list[list[str]]:
    """The names that each cell lists, all cells of a table together.

    A line break inside a name is no separator; it is one where both parts are names that other
    cells have.
    """
    split = [_SEPARATORS.split(cell) for cell in cells]
    whole = {joined(part) for parts in split for part in parts if "\n" not in part.strip()}
    known: dict[str, str] = {}
    return [_names(parts, whole, known) for parts in split]


def _names(parts: list[str], whole: set[str], known: dict[str, str]) -> list[str]:
    """A name that elsewhere has other blanks in it is that name."""
    names: list[str] = []
    for part in parts:
        lines = [joined(line) for line in part.splitlines() if joined(line)]
        several = len(lines) > 1 and joined(part) not in whole and whole.issuperset(lines)
        names += lines if several else [joined(part)]
    cleaned = (name.strip(" 。.：:").strip() for name in names)
    return [known.setdefault(squeezed(name), name) for name in cleaned if name]

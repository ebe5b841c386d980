"""What stands around a table: the assessment's name, year, period, and who has no task."""

import re
from collections.abc import Sequence
from datetime import date

from attrs import frozen

from creditpolicy.extra.papers.imported.words import squeezed
from creditpolicy.report.decomposition import IDLE
from creditpolicy.values.dates import parse_date

_TITLE = re.compile(r"(?:附件[0-9０-９]*[：:]?)?[《“]?(.*?)(?:目标)?(?:任务)?(?:分解|分工)表[》”]?")
_ENGLISH_TITLE = re.compile(r"(.+): items and departments")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年?度")
_ANY_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年|year ((?:19|20)[0-9]{2})")
_DAY = r"[0-9]{4}(?:年[0-9]{1,2}月[0-9]{1,2}日|-[0-9]{2}-[0-9]{2})"
_PERIOD = re.compile(rf"(?:考核期|period )({_DAY})(?:至| to )({_DAY}|[0-9]{{1,2}}月[0-9]{{1,2}}日)")


@frozen
class About:
    """`name` is blank and `year` None where nothing says it; `idle` stand in no row."""

    name: str
    year: int | None
    period: tuple[date, date] | None
    idle: tuple[str, ...]


def about(lines: Sequence[str]) -> About:
    text = "\n".join(lines)
    return About(_name(lines), _year(text), _period(text), _idle(lines))


def is_about(line: str) -> bool:
    """Whether a line of the table is one that was understood here."""
    return _PERIOD.search(line) is not None or line.startswith((IDLE.zh, IDLE.en))


def _name(lines: Sequence[str]) -> str:
    """The title over the table, without the words that say that it is one."""
    for line in lines:
        title = _ENGLISH_TITLE.fullmatch(line.strip()) or _TITLE.fullmatch(squeezed(line))
        if title and title[1]:
            return title[1]
    return ""


def _year(text: str) -> int | None:
    """`2018年度` wherever it stands, else the first year that is named."""
    found = _YEAR.search(text) or _ANY_YEAR.search(text)
    return int(next(filter(None, found.groups()))) if found else None


def _period(text: str) -> tuple[date, date] | None:
    found = _PERIOD.search(text)
    begins, ends = found.groups() if found else ("", "")
    year = begins.partition("年")[0]
    first, last = parse_date(begins), parse_date(ends) or parse_date(f"{year}年{ends}")
    return (first, last) if first is not None and last is not None and first <= last else None


def _idle(lines: Sequence[str]) -> tuple[str, ...]:
    for line in lines:
        for begins, comma in ((IDLE.zh, "、"), (IDLE.en, ", ")):
            if line.startswith(begins):
                return tuple(line.removeprefix(begins).rstrip("。.").split(comma))
    return ()

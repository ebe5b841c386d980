"""Who issues a paper, under which number, on which day."""

import re
from datetime import date
from math import floor

from attrs import evolve, frozen

from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.papers.paper import Paper
from creditpolicy.source.width import printable, width

_YEAR = re.compile(r"[\[［【(（]([12][0-9]{3})[\]］】)）]")
_WIDE, _LEAST, _MOST = 440, 16, 36


@frozen
class Letterhead:
    """What was asked for; blank and None where nothing was."""

    office: str = ""
    number: str = ""
    dated: date | None = None


def issued(paper: Paper, by: Letterhead) -> Paper:
    """The paper with its head; the year of its number in the brackets of the standard, 〔〕."""
    day = (Voice(paper.lang).day(by.dated),) if by.dated else paper.signed
    office = printable(by.office).strip()
    number = _YEAR.sub(r"〔\1〕", printable(by.number).strip())
    return evolve(paper, office=office, number=number, signed=(*filter(None, (office,)), *day))


def office_size(office: str) -> int:
    """In points: so large that the name of the office takes one line of 156 mm, 36 at most."""
    return max(_LEAST, min(_MOST, floor(_WIDE / max(1, width(office) / 2))))

"""The bulletin of several weeks: the last one, and below it every week of every department."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import evolve

from creditpolicy.evaluate.assessment import Assessment, Figure
from creditpolicy.report.bulletin.bulletin import annexes_of, bulletin, numbered
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.bulletin.week import Week
from creditpolicy.report.papers.paper import (
    Align,
    Annex,
    Cell,
    Chart,
    Line,
    Paper,
    Row,
    Rows,
    Table,
)

_WEEKS = 6
"""So many weeks stand side by side."""


def series(weeks: Sequence[Week], lang: str) -> Paper:
    """A paper about the last week, with tables and charts of all of them."""
    voice, last = Voice(lang), weeks[-1]
    days = voice.days(weeks[0].first, last.last)
    remark = voice.say(f"（{days}，共{len(weeks)}周）", f"{days}, {len(weeks)} weeks")
    annexes = (*_tables(weeks, voice), _chart(weeks, voice), *annexes_of(last, voice))
    return evolve(bulletin(last, lang), remark=remark, annexes=numbered(annexes, voice))


def _tables(weeks: Sequence[Week], voice: Voice) -> Iterator[Annex]:
    for start in range(0, len(weeks), _WEEKS):
        yield _table(weeks[start : start + _WEEKS], weeks[-1], voice)


def _table(weeks: Sequence[Week], last: Week, voice: Voice) -> Table:
    tall = Cell(voice.say("部门", "Department"), align=Align.CENTER, rows=2)
    days = (Cell(_tick(week, voice), align=Align.CENTER, columns=2) for week in weeks)
    words = voice.say("得分", "score"), voice.say("名次", "rank")
    pairs = [Cell(word, align=Align.CENTER) for _ in weeks for word in words]
    head: tuple[Row, ...] = (
        (tall, *(part for day in days for part in (day, None))),
        (None, *pairs),
    )
    zone = [pair for week in weeks for pair in (voice.figure(week.assessment.zone.score), Cell(""))]
    return Table(
        voice.say("各周", "Weeks") + f" {weeks[0].last}",
        voice.say("各周得分和名次", "Scores and ranks, week by week") + _ticks(weeks, voice),
        (24, *([10, 6] * len(weeks))),
        head,
        Rows(
            lambda: (
                _row(one.now.name, [week.assessment for week in weeks], voice)
                for one in last.departments
            )
        ),
        ((Cell(voice.say("总得分", "Zone score"), align=Align.CENTER), *zone),),
    )


def _ticks(weeks: Sequence[Week], voice: Voice) -> str:
    first, last = _tick(weeks[0], voice), _tick(weeks[-1], voice)
    if first == last:
        return voice.say(f"（{last}）", f" ({last})")
    return voice.say(f"（{first}至{last}）", f" ({first} to {last})")


def _tick(week: Week, voice: Voice) -> str:
    return voice.say(f"{week.last.month}月{week.last.day}日", f"{week.last:%m-%d}")


def _row(name: str, assessments: list[Assessment], voice: Voice) -> Row:
    cells = [Cell(name)]
    for one in assessments:
        result = one.by_name[name]
        rank = Cell("-", align=Align.RIGHT)
        if result.rank is not None:
            rank = Cell(str(result.rank), Fraction(result.rank), Align.RIGHT)
        cells += [voice.figure(result.score), rank]
    return tuple(cells)


def _chart(weeks: Sequence[Week], voice: Voice) -> Chart:
    lines = [
        Line(
            one.now.name,
            tuple(_number(week.assessment.by_name[one.now.name].score) for week in weeks),
        )
        for one in weeks[-1].departments
    ]
    total = weeks[-1].policy.total
    highest = (value for line in lines for value in line.values if value is not None)
    return Chart(
        voice.say("走势", "Chart"),
        voice.say("各部门得分走势", "Scores of the departments"),
        tuple(_tick(week, voice) for week in weeks),
        tuple(lines),
        max(total, *highest, Fraction(0)),
    )


def _number(figure: Figure) -> Fraction | None:
    return figure if isinstance(figure, Fraction) else None

"""The tables of a correction: scores and ranks, why they moved, and what the policy changed."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import in_language
from creditpolicy.evaluate.assessment import Figure
from creditpolicy.evaluate.corrections import Corrections, DepartmentCorrection
from creditpolicy.policy import names
from creditpolicy.report.bulletin.cause import Because
from creditpolicy.report.bulletin.voice import Voice, change, whole
from creditpolicy.report.bulletin.week import difference
from creditpolicy.report.papers.paper import Align, Cell, Row, Rows, Table, texts
from creditpolicy.verify.causes.causes import Part


def departments(of: Corrections, voice: Voice) -> Table:
    head = (
        *(
            voice.say("部门", "Department"),
            voice.say("原得分", "Score before"),
            voice.say("现得分", "Score now"),
        ),
        *(
            voice.say("变化", "Change"),
            voice.say("原名次", "Rank before"),
            voice.say("现名次", "Rank now"),
        ),
    )
    rows = Rows(lambda: (_row(one, voice) for one in of.departments))
    title = voice.say("得分和名次的更正", "Scores and ranks")
    return Table(
        voice.say("更正", "Corrections"), title, (30, 14, 14, 14, 14, 14), (texts(*head),), rows
    )


def _row(one: DepartmentCorrection, voice: Voice) -> Row:
    gap = None if one.score is None else difference(one.now.score, one.score)
    return (
        Cell(one.now.name),
        _figure(one.score, voice),
        voice.figure(one.now.score),
        change(gap),
        whole(one.rank),
        whole(one.now.rank),
    )


def _figure(figure: Figure | None, voice: Voice) -> Cell:
    return whole(None) if figure is None else voice.figure(figure)


def reasons(of: Corrections, because: Because, voice: Voice) -> Table:
    """Why, item by item; a row of the whole score where that moved by something else as well."""
    head = (
        voice.say("部门", "Department"),
        voice.say("考核项", "Item"),
        voice.say("原得分", "Before"),
        voice.say("现得分", "Now"),
        voice.say("原因", "Why"),
    )
    rows = Rows(lambda: (row for one in of.departments for row in _reasons(one, because, voice)))
    title = voice.say("各部门更正的原因", "Why, department by department")
    return Table(voice.say("原因", "Why"), title, (22, 20, 10, 10, 50), (texts(*head),), rows)


def _reasons(one: DepartmentCorrection, because: Because, voice: Voice) -> Iterator[Row]:
    name, told = one.now.name, set[int]()
    for item in one.items:
        figure = names.department_item_score(item.item.id)
        told |= because.numbers(figure, name, item.before)
        why = because.of_item(item, name)
        yield _reason(name, voice.named(item.item), (item.before, item.now), why, voice)
    for label, figure, before, now in (
        (voice.say("部门得分", "score"), names.DEPARTMENT_SCORE, one.score, one.now.score),
        (
            voice.say("贡献分", "contribution"),
            names.CONTRIBUTION,
            one.contribution,
            one.now.contribution,
        ),
    ):
        numbers = because.numbers(figure, name, before)
        if before != now and not numbers <= told:
            told |= numbers
            yield _reason(name, label, (before, now), because.why(figure, name, before), voice)
    if not one.items and not told:
        yield Cell(name), *texts("-", "-", "-"), Cell(because.by_others(one))


def _reason(
    name: str, what: str, figures: tuple[Figure | None, Figure], why: str, voice: Voice
) -> Row:
    before, now = figures
    return Cell(name), Cell(what), _figure(before, voice), voice.figure(now), Cell(why)


def rules(parts: tuple[Part, ...], voice: Voice) -> Table:
    """The changes of the policy, by the numbers that the reasons name."""
    head = (
        voice.say("改动", "Change"),
        voice.say("哪里", "Where"),
        voice.say("原来", "Before"),
        voice.say("现在", "Now"),
    )
    title = voice.say("政策的改动", "What changed in the policy")
    rows = tuple(row for part in parts for row in _rule(part, voice))
    name = voice.say("政策改动", "Changes")
    return Table(name, title, (8, 26, 33, 33), (texts(*head),), rows)


def _rule(part: Part, voice: Voice) -> Iterator[Row]:
    none = voice.say("没有", "nothing")
    for place, one in enumerate(part.changes):
        number = Cell(str(part.number), Fraction(part.number), Align.CENTER, len(part.changes))
        subject, what = (in_language(text, voice.lang) for text in (one.subject, one.what))
        where = voice.say("，", ", ").join((subject, what))
        if part.span is not None:
            line = part.span.source.line_and_column(part.span.start)[0]
            where += voice.say(f"（第{line}行）", f" (line {line})")
        was, is_ = (in_language(text, voice.lang) or none for text in (one.before, one.after))
        yield None if place else number, Cell(where), Cell(was), Cell(is_)

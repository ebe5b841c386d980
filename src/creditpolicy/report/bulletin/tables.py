"""The tables of a bulletin: ranks, items, what was filed, what was lost and why."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import in_language
from creditpolicy.evaluate.filed import NOTHING
from creditpolicy.policy.facts import Item
from creditpolicy.report.bulletin.voice import NONE, Voice, change, whole
from creditpolicy.report.bulletin.week import (
    DepartmentClass,
    DepartmentWeek,
    Loss,
    Week,
    difference,
)
from creditpolicy.report.papers.paper import Align, Cell, Row, Rows, Table, spanned, texts
from creditpolicy.report.speech import Speech
from creditpolicy.values.exact import exact_text

_ITEMS = 6
"""So many items stand side by side: more would be cut on A4."""
_REASONS = 4


def rank_tables(week: Week, voice: Voice) -> Iterator[Table]:
    """A table a class; the last one ends with the zone's score, to which all of them add up."""
    for place, of in enumerate(week.classes, start=1):
        yield _ranks(week, of, voice, last=place == len(week.classes))


def _ranks(week: Week, of: DepartmentClass, voice: Voice, *, last: bool) -> Table:
    several = len(week.classes) > 1
    other = voice.say("其他部门", "other departments")
    title = voice.say("各部门得分和名次", "Scores and ranks")
    name = of.name or other
    head = [
        voice.say("名次", "Rank"),
        *([voice.say("组内名次", "In group")] if several else []),
        voice.say("部门", "Department"),
        voice.say("得分", "Score"),
        voice.say("上周得分", "Week before"),
        voice.say("得分变化", "Change"),
        voice.say("名次变化", "Places"),
        voice.say("贡献分", "Adds"),
        voice.say("分担分值", "Share"),
    ]
    rows = Rows(
        lambda: (
            (
                whole(one.now.rank),
                *([whole(of.ranks.get(one.now.name))] if several else []),
                Cell(one.now.name),
                voice.figure(one.now.score),
                voice.figure(one.before.score) if one.before else whole(None),
                change(one.score_change),
                _moved(one.rank_change, voice),
                voice.figure(one.now.contribution),
                voice.figure(one.now.share),
            )
            for one in of.departments
        )
    )
    return Table(
        voice.say("名次", "Ranks") + (f" {name}" if several else ""),
        title + (voice.say(f"（{name}）", f" ({name})") if several else ""),
        (8, *([9] if several else []), 28, 11, 11, 11, 11, 11, 11),
        (texts(*head),),
        rows,
        (_zone_row(week, voice, len(head)),) if last else (),
    )


def _moved(places: int | None, voice: Voice) -> Cell:
    if places is None:
        return whole(None)
    words = ("升{0}", "降{0}", "不变") if voice.lang == "zh" else ("up {0}", "down {0}", "same")
    text = words[0 if places > 0 else 1 if places < 0 else 2].format(abs(places))
    return Cell(text, Fraction(places), Align.CENTER)


def _zone_row(week: Week, voice: Voice, columns: int) -> Row:
    """All contributions add up to the zone's score, and all shares to the total."""
    title = Cell(voice.say("全部部门合计", "All departments"), align=Align.CENTER)
    before = week.before.zone.score if week.before else None
    gap = None if before is None else difference(week.assessment.zone.score, before)
    blank = Cell(NONE, align=Align.RIGHT)
    title = Cell(title.text, align=Align.CENTER, columns=columns - 4)
    return spanned((
        title,
        change(gap),
        blank,
        voice.figure(week.assessment.zone.score),
        Cell(exact_text(week.policy.total), week.policy.total, Align.RIGHT),
    ))  # fmt: skip


def item_table(week: Week, voice: Voice) -> Table:
    """The zone's score in every item, and in all."""
    before = {} if week.before is None else {o.item.id: o.score for o in week.before.zone.items}
    rows = tuple(
        (
            Cell(one.item.id, align=Align.CENTER),
            Cell(one.item.name),
            voice.figure(one.item.points),
            voice.figure(one.score),
            voice.figure(before[one.item.id]) if before else whole(None),
            change(difference(one.score, before[one.item.id]) if before else None),
        )
        for one in week.assessment.zone.items
    )
    zone, earlier = week.assessment.zone.score, week.before.zone.score if week.before else None
    foot = spanned((
        Cell(voice.say("总得分", "Zone score"), align=Align.CENTER, columns=2),
        voice.figure(week.policy.total),
        voice.figure(zone),
        voice.figure(earlier) if earlier is not None else whole(None),
        change(None if earlier is None else difference(zone, earlier)),
    ))  # fmt: skip
    return Table(
        voice.say("考核项", "Items"),
        voice.say("各考核项得分", "Scores in the items"),
        (8, 44, 12, 12, 12, 12),
        (
            texts(
                voice.say("序号", "No."),
                voice.say("考核项", "Item"),
                voice.say("分值", "Points"),
                voice.say("得分", "Score"),
                voice.say("上周得分", "Week before"),
                voice.say("变化", "Change"),
            ),
        ),
        rows,
        (foot,),
        _sums_differ(week, voice),
    )


def _sums_differ(week: Week, voice: Voice) -> tuple[str, ...]:
    """Where the items do not add up to the score, nobody is left to wonder."""
    scores = [one.score for one in week.assessment.zone.items]
    if week.assessment.zone.score == sum(s for s in scores if isinstance(s, Fraction)):
        return ()
    zh = "总得分按政策规定的办法汇总（如不适用项折算、加分封顶），不等于各项得分相加。"
    en = "The zone score is more than a sum of items: the policy rescales or caps."
    return (voice.say(zh, en),)


def filed_tables(week: Week, voice: Voice) -> Iterator[Table]:
    """What every department filed for every item: in the week, and so far."""
    items = week.policy.items
    for start in range(0, len(items), _ITEMS):
        yield _filed(week, items[start : start + _ITEMS], voice)


def _filed(week: Week, items: tuple[Item, ...], voice: Voice) -> Table:
    since = week.since
    so_far = voice.say("累计", "so far")
    tall = Cell(voice.say("部门", "Department"), align=Align.CENTER, rows=2)
    titles = (Cell(voice.numbered(item), align=Align.CENTER, columns=2) for item in items)
    pairs = texts(*(voice.say("本周", "week"), so_far) * len(items))
    zh = f"单位：件。“本周”是{voice.days(week.first, week.last)}报送的，“累计”是"
    zh += f"{voice.day(since)}以来报送的" if since else "截至当日报送的"
    zh += "，含待核、不含退回；“-”表示不是这一项的责任部门。"
    en = f"Records filed {voice.days(week.first, week.last)}, and "
    en += f"since {since}" if since else "in all"
    en += ", pending ones included, rejected ones not; “-”: the item does not name the department."
    return Table(
        voice.say("报送", "Filed") + (f" {items[0].id}-{items[-1].id}" if items else ""),
        voice.say("各部门报送材料情况", "What departments filed"),
        (24, *([6, 7] * len(items))),
        (spanned((tall, *titles)), (None, *pairs)),
        Rows(lambda: (_filed_row(one, items) for one in week.departments)),
        (_filed_sum(week, items, voice),),
        (voice.say(zh, en),),
    )


def _filed_row(one: DepartmentWeek, items: tuple[Item, ...]) -> Row:
    counts = (one.filed.get(item.id) for item in items)
    pairs = ((c.week, c.since) if c else (None, None) for c in counts)
    return (Cell(one.now.name), *(whole(number) for pair in pairs for number in pair))


def _filed_sum(week: Week, items: tuple[Item, ...], voice: Voice) -> Row:
    cells = [Cell(voice.say("合计", "Sum"), align=Align.CENTER)]
    for item in items:
        counts = [one.filed.get(item.id, NOTHING) for one in week.departments]
        cells += [whole(sum(c.week for c in counts)), whole(sum(c.since for c in counts))]
    return tuple(cells)


def loss_table(week: Week, voice: Voice) -> Table:
    """Every loss of points, with its reasons."""
    speech = Speech(week.policy, voice.lang)
    nobody = (Cell(voice.say("没有部门失分", "nobody")), *texts("", "", ""))
    rows = Rows(
        lambda: (
            (
                Cell(one.now.name),
                Cell(voice.named(loss.result.item)),
                voice.figure(loss.points),
                Cell(reasons(loss, speech, voice)),
            )
            for one in week.departments
            for loss in one.losses
        )
    )
    return Table(
        voice.say("失分", "Losses"),
        voice.say("各部门失分及原因", "Points lost, and why"),
        (22, 20, 10, 48),
        (
            texts(
                voice.say("部门", "Department"),
                voice.say("考核项", "Item"),
                voice.say("失分", "Lost"),
                voice.say("原因", "Why"),
            ),
        ),
        rows if any(one.losses for one in week.departments) else (nobody,),
    )


def reasons(loss: Loss, speech: Speech, voice: Voice) -> str:
    """What is lacking: a record by its title, several with the same reasons by their number."""
    records: dict[str, list[str]] = {}
    for lack in loss.lacks:
        why = voice.parts([in_language(reason, voice.lang) for reason in lack.reasons])
        title = speech.title(lack.record) if lack.record else ""
        records.setdefault(why, []).append(title)
    lines = [_reason(why, titles, voice) for why, titles in records.items()]
    more = len(lines) - _REASONS
    if more > 0:
        lines = [*lines[:_REASONS], voice.say(f"另有{more}条原因", f"{more} more reasons")]
    return voice.parts(lines)


def _reason(why: str, titles: list[str], voice: Voice) -> str:
    if len(titles) > 1:
        return voice.say(f"{why}，{len(titles)}件", f"{why} ({len(titles)} records)")
    return voice.say(f"“{titles[0]}”：{why}", f"“{titles[0]}”: {why}") if titles[0] else why

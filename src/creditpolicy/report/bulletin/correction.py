"""A correction notice: what differs from a published result, department by department, and why."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import PurePath

from creditpolicy.evaluate.assessment import Figure
from creditpolicy.evaluate.corrections import Corrections, DepartmentCorrection, ItemCorrection
from creditpolicy.policy.core.values import Mark
from creditpolicy.report.bulletin.voice import Voice, change, whole
from creditpolicy.report.bulletin.week import difference
from creditpolicy.report.figures import mark_text
from creditpolicy.report.formula import number_text
from creditpolicy.report.papers.paper import (
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Row,
    Table,
    texts,
)

_LISTED = 8


def correction(of: Corrections, lang: str) -> Paper:
    """The paper; where nothing differs it says so."""
    voice = Voice(lang)
    policy = of.assessment.policy
    day = of.published.as_of
    when = voice.say(f"（截至{voice.day(day)}的结果）", f"as of {day}") if day else ""
    tables = (_departments(of, voice), _items(of, voice)) if of.departments else ()
    return Paper(
        lang,
        policy.name,
        voice.say("结果更正通报", ": correction"),
        remark=when,
        addressed=voice.say("各责任部门：", "To all departments:"),
        body=tuple(_body(of, voice)),
        signed=(voice.day(of.assessment.run.cutoff(policy)),),
        annexes=tables,
    )


def _body(of: Corrections, voice: Voice) -> Iterator[Block]:
    file = PurePath(of.published.supplied.file).name
    if not (of.departments or of.gone or of.zone != of.assessment.zone.score):
        same = voice.say(
            f"与已公布的结果（{file}）逐项核对，没有需要更正的。", f"Nothing differs from {file}."
        )
        yield Paragraph(same)
        return
    yield Heading(voice.first_level(1, voice.say("更正内容", "What is corrected")))
    yield Paragraph(_zone(of, voice))
    scored = [one for one in of.departments if one.score != one.now.score]
    ranked = [one for one in of.departments if one.rank != one.now.rank]
    for words, some in (
        (("得分有变动的", "Scores that change"), scored),
        (("名次有变动的", "Ranks that change"), ranked),
    ):
        if some:
            listed = voice.listed([one.now.name for one in some], _LISTED)
            yield Paragraph(voice.say(f"{words[0]}：{listed}。", f"{words[1]}: {listed}."))
    if of.gone:
        listed = voice.listed(of.gone, _LISTED)
        yield Paragraph(
            voice.say(f"现在的政策里没有的部门：{listed}。", f"No longer in the policy: {listed}.")
        )
    yield Heading(voice.first_level(2, voice.say("更正原因", "Why")))
    yield from map(Paragraph, _reasons(of, voice))


def _zone(of: Corrections, voice: Voice) -> str:
    now, before = of.assessment.zone.score, of.zone
    if now == before:
        return voice.say(
            f"全区总得分{voice.points(now)}，不变。", f"The zone score stays {voice.points(now)}."
        )
    zh = f"全区总得分由{voice.points(before)}更正为{voice.points(now)}。"
    return voice.say(zh, f"The zone score is {voice.points(now)}, not {voice.points(before)}.")


def _reasons(of: Corrections, voice: Voice) -> Iterator[str]:
    """Of the whole result; what belongs to one department is in the table."""
    if any(item.evidence for one in of.departments for item in one.items):
        yield voice.say(
            "材料有增减或改动，见附件。", "Evidence was added, withdrawn or changed; see the annex."
        )
    for name, before, now in of.assumptions:
        zh = f"假设“{name}”由{before or '没有'}改为{now or '没有'}。"
        yield voice.say(
            zh, f"Assumption “{name}” was {before or 'not there'}, and is {now or 'not there'}."
        )
    if of.policy:
        yield voice.say("政策文本有改动。", "The policy's text was changed.")


def _departments(of: Corrections, voice: Voice) -> Table:
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
    rows = tuple(_row(one, voice) for one in of.departments)
    title = voice.annex(1, voice.say("得分和名次的更正", "Scores and ranks"))
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


def _items(of: Corrections, voice: Voice) -> Table:
    head = (
        *(
            voice.say("部门", "Department"),
            voice.say("考核项", "Item"),
            voice.say("原得分", "Before"),
        ),
        *(voice.say("现得分", "Now"), voice.say("原因", "Why")),
    )
    rows = tuple(row for one in of.departments for row in _item_rows(of, one, voice))
    title = voice.annex(2, voice.say("各部门更正的原因", "Why, department by department"))
    return Table(voice.say("原因", "Why"), title, (24, 22, 11, 11, 46), (texts(*head),), rows)


def _item_rows(of: Corrections, one: DepartmentCorrection, voice: Voice) -> Iterator[Row]:
    for item in one.items:
        yield (
            Cell(one.now.name),
            Cell(voice.named(item.item)),
            _figure(item.before, voice),
            voice.figure(item.now),
            Cell(_why(of, item, voice)),
        )
    if not one.items:
        zh = "各项得分不变，名次或贡献分随别的部门变动"
        why = voice.say(zh, "its own scores stay; others have moved")
        if one.score != one.now.score:
            why = _rules(of, tuple(name for name, _, _ in of.assumptions), voice) or why
        yield Cell(one.now.name), *texts("-", "-", "-"), Cell(why)


def _why(of: Corrections, item: ItemCorrection, voice: Voice) -> str:
    """Evidence where figures of records differ, the policy where it was changed, or both."""
    parts: list[str] = []
    if item.evidence:
        said = [
            voice.say(f"{c.label}由{_number(c.before, voice)}变为{_number(c.now, voice)}",
                      f"{c.label} was {_number(c.before, voice)}, is {_number(c.now, voice)}")
            for c in item.evidence
        ]  # fmt: skip
        parts.append(voice.say("材料：", "evidence: ") + voice.say("，", ", ").join(said))
    rules = _rules(of, item.assumptions, voice)
    if rules:
        parts.append(rules)
    zh = "材料有变化，本项的件数没有变"
    return voice.parts(parts) or voice.say(zh, "evidence: other than its counts")


def _rules(of: Corrections, assumptions: tuple[str, ...], voice: Voice) -> str:
    """What of the rules is another; where the text is, nobody can say which part of it."""
    parts: list[str] = []
    if assumptions:
        names = voice.say("、", ", ").join(assumptions)
        parts.append(voice.say(f"假设{names}改了取值", f"another value of {names}"))
    if of.policy:
        parts.append(voice.say("文本有改动", "its text was changed"))
    return voice.say("政策：", "policy: ") + voice.parts(parts) if parts else ""


def _number(figure: Figure, voice: Voice) -> str:
    match figure:
        case Mark():
            return mark_text(figure, voice.lang)
        case Fraction():
            return number_text(figure)

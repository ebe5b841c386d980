"""A correction notice: what differs from a published result, department by department, and why."""

from collections.abc import Iterator
from pathlib import PurePath

from creditpolicy.evaluate.corrections import Corrections
from creditpolicy.policy import names
from creditpolicy.report.bulletin.bulletin import numbered
from creditpolicy.report.bulletin.cause import Because
from creditpolicy.report.bulletin.correction_tables import departments, reasons, rules
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.papers.paper import Block, Heading, Paper, Paragraph, Table
from creditpolicy.verify.causes.causes import ZONE, Causes

_LISTED = 8


def correction(of: Corrections, lang: str, causes: Causes | None = None) -> Paper:
    """The paper; where nothing differs it says so. `causes`: where the old policy is known."""
    voice = Voice(lang)
    policy = of.assessment.policy
    day = of.published.as_of
    when = voice.say(f"（截至{voice.day(day)}的结果）", f"as of {day}") if day else ""
    because = Because(of, causes, voice)
    return Paper(
        lang,
        policy.name,
        voice.say("结果更正通报", ": correction"),
        remark=when,
        addressed=voice.say("各责任部门：", "To all departments:"),
        body=tuple(_body(of, because, voice)),
        signed=(voice.day(of.assessment.run.cutoff(policy)),),
        annexes=numbered(_annexes(of, because, voice), voice),
    )


def _annexes(of: Corrections, because: Because, voice: Voice) -> Iterator[Table]:
    if of.departments:
        yield departments(of, voice)
        yield reasons(of, because, voice)
    if because.parts:
        yield rules(because.parts, voice)


def _body(of: Corrections, because: Because, voice: Voice) -> Iterator[Block]:
    file = PurePath(of.published.supplied.file).name
    if not (of.departments or of.gone or of.zone != of.assessment.zone.score):
        same = voice.say(
            f"与已公布的结果（{file}）逐项核对，没有需要更正的。", f"Nothing differs from {file}."
        )
        yield Paragraph(same)
        if because.parts:
            zh = "政策的改动见附件，没有影响任何部门的得分和名次。"
            yield Paragraph(voice.say(zh, "The policy was changed (see the annex); nothing moved."))
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
    yield from map(Paragraph, _reasons(of, because, voice))


def _zone(of: Corrections, voice: Voice) -> str:
    now, before = of.assessment.zone.score, of.zone
    if now == before:
        return voice.say(
            f"全区总得分{voice.points(now)}，不变。", f"The zone score stays {voice.points(now)}."
        )
    zh = f"全区总得分由{voice.points(before)}更正为{voice.points(now)}。"
    return voice.say(zh, f"The zone score is {voice.points(now)}, not {voice.points(before)}.")


def _reasons(of: Corrections, because: Because, voice: Voice) -> Iterator[str]:
    """Of the whole result; what belongs to one department is in the table."""
    zone = because.why(names.TOTAL, ZONE, of.zone)
    if zone:
        yield voice.say(f"全区总得分的变动：{zone}。", f"The zone score: {zone}.")
    if because.evidence:
        yield voice.say(
            "材料有增减或改动，见附件2。", "Evidence was added, withdrawn or changed; see annex 2."
        )
    if because.parts:
        yield voice.say("政策的改动见附件3。", "What changed in the policy stands in annex 3.")
        return
    for name, before, now in of.assumptions:
        zh = f"假设“{name}”由{before or '没有'}改为{now or '没有'}。"
        yield voice.say(
            zh, f"Assumption “{name}” was {before or 'not there'}, and is {now or 'not there'}."
        )
    if of.policy and because.knows:
        yield voice.say(
            "政策文本有改动，含义没有变。", "The policy reads otherwise and means the same."
        )
    elif of.policy:
        yield voice.say("政策文本有改动。", "The policy's text was changed.")

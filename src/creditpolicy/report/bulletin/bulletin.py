"""The bulletin of a week as a paper: sentences in the body, tables in the annexes."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from creditpolicy.report.bulletin.demands import demands
from creditpolicy.report.bulletin.overall import overall
from creditpolicy.report.bulletin.problems import problems, problems_of
from creditpolicy.report.bulletin.tables import filed_tables, item_table, loss_table, rank_tables
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.bulletin.week import Week
from creditpolicy.report.papers.paper import Annex, Block, Heading, Paper, Paragraph
from creditpolicy.report.units import assumption_value

Sections = Iterable[tuple[str, tuple[str, ...]]]


def bulletin(week: Week, lang: str) -> Paper:
    voice = Voice(lang)
    days = voice.days(week.first, week.last)
    return Paper(
        lang,
        week.policy.name,
        voice.say("情况通报", ": bulletin"),
        remark=voice.say(f"（{days}）", days),
        addressed=voice.say("各责任部门：", "To all departments:"),
        body=tuple(_body(week, voice)),
        notes=tuple(notes(week, voice)),
        signed=(voice.day(week.last),),
        annexes=numbered(annexes_of(week, voice), voice),
    )


def numbered(annexes: Iterable[Annex], voice: Voice) -> tuple[Annex, ...]:
    """The annexes with 附件1, 附件2 … before their titles."""
    all_ = list(annexes)
    return tuple(
        evolve(one, label=voice.annex(place, len(all_))) for place, one in enumerate(all_, start=1)
    )


def annexes_of(week: Week, voice: Voice) -> Iterator[Annex]:
    """The tables, not numbered yet."""
    yield from rank_tables(week, voice)
    yield item_table(week, voice)
    yield from filed_tables(week, voice)
    yield loss_table(week, voice)


def _body(week: Week, voice: Voice) -> Iterator[Block]:
    found = problems_of(week)
    yield Heading(voice.first_level(1, voice.say("总体情况", "Overall")))
    yield from _sections(overall(week, voice), voice)
    yield Heading(voice.first_level(2, voice.say("主要问题", "Problems")))
    listed = list(_sections(problems(found, voice), voice))
    none = voice.say("本期没有发现需要通报的问题。", "There is no problem to report.")
    yield from listed or [Paragraph(none)]
    yield Heading(voice.first_level(3, voice.say("下一步要求", "What is to be done")))
    for place, sentence in enumerate(demands(week, found, voice), start=1):
        yield Paragraph(voice.second_level(place, sentence))


def _sections(of: Sections, voice: Voice) -> Iterator[Block]:
    for place, (heading, sentences) in enumerate(of, start=1):
        yield Heading(voice.second_level(place, heading), 2)
        yield from map(Paragraph, sentences)


def notes(week: Week, voice: Voice) -> Iterator[str]:
    """Footnotes: what the figures rest on, and how they are rounded."""
    policy, run = week.policy, week.assessment.run
    given = run.given(policy)
    of = [a for a in policy.assumptions if a.decision is None or a.name in run.assumed]
    if of:
        listed = [
            a.name + voice.say("为", " = ") + assumption_value(given[a.name], a.unit, voice.lang)
            for a in of
        ]
        count = len(listed)
        zh = (
            f"本通报的得分用到{count}项还没有定的假设："
            + "，".join(listed)
            + "。定下来以后，得分和名次可能变化。"
        )
        en = f"The scores rest on undecided assumptions ({count}), and may change with them: "
        yield voice.say(zh, en + ", ".join(listed) + ".")
    zh = "得分按精确值计算和排名，得分相同的名次并列；"
    zh += "表中各数四舍五入保留两位小数，相加可能与合计有尾差。"
    en = "Ranks go by exact scores, and equal scores share one. What is shown is rounded to two "
    en += "places, so that sums may seem to differ in the last."
    yield voice.say(zh, en)

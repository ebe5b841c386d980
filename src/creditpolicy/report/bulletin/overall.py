"""总体情况: the score, what came in, who leads, who is behind, who moved."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

from creditpolicy.evaluate.assessment import Figure
from creditpolicy.evaluate.filed import NOTHING
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.bulletin.week import (
    DepartmentClass,
    DepartmentWeek,
    Week,
    difference,
    is_deduction,
)
from creditpolicy.values.display import display
from creditpolicy.values.exact import exact_text

_T = TypeVar("_T")
_LAST = 3
_MOVERS = 3
_SHIFTED = 5


def overall(week: Week, voice: Voice) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sections: a heading and its sentences."""
    yield voice.say("总得分", "Zone score"), (_score(week, voice),)
    yield voice.say("报送情况", "What was filed"), (_filed(week, voice),)
    yield voice.say("部门得分", "Departments"), tuple(_standings(week, voice))
    moved = voice.say("得分和名次变化", "What changed")
    yield moved, (_moves(week, voice),)


def _score(week: Week, voice: Voice) -> str:
    now, total = week.assessment.zone.score, exact_text(week.policy.total)
    text = voice.say(
        f"截至{voice.day(week.last)}，全区总得分{voice.points(now)}（满分{total}分）",
        f"As of {week.last} the zone scored {voice.points(now)} out of {total}",
    )
    if week.before is not None:
        text += _against(now, week.before.zone.score, voice)
    approved = week.assessment.if_approved
    if approved is not None:
        later = voice.points(approved.zone.score)
        zh, en = f"；待核材料全部核定后为{later}", f"; {later} if all pending records are approved"
        text += voice.say(zh, en)
    return text + voice.say("。", ".")


def _against(now: Figure, before: Figure, voice: Voice) -> str:
    gap = difference(now, before)
    if gap is None:
        return voice.say(
            f"，上周为{voice.points(before)}", f", {voice.points(before)} a week before"
        )
    if gap == 0:
        return voice.say("，与上周持平", ", as a week before")
    then, by = voice.points(before), _size(abs(gap), voice)
    word = ("上升", "up") if gap > 0 else ("下降", "down")
    return voice.say(f"，比上周的{then}{word[0]}{by}", f", {word[1]} {by} from {then}")


def _size(gap: Fraction, voice: Voice) -> str:
    """A change that rounds to nothing is one all the same."""
    if gap < Fraction(1, 200):
        return voice.say("不到0.01分", "less than 0.01")
    return voice.say(f"{display(gap)}分", display(gap))


def _filed(week: Week, voice: Voice) -> str:
    counts = [
        (item, [one.filed.get(item.id, NOTHING) for one in week.departments])
        for item in week.policy.items
        if not is_deduction(week.policy, item)
    ]
    days = voice.days(week.first, week.last)
    came = [(item, sum(c.week for c in of)) for item, of in counts]
    listed = [f"{voice.named(item)}{_many(n, voice)}" for item, n in came if n]
    if not listed:
        text = voice.say(f"本周（{days}）没有新报送的材料", f"Nothing was filed {days}")
    else:
        text = voice.say(f"本周（{days}）新报送：", f"Filed {days}: ")
        text += voice.say("、", ", ").join(listed)
    so_far = [(item, sum(c.since for c in of)) for item, of in counts]
    listed = [f"{voice.named(item)}{_many(n, voice)}" for item, n in so_far if n]
    if listed:
        since = voice.say("累计", "; so far: ")
        if week.since:
            since = voice.say(f"{voice.day(week.since)}以来累计", f"; since {week.since}: ")
        text += voice.say(f"。{since}：", since) + voice.say("、", ", ").join(listed)
    return text + voice.say("。", ".")


def _many(count: int, voice: Voice) -> str:
    return voice.say(f"{count}件", f" {count}")


def _standings(week: Week, voice: Voice) -> Iterator[str]:
    for of in week.classes:
        ranked = [one for one in of.departments if one.now.rank is not None]
        if not ranked:
            continue
        text = _class_name(week, of, voice) + _leaders(ranked, voice)
        behind = [one for one in ranked if one.now.rank != ranked[0].now.rank]
        last = _with_equals(behind[::-1], _LAST, [one.now.rank for one in behind[::-1]])[::-1]
        if last:
            listed = voice.listed([_placed(one, voice) for one in last])
            text += voice.say(f"；得分靠后的是{listed}", f"; at the end {listed}")
        yield text + voice.say("。", ".")


def _with_equals(ordered: list[_T], count: int, by: Sequence[object]) -> list[_T]:
    """The first ones, and whoever is equal to the last of them: nobody is named by chance."""
    end = min(count, len(ordered))
    while end < len(ordered) and by[end] == by[end - 1]:
        end += 1
    return ordered[:end]


def _class_name(week: Week, of: DepartmentClass, voice: Voice) -> str:
    if len(week.classes) == 1:
        return ""
    name = of.name or voice.say("其他部门", "Other departments")
    return voice.say(f"{name}中，", f"{name}: ")


def _leaders(ranked: list[DepartmentWeek], voice: Voice) -> str:
    first = [one for one in ranked if one.now.rank == ranked[0].now.rank]
    names, score = voice.listed([o.now.name for o in first]), voice.points(first[0].now.score)
    rank = first[0].now.rank
    if len(first) == 1:
        zh, en = (
            f"{names}得分最高，为{score}，列第{rank}名",
            f"{names} leads with {score}, rank {rank}",
        )
        return voice.say(zh, en)
    zh = f"{names}得分最高，均为{score}，并列第{rank}名"
    return voice.say(zh, f"{names} lead with {score} each, sharing rank {rank}")


def _placed(one: DepartmentWeek, voice: Voice) -> str:
    score, rank = voice.points(one.now.score), one.now.rank
    return one.now.name + voice.say(f"（{score}，第{rank}名）", f" ({score}, rank {rank})")


def _moves(week: Week, voice: Voice) -> str:
    if week.before is None:
        return voice.say("没有上周的结果可比。", "There is no week before to compare with.")
    parts = [
        *_movers(week, voice.say("得分上升最多的是", "scores rose most: "), 1, voice),
        *_movers(week, voice.say("得分下降最多的是", "scores fell most: "), -1, voice),
        *_shifted(week, voice.say("名次上升的有", "ranks rose: "), 1, voice),
        *_shifted(week, voice.say("名次下降的有", "ranks fell: "), -1, voice),
    ]
    if not parts:
        return voice.say("与上周相比，各单位得分和名次没有变化。", "No score and no rank changed.")
    return (
        voice.say("与上周相比，", "Against the week before: ")
        + voice.parts(parts)
        + voice.say("。", ".")
    )


def _movers(week: Week, verb: str, sign: int, voice: Voice) -> Iterator[str]:
    """Those whose scores moved most in one direction."""
    moved = [(one, one.score_change) for one in week.departments]
    changed = [(one, by * sign) for one, by in moved if by is not None and by * sign > 0]
    changed.sort(key=lambda pair: -pair[1])
    if not changed:
        return
    most = _with_equals(changed, _MOVERS, [by for _, by in changed])
    yield verb + voice.listed([
        one.now.name + voice.say(f"（{_size(by, voice)}）", f" ({_size(by, voice)})")
        for one, by in most
    ])  # fmt: skip


def _shifted(week: Week, verb: str, sign: int, voice: Voice) -> Iterator[str]:
    """Those whose ranks moved in one direction, the furthest first."""
    moved = [(one, (one.rank_change or 0) * sign) for one in week.departments]
    movers = sorted((pair for pair in moved if pair[1] > 0), key=lambda pair: -pair[1])
    if movers:
        yield verb + voice.listed([_shift(one, voice) for one, _ in movers], _SHIFTED)


def _shift(one: DepartmentWeek, voice: Voice) -> str:
    before = one.before.rank if one.before else None
    now = one.now.rank
    return one.now.name + voice.say(f"（第{before}名→第{now}名）", f" ({before} → {now})")

"""主要问题: who reported nothing, who is late, what does not count, what cost points."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from attrs import frozen

from creditpolicy.policy.facts import Item
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.bulletin.week import DepartmentWeek, Week, is_deduction
from creditpolicy.values.display import display

Counts = tuple[tuple[str, int], ...]


@frozen
class ItemProblems:
    """Departments with a problem in an item.

    `unfiled` have filed nothing for it, `late` so many records of the week after their term,
    `unmet` so many that are not recognised as they are; `deducted` lost so many points by records.
    """

    item: Item
    unfiled: tuple[str, ...]
    late: Counts
    unmet: Counts
    deducted: tuple[tuple[str, Fraction], ...]


@frozen
class Problems:
    """`silent`: departments that have filed nothing at all; `pending`: records that wait."""

    silent: tuple[str, ...]
    items: tuple[ItemProblems, ...]
    pending: int


def problems_of(week: Week) -> Problems:
    items = tuple(_of_item(week, item) for item in week.policy.items)
    silent = (one.now.name for one in week.as_declared if _is_silent(week, one))
    pending = sum(filed.pending for one in week.departments for filed in one.filed.values())
    return Problems(tuple(silent), items, pending)


def _of_item(week: Week, item: Item) -> ItemProblems:
    named = [one for one in week.as_declared if item.id in one.filed]
    late = tuple((o.now.name, o.filed[item.id].late) for o in named if o.filed[item.id].late)
    if is_deduction(week.policy, item):
        return ItemProblems(item, (), late, (), tuple(_deducted(named, item)))
    unfiled = tuple(one.now.name for one in named if _is_unfiled(one, item))
    return ItemProblems(item, unfiled, late, tuple(_unmet(named, item)), ())


def _is_unfiled(one: DepartmentWeek, item: Item) -> bool:
    """Nothing is on file, and points are lost: where none are lost, nobody waits for any."""
    return one.filed[item.id].ever == 0 and any(o.result.item.id == item.id for o in one.losses)


def _is_silent(week: Week, one: DepartmentWeek) -> bool:
    wanted = [
        i for i in week.policy.items if i.id in one.filed and not is_deduction(week.policy, i)
    ]
    none = all(one.filed[item.id].ever == 0 for item in wanted)
    return none and any(_is_unfiled(one, item) for item in wanted)


def _unmet(named: list[DepartmentWeek], item: Item) -> Iterator[tuple[str, int]]:
    """Records that lack something; those that only wait for approval lack nothing."""
    for one in named:
        lacks = (
            lack for loss in one.losses if loss.result.item.id == item.id for lack in loss.lacks
        )
        count = sum(lack.record is not None and not lack.pending for lack in lacks)
        if count:
            yield one.now.name, count


def _deducted(named: list[DepartmentWeek], item: Item) -> Iterator[tuple[str, Fraction]]:
    for one in named:
        for loss in one.losses:
            if loss.result.item.id == item.id:
                yield one.now.name, loss.points


def problems(of: Problems, voice: Voice) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sections: a heading and its sentences; a problem that nobody has is left out."""
    silent = voice.listed(of.silent)
    lines = (
        [voice.say(f"{silent}没有报送任何材料。", f"Nothing at all: {silent}.")] if silent else []
    )
    lines += _each(
        of, lambda one: voice.listed(one.unfiled), voice, ("{0}没有报送", "nothing from {0}")
    )
    yield from _section(voice.say("没有报送材料", "Nothing filed"), lines)
    late = _each(
        of,
        lambda one: _counts(one.late, voice),
        voice,
        ("本周超过期限报送：{0}", "late this week: {0}"),
    )
    yield from _section(voice.say("逾期报送", "Filed late"), late)
    unmet = _each(of, lambda one: _counts(one.unmet, voice), voice)
    yield from _section(voice.say("材料不符合要求", "Records that lack something"), unmet)
    lost = _each(of, lambda one: _points(one, voice), voice)
    yield from _section(voice.say("被扣分", "Deductions"), lost)


def _section(heading: str, lines: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if lines:
        yield heading, tuple(lines)


def _each(
    of: Problems,
    says: Callable[[ItemProblems], str],
    voice: Voice,
    words: tuple[str, str] = ("{0}", "{0}"),
) -> list[str]:
    """A sentence for each item of which there is something to say."""
    said = ((one.item, says(one)) for one in of.items)
    colon, stop = voice.say("：", ": "), voice.say("。", ".")
    return [
        voice.named(item) + colon + voice.say(*words).format(text) + stop
        for item, text in said
        if text
    ]


def _counts(counts: Counts, voice: Voice) -> str:
    return voice.listed([name + voice.say(f"{n}件", f" {n}") for name, n in counts])


def _points(of: ItemProblems, voice: Voice) -> str:
    listed = [
        n + voice.say(f"失{display(lost)}分", f" -{display(lost)}") for n, lost in of.deducted
    ]
    return voice.listed(listed)

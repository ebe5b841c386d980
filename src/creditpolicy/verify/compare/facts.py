"""Facts of two policies that differ: points, weights, departments, assumptions, kinds of evidence.

The order in which a policy lists things is no difference.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from creditpolicy.diagnostics.diagnostic import Text, Words
from creditpolicy.policy.facts import Category, Department, Exemption, Kind, Ruling, Scale
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.values.display import display_percent
from creditpolicy.verify.compare.assumptions import assumption_changes
from creditpolicy.verify.compare.change import NONE, POLICY, Change, Effect, listed
from creditpolicy.verify.compare.columns import column_words
from creditpolicy.verify.witness.dates import years_later

_T = TypeVar("_T")


def fact_changes(old: Policy, new: Policy) -> list[Change]:
    """What differs in the facts that belong to no item."""
    return [
        *_head(old, new),
        *_departments(old, new),
        *assumption_changes(old, new),
        *_kinds(old, new),
        *_scales(old, new),
        *_categories(old, new),
        *_exceptions(old, new),
    ]


def paired(
    old: Iterable[_T], new: Iterable[_T], key: Callable[[_T], object]
) -> Iterator[tuple[_T | None, _T | None]]:
    """Things with the same key, in the old order; then those that are new."""
    before, after = {key(one): one for one in old}, {key(one): one for one in new}
    for name, one in before.items():
        yield one, after.get(name)
    for name, one in after.items():
        if name not in before:
            yield None, one


def _head(old: Policy, new: Policy) -> Iterator[Change]:
    parts: list[tuple[Words, Text, Text, Effect]] = [
        (Words("名称", "name"), old.name, new.name, Effect.WORDING),
        (Words("出处", "source"), old.cited, new.cited, Effect.WORDING),
        (Words("年度", "year"), str(old.year), str(new.year), Effect.WORDING),
        (Words("考核期", "period"), _period(old), _period(new), _of_period(old, new)),
        (Words("总分", "total"), _points(old), _points(new), Effect.SCORES),
    ]
    for what, before, after, effect in parts:
        if before != after:
            reads = effect is not Effect.WORDING
            yield Change(POLICY, None, what, before, after, effect, reads=reads)


def _of_period(old: Policy, new: Policy) -> Effect:
    """Next year's policy looks at other rows; within a year some stop counting, or begin to."""
    return Effect.EVIDENCE if years_later(old, new) else Effect.SCORES


def _period(policy: Policy) -> Words:
    first, last = (day.isoformat() for day in policy.period)
    return Words(f"{first} 至 {last}", f"{first} to {last}")


def _points(policy: Policy) -> Words:
    text = decimal_text(policy.total)
    return Words(f"{text}分", f"{text} points")


def _departments(old: Policy, new: Policy) -> Iterator[Change]:
    for one, other in paired(old.departments, new.departments, lambda d: d.name):
        before, after = _department(one), _department(other)
        if before != after:
            known = one or other
            came_or_went = known is not None and (one is None or other is None)
            effect = Effect.SCORES if came_or_went else Effect.EVIDENCE
            whom = (known.name,) if known is not None and came_or_went else ()
            what = Words("部门", "department")
            yield Change(POLICY, None, what, before, after, effect, whom=whom)


def _department(one: Department | None) -> Text:
    if one is None:
        return NONE
    if not one.aliases:
        return one.name
    others = listed(sorted(one.aliases))
    return Words(f"{one.name}（别称 {others.zh}）", f"{one.name} (alias {others.en})")


def _kinds(old: Policy, new: Policy) -> Iterator[Change]:
    for one, other in paired(old.kinds, new.kinds, lambda kind: kind.name):
        if one is None or other is None:
            before = NONE if one is None else one.name
            after = NONE if other is None else other.name
            what = Words("材料", "kind of evidence")
            yield Change(POLICY, None, what, before, after, Effect.EVIDENCE)
        else:
            yield from _columns(one, other)


def _columns(old: Kind, new: Kind) -> Iterator[Change]:
    subject = Words(f"材料 {old.name}", f"evidence {old.name}")
    for one, other in paired(old.columns, new.columns, lambda column: column.name):
        before = column_words(one) if one else NONE
        after = column_words(other) if other else NONE
        if before != after:
            what = Words("字段", "column")
            yield Change(subject, None, what, before, after, Effect.EVIDENCE, reads=True)
    if old.dated_by != new.dated_by:
        what = Words("按哪个日期算在考核期内", "the day that decides the period")
        yield Change(subject, None, what, old.dated_by, new.dated_by)
    if old.cited != new.cited:
        what = Words("出处", "source")
        yield Change(subject, None, what, old.cited, new.cited, Effect.WORDING)


def _scales(old: Policy, new: Policy) -> Iterator[Change]:
    for one, other in paired(old.scales, new.scales, lambda scale: scale.name):
        before, after = _scale(one), _scale(other)
        if before != after:
            yield Change(POLICY, None, Words("等级", "grades"), before, after)


def _scale(one: Scale | None) -> Text:
    if one is None:
        return NONE
    values = " > ".join(one.values) if one.ordered else "、".join(sorted(one.values))
    return f"{one.name}：{values}"


def _categories(old: Policy, new: Policy) -> Iterator[Change]:
    for one, other in paired(old.categories, new.categories, lambda category: category.id):
        before, after = _category(one), _category(other)
        if before != after:
            yield Change(POLICY, None, Words("大类", "category"), before, after)


def _category(one: Category | None) -> Text:
    if one is None:
        return NONE
    points, under = decimal_text(one.points), f" < {one.parent}" if one.parent else ""
    return Words(f"{one.id} {one.name} {points}分{under}", f"{one.id} {one.name} {points}{under}")


def _exceptions(old: Policy, new: Policy) -> Iterator[Change]:
    exempt, ruling = Words("免考", "exemption"), Words("裁定", "ruling")
    for one, other in paired(old.exemptions, new.exemptions, lambda e: (e.item, e.department)):
        before, after = _exemption(one), _exemption(other)
        if (one is None) != (other is None):
            yield Change(POLICY, None, exempt, before, after)
    for mine, theirs in paired(old.rulings, new.rulings, lambda r: (r.item, r.department)):
        if _ruling(mine) != _ruling(theirs):
            yield Change(POLICY, None, ruling, _ruling(mine), _ruling(theirs))


def _exemption(one: Exemption | None) -> Text:
    if one is None:
        return NONE
    what = Words("全部考核项", "all items")
    if one.item:
        what = Words(f"考核项 {one.item}", f"item {one.item}")
    return Words(f"{one.department}，{what.zh}", f"{one.department}, {what.en}")


def _ruling(one: Ruling | None) -> Text:
    if one is None:
        return NONE
    rate = display_percent(one.rate)
    return Words(
        f"{one.department}，考核项 {one.item}：{rate}", f"{one.department}, item {one.item}: {rate}"
    )

"""What can be wrong in the facts: weights, departments, points, the values of assumptions."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.core.walk import with_number
from creditpolicy.policy.facts import Assumption, Group, Interval, Item, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text, value_text
from creditpolicy.source.source import Span
from creditpolicy.values.classes import evolve
from creditpolicy.verify.mutate.mutant import Edit, Mutant, changed
from creditpolicy.verify.mutate.operators import Operator
from creditpolicy.verify.mutate.orders import number_texts
from creditpolicy.verify.mutate.rebuild import rebuilt

_STEP = Fraction(5, 100)


def fact_mutants(policy: Policy) -> Iterator[Mutant]:
    for assumption in policy.assumptions:
        yield from _assumed(policy, assumption)
    for item in policy.items:
        yield from _weights(policy, item)
        yield from _moved(policy, item)
        yield from _dropped(policy, item)
    yield from _points(policy)


def _assumed(policy: Policy, one: Assumption) -> Iterator[Mutant]:
    for value in _neighbours(one):
        others = tuple(evolve(a, value=value) if a is one else a for a in policy.assumptions)
        old, new = value_text(one.value), value_text(value)
        edits = tuple(_assumed_edits(one, value))
        told = Words(
            f"假设“{one.name}”：{old} 改为 {new}", f"assumption “{one.name}”: {old} to {new}"
        )
        id_ = f"{Operator.ASSUMPTION.value}:{one.name}:{new}"
        changed_ = evolve(policy, assumptions=others)
        yield Mutant(id_, Operator.ASSUMPTION, None, told, one.span, edits, (), changed_)


def _assumed_edits(one: Assumption, value: Value) -> Iterator[Edit]:
    """The value behind the sign, on the line that declares it."""
    if one.span is None:
        return
    source, start = one.span.source, one.span.start
    end = source.text.find("\n", start)
    line = Span(source, start, len(source.text) if end < 0 else end)
    if isinstance(one.value, Fraction) and isinstance(value, Fraction):
        pairs = number_texts(one.value, value)
    else:
        pairs = ((value_text(one.value), value_text(value)),)
    for old, new in pairs:
        yield ((line, f"= {old}", f"= {new}"),)


def _neighbours(one: Assumption) -> tuple[Value, ...]:
    match one.value, one.allowed:
        case Fraction() as value, Interval() | None:
            step = Fraction(1, 100) if 0 < value < 1 else Fraction(1)
            return tuple(v for v in (value + step, value - step) if one.allows(v))[:1]
        case value, tuple() as options:
            return tuple(o for o in options if o != value)[:1]
        case _:
            return ()


def _with_item(policy: Policy, old: Item, new: Item) -> Policy:
    items = tuple(new if item is old else item for item in policy.items)
    return rebuilt(policy, evolve(policy, items=items))


def _weights(policy: Policy, item: Item) -> Iterator[Mutant]:
    """Weight that went from a group to the next."""
    for at in range(len(item.groups) - 1):
        one, other = item.groups[at], item.groups[at + 1]
        step = min(_STEP, one.weight / 2)
        groups = _replaced(
            item.groups,
            at,
            evolve(one, weight=one.weight - step),
            evolve(other, weight=other.weight + step),
        )
        texts = [
            (_percent(group.weight), _percent(group.weight + by), group.span)
            for group, by in ((one, -step), (other, step))
        ]
        told = Words(
            "；".join(f"{old} 改为 {new}" for old, new, _ in texts),
            "; ".join(f"{old} to {new}" for old, new, _ in texts),
        )
        edit = tuple((span, old, new) for old, new, span in texts if span is not None)
        yield _mutant(policy, item, evolve(item, groups=groups), (Operator.WEIGHT, at), told, edit)


def _percent(weight: Fraction) -> str:
    return decimal_text(weight * 100) + "%"


def _replaced(groups: tuple[Group, ...], at: int, *new: Group) -> tuple[Group, ...]:
    return (*groups[:at], *new, *groups[at + len(new) :])


def _moved(policy: Policy, item: Item) -> Iterator[Mutant]:
    """The last department of each group in the next one."""
    for at in range(len(item.groups) - 1):
        one, other = item.groups[at], item.groups[at + 1]
        name = one.departments[-1]
        if len(one.departments) < 2:
            continue
        groups = _replaced(
            item.groups,
            at,
            evolve(one, departments=one.departments[:-1]),
            evolve(other, departments=(name, *other.departments)),
        )
        told = Words(
            f"{name}：{_percent(one.weight)} 改为 {_percent(other.weight)}",
            f"{name}: {_percent(one.weight)} to {_percent(other.weight)}",
        )
        edit: Edit = ()
        if one.span is not None and other.span is not None:
            edit = ((one.span, f"、{name}", ""), (other.span, "：", f"：{name}、"))
        yield _mutant(policy, item, evolve(item, groups=groups), (Operator.MOVED, at), told, edit)


def _dropped(policy: Policy, item: Item) -> Iterator[Mutant]:
    """The last department of each group left out."""
    for at, group in enumerate(item.groups):
        if len(group.departments) < 2:
            continue
        name = group.departments[-1]
        left = evolve(group, departments=group.departments[:-1])
        groups = _replaced(item.groups, at, left)
        members = tuple(d for d in item.departments if d != name)
        told = Words(f"漏了 {name}", f"without {name}")
        edit: Edit = () if group.span is None else ((group.span, f"、{name}", ""),)
        new = evolve(item, groups=groups, departments=members)
        yield _mutant(policy, item, new, (Operator.DROPPED, at), told, edit)


def _points(policy: Policy) -> Iterator[Mutant]:
    """A point that went from an item to the next."""
    for one, other in zip(policy.items, policy.items[1:], strict=False):
        step = min(Fraction(1), one.points / 2)
        if one.sort is not other.sort or one.category != other.category:
            continue
        fewer, more = (
            evolve(one, points=one.points - step),
            evolve(other, points=other.points + step),
        )
        items = tuple({one.id: fewer, other.id: more}.get(i.id, i) for i in policy.items)
        changed_ = _repointed(policy, (one, fewer), (other, more))
        new = rebuilt(changed_, evolve(changed_, items=items))
        texts = [
            changed(decimal_text(a.points), decimal_text(b.points))
            for a, b in ((one, fewer), (other, more))
        ]
        told = Words(
            f"考核项 {one.id}、{other.id} 的分值：{texts[0].zh}，{texts[1].zh}",
            f"points of items {one.id} and {other.id}: {texts[0].en}, {texts[1].en}",
        )
        id_ = f"{Operator.POINTS.value}:{one.id}:{other.id}"
        edit = tuple(
            (a.span, f" {decimal_text(a.points)}分", f" {decimal_text(b.points)}分")
            for a, b in ((one, fewer), (other, more))
            if a.span is not None
        )
        yield Mutant(id_, Operator.POINTS, None, told, one.span, (edit,), (), new)


def _repointed(policy: Policy, *pairs: tuple[Item, Item]) -> Policy:
    """Rules that speak of points say what they said: the points in them are the item's."""
    numbers = {old.id: (old.points, new.points) for old, new in pairs}
    scores: list[Score] = []
    for score in policy.scores:
        item = score.item or ""
        if item in numbers and score.name in (names.rate(item), names.deduction(item)):
            old, new = numbers[item]
            scores.append(evolve(score, body=with_number(score.body, old, new)))
        else:
            scores.append(score)
    return evolve(policy, scores=tuple(scores))


def _mutant(
    policy: Policy,
    old: Item,
    new: Item,
    sort: tuple[Operator, int],
    told: Words,
    edit: Edit,
) -> Mutant:
    operator, at = sort
    id_ = f"{operator.value}:{old.id}:{at + 1}"
    mutated = _with_item(policy, old, new)
    span = old.groups[at].span if old.groups else old.span
    return Mutant(id_, operator, old.id, told, span, (edit,) if edit else (), (), mutated)

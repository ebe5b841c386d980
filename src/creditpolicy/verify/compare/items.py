"""Items that differ in their facts: points, departments, weights, words."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Text, Words
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.policy.reckoning import groups_of
from creditpolicy.verify.compare.change import NONE, Change, Effect, item_words, listed
from creditpolicy.verify.compare.facts import paired

POINTS, WEIGHT = Words("分值", "points"), Words("权重", "weight")


def item_changes(old: Policy, new: Policy) -> Iterator[Change]:
    """Items and parts that came or went, and what differs in the facts of the others."""
    for one, other in paired(old.numbered.values(), new.numbered.values(), lambda i: i.id):
        if one is None or other is None:
            known = one or other
            assert known is not None
            subject = item_words(known.id, known.name)
            before, after = (_points(i) if i else NONE for i in (one, other))
            yield Change(subject, known.id, Words("考核项", "item"), before, after)
        else:
            yield from _facts(one, other)


def _facts(old: Item, new: Item) -> Iterator[Change]:
    subject = item_words(old.id, old.name)
    parts: list[tuple[Words, Text, Text, Effect]] = [
        (POINTS, _points(old), _points(new), Effect.SCORES),
        (Words("种类", "sort"), old.sort.value, new.sort.value, Effect.SCORES),
        (Words("所属大类", "category"), old.category, new.category, Effect.SCORES),
        (Words("名称", "name"), old.name, new.name, Effect.WORDING),
        (Words("内容", "content"), old.content, new.content, Effect.WORDING),
        (Words("报送", "submission"), old.submit, new.submit, Effect.WORDING),
        (Words("出处", "source"), old.cited, new.cited, Effect.WORDING),
    ]
    for what, before, after, effect in parts:
        if before != after:
            yield Change(subject, old.id, what, before, after, effect)
    yield from _departments(old, new, subject)
    yield from _weights(old, new, subject)


def _points(item: Item) -> Words:
    text = decimal_text(item.points)
    return Words(f"{text}分", f"{text} points")


def _departments(old: Item, new: Item, subject: Words) -> Iterator[Change]:
    gone = [name for name in old.departments if name not in new.departments]
    come = [name for name in new.departments if name not in old.departments]
    if gone or come:
        what = Words("责任部门", "responsible departments")
        yield Change(subject, old.id, what, listed(gone), listed(come), whom=(*gone, *come))


def _weights(old: Item, new: Item, subject: Words) -> Iterator[Change]:
    """Departments that weigh something else, those that moved alike together."""
    before, after = _weight_of(old), _weight_of(new)
    moved: dict[tuple[Fraction, Fraction], list[str]] = {}
    for name in old.departments:
        if name in after and before[name] != after[name]:
            moved.setdefault((before[name], after[name]), []).append(name)
    for weights, names in moved.items():
        texts = [f"{decimal_text(w * 100)}%" for w in weights]
        both = listed(names)
        was, is_ = (Words(f"{both.zh} {text}", f"{both.en} {text}") for text in texts)
        yield Change(subject, old.id, WEIGHT, was, is_, whom=tuple(names))
    if not moved and _partition(old, new) != _partition(new, old):
        yield Change(subject, old.id, WEIGHT, _groups(old), _groups(new))


def _weight_of(item: Item) -> dict[str, Fraction]:
    return {name: group.weight for group in groups_of(item) for name in group.departments}


def _partition(item: Item, other: Item) -> set[frozenset[str]]:
    """The groups, as far as the other item has their departments too."""
    shared = frozenset(other.departments)
    return {shared.intersection(group.departments) for group in groups_of(item)} - {frozenset()}


def _groups(item: Item) -> Words:
    if not item.groups:
        return Words("不分组", "one group")
    texts = [(f"{decimal_text(g.weight * 100)}%", listed(g.departments)) for g in item.groups]
    return Words(
        "；".join(f"{weight}：{names.zh}" for weight, names in texts),
        "; ".join(f"{weight}: {names.en}" for weight, names in texts),
    )

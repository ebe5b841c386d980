"""What counts of each kind of evidence, in the words of the policy's rules."""

from attrs import frozen

from creditpolicy.policy.core.records import Field, RecordExpression, RecordOp, Records, Test, Where
from creditpolicy.policy.facts import Item
from creditpolicy.policy.filing import items_by_kind
from creditpolicy.policy.policy import Policy
from creditpolicy.report.rules import rules_of

_NEED_A_VALUE = frozenset((
    *(RecordOp.FILLED, RecordOp.VALID, RecordOp.WITHIN_DAYS, RecordOp.WITHIN_WORKING_DAYS),
    *(RecordOp.AHEAD_DAYS, RecordOp.AHEAD_WORKING_DAYS),
))  # fmt: skip


@frozen
class Counts:
    """An item that looks at a kind, and the rules that say how."""

    item: Item
    rules: tuple[str, ...]


def what_counts(policy: Policy) -> dict[str, tuple[Counts, ...]]:
    """For each kind the items that look at it, in the policy's order."""
    rules = rules_of(policy)
    lines = _lines(policy)
    return {
        kind: tuple(
            Counts(item, tuple(r.text for r in rules[item.id] if r.line in lines[kind]))
            for item in items
        )
        for kind, items in items_by_kind(policy).items()
    }


def _lines(policy: Policy) -> dict[str, set[int]]:
    """For each kind the lines of the text where a measure of it stands."""
    lines: dict[str, set[int]] = {kind.name: set() for kind in policy.kinds}
    for measure in policy.measures:
        if measure.origin is not None:
            lines[measure.kind].add(measure.origin.line)
    for recognition in policy.recognitions:
        if recognition.span is not None:
            lines[recognition.kind].add(recognition.span.line)
    return lines


def asked_for(policy: Policy, kind: str) -> frozenset[str]:
    """The columns of a kind without which a record does not count somewhere."""
    names: set[str] = set()
    for measure in policy.measures:
        relation = measure.of
        while measure.kind == kind and not isinstance(relation, Records):
            if isinstance(relation, Where):
                names.update(_filled(relation.test))
            relation = relation.of
    return frozenset(names)


def _filled(test: RecordExpression) -> list[str]:
    match test:
        case Test(RecordOp.AND, args):
            return [name for arg in args for name in _filled(arg)]
        case Test(op, (Field(name), *_)) if op in _NEED_A_VALUE:
            return [name]
        case _:
            return []

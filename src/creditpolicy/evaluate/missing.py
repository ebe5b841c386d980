"""What a department lacks in an item: the records that nearly count, and what each still needs."""

from fractions import Fraction

from attrs import frozen

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.standing import Standing
from creditpolicy.evaluate.trace import Assumed, Counted, Derived, Referred, Step, Tracer
from creditpolicy.evidence.records import Record, Status
from creditpolicy.policy import names
from creditpolicy.policy.facts import Item, Recognition
from creditpolicy.policy.policy import Policy


@frozen
class Lack:
    """A record that does not count fully, or (`record` None) a kind of which nothing was filed."""

    record: Record | None
    reasons: tuple[Words, ...]

    @property
    def pending(self) -> bool:
        """Whether approval is all that the record waits for, or still does."""
        return self.record is not None and self.record.status is Status.PENDING


def lacks(tracer: Tracer, item: Item, department: str, derived: Derived) -> tuple[Lack, ...]:
    """What is missing, the nearest to counting first; empty where nothing is lost."""
    if derived.value == Fraction(1):
        return ()
    policy = tracer.assessment.policy
    ids = {item.id, *(part.id for part in item.parts)}
    recognitions = [r for r in policy.recognitions if r.item in ids]
    found = _unrecognised(tracer, recognitions, department, policy)
    if not recognitions:
        deducts = names.deduction(item.id) in policy.score_by_name
        found = _deducted(derived) if deducts else [*_uncounted(derived), *_unfiled(derived)]
    return tuple(sorted(found, key=lambda lack: len(lack.reasons)))


_DEDUCTED = Words("因这一件扣分", "points are deducted for it")


def _deducted(derived: Derived) -> list[Lack]:
    """The records that cost points, each once."""
    records = {one.record.place: one.record for one in causes(derived)}
    return [Lack(record, (_DEDUCTED,)) for record in records.values()]


def _unfiled(derived: Derived) -> list[Lack]:
    """The kinds that the rule counts and of which nothing was filed."""
    kinds = dict.fromkeys(one.measure.kind for one in _measures(derived) if not one.records)
    return [Lack(None, (Words(f"没有报送“{kind}”", f"no “{kind}” was filed"),)) for kind in kinds]


def _unrecognised(
    tracer: Tracer, recognitions: list[Recognition], department: str, policy: Policy
) -> list[Lack]:
    by_kind: dict[str, list[Recognition]] = {}
    for recognition in recognitions:
        by_kind.setdefault(recognition.kind, []).append(recognition)
    found: list[Lack] = []
    for kind, rules in by_kind.items():
        measures = [policy.measure_by_name[rule.measure] for rule in rules]
        standings = [tracer.standings.of(measure, department) for measure in measures]
        if not standings[0]:
            found.append(Lack(None, (Words(f"没有报送“{kind}”", f"no “{kind}” was filed"),)))
        for same in zip(*standings, strict=True):
            nearest = min(same, key=lambda standing: len(standing.reasons))
            if not nearest.counts:
                found.append(Lack(nearest.record, nearest.reasons))
    return found


def _uncounted(derived: Derived) -> list[Lack]:
    """Without recognitions.

    The records that some measure of the item leaves out, with all its reasons.
    """
    reasons: dict[tuple[str, int], list[Words]] = {}
    records: dict[tuple[str, int], Record] = {}
    for counted in _measures(derived):
        for standing in counted.records:
            place = standing.record.place
            records[place] = standing.record
            reasons.setdefault(place, []).extend(standing.reasons)
    return [
        Lack(records[place], tuple(dict.fromkeys(why))) for place, why in reasons.items() if why
    ]


def _measures(step: Step) -> list[Counted]:
    """The measures that a figure rests on, each once, however many figures share it."""
    found: list[Counted] = []
    seen: set[int] = set()
    waiting = [step]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        match one:
            case Counted():
                found.append(one)
            case Derived(inputs=inputs):
                waiting.extend(reversed(inputs))
            case Assumed() | Referred():
                pass
    return found


def causes(derived: Derived) -> tuple[Standing, ...]:
    """The records that count, of every measure that the figure rests on."""
    return tuple(
        standing
        for counted in _measures(derived)
        for standing in counted.records
        if standing.counts
    )

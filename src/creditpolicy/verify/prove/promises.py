"""The claims that a policy makes itself: 保证."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.core.build import op
from creditpolicy.policy.core.scores import Dim, Measured, Score, Scored, ScoreOp, Unit
from creditpolicy.policy.core.walk import inside
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.promises import Holds, Moves, Promise
from creditpolicy.values.classes import evolve
from creditpolicy.verify.prove.claim import Claim, Property
from creditpolicy.verify.prove.conditions import probe
from creditpolicy.verify.prove.further import looks_at
from creditpolicy.verify.prove.moves import Move, never_moves
from creditpolicy.verify.prove.occurs import Found, Means, settle
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.subject import Subject, with_scores
from creditpolicy.verify.prove.told import told
from creditpolicy.verify.witness.figures import sliced


def promise_claims(
    policy: Policy, item: str | None, taken: dict[str, Range], solver: Solver | None
) -> Iterator[Claim]:
    """Those of one item, or those under 汇总; `taken`: scores of which their range is enough."""
    for promise in policy.promises:
        if promise.score.item == item:
            yield _claim(policy, promise, taken, solver)


def _claim(
    policy: Policy, promise: Promise, taken: dict[str, Range], solver: Solver | None
) -> Claim:
    match promise:
        case Holds():
            return _holds(policy, promise, taken, solver)
        case Moves():
            return _moves(policy, promise, taken, solver)


def _holds(policy: Policy, of: Holds, taken: dict[str, Range], solver: Solver | None) -> Claim:
    """It is looked for evidence of which it is false; or where it need only be possible, true."""
    test = of.score.body if of.possible else op(ScoreOp.NOT, of.score.body)
    asked = probe(of.score, test, "保证", expected=of.possible)
    figures, more = _figures(policy, of.score)
    asked = evolve(asked, shown=figures)
    whole = with_scores(policy, more)
    names = tuple(figure.name for figure in figures)
    found = Found(occurs=None, means=Means.NOTHING)
    for known in (taken, {}) if taken and solver else (taken,):
        if found.occurs is None:
            subject = Subject(whole, names, (asked.score,), taken=known)
            found = settle(subject, (asked,), solver)[asked.score.name]
    return told(Property.ENSURED, _about(of), found, wanted=of.possible, what=_what(of))


def _moves(policy: Policy, promise: Moves, taken: dict[str, Range], solver: Solver | None) -> Claim:
    more = [promise.score]
    if promise.limit is not None:
        name = f"{promise.score.name}/幅度"
        more.append(Score(name, promise.score.label, (), promise.limit, promise.score.unit, None))
    still = {
        name: range_ for name, range_ in taken.items() if not _rests_on(policy, name, promise.kind)
    }
    subject = Subject(policy, (), more, taken=still)
    limit = more[-1].name if promise.limit is not None else None
    move = Move(promise.score.name, promise.kind, promise.down, limit, test=promise.test)
    found = never_moves(subject, move, solver)
    return told(Property.ENSURED, _about(promise), found, wanted=False, what=_what(promise))


def _rests_on(policy: Policy, figure: str, kind: str) -> bool:
    """Whether one more record of the kind can change the figure."""
    return any(looks_at(measure.of, kind) for measure in sliced(policy, (figure,)).measures)


def _figures(policy: Policy, score: Score) -> tuple[tuple[Scored, ...], tuple[Score, ...]]:
    """The figures that a condition names, counts of records under a score of their own."""
    found: dict[Scored, None] = {}
    more: dict[str, Score] = {}
    for one in inside(score.body):
        match one:
            case Scored():
                found[one] = None
            case Measured(name, keys):
                measure = policy.measure_by_name[name]
                if not measure.per:
                    label = Words(measure.label, measure.label)
                    dims = score.dims or (Dim("部门", policy.department_names),)
                    own = Score(f"证明/{name}", label, dims, one, Unit.COUNT, score.item)
                    more[own.name] = own
                    found[Scored(own.name, keys)] = None
            case _:
                pass
    return tuple(found), tuple(more.values())


def _about(of: Promise) -> str:
    return of.score.item or ""


def _what(of: Promise) -> Words:
    text = "" if of.score.origin is None else " ".join(of.score.origin.text.split())
    return Words(text, text)

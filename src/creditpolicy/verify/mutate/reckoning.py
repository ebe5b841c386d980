"""What can be wrong in the head and in 汇总: the period, and how everything adds up."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.policy.reckoning import BASIS, GROUPS
from creditpolicy.source.source import Span
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES
from creditpolicy.values.classes import evolve
from creditpolicy.verify.mutate.mutant import Edit, Mutant, changed, gone
from creditpolicy.verify.mutate.operators import Operator
from creditpolicy.verify.mutate.rebuild import rebuilt

_DAY = timedelta(days=1)
Texts = tuple[tuple[str, str], ...]


def reckoning_mutants(policy: Policy) -> Iterator[Mutant]:
    yield from _periods(policy)
    yield from _ways(policy)
    yield from _bonus_caps(policy)


def _periods(policy: Policy) -> Iterator[Mutant]:
    """The first day or the last one a day too early or too late."""
    first, last = policy.period
    starts = (((first + by, last), first, first + by) for by in (_DAY, -_DAY))
    ends = (((first, last + by), last, last + by) for by in (_DAY, -_DAY))
    for period, old, new in (*starts, *ends):
        if period[0] > period[1]:
            continue
        forms = ("{} 至", "{} to") if old == first else ("至 {}", "to {}")
        texts = tuple((form.format(old), form.format(new)) for form in forms)
        told = changed(old.isoformat(), new.isoformat())
        yield _mutant(Operator.PERIOD, str(new), told, evolve(policy, period=period), texts)


def _ways(policy: Policy) -> Iterator[Mutant]:
    """Another way in the place of one that is written down; an assumption is changed as one."""
    choices = policy.choices
    assert choices is not None
    named = (("groups", choices.groups, GROUPS), ("department", choices.department, BASIS))
    for name, choice, options in named:
        match choice:
            case Lit(str() as written):
                for other in options:
                    if other != written:
                        new = evolve(policy, choices=evolve(choices, **{name: Lit(other)}))
                        told, texts = changed(written, other), _by(written, other)
                        yield _mutant(Operator.SUMMARY, other, told, rebuilt(policy, new), texts)
            case _:
                pass


def _by(old: str, new: str) -> Texts:
    """What stands behind 按."""
    twins = dict(BUILTIN_NAMES)
    english = [twins.get(name, name) for name in (old, new)]
    return ((f"按 {old}", f"按 {new}"), (f"by {english[0]}", f"by {english[1]}"))


def _bonus_caps(policy: Policy) -> Iterator[Mutant]:
    """加分 最高: a point more, a point less, or left out."""
    choices = policy.choices
    cap = choices.cap if choices is not None else None
    if choices is None or cap is None:
        return
    others: list[Fraction | None] = [cap + 1, cap - 1, None]
    for other in others:
        new = evolve(policy, choices=evolve(choices, cap=other))
        if other is None:
            told, operator = gone(Words("加分的封顶", "the cap of bonuses")), Operator.CAP
        else:
            told, operator = changed(decimal_text(cap), decimal_text(other)), Operator.NUMBER
        yield _mutant(operator, f"加分:{other}", told, rebuilt(policy, new))


def _mutant(
    operator: Operator, what: str, told: Words, policy: Policy, texts: Texts = ()
) -> Mutant:
    id_ = f"{operator.value}:{what}"
    edits = tuple(_edits(policy, texts))
    return Mutant(id_, operator, None, told, None, edits, (), policy)


def _edits(policy: Policy, texts: Texts) -> Iterator[Edit]:
    """Each text in the place of another that stands once in the whole policy."""
    spans = [item.span for item in policy.items if item.span is not None]
    for old, new in texts if spans else ():
        source = spans[0].source
        yield ((Span(source, 0, len(source.text)), old, new),)

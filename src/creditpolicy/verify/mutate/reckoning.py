"""What can be wrong in the head and in 汇总: the period, and how everything adds up."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.policy.reckoning import BASIS, GROUPS
from creditpolicy.values.classes import evolve
from creditpolicy.verify.mutate.mutant import Mutant, changed, gone
from creditpolicy.verify.mutate.operators import Operator
from creditpolicy.verify.mutate.rebuild import rebuilt

_DAY = timedelta(days=1)


def reckoning_mutants(policy: Policy) -> Iterator[Mutant]:
    yield from _periods(policy)
    yield from _ways(policy)
    yield from _bonus_caps(policy)


def _periods(policy: Policy) -> Iterator[Mutant]:
    """The first day or the last one a day too early or too late."""
    first, last = policy.period
    shifts = (((first + by, last), first, first + by) for by in (_DAY, -_DAY))
    ends = (((first, last + by), last, last + by) for by in (_DAY, -_DAY))
    for period, old, new in (*shifts, *ends):
        if period[0] <= period[1]:
            yield _mutant(
                Operator.PERIOD, new.isoformat(), _days(old, new), evolve(policy, period=period)
            )


def _days(old: date, new: date) -> Words:
    return changed(old.isoformat(), new.isoformat())


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
                        told = changed(written, other)
                        yield _mutant(Operator.SUMMARY, other, told, rebuilt(policy, new))
            case _:
                pass


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


def _mutant(operator: Operator, what: str, told: Words, policy: Policy) -> Mutant:
    return Mutant(f"{operator.value}:{what}", operator, None, told, None, (), (), policy)

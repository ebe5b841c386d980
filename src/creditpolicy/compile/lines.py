"""How a figure depends on one count: from some number on as a straight line, or not at all."""

from fractions import Fraction
from math import ceil, floor

from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.values.classes import evolve, frozen


@frozen
class Form:
    """For every count from `at` on `slope` times the count, and something beside that.

    What is beside does not depend on the count: a mark, or a number that is at least `low` and at
    most `high`, where such bounds are known.
    """

    slope: Fraction = Fraction(0)
    at: int = 0
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def is_settled(self) -> bool:
        return not self.slope


def constant(value: object) -> Form:
    return Form(low=value, high=value) if isinstance(value, Fraction) else Form()


def together(forms: list[Form]) -> Form | None:
    """Whatever is worked out of them: settled where all are; None where nothing is known."""
    if all(one.is_settled for one in forms):
        return Form(at=max((one.at for one in forms), default=0))
    return None


def operation(op: ScoreOp, forms: list[Form]) -> Form | None:
    """What an operation makes of its arguments."""
    match op:
        case ScoreOp.ADD:
            return _sum(forms)
        case ScoreOp.SUB:
            return _sum([forms[0], *(_times(one, Fraction(-1)) for one in forms[1:])])
        case ScoreOp.MUL | ScoreOp.DIV if len(forms) == 2:
            return _scaled(op, *forms)
        case ScoreOp.MIN:
            return _least(forms)
        case ScoreOp.MAX:
            least = _least([_times(one, Fraction(-1)) for one in forms])
            return None if least is None else _times(least, Fraction(-1))
        case ScoreOp.LT | ScoreOp.LE | ScoreOp.GT | ScoreOp.GE | ScoreOp.EQ | ScoreOp.NE:
            return _compared(*forms)
        case ScoreOp.APPLIES:
            return Form(at=forms[0].at)
        case _:
            return together(forms)


def _sum(forms: list[Form]) -> Form:
    lows, highs = [one.low for one in forms], [one.high for one in forms]
    return Form(
        sum((one.slope for one in forms), Fraction(0)),
        max(one.at for one in forms),
        sum((x for x in lows if x is not None), Fraction(0)) if None not in lows else None,
        sum((x for x in highs if x is not None), Fraction(0)) if None not in highs else None,
    )


def _times(of: Form, factor: Fraction) -> Form:
    low = None if of.low is None else of.low * factor
    high = None if of.high is None else of.high * factor
    if factor < 0:
        low, high = high, low
    return Form(of.slope * factor, of.at, low, high)


def _scaled(op: ScoreOp, one: Form, other: Form) -> Form | None:
    if op is ScoreOp.MUL and not other.is_settled:
        one, other = other, one
    factor = other.low if other.is_settled and other.low == other.high else None
    if factor is not None and (factor or op is ScoreOp.MUL):
        scaled = _times(one, factor if op is ScoreOp.MUL else 1 / factor)
        return evolve(scaled, at=max(one.at, other.at))
    result = together([one, other])
    if result is None or any(x.low is None or x.low < 0 for x in (one, other)):
        return result
    return evolve(result, low=Fraction(0))


def _least(forms: list[Form]) -> Form | None:
    """A line that goes up is the least no more once it is above one of those that stay."""
    settled = [one for one in forms if one.is_settled]
    highs = [one.high for one in settled if one.high is not None]
    at = max(one.at for one in forms)
    for line in forms:
        if line.is_settled:
            continue
        if line.slope < 0 or line.low is None or not highs:
            return None
        at = max(at, ceil((min(highs) - line.low) / line.slope))
    lows = [one.low for one in settled]
    low = min(x for x in lows if x is not None) if None not in lows else None
    return Form(at=at, low=low, high=min(highs, default=None))


def _compared(one: Form, other: Form) -> Form | None:
    """Two that move apart are in one order from some count on."""
    gap = _sum([one, _times(other, Fraction(-1))])
    if gap.is_settled:
        return Form(at=gap.at)
    if gap.slope < 0:
        gap = _times(gap, Fraction(-1))
    if gap.low is None:
        return None
    return Form(at=max(gap.at, floor(-gap.low / gap.slope) + 1))

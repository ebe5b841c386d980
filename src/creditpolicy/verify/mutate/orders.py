"""Comparisons and their neighbours, in both strata, with the words for them."""

from fractions import Fraction

from creditpolicy.policy.core.records import RecordOp
from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.policy.print_value import decimal_text

SIGNS = {">": "≥", "≥": ">", "<": "≤", "≤": "<"}
"""For each order the one that differs in the bound alone."""
_WORDS = {
    ">": ("晚于", "高于", "大于", "> ", "after", "above"),
    "≥": ("不早于", "不低于", "不小于", "≥ ", "not before", "not below"),
    "<": ("早于", "低于", "小于", "< ", "before", "below"),
    "≤": ("不晚于", "不高于", "不大于", "≤ ", "not after", "not above"),
}
RECORD_SIGNS = {op: op.value for op in (RecordOp.GT, RecordOp.GE, RecordOp.LT, RecordOp.LE)}
SCORE_SIGNS = {
    ScoreOp.GT: ">",
    ScoreOp.GE: "≥",
    ScoreOp.LT: "<",
    ScoreOp.LE: "≤",
}
RECORD_BY_SIGN = {sign: op for op, sign in RECORD_SIGNS.items()}
SCORE_BY_SIGN = {sign: op for op, sign in SCORE_SIGNS.items()}


def order_texts(sign: str) -> tuple[tuple[str, str], ...]:
    """What may stand in a text for an order, and for its neighbour."""
    return tuple(zip(_WORDS[sign], _WORDS[SIGNS[sign]], strict=True))


def number_texts(old: Fraction, new: Fraction) -> tuple[tuple[str, str], ...]:
    """A number as it may stand in a text: as it is, or in percent."""
    pairs = [(decimal_text(old), decimal_text(new))]
    pairs.insert(0, (decimal_text(old * 100) + "%", decimal_text(new * 100) + "%"))
    return tuple(pairs)


def neighbours(value: Fraction) -> tuple[Fraction, ...]:
    """One more and one less; of a share of 1 a hundredth."""
    step = Fraction(1, 100) if 0 < abs(value) < 1 else Fraction(1)
    return (value + step, value - step)

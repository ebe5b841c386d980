"""What is true or false, and other figures that are no numbers, as code."""

from fractions import Fraction
from typing import assert_never

from creditpolicy.compile.figures import Const, Figure, Number, Text, Truth
from creditpolicy.compile.source import Writer
from creditpolicy.policy.core.scores import Operation, ScoreExpression, ScoreOp
from creditpolicy.policy.core.values import Lit, Mark


def mark_name(mark: Mark) -> str:
    return "UNDECIDED" if mark is Mark.UNDECIDED else "NA"


def is_mark(figure: Figure) -> bool:
    return isinstance(figure, Const) and isinstance(figure.value, Mark)


def is_const(figure: Figure, of: type) -> bool:
    return isinstance(figure, Const) and isinstance(figure.value, of)


def may_be_mark(figure: Figure) -> bool:
    match figure:
        case Const(value):
            return isinstance(value, Mark)
        case Number():
            return not figure.is_sure
        case Truth(_, marks) | Text(_, marks):
            return marks
        case _:
            assert_never(figure)


def plain(figure: Figure, writer: Writer) -> str:
    match figure:
        case Const(Mark() as mark):
            return mark_name(mark)
        case Const(value):
            return writer.constant(value)
        case Truth(text) | Text(text):
            return text
        case _:
            raise TypeError("a number where a category is meant")


def key_of(figure: Figure) -> Const | Text:
    match figure:
        case Const(value):
            return Const(str(value))
        case Text() if not figure.marks:
            return figure
        case _:
            raise TypeError("members are known by their names")


def opposite(figure: Figure) -> Figure:
    match figure:
        case Const(value):
            return Const(not value)
        case Truth(text, marks):
            return Truth(f"opposite({text})", True) if marks else Truth(f"not ({text})")
        case _:
            raise TypeError("only what is true or false has an opposite")


def settled(op: ScoreOp, one: Const, other: Const) -> Const:
    left, right = one.value, other.value
    match op:
        case ScoreOp.EQ:
            return Const(left == right)
        case ScoreOp.NE:
            return Const(left != right)
        case ScoreOp.IN:
            return Const(left in right)  # type: ignore[operator]
        case ScoreOp.LT:
            return Const(left < right)  # type: ignore[operator]
        case ScoreOp.LE:
            return Const(left <= right)  # type: ignore[operator]
        case ScoreOp.GT:
            return Const(left > right)  # type: ignore[operator]
        case _:
            return Const(left >= right)  # type: ignore[operator]


def joined(op: ScoreOp, figures: list[Figure]) -> Figure:
    """All (or any) of the tests; those that are known are left out, or settle it."""
    every = op is ScoreOp.AND
    if Const(not every) in figures:
        return Const(not every)
    left = [one for one in figures if one != Const(every)]
    if not left:
        return Const(every)
    texts = [_truth_text(one) for one in left]
    if not any(map(may_be_mark, left)):
        return Truth("(" + f" {'and' if every else 'or'} ".join(f"({x})" for x in texts) + ")")
    return Truth(f"{'all_of' if every else 'any_of'}({', '.join(texts)})", marks=True)


def _truth_text(figure: Figure) -> str:
    match figure:
        case Const(Mark() as mark):
            return mark_name(mark)
        case Truth(text):
            return text
        case _:
            raise TypeError("a test is true or false")


Facts = frozenset[ScoreExpression]


def not_zero(test: ScoreExpression) -> tuple[Facts, Facts]:
    """What is not 0 where the test holds, and where it does not."""
    match test:
        case Operation(ScoreOp.EQ, (one, Lit(Fraction(numerator=0)))):
            return _NOTHING, frozenset((one,))
        case Operation(ScoreOp.NE | ScoreOp.GT | ScoreOp.LT, (one, Lit(Fraction(numerator=0)))):
            return frozenset((one,)), _NOTHING
        case Operation(ScoreOp.LE | ScoreOp.GE, (one, Lit(Fraction(numerator=0)))):
            return _NOTHING, frozenset((one,))
        case Operation(ScoreOp.NOT, (inner,)):
            where_true, where_false = not_zero(inner)
            return where_false, where_true
        case Operation(ScoreOp.AND, args):
            return _NOTHING.union(*(not_zero(arg)[0] for arg in args)), _NOTHING
        case Operation(ScoreOp.OR, args):
            return _NOTHING, _NOTHING.union(*(not_zero(arg)[1] for arg in args))
        case _:
            return _NOTHING, _NOTHING


_NOTHING: Facts = frozenset()

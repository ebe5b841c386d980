"""Comparison words: what each means on numbers and days, and on ordered values."""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy.core.records import RecordOp
from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax.expressions import Order

_MEANING = {
    Order.EQUAL: "=",
    Order.IS: "=",
    Order.NOT_EQUAL: "≠",
    Order.IS_NOT: "≠",
    Order.AT_LEAST: "≥",
    Order.NOT_LOWER: "≥",
    Order.NOT_EARLIER: "≥",
    Order.AT_MOST: "≤",
    Order.NOT_HIGHER: "≤",
    Order.NOT_LATER: "≤",
    Order.MORE: ">",
    Order.HIGHER: ">",
    Order.LATER: ">",
    Order.LESS: "<",
    Order.LOWER: "<",
    Order.EARLIER: "<",
}
RECORD_OPS = {order: RecordOp(sign) for order, sign in _MEANING.items()}
SCORE_OPS = {order: ScoreOp(sign) for order, sign in _MEANING.items()}
ORDERED = frozenset(order for order, sign in _MEANING.items() if sign not in "=≠")


def values_in_order(order: Order, values: tuple[str, ...], *than: str) -> tuple[str, ...]:
    """The values (listed from high to low) that stand in this order to `than`.

    Several values are those of a set, which is equal to each of them; order is to the first.
    """
    place = values.index(than[0]) if than else 0
    match _MEANING[order]:
        case "=":
            return than
        case "≠":
            return tuple(value for value in values if value not in than)
        case "≥":
            return values[: place + 1]
        case ">":
            return values[:place]
        case "≤":
            return values[place:]
        case _:
            return values[place + 1 :]


def holds(order: Order, one: Fraction, other: Fraction) -> bool:
    """Whether two numbers stand in this order."""
    match _MEANING[order]:
        case "=":
            return one == other
        case "≠":
            return one != other
        case "≥":
            return one >= other
        case ">":
            return one > other
        case "≤":
            return one <= other
        case _:
            return one < other


def in_words(expression: e.Expression) -> Words:
    """What sort of expression this is, for a message."""
    match expression:
        case e.Sum() | e.Product() | e.Negative():
            return Words("加减乘除", "arithmetic")
        case e.ItemResult():
            return Words("考核项的得分", "the result of an item")
        case e.Call():
            return Words("函数", "a function")
        case e.Choice():
            return Words("“若…则…否则…”", "“if ... then ... else ...”")
        case e.Imported():
            return Words("别的结果里的数", "a figure of another result")
        case e.Filled() | e.Blank():
            return Words("“有……”“无……”", "“has ...” or “no ...”")
        case e.AtLeast():
            return Words("“至少几个要件”", "“at least k components”")
        case e.Valid():
            return Words("“……有效”", "“... is valid”")
        case e.Belongs():
            return Words("“……属于……”", "“... in ...”")
        case e.Applies():
            return Words("“……适用”“……不适用”", "“... is applicable” or “... is not applicable”")
        case e.Within():
            return Words("“在……后……以内”", "“within ... after ...”")
        case e.Ahead():
            return Words("“在……前……以前”", "“no later than ... before ...”")
        case e.Alike():
            return Words("“同一……的……”", "“... with same ...”")
        case e.Unmatched():
            return Words("“没有同一……”", "“no ... with same ...”")
        case _:
            return Words("这种写法", "this")

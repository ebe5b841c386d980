"""Goals in the stratum of scores: rows taken, comparisons on both sides, caps that bite or not."""

import re
from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.scores import (
    Case,
    Instead,
    Operation,
    Score,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.core.walk import parts
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve
from creditpolicy.verify.coverage.goals import Goal, What

ORDERED = frozenset((ScoreOp.LT, ScoreOp.LE, ScoreOp.GT, ScoreOp.GE))
_TESTS = ORDERED | {ScoreOp.EQ, ScoreOp.NE, ScoreOp.IN, ScoreOp.APPLIES}
_ZERO = Lit(Fraction(0))
"""Nothing is below it, so that to be at it is to fail, or to hold, already."""
_CLOSED = Lit(False)
"""A gate does not open for what is not applicable: nobody has written that."""
_FILLED = (_ZERO, Lit(Fraction(1)))
_OF_RULES = re.compile(r".+/(?:得分率|扣分)")
"""What 缺项 按 满分 puts in the place of a rule's figure: 缺项 is a goal as an assumption."""
_BONUSES = Words("各加分项合计", "the bonuses together")
EXTREMES = frozenset((ScoreOp.MIN, ScoreOp.MAX))
_NOT_WRITTEN = re.compile(
    r".+/(?:提醒[0-9]+|部门得分|得分|扣分合计|有效权重|大类得分|部门大类得分|分项合计|摊入分值|组[0-9]+/.+|结果/.+)"
)


def score_goals(policy: Policy) -> list[Goal]:
    at = None if policy.choices is None else policy.choices.cap_at
    capped = (evolve(s, origin=at) if s.name == names.BONUS else s for s in policy.scores)
    return [goal for score in capped for goal in _score_goals(score)]


def limit_goals(policy: Policy) -> list[Goal]:
    """Each cap and floor reached exactly, each threshold just missed.

    These are no goals of coverage: some numbers never get there.
    """
    return [
        Goal(score.name, number, what, 0, one, score.origin)
        for score in policy.scores
        if is_written(score)
        for number, one in dict(numbered_nodes(score)).items()
        if isinstance(one, Operation) and (what := _limit(one)) is not None
    ]


def _limit(of: Operation) -> What | None:
    if of.op in EXTREMES:
        return What.AT
    return What.BEYOND if of.op in ORDERED and not _is_settled(of.args) else None


def is_written(score: Score) -> bool:
    """Whether somebody wrote its formula; how departments and items add up is ours.

    The cap of 加分 is written too. No case can expect a reminder.
    """
    if score.name == names.BONUS:
        return True
    return score.origin is not None and _NOT_WRITTEN.fullmatch(score.name) is None


def numbered_nodes(score: Score) -> Iterator[tuple[int, ScoreExpression]]:
    """Every part of a formula under its number: equal parts, as in branches for 缺项, under one."""
    numbers: dict[ScoreExpression, int] = {}
    left = [score.body]
    while left:
        one = left.pop()
        yield numbers.setdefault(one, len(numbers)), one
        left.extend(reversed(parts(one)))


def _score_goals(score: Score) -> Iterator[Goal]:
    """Each goal once."""
    if is_written(score) and score.origin is not None:
        goals = (goal for n, one in numbered_nodes(score) for goal in _node_goals(score, n, one))
        yield from dict.fromkeys(goals)


def _node_goals(score: Score, node: int, of: ScoreExpression) -> Iterator[Goal]:
    name, at = score.name, score.origin
    match of:
        case Case(rows) if any(row.origin is not None for row in rows):
            for number, row in enumerate(rows):
                yield Goal(name, node, What.ROW, number, row.test, row.origin or at)
            yield Goal(name, node, What.OTHERWISE, 0, score.label.zh, at)
        case Operation(op, args) if op in _TESTS and not _is_settled(args):
            at_bound = op in ORDERED and _ZERO not in args
            sides = (What.HOLDS, What.FAILS, *((What.AT,) if at_bound else ()))
            for what in sides:
                yield Goal(name, node, what, 0, of, at)
        case Operation(op, args) if op in EXTREMES:
            for number, arg in enumerate(args):
                bonuses = name == names.BONUS and not isinstance(arg, Lit)
                yield Goal(name, node, What.DECIDES, number, _BONUSES if bonuses else arg, at)
        case Instead(use=use) if name == names.BONUS or use == _CLOSED:
            return
        case Instead(use=use) if use not in _FILLED or not _OF_RULES.fullmatch(name):
            yield Goal(name, node, What.MARK, 0, of, at)
            yield Goal(name, node, What.VALUE, 0, of, at)
        case _:
            return


def _is_settled(args: tuple[ScoreExpression, ...]) -> bool:
    """A test of assumptions, or of the value that a table is read at: its rows are goals."""
    return all(isinstance(arg, Given | Lit | Var) for arg in args)

"""What a decision comes to."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.policy.core.values import Mark


class Outcome(NamedTuple):
    """What rows come to.

    `score`: of the department that was asked for, else of the zone: a `Fraction` in points, or a
    `Mark`. `figures`: where no department was asked for, every figure by its name and its members,
    `figures["部门得分"]["甲局",]` among them. `diagnostics`: what was wrong with the rows, and
    reminders, as `evaluate` gives them. `rows` were read, `refused` of them could not be used, and
    `pending` of them would count if they were approved.
    """

    score: Fraction | Mark
    figures: Mapping[str, Mapping[tuple[str, ...], Fraction | Mark | str | bool]]
    diagnostics: tuple[Diagnostic, ...]
    rows: int
    refused: int
    pending: int

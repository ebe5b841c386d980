"""What a policy says must hold of all evidence: 保证. No evaluation looks at it; a proof does."""

from creditpolicy.policy.core.records import RecordExpression
from creditpolicy.policy.core.scores import Score, ScoreExpression
from creditpolicy.values.classes import frozen


@frozen
class Holds:
    """A condition: `score` is never false, whatever is filed; `possible`: it is true of something.

    It is asked of each member of the score's dimensions; a mark says neither true nor false.
    """

    score: Score
    possible: bool


@frozen
class Moves:
    """One more record of `kind`, if it passes `test`, moves the figure `score` down (or up) so far.

    Without `limit` not at all. A figure that is a mark, before or after, has not moved.
    """

    score: Score
    kind: str
    test: RecordExpression | None
    down: bool
    limit: ScoreExpression | None


Promise = Holds | Moves

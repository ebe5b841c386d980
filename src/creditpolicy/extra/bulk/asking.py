"""What is asked of a table beside its measures."""

from pathlib import Path

from creditpolicy.compile.compiled import Vouched
from creditpolicy.extra.bulk.watching import Watch
from creditpolicy.values.classes import frozen


@frozen
class Asking:
    """What is asked beside the measures.

    `shown`: how many rows are shown of each sort; `to`: where all bad rows are written.
    `scores`: where scores are. `watch`: who is told how far a pass has come. `warnings`: whether
    rows that count are looked at for what should be known of them. `vouched`: what somebody answers
    for, so that it is not looked at.
    """

    shown: int = 5
    to: Path | None = None
    scores: Path | None = None
    watch: Watch | None = None
    warnings: bool = False
    vouched: Vouched | None = None

"""Records of a session that nobody can decide on, since the calendar ends before them."""

from collections import Counter as Tally

from creditpolicy.compile.counting import Open

At = tuple[int, str]
"""What tells a record from every other: the place of its kind, and its 编号."""


class OpenRecords(Tally[Open]):
    """How often each question stands open; what came to nothing is gone.

    By record too: that one comes or goes costs the same however many others are open.
    """

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[At, set[Open]] = {}

    def __setitem__(self, one: Open, count: int) -> None:
        mine = self.of.setdefault(one[2], set())
        if count:
            super().__setitem__(one, count)
            mine.add(one)
        else:
            self.pop(one, None)
            mine.discard(one)
            if not mine:
                del self.of[one[2]]

    def years(self, at: At) -> list[int]:
        """The unknown years that a record asks for."""
        return sorted({one[3] for one in self.of.get(at, ()) if self[one] > 0})

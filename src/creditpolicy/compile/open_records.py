"""Records of a session that nobody can decide on, since the calendar ends before them."""

from collections import Counter as Tally

from creditpolicy.compile.bags import hold, one_of_each
from creditpolicy.compile.counting import Open

At = tuple[int, str]
"""What tells a record from every other: the place of its kind, and its 编号."""


class OpenRecords(Tally[Open]):
    """How often each question stands open; what came to nothing is gone.

    By record too, and by branch and department: that one comes or goes, and who is open, costs the
    same however many others are open.
    """

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[At, set[Open]] = {}
        self.at: dict[tuple[int, str], dict[Open, None]] = {}

    def __setitem__(self, one: Open, count: int) -> None:
        if (count > 0) != (self[one] > 0):
            hold(self.at, one[:2], one, 1 if count > 0 else -1)
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

    def one_of_each(self) -> list[Open]:
        """A question of each department at each branch: enough to tell who is open."""
        return one_of_each(self.at)

"""The lines that changed, in the smallest parts that leave a policy when they are made alone."""

from collections.abc import Iterator

from creditpolicy.policy.check import check
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.syntax.statements import File, Statement
from creditpolicy.values.classes import frozen
from creditpolicy.verify.causes.lines import differences

_MOST = 30
"""With more changed lines than this all of them are taken as one part."""


@frozen
class Edit:
    """The statements of the old policy from `start` to before `end` become `new`."""

    start: int
    end: int
    new: tuple[Statement, ...]

    @property
    def is_addition(self) -> bool:
        return self.start == self.end


Unit = tuple[Edit, ...]
"""Edits that are made together, in the order of the text."""


def units(old: File, new: File) -> tuple[Unit, ...]:
    """Parts that may be made one by one; all of them together give the new policy.

    What is no policy alone, as half of a weight that moved is none, is joined: with its neighbours,
    else with whatever else is none alone, else with what was added, else with everything.
    """
    found = tuple(_edits(old, new))
    if len(found) > _MOST:
        return (found,)
    good, bad = _parted(old, [(edit,) for edit in found])
    joined, bad = _parted(old, _neighbours(bad))
    good += joined
    if bad:
        added = [unit for unit in good if all(edit.is_addition for edit in unit)]
        for more in ([], added, good):
            whole = together([*bad, *more])
            if more is good or mixed(old, whole) is not None:
                good = [*(unit for unit in good if unit not in more), whole]
                break
    return tuple(sorted(good, key=lambda unit: unit[0].start))


def mixed(old: File, edits: Unit) -> Policy | None:
    """The old policy with these edits made; None where that is no policy."""
    statements: list[Statement] = []
    at = 0
    for edit in edits:
        statements += [*old.statements[at : edit.start], *edit.new]
        at = edit.end
    statements += old.statements[at:]
    return check(File(old.source, tuple(statements), ()), "")[0]


def together(of: list[Unit]) -> Unit:
    """Edits of several parts in the order of the text."""
    return tuple(sorted((edit for unit in of for edit in unit), key=lambda e: (e.start, e.end)))


def place(unit: Unit, old: File) -> Span:
    """Where the new text has it, or the old one where nothing came in its place."""
    for edit in unit:
        if edit.new:
            return edit.new[0].span
    return old.statements[unit[0].start].span


def _edits(old: File, new: File) -> Iterator[Edit]:
    """Line for line where as many lines came as went."""
    known: dict[Statement, int] = {}
    numbers = [[known.setdefault(s, len(known)) for s in f.statements] for f in (old, new)]
    for start, end, first, last in differences(*numbers):
        lines = new.statements[first:last]
        if len(lines) == end - start:
            yield from (Edit(start + n, start + n + 1, (line,)) for n, line in enumerate(lines))
        else:
            yield Edit(start, end, lines)


def _parted(old: File, of: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Those that are a policy alone, and those that are none."""
    alone = [(unit, mixed(old, unit) is not None) for unit in of]
    return [unit for unit, good in alone if good], [unit for unit, good in alone if not good]


def _neighbours(of: list[Unit]) -> list[Unit]:
    """Parts that follow each other without a line between them are one."""
    joined: list[Unit] = []
    for unit in of:
        if joined and joined[-1][-1].end == unit[0].start:
            joined[-1] += unit
        else:
            joined.append(unit)
    return joined

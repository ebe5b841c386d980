"""沿革: departments that were renamed, merged or absorbed, and what each has become."""

from collections.abc import Iterator
from datetime import date

from creditpolicy.diagnostics.catalog import succession as codes
from creditpolicy.diagnostics.catalog.policy import BAD_DATE
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.changes import change_words
from creditpolicy.policy.declare.names import (
    DEPARTMENT,
    declare,
    first_note,
    listed_once,
    unknown,
)
from creditpolicy.policy.facts import Former
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name
from creditpolicy.values.classes import frozen

_YEARS = 5
_FIRST_DAY = date(1949, 10, 1)
"""No department of today is older."""


_ENDS_HERE = Words("沿革写在这里", "its succession stands here")
_OTHER_DAY = Words("那一天写在这里", "that day stands here")


@frozen
class Ending:
    """How one department ended; `day` and `line` say when, and what it has become."""

    name: Name
    day: date
    line: s.Succession

    @property
    def successor(self) -> str:
        return self.line.successor.text

    @property
    def is_absorbed(self) -> bool:
        return self.line.change is s.Change.ABSORBED

    @property
    def words(self) -> Words:
        return change_words(self.line.change, self.successor)


Endings = dict[str, Ending]


def declare_endings(
    lines: list[s.Succession],
    known: dict[str, Span],
    taken: dict[str, Span],
    period: tuple[date, date],
    problems: list[Diagnostic],
) -> Endings:
    """How each former department ended; those that end in no department of today are left out."""
    endings: Endings = {}
    for line in lines:
        day = _day(line, period, problems)
        names = listed_once(line.names, problems)
        _check_count(line, names, problems)
        for name in names:
            if _may_end(name, endings, known, taken, problems) and day is not None:
                endings[name.text] = Ending(name, day, line)
    problems.extend(_born_twice(endings))
    problems.extend(_unknown(endings, known, problems))
    return _sound(endings, known, problems)


def _day(line: s.Succession, period: tuple[date, date], problems: list[Diagnostic]) -> date | None:
    """The day, which a result of this period may still have to do with."""
    day, last = line.on.value, _years_after(period[1])
    if day is None:
        problems.append(found(BAD_DATE, line.on.span, text=line.on.text))
    elif not _FIRST_DAY <= day <= last:
        limits = {"first": str(_FIRST_DAY), "last": str(last)}
        problems.append(found(codes.ODD_DAY, line.on.span, day=line.on.text, **limits))
    return day


def _years_after(day: date) -> date:
    """A result may be worked out again, with the departments of that day, so much later."""
    return date(min(day.year + _YEARS, date.max.year), 12, 31)


def _check_count(line: s.Succession, names: tuple[Name, ...], problems: list[Diagnostic]) -> None:
    """One department is renamed; it takes several to merge."""
    match line.change:
        case s.Change.RENAMED if len(names) > 1:
            problems.append(found(codes.SEVERAL_RENAMED, line.span))
        case s.Change.MERGED if len(names) == 1:
            problems.append(found(codes.ONE_MERGED, line.span, name=names[0].text))
        case _:
            pass


def _may_end(
    name: Name,
    endings: Endings,
    known: dict[str, Span],
    taken: dict[str, Span],
    problems: list[Diagnostic],
) -> bool:
    if name.text in endings:
        notes = first_note(endings[name.text].name.span)
        problems.append(found(codes.ENDS_TWICE, name.span, notes, name=name.text))
    elif name.text in known:
        notes = first_note(known[name.text])
        problems.append(found(codes.STILL_THERE, name.span, notes, name=name.text))
    else:
        return declare(name, name.span, taken, problems)
    return False


def _born_twice(endings: Endings) -> Iterator[Diagnostic]:
    """A department begins once, by renaming or merging; what comes later is absorbed."""
    first: dict[str, s.Succession] = {}
    for ending in endings.values():
        line = ending.line
        if ending.is_absorbed:
            continue
        began = first.setdefault(ending.successor, line)
        if began is not line:
            at, notes = line.successor.span, first_note(began.successor.span)
            yield found(codes.BEGINS_TWICE, at, notes, name=ending.successor)


def _unknown(
    endings: Endings, known: dict[str, Span], problems: list[Diagnostic]
) -> Iterator[Diagnostic]:
    lines = {id(ending.line): ending.line for ending in endings.values()}
    for line in lines.values():
        if known and line.successor.text not in {**known, **endings}:
            yield unknown(line.successor, DEPARTMENT, [*known, *endings], problems)


def _sound(endings: Endings, known: dict[str, Span], problems: list[Diagnostic]) -> Endings:
    """Those that lead, one day after another, to a department of today."""
    leads: dict[str, bool] = dict.fromkeys(known, True)
    for first in endings:
        name, path = first, dict[str, None]()
        while name in endings and name not in leads and name not in path:
            path[name] = None
            name = endings[name].successor
        if name in path:
            problems.append(_circle(name, endings))
        leads |= dict.fromkeys(path, leads.get(name, False))
    sound = {name: ending for name, ending in endings.items() if leads[name]}
    problems.extend(_backwards(sound))
    return sound


def _circle(name: str, endings: Endings) -> Diagnostic:
    path = [name]
    while (name := endings[name].successor) != path[0]:
        path.append(name)
    return found(codes.CIRCLE, endings[path[0]].name.span, path=" → ".join((*path, path[0])))


def _backwards(endings: Endings) -> Iterator[Diagnostic]:
    """A department that was not there on the day on which another one became it."""
    begun = {e.successor: e for e in endings.values() if not e.is_absorbed}
    for ending in endings.values():
        end, begin = endings.get(ending.successor), begun.get(ending.successor)
        if end is not None and end.day < ending.day:
            why = Words(f"它在 {end.day} 就没有了", f"it ended on {end.day}")
            yield _out_of_order(ending, end, why)
        elif begin is not None and begin.day > ending.day and ending.is_absorbed:
            why = Words(f"它在 {begin.day} 才有", f"it began on {begin.day}")
            yield _out_of_order(ending, begin, why)


def _out_of_order(ending: Ending, other: Ending, why: Words) -> Diagnostic:
    notes = (Note(other.line.on.span, _OTHER_DAY),)
    names = {"name": ending.successor, "day": str(ending.day)}
    return found(codes.OUT_OF_ORDER, ending.line.on.span, notes, why=why, **names)


@frozen
class Past:
    """All that ended, by name: how, and what each is today and in whose name its records stand."""

    endings: Endings
    lasting: dict[str, tuple[str, str]]

    def named(self, name: Name) -> Diagnostic | None:
        """CP295 where the name is that of a department that is no more."""
        ending = self.endings.get(name.text)
        if ending is None:
            return None
        notes = (Note(ending.name.span, _ENDS_HERE),)
        names = {"name": name.text, "day": str(ending.day), "today": self.lasting[name.text][0]}
        return found(codes.FORMER_NAMED, name.span, notes, change=ending.words, **names)


def past_of(endings: Endings) -> Past:
    return Past(endings, _lasting(endings))


def formers_of(past: Past, aliases: dict[str, list[str]]) -> dict[str, tuple[Former, ...]]:
    """By department of today, all that have become it."""
    formers: dict[str, list[Former]] = {}
    for name, ending in past.endings.items():
        successor, merged = past.lasting[name]
        former = Former(
            name,
            tuple(aliases.get(name, ())),
            ending.day,
            ending.line.change,
            ending.successor,
            merged,
            ending.name.span,
        )
        formers.setdefault(successor, []).append(former)
    return {name: tuple(of) for name, of in formers.items()}


def _lasting(endings: Endings) -> dict[str, tuple[str, str]]:
    """The department of today, and the first one on the way to it that another one took over."""
    lasting: dict[str, tuple[str, str]] = {}
    for first in endings:
        name, path = first, list[str]()
        while name in endings and name not in lasting:
            path.append(name)
            name = endings[name].successor
        today, merged = lasting.get(name, (name, ""))
        for former in reversed(path):
            if endings[former].line.change is not s.Change.RENAMED:
                merged = former
            lasting[former] = today, merged
    return lasting

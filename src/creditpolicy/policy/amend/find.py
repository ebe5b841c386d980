"""Which line of the amended policy is meant, or why there is none."""

from collections.abc import Iterable
from itertools import islice

from creditpolicy.diagnostics.catalog import amend as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Text, Words, found
from creditpolicy.policy.amend.draft import Draft, Entry
from creditpolicy.policy.amend.keys import Key, exact_keys
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.vocabulary import chinese_line_word, english_line_word
from creditpolicy.values.nearest import nearest

_SHOWN = 30
_MOST = 5
_REMOVED = Words("在这里删去", "removed here")
_ALIKE = Words("这里有一处", "one is here")


def find(
    draft: Draft, key: Key, owner: Entry | None, at: Span, like: s.Line | None = None
) -> Entry | Diagnostic:
    """The one line that is found so; of several, the one that is `like` this in what it tests."""
    everything = draft.all_of(key, owner)
    live = _live(draft, key, owner)
    for exact in () if like is None or len(live) < 2 else exact_keys(like):
        alike = _live(draft, exact, owner)
        live = alike if len(alike) == 1 else live
    if len(live) == 1:
        return live[0]
    what = named(key, at)
    if live:
        notes = tuple(Note(entry.line.span, _ALIKE) for entry in live)
        return found(codes.SEVERAL_ALIKE, at, notes, what=what)
    gone = next((_gone(entry, key) for entry in everything), None)
    if gone is not None:
        return found(codes.REMOVED_BEFORE, at, (Note(gone, _REMOVED),), what=what)
    return _missing(draft, key, owner, at)


def find_equal(draft: Draft, line: s.Line, key: Key, owner: Entry | None) -> Entry | Diagnostic:
    """The line of the draft that says exactly this."""
    for exact in exact_keys(line)[-1:]:
        equal = _live(draft, exact, owner)
        if equal:
            return equal[0]
    other = find(draft, key, owner, line.span)
    if isinstance(other, Diagnostic) and other.code is not codes.SEVERAL_ALIKE:
        return other
    if isinstance(other, Entry) and other.line == line:
        return other
    return _otherwise(draft, line.span, _live(draft, key, owner))


def _live(draft: Draft, key: Key, owner: Entry | None) -> list[Entry]:
    """The first few that are there: how many more there are makes no difference."""
    there = (entry for entry in draft.all_of(key, owner) if is_there(entry, key))
    return list(islice(there, _MOST))


def is_there(entry: Entry, key: Key) -> bool:
    return entry.removed is None and key.of not in entry.dropped


def _gone(entry: Entry, key: Key) -> Span | None:
    return entry.removed or entry.dropped.get(str(key.of))


def named(key: Key, at: Span) -> Text:
    """What a line is called: 考核项 3; item 3. A row, or a case, by its text."""
    if key.of is not None and not isinstance(key.of, str):
        text = " ".join(at.text.removeprefix(_verb(at)).split())
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    behind = "" if key.of is None else f" {key.of}"
    return Words(key.word + behind, english_line_word(key.word) + behind)


def _verb(at: Span) -> str:
    """The word in front of a row, if there is one."""
    first = at.text.split(maxsplit=1)[0]
    return first if chinese_line_word(first) in ("修改", "增加", "删去") else ""


def _missing(draft: Draft, key: Key, owner: Entry | None, at: Span) -> Diagnostic:
    return found(
        codes.TARGET_MISSING,
        at,
        base=draft.name,
        where=_where(owner),
        what=named(key, at),
        hint=_hint(draft, key, owner),
    )


def _otherwise(draft: Draft, at: Span, there: Iterable[Entry]) -> Diagnostic:
    """Lines of this name there are, but none that reads so."""
    notes = tuple(Note(entry.line.span, _ALIKE) for entry in there)
    hint = Words(
        "写全了就要与原来那一行一样；照抄那一行，或者只写到名称为止。",
        "A line in full must be the old line; copy it, or stop behind its name.",
    )
    args = {"where": Words("", ""), "what": named(Key("", ()), at), "hint": hint}
    return found(codes.TARGET_MISSING, at, notes, base=draft.name, **args)


def _where(owner: Entry | None) -> Words:
    if owner is None:
        return Words("", "")
    of = named(owner.key, owner.line.span)
    zh, en = (of, of) if isinstance(of, str) else (of.zh, of.en)
    return Words(f"“{zh}”下面", f" below “{en}”")


def _hint(draft: Draft, key: Key, owner: Entry | None) -> Words:
    """The nearest of the same kind below the same heading; else where else there is such a line."""
    names = [str(one.of) for one in draft.keys_below(key.word, owner) if isinstance(one.of, str)]
    near = nearest(key.of, names) if isinstance(key.of, str) else None
    if near is not None:
        zh, en = f"{key.word} {near}", f"{english_line_word(key.word)} {near}"
        return Words(f"是不是“{zh}”？", f"Did you mean “{en}”?")
    elsewhere = draft.elsewhere(key)
    if elsewhere is not None and key.of is not None:
        of = named(elsewhere.key, elsewhere.line.span)
        zh, en = (of, of) if isinstance(of, str) else (of.zh, of.en)
        return Words(
            f"它在“{zh}”下面：先写一行 修改 {zh}，再写这一行。",
            f"It stands below “{en}”: write a line “change {en}” first, then this one.",
        )
    return Words(
        "核对写法；原来没有的，写“增加”。", "Check its spelling; what is new is written with “add”."
    )

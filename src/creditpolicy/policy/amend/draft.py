"""A policy that is being amended: its lines in order, and what has become of each."""

from collections.abc import Iterable, Iterator

from creditpolicy.policy.amend.keys import (
    EVERYWHERE,
    HEADINGS,
    WITH_FIGURES,
    Key,
    exact_keys,
    key_of,
    keys_of,
)
from creditpolicy.policy.amend.owners import Reader
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name
from creditpolicy.syntax.format_comments import Commented
from creditpolicy.values.classes import define, field

_HINTS = 20  # looking for the nearest of many names takes its time


@define
class Entry:
    """A line of the amended policy, or one that was added; `line` is what it says now.

    `before`, `behind` and `after` are blocks that were put above it, directly below it, and below
    all that belongs to it. `changed` is where it was changed; `dropped` and `joined` are names of a
    list that went and came. `notes` are comments on its removal.
    """

    line: s.Line
    key: Key
    above: list[s.Comment]
    beside: list[s.Comment]
    added: bool = False
    owner: "Entry | None" = None
    children: "list[Entry]" = field(factory=list["Entry"])
    last: "Entry | None" = None
    before: "list[list[Entry]]" = field(factory=list[list["Entry"]])
    behind: "list[list[Entry]]" = field(factory=list[list["Entry"]])
    after: "list[list[Entry]]" = field(factory=list[list["Entry"]])
    changed: Span | None = None
    removed: Span | None = None
    dropped: dict[str, Span] = field(factory=dict[str, Span])
    joined: list[Name] = field(factory=list[Name])
    notes: list[s.Comment] = field(factory=list[s.Comment])


@define
class Draft:
    """The lines of a policy that is being amended, and where to find them.

    `name` is what messages call the policy. Dictionaries by heading have its identity as a key.
    """

    name: str
    entries: list[Entry] = field(factory=list[Entry])
    head: list[s.Comment] = field(factory=list[s.Comment])
    end: list[s.Comment] = field(factory=list[s.Comment])
    hints: int = _HINTS
    index: dict[tuple[int, Key], list[Entry]] = field(factory=dict[tuple[int, Key], list[Entry]])
    anywhere: dict[Key, Entry] = field(factory=dict[Key, Entry])
    last_words: dict[str, Entry] = field(factory=dict[str, Entry])
    latest: dict[tuple[int, str], Entry] = field(factory=dict[tuple[int, str], Entry])
    own_last: dict[int, Entry] = field(factory=dict[int, Entry])

    def all_of(self, key: Key, owner: Entry | None) -> list[Entry]:
        """The lines that are found so, removed ones too."""
        return self.index.get((_scope(key.word, owner), key), [])

    def keys_below(self, word: str, owner: Entry | None) -> Iterator[Key]:
        """What the lines of this kind below a heading are found by, for the first few mistakes."""
        self.hints -= 1
        if self.hints >= 0:
            scope = _scope(word, owner)
            yield from (key for at, key in self.index if at == scope and key.word == word)

    def elsewhere(self, key: Key) -> Entry | None:
        """Another heading below which there is such a line."""
        entry = self.anywhere.get(key)
        return None if entry is None or key.word in EVERYWHERE else entry.owner

    def last_of(self, word: str) -> Entry | None:
        """The last line of this kind, wherever it stands, or of those that belong to the whole."""
        return self.last_words.get(word) if word in EVERYWHERE else self.latest.get((0, word))

    def last_below(self, owner: Entry, word: str) -> Entry | None:
        return self.latest.get((id(owner), word))

    @property
    def first_item(self) -> Entry | None:
        """The first heading below which no figure belongs to the whole policy any more."""
        return next((one for one in self.entries if one.key.word in WITH_FIGURES), None)

    def register(self, entry: Entry) -> None:
        """Makes a line known by its keys, and where others may have the same, by all it says."""
        for key in (*keys_of(entry.line), *exact_keys(entry.line)):
            self.index.setdefault((_scope(key.word, entry.owner), key), []).append(entry)
            self.anywhere.setdefault(key, entry)


def _scope(word: str, owner: Entry | None) -> int:
    return 0 if owner is None or word in EVERYWHERE else id(owner)


def draft_of(name: str, lines: Iterable[Commented]) -> Draft:
    """The draft of a policy as it stands."""
    draft, reader = Draft(name), Reader[Entry]()
    for line in lines:
        if line.statement is None:
            draft.end += line.above
        elif not isinstance(line.statement, s.Amending):
            entry = Entry(line.statement, key_of(line.statement), line.above, line.behind)
            entry.owner = reader.owner(entry, entry.key)
            if not _is_of_case(entry):
                draft.entries.append(entry)
                _remember(entry, draft)
    return draft


def _is_of_case(entry: Entry) -> bool:
    """Cases stay with the policy that they were written for."""
    return "用例" in (entry.key.word, entry.owner and entry.owner.key.word)


def _remember(entry: Entry, draft: Draft) -> None:
    word, owner = entry.key.word, entry.owner
    draft.register(entry)
    draft.last_words[word] = entry
    draft.latest[0 if owner is None else id(owner), word] = entry
    if owner is not None:
        owner.children.append(entry)
        if word not in HEADINGS:
            draft.own_last[id(owner)] = entry
    lengthen(entry)


def lengthen(entry: Entry) -> None:
    """The blocks that a new last entry belongs to end with it; additions lengthen no old block."""
    block: Entry | None = entry
    while block is not None and block.added == entry.added:
        block.last, block = entry, block.owner


@define
class _Itself:
    """An entry without what was put around it."""

    of: Entry


def in_order(draft: Draft) -> Iterator[Entry]:
    """All lines in their new order, removed ones where they stood."""
    waiting: list[Iterator[Entry | _Itself]] = [iter(draft.entries)]
    while waiting:  # no recursion: additions may stand behind additions for long
        match next(waiting[-1], None):
            case None:
                waiting.pop()
            case _Itself(entry):
                yield entry
            case entry:
                waiting.append(_around(entry))


def _around(entry: Entry) -> Iterator[Entry | _Itself]:
    for block in entry.before:
        yield from block
    yield _Itself(entry)
    for block in entry.behind:
        yield from block
    ending: Entry | None = entry
    while ending is not None and ending.last is entry:
        for block in ending.after:
            yield from block
        ending = ending.owner

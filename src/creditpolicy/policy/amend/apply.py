"""What an amendment says, line by line, is done to the draft of the amended policy."""

from collections.abc import Iterable
from typing import Literal, assert_never

from creditpolicy.diagnostics.catalog import amend as codes
from creditpolicy.diagnostics.catalog.policy import MISPLACED
from creditpolicy.diagnostics.diagnostic import Diagnostic, Note, Words, found
from creditpolicy.policy.amend.draft import Draft, Entry, lengthen
from creditpolicy.policy.amend.find import find, find_equal, is_there, named
from creditpolicy.policy.amend.keys import (
    EVERYWHERE,
    SEVERAL,
    Key,
    exact_keys,
    key_of,
    keys_of,
    only_names,
    only_opens,
)
from creditpolicy.policy.amend.owners import Reader
from creditpolicy.policy.amend.places import Blocks, may_stand_beside, usual_place
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.format_comments import Commented
from creditpolicy.values.classes import define, field

Mode = Literal["change", "add", "remove", "case", "failed"]
_FIRST = Words("先在这里", "here first")
_HERE = Words("已经在这里", "it is here")
_ITEM = Words("考核项", "item")
_ROWS = ("", "情形")


@define
class _Said:
    """A line of the amendment: what it does, and the line of the draft that it is about.

    `block` is what an addition adds; `rows_from` says that rows below took the place of the old.
    """

    mode: Mode = "failed"
    target: Entry | None = None
    block: list[Entry] = field(factory=list[Entry])
    rows_from: bool = False


@define
class _Amending:
    """`added`: the addition of the line above, with the list of blocks that it joined."""

    draft: Draft
    problems: list[Diagnostic] = field(factory=list[Diagnostic])
    reader: Reader[_Said] = field(factory=Reader[_Said])
    added: tuple[Entry, Blocks] | None = None

    def report(self, problem: Diagnostic) -> None:
        self.problems.append(problem)


@define
class _Here:
    """A line, with its comments, below the heading `above`; `said` is filled in."""

    span: Span
    comments: Commented
    above: _Said | None
    said: _Said
    to: _Amending

    @property
    def owner(self) -> Entry | None:
        return None if self.above is None else self.above.target


def apply(draft: Draft, lines: Iterable[Commented]) -> list[Diagnostic]:
    """Does what these lines say to the draft; what cannot be done is reported and left out."""
    to = _Amending(draft)
    for line in lines:
        added, to.added = to.added, None
        match line.statement:
            case None:
                draft.end += line.above
            case s.Language() | s.Amends():
                draft.head += [*line.above, *line.behind]
            case s.Placed() as placed:
                _place(placed, added, line, to)
            case s.ChangeLine() | s.Add() | s.Remove() | s.ChangeTo() as marked:
                _marked(marked, line, to)
            case plain:
                _unmarked(plain, line, to)
    return to.problems


def _here(key: Key, span: Span, comments: Commented, to: _Amending) -> _Here | None:
    """Where a line stands; None where its heading was not found, which has been reported."""
    said = _Said()
    above = to.reader.owner(said, key)
    if above is not None and above.mode == "failed" and key.word not in EVERYWHERE:
        return None
    return _Here(span, comments, above, said, to)


def _marked(
    marked: s.ChangeLine | s.Add | s.Remove | s.ChangeTo, comments: Commented, to: _Amending
) -> None:
    of = marked.to if isinstance(marked, s.ChangeTo) else marked.of
    here = _here(key_of(of), marked.span, comments, to)
    if isinstance(of, s.Language):
        to.report(found(codes.NOT_AMENDABLE, marked.span))
    elif here is not None:
        match marked:
            case s.ChangeLine(of):
                _change(of, here)
            case s.ChangeTo(mention, line):
                _become(mention, line, here)
            case s.Add(s.Case() as case):
                _append_case(case, here)
            case s.Add(line):
                _add(line, here)
            case s.Remove(of):
                _remove(of, here)
            case _:
                assert_never(marked)


def _unmarked(line: s.Line, comments: Commented, to: _Amending) -> None:
    """A line without a word of its own does what its heading does."""
    key = key_of(line)
    here = _here(key, line.span, comments, to)
    if here is None:
        return
    if isinstance(line, s.Case) or (here.above is not None and here.above.mode == "case"):
        _append_case(line, here)
        return
    match here.above:
        case None | _Said("failed"):
            to.report(found(codes.NO_WORD, line.span))
        case _Said("remove"):
            to.report(found(codes.BELOW_REMOVED, line.span))
        case _Said("add"):
            _add(line, here)
        case above if key.word in _ROWS:
            _replace_rows(line, above, here)
        case _:
            _change(line, here)


def _append_case(line: s.Line, here: _Here) -> None:
    """A case of the amendment is one of the whole policy, and stands behind it."""
    here.said.mode = "case"
    if here.above is None:
        here.to.draft.entries[-1].after.append(here.said.block)
    else:
        here.said.block = here.above.block
    here.said.block.append(_entry(line, here))


def _change(of: s.Line | s.Mention, here: _Here) -> None:
    if isinstance(of, s.Field | s.DaysField):
        _change_fields(keys_of(of), of, here)
        return
    key, line = key_of(of), None if isinstance(of, s.Mention) or only_opens(of) else of
    entry = _found(find(here.to.draft, key, here.owner, here.span, line), here)
    if entry is None or not _touch(entry, key, here):
        return
    here.said.mode, here.said.target = "change", entry
    _comment(entry, here.comments)
    entry.line = line or entry.line


def _become(mention: s.Mention, line: s.Line, here: _Here) -> None:
    old = key_of(mention)
    if mention.word == "字段":
        _change_fields((old,), line, here)
        return
    entry = _found(find(here.to.draft, old, here.owner, here.span), here)
    new = [key for key in keys_of(line) if key != old]
    if entry is None or not _are_new(new, line, here) or not _touch(entry, old, here):
        return
    here.said.mode, here.said.target = "change", entry
    _comment(entry, here.comments)
    entry.line, entry.key = line, key_of(line)
    here.to.draft.register(entry)


def _change_fields(keys: tuple[Key, ...], line: s.Line, here: _Here) -> None:
    """Fields that one line declares may be changed one by one."""
    entries = [_found(find(here.to.draft, key, here.owner, here.span), here) for key in keys]
    new = [key for key in keys_of(line) if key not in keys]
    if not _are_new(new, line, here):
        return
    for key, entry in zip(keys, entries, strict=True):
        if entry is None or not _drop(entry, key, here):
            return
    entry = _new(line, here)
    entry.changed = here.span
    if entries[0] is not None:
        entries[0].after.append([entry])
        here.said.mode, here.said.target = "change", entry


def _add(line: s.Line, here: _Here) -> None:
    if isinstance(line, s.Departments) and (there := here.to.draft.last_of("部门")) is not None:
        _join(line, there, here)
        return
    if isinstance(line, s.Part) and here.owner is None:
        here.to.report(found(MISPLACED, here.span, heading=_ITEM))
        return
    if not _are_new(keys_of(line), line, here):
        return
    entry, above = _new(line, here), here.above
    here.said.mode, here.said.target = "add", entry
    if above is not None and above.mode == "add":
        above.block.append(entry)
        here.said.block = above.block
        lengthen(entry)
        return
    here.said.block = [entry]
    blocks = usual_place(here.to.draft, entry.key, here.owner)
    blocks.append(here.said.block)
    here.to.added = entry, blocks


def _join(line: s.Departments, there: Entry, here: _Here) -> None:
    """Departments that are added to the list."""
    keys = keys_of(line)[1:]
    if not _are_new(keys, line, here) or not _is_whole(there, key_of(line), here):
        return
    here.said.mode, here.said.target = "add", there
    there.joined += line.names
    _comment(there, here.comments)
    for key in keys:
        here.to.draft.index.setdefault((0, key), []).append(there)


def _remove(of: s.Line | s.Mention, here: _Here) -> None:
    here.said.mode = "remove"
    match of:
        case s.Departments():
            _drop_all(keys_of(of)[1:], here)
        case s.Field() | s.DaysField() | s.Mention("字段"):
            _drop_all((key_of(of),) if isinstance(of, s.Mention) else keys_of(of), here)
        case _:
            _remove_block(of, here)


def _remove_block(of: s.Line | s.Mention, here: _Here) -> None:
    draft, key = here.to.draft, key_of(of)
    if isinstance(of, s.Mention) or only_names(of):
        entry = _found(find(draft, key, here.owner, here.span), here)
    else:
        entry = _found(find_equal(draft, of, key, here.owner), here)
    if entry is None:
        return
    block = _block(entry)
    changed = next((one.changed for one in block if one.changed is not None), None)
    if changed is not None:
        _twice(key, changed, here)
        return
    for one in block:
        one.removed = here.span
    entry.notes += [*here.comments.above, *here.comments.behind]


def _block(entry: Entry) -> list[Entry]:
    """A line with all that belongs to it and is there."""
    block = [entry]
    for one in block:
        block += [child for child in one.children if child.removed is None]
    return block


def _drop_all(keys: Iterable[Key], here: _Here) -> None:
    for key in keys:
        entry = _found(find(here.to.draft, key, here.owner, here.span), here)
        if entry is not None and _drop(entry, key, here):
            entry.notes += [*here.comments.above, *here.comments.behind]


def _drop(entry: Entry, key: Key, here: _Here) -> bool:
    """A name goes from a list, and with the last one the line."""
    if not _is_whole(entry, key, here):
        return False
    entry.dropped[str(key.of)] = here.span
    names = entry.line.names if isinstance(entry.line, s.Field | s.Departments) else ()
    if not entry.joined and all(name.text in entry.dropped for name in names):
        entry.removed = here.span
    return True


def _replace_rows(line: s.Line, above: _Said, here: _Here) -> None:
    """Rows below a table that is changed take the place of all of its rows."""
    table = above.target
    assert table is not None
    if not above.rows_from:
        above.rows_from = True
        rows = [child for child in table.children if child.key.word in _ROWS]
        for row in rows:
            if row.changed is not None:
                _twice(row.key, row.changed, here)
            row.removed = here.span
    entry = _new(line, here)
    here.said.mode, here.said.target = "add", entry
    table.behind.append([entry])


def _place(
    placed: s.Placed, added: tuple[Entry, Blocks] | None, comments: Commented, to: _Amending
) -> None:
    if added is None:
        to.report(found(codes.PLACED_NOWHERE, placed.span))
        return
    entry, blocks = added
    entry.above += [*comments.above, *comments.behind]
    beside = find(to.draft, key_of(placed.mention), entry.owner, placed.span)
    if isinstance(beside, Diagnostic):
        to.report(beside)
    elif not may_stand_beside(entry.key, entry.owner, beside):
        to.report(found(codes.PLACED_NOWHERE, placed.span))
    else:
        (beside.before if placed.before else beside.after).append(blocks.pop())


def _found(one: Entry | Diagnostic, here: _Here) -> Entry | None:
    if isinstance(one, Diagnostic):
        here.to.report(one)
        return None
    return one


def _new(line: s.Line, here: _Here) -> Entry:
    entry = _entry(line, here)
    here.to.draft.register(entry)
    return entry


def _entry(line: s.Line, here: _Here) -> Entry:
    comments = here.comments
    entry = Entry(line, key_of(line), [*comments.above], [*comments.behind], added=True)
    entry.owner, entry.last = here.owner, entry
    return entry


def _are_new(keys: Iterable[Key], line: s.Line, here: _Here) -> bool:
    """Whether nothing of what is added is there; alike lines may be where a heading has several."""
    for key in exact_keys(line)[-1:] or keys:
        there = (e for e in here.to.draft.all_of(key, here.owner) if is_there(e, key))
        same = next(there, None)
        if same is not None:
            notes = (Note(same.line.span, _HERE),)
            what = named(key_of(line) if key.word in SEVERAL else key, line.span)
            problem = found(codes.THERE_ALREADY, here.span, notes, what=what)
            here.to.report(problem)
            return False
    return True


def _touch(entry: Entry, key: Key, here: _Here) -> bool:
    """Whether the line had not been changed, and now is."""
    partly = [*entry.dropped.values(), *(name.span for name in entry.joined)]
    if partly:
        _twice(key, partly[0], here)
        return False
    if _is_whole(entry, key, here):
        entry.changed = here.span
        return True
    return False


def _is_whole(entry: Entry, key: Key, here: _Here) -> bool:
    if entry.changed is not None:
        _twice(key, entry.changed, here)
    return entry.changed is None


def _twice(key: Key, first: Span, here: _Here) -> None:
    notes = (Note(first, _FIRST),)
    here.to.report(found(codes.CHANGED_TWICE, here.span, notes, what=named(key, here.span)))


def _comment(entry: Entry, comments: Commented) -> None:
    """The comments of a change stand with those of what it changes."""
    entry.above += comments.above
    if comments.behind:
        entry.above += entry.beside
        entry.beside = [*comments.behind]

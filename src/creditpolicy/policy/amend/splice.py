"""The lines of a draft become one text again, which knows where each piece was written."""

from collections.abc import Iterable, Iterator

from creditpolicy.policy.amend.draft import Draft, Entry, in_order
from creditpolicy.policy.amend.places import settled
from creditpolicy.source.source import Piece, Source, Span
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import define, field


@define
class _Text:
    parts: list[str] = field(factory=list[str])
    pieces: list[Piece] = field(factory=list[Piece])
    length: int = 0

    def say(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def copy(self, of: Span) -> None:
        self.pieces.append(Piece(self.length, of))
        self.say(of.text)


def splice(draft: Draft, name: str) -> Source:
    """The whole policy: the words of both files as they were written, in the new order."""
    text = _Text()
    for comment in draft.head:
        _write_comment(comment, text)
    for entry in settled(in_order(draft)):
        _write(entry, text)
    for comment in draft.end:
        _write_comment(comment, text)
    return Source(name, "".join(text.parts), tuple(text.pieces))


def _write(entry: Entry, text: _Text) -> None:
    """A statement on lines of its own; of one that was removed, what was remarked on that."""
    for comment in entry.notes:
        _write_comment(comment, text)
    if entry.removed is not None:
        return
    stretches = list(_stretches(entry))
    for comment in entry.above:
        if not any(_holds(stretch, comment) for stretch in stretches):
            _write_comment(comment, text)
    for stretch in stretches:
        if isinstance(stretch, Span):
            text.copy(stretch)
        else:
            text.say(stretch)
    for comment in entry.beside:
        text.say("  ")
        text.copy(comment.span)
    text.say("\n")


def _write_comment(comment: s.Comment, text: _Text) -> None:
    """On a line of its own, as far to the right as it stood."""
    source, start = comment.span.source, comment.span.start
    line = source.text.rfind("\n", 0, start) + 1
    if comment.own_line:
        text.say(source.text[line:start])
    text.copy(Span(source, start, start + len(comment.text)))
    text.say("\n")


def _holds(stretch: Span | str, comment: s.Comment) -> bool:
    of = comment.span
    return (
        isinstance(stretch, Span)
        and stretch.source is of.source
        and stretch.start <= of.start < stretch.end
    )


def _stretches(entry: Entry) -> Iterator[Span | str]:
    """The text of a statement; a list of names with those that went and came."""
    line = entry.line
    if not isinstance(line, s.Field | s.Departments) or not (entry.dropped or entry.joined):
        yield line.span
        return
    span, names = line.span, line.names
    yield Span(span.source, span.start, names[0].span.start)
    kept = [name for name in names if name.text not in entry.dropped]
    yield from _joined(name.span for name in (*kept, *entry.joined))
    if isinstance(line, s.Field):
        yield Span(span.source, names[-1].span.end, span.end)


def _joined(names: Iterable[Span]) -> Iterator[Span | str]:
    for number, name in enumerate(names):
        if number:
            yield "、"
        yield name

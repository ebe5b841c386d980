"""Statements back to text, in one canonical layout, in Chinese or in English."""

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.format_amending import statement
from creditpolicy.syntax.format_comments import Commented, with_comments
from creditpolicy.syntax.format_layout import Block, Headings, Place
from creditpolicy.syntax.format_names import Lang
from creditpolicy.syntax.parse import parse
from creditpolicy.syntax.statements import Comment, File
from creditpolicy.values.classes import define, field


def format_source(source: Source, lang: Lang | None = None) -> str | tuple[Diagnostic, ...]:
    """The text in canonical layout, in its own language where none is given.

    Returns:
        The text, or diagnostics: those of a text that cannot be read, or CP120 if the result did
        not read as the same statements with the same comments.
    """
    file, problems = parse(source)
    if problems:
        return problems
    text = format_file(file, lang or language_of(file))
    again, problems = parse(Source(source.name, text))
    if problems or again != file or _texts(again) != _texts(file):
        return (found(codes.FORMAT_DIFFERS, Span(source, 0, 0)),)
    return text


def format_file(file: File, lang: Lang) -> str:
    """The statements and comments of a file in canonical layout."""
    writing = _Writing(lang)
    for commented in with_comments(file):
        writing.add(commented)
    return "\n".join(writing.lines) + "\n"


def language_of(file: File) -> Lang:
    """The language that a file is written in: that of its first word."""
    first = file.statements[0].span.text if file.statements else ""
    return "en" if first[:1].isascii() and first[:1].isalpha() else "zh"


def _texts(file: File) -> list[str]:
    return [comment.text for comment in file.comments]


@define
class _Writing:
    """The text so far; `block` and `block_lines` are the kind and length of the last block."""

    lang: Lang
    lines: list[str] = field(factory=list)
    headings: Headings = field(factory=Headings)
    block: Block | None = None
    block_lines: int = 0
    indent: int = 0

    def add(self, commented: Commented) -> None:
        if commented.statement is None:
            if commented.above:
                self._add_comments(commented.above, Place(0, Block.HEADING))
            return
        place = self.headings.place(commented.statement)
        self._add_comments(commented.above, place)
        self.indent = place.indent
        laid_out = statement(commented.statement, self.lang).lay_out(place.indent)
        behind = "".join("  " + comment.text for comment in commented.behind)
        self._extend([*laid_out[:-1], laid_out[-1] + behind])

    def _add_comments(self, comments: list[Comment], place: Place) -> None:
        """An indented comment above a heading stays with the block that it was indented in."""
        stay = 0
        while place.opens and stay < len(comments) and _is_indented(comments[stay]):
            stay += 1
        if stay and self.lines:
            self._extend([" " * max(self.indent, 2) + comment.text for comment in comments[:stay]])
        else:
            stay = 0
        above = [" " * place.indent + comment.text for comment in comments[stay:]]
        if place.opens:
            self._open(place.opens, above)
        self._extend(above)

    def _open(self, block: Block, above: list[str]) -> None:
        together = block is self.block and block is not Block.HEADING and self.block_lines == 1
        if self.lines and (above or not together):
            self.lines.append("")
        self.block, self.block_lines = block, 0

    def _extend(self, lines: list[str]) -> None:
        self.lines += lines
        self.block_lines += len(lines)


def _is_indented(comment: Comment) -> bool:
    return comment.own_line and comment.span.source.line_and_column(comment.span.start)[1] > 1

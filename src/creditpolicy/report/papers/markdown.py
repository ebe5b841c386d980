"""A paper as Markdown: tables with pipes, and nothing in a name that Markdown would obey."""

import re
from collections.abc import Iterator
from typing import assert_never

from creditpolicy.report.papers.paper import (
    Align,
    Annex,
    Block,
    Chart,
    Heading,
    Paper,
    Table,
    column_titles,
)
from creditpolicy.report.papers.sparks import sparks
from creditpolicy.source.width import printable

_OBEYED = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_BEGINS = re.compile(r"^(\d*)([-+.)=])(?=[-+=\s]|$)")
_RULES = {Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}


def markdown(paper: Paper) -> str:
    """The text; merged cells are written once, and blank where they go on."""
    blocks = list(_blocks(paper))
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def _blocks(paper: Paper) -> Iterator[list[str]]:
    yield from ([_line(text)] for text in (paper.office, paper.number) if text)
    yield [f"# {_plain(paper.title)}"]
    yield [_line(paper.remark)] if paper.remark else []
    yield [_line(paper.addressed)] if paper.addressed else []
    for block in paper.body:
        yield [_block(block)]
    for line in paper.signed:
        yield [_line(line)]
    notes = [f"> {_plain(note)}  " for note in paper.notes]
    yield notes if paper.body else []
    for annex in paper.annexes:
        yield from _annex(annex)
    yield [] if paper.body else notes


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (level + 1)} {_plain(text)}"
        case other:
            return _line(other.text)


def _annex(annex: Annex) -> Iterator[list[str]]:
    yield [f"## {_plain(annex.heading)}"] if annex.heading else []
    match annex:
        case Table():
            yield _table(annex)
            yield [_line(note) for note in annex.notes]
        case Chart():
            yield [f"{_plain(one.name)} {sparks(one, annex.most)}  " for one in annex.lines]
        case _:
            assert_never(annex)


def _table(table: Table) -> list[str]:
    """Markdown has one row of titles: those above it are joined to it."""
    titles = list(map(_plain, column_titles(table)))
    first = next(iter(table.body), table.head[0])
    rules = [_RULES[cell.align if cell else Align.CENTER] for cell in first]
    rows = ([_plain(cell.text) if cell else "" for cell in row] for row in table.body)
    return ["| " + " | ".join(row) + " |" for row in (titles, rules, *rows)]


def _line(text: str) -> str:
    """A text that begins a line, where it could begin a list as well."""
    return _BEGINS.sub(r"\1\\\2", _plain(text))


def _plain(text: str) -> str:
    return _OBEYED.sub(r"\\\1", printable(text).strip())

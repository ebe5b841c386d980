"""A comparison for a terminal."""

from collections.abc import Iterator

from creditpolicy.report.diff.page import Entry, Page, Section
from creditpolicy.source.width import printable, width, wrap


def diff_text(page: Page, lang: str, columns: int) -> str:
    """The verdict, then each change with what stood there, what stands there now, an example."""
    blocks = [wrap(printable(page.title), columns), wrap(page.verdict, columns)]
    blocks += [list(_section(one, lang, columns)) for one in page.sections]
    if page.wording:
        head = "只改了文字，得分不变：" if lang == "zh" else "Only words, no score changes:"
        blocks.append([head])
        blocks += [list(_section(one, lang, columns)) for one in page.wording]
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def _section(of: Section, lang: str, columns: int) -> Iterator[str]:
    yield from wrap(printable(of.title), columns)
    for entry in of.entries:
        yield from _entry(entry, lang, columns)


def _entry(of: Entry, lang: str, columns: int) -> Iterator[str]:
    yield f"  {printable(of.what)}"
    labels = ("原来  ", "现在  ") if lang == "zh" else ("before  ", "after   ")
    for label, text in zip(labels, (of.before, of.after), strict=True):
        yield from _hanging("    " + label, text, columns)
    for line in of.example:
        indent = len(line) - len(line.lstrip())
        yield from _hanging("    " + " " * indent, line.lstrip(), columns)


def _hanging(label: str, text: str, columns: int) -> Iterator[str]:
    """A text behind a label, its further lines below the first."""
    beside = " " * width(label)
    for at, line in enumerate(wrap(printable(text), max(20, columns - width(label)))):
        yield (beside if at else label) + line

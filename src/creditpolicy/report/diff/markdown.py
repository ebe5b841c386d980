"""A comparison as Markdown, for a review."""

import re
from collections.abc import Iterator

from creditpolicy.report.diff.page import Entry, Page, Section


def diff_markdown(page: Page, lang: str) -> str:
    """A heading for each part, a list of its changes."""
    lines = [f"# {escaped(page.title)}", "", escaped(page.verdict)]
    for one in page.sections:
        lines += _section(one, lang)
    if page.wording:
        lines += ["", "## " + ("只改了文字" if lang == "zh" else "Only words")]
        for one in page.wording:
            lines += _section(one, lang)
    return "\n".join(lines) + "\n"


def _section(of: Section, lang: str) -> Iterator[str]:
    yield from ("", f"## {escaped(of.title)}", "")
    for entry in of.entries:
        yield from _entry(entry, lang)


def _entry(of: Entry, lang: str) -> Iterator[str]:
    before, after = ("原来：", "现在：") if lang == "zh" else ("before: ", "after: ")
    yield f"- **{escaped(of.what)}**"
    yield f"  - {before}{escaped(of.before)}"
    yield f"  - {after}{escaped(of.after)}"
    for line in of.example:
        indent = "    " if line.startswith(" ") else "  "
        yield f"{indent}- {escaped(line.strip())}"


def escaped(text: str) -> str:
    """Text in which nothing is a sign of Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", " ".join(text.split()))

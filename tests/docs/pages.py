"""The pages as the tests read them: every fenced block, with the words behind its language.

```policy item CP206        the language, where the block stands, the codes it must give
```csv file=材料.csv        a file that later commands of the page find
"""

import re
from functools import cache
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference" / "language.md"
GENERATED = DOCS / "reference" / "cli.md"

_FENCE = re.compile(r"^ *(```+) *(.*)$")
_REMARK = re.compile(r"^ *<!-- test: (.*?) -->$")


@frozen
class Block:
    """A fenced block; `line` is that of its opening fence. A remark to the tests is a block too."""

    page: Path
    line: int
    lang: str
    args: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def codes(self) -> frozenset[str]:
        """The codes that the block says it gives."""
        return frozenset(arg for arg in self.args if re.fullmatch(r"CP\d{3}", arg))

    def option(self, name: str) -> str | None:
        """The value of `name=value` among the words."""
        found = (arg.removeprefix(f"{name}=") for arg in self.args if arg.startswith(f"{name}="))
        return next(found, None)


def pages() -> list[Path]:
    """README.md, and every page of docs/ that is written by hand."""
    written = [page for page in sorted(DOCS.rglob("*.md")) if page != GENERATED]
    return [*sorted(ROOT.glob("README*.md")), *written]


@cache
def blocks(page: Path) -> tuple[Block, ...]:
    """The blocks of a page, in order."""
    found: list[Block] = []
    opened: tuple[int, str, list[str]] | None = None
    body: list[str] = []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        fence, remark = _FENCE.match(line), _REMARK.match(line)
        if opened is None and remark:
            found.append(Block(page, number, "remark", tuple(remark[1].split()), ""))
        elif opened is None and fence:
            opened, body = (number, fence[1], fence[2].split()), []
        elif opened is not None and fence and fence[1] == opened[1] and not fence[2]:
            start, _, words = opened
            lang, args = (words[0], tuple(words[1:])) if words else ("", ())
            found.append(Block(page, start, lang, args, "\n".join(body) + "\n"))
            opened = None
        else:
            body.append(line)
    assert opened is None, f"{page}: a fence is not closed"
    return tuple(found)


def all_blocks(lang: str) -> list[Block]:
    """The blocks in this language on all pages."""
    return [block for page in pages() for block in blocks(page) if block.lang == lang]

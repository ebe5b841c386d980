"""No link of a page leads nowhere, and no page is left without a way to it."""

import re

from tests.docs.pages import DOCS, ROOT, pages

_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")
_INDEXES = ("how-to", "decisions")


def links(page):
    """The files that a page links to."""
    text = re.sub(
        r"^(```+).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    return [(page.parent / found[1]).resolve() for found in _LINK.finditer(text) if found[1]]


def test_every_link_leads_to_a_file():
    """A relative link names a file of this repository."""
    broken = [
        f"{page.relative_to(ROOT)}: {link.name}"
        for page in pages()
        for link in links(page)
        if not link.exists()
    ]
    assert broken == []


def test_every_page_can_be_reached():
    """Whoever starts at the README comes to every page of docs/ by its links."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        waiting += links(page)
    assert set(DOCS.rglob("*.md")) - reached == set()

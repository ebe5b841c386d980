"""Where the policy that an amendment names is looked for; a text never opens a file by itself."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.refused import read_as
from creditpolicy.source.decode import Cause, ReadSource, Refusal, Unopened, read_source
from creditpolicy.source.source import Source
from creditpolicy.values.classes import frozen

_PACKAGED = Path(__file__).parents[2] / "_data" / "policies"
_CHECKOUT = Path(__file__).parents[4] / "policies"
_PLAIN = re.compile(r"[^/\\:*?\"<>|\x00-\x1f\s.][^/\\:*?\"<>|\x00-\x1f]{0,200}\.policy")


@frozen
class Base:
    """An amended policy: its text, notes on reading it, and where what it amends is looked for."""

    source: Source
    notes: tuple[Diagnostic, ...]
    bases: "Bases"


Bases = Callable[[str], Base | Refusal]
"""From the plain name of a file to the policy, or why it cannot be read."""


def is_plain(name: str) -> bool:
    """Whether this is the name of a `.policy` file, and no path, drive or address."""
    return _PLAIN.fullmatch(name) is not None


def in_folder(folder: Path) -> Bases:
    """Policies of this folder, and else those that come with the package."""

    def find(name: str) -> Base | Refusal:
        read = read_source(folder / name)
        if isinstance(read, Unopened) and read.cause is Cause.MISSING:
            return _shipped(name)
        return _base(read, find)

    return find


def given(texts: Mapping[str, str]) -> Bases:
    """Policies by the names of their files, as the caller has them."""

    def find(name: str) -> Base | Refusal:
        text = texts.get(name)
        return Unopened(Cause.MISSING) if text is None else Base(Source(name, text), (), find)

    return find


def _shipped(name: str) -> Base | Refusal:
    folder = _PACKAGED if _PACKAGED.exists() else _CHECKOUT
    read = read_source(folder / name)
    if isinstance(read, ReadSource):
        read = ReadSource(Source(name, read.source.text), read.encoding)
    return _base(read, _shipped)


def _base(read: ReadSource | Refusal, bases: Bases) -> Base | Refusal:
    if not isinstance(read, ReadSource):
        return read
    note = read_as(read.source.name, read.encoding)
    return Base(read.source, (note,) if note else (), bases)

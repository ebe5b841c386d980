"""How hard the laws are tried: parts of what the profile of the run asks for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import settings


def part(of: int) -> Callable[[Any], Any]:
    """One in `of` of the profile's examples: whole policies are slow to draw."""
    return settings(max_examples=_part(of))


@contextmanager
def profile_of_part(of: int) -> Iterator[None]:
    """The same for laws that stand elsewhere, and are stated while this lasts."""
    whole = settings.get_current_profile_name()
    settings.register_profile("part", settings.get_profile(whole), max_examples=_part(of))
    settings.load_profile("part")
    try:
        yield
    finally:
        settings.load_profile(whole)


def _part(of: int) -> int:
    return max(10, settings.default.max_examples // of)

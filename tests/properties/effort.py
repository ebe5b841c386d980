"""How hard the laws are tried: parts of what the profile of the run asks for."""

from collections.abc import Callable
from typing import Any

from hypothesis import settings


def part(of: int) -> Callable[[Any], Any]:
    """One in `of` of the profile's examples: whole policies are slow to draw."""
    return settings(max_examples=max(10, settings.default.max_examples // of))

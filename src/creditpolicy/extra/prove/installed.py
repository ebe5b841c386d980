"""Whether the library of `creditpolicy[prove]` is there."""

from importlib.util import find_spec


def is_installed() -> bool:
    """Imports nothing."""
    return find_spec("z3") is not None

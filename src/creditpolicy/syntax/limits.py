"""How large a text may be: on by default, so that no text costs more than its length."""

from creditpolicy.values.classes import frozen


@frozen
class Limits:
    """Characters of a text, a line, a name and a number; levels of nesting; wrong lines listed."""

    text: int = 4_000_000
    line: int = 400_000
    name: int = 500
    number: int = 40
    depth: int = 64
    errors: int = 100

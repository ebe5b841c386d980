"""What strategies need to know of names."""

from creditpolicy.source.source import Source, Span
from creditpolicy.syntax.expected import all_words as words

NOWHERE = Span(Source("", ""), 0, 0)
"""The place of a node that was not read from a text."""

__all__ = ["NOWHERE", "words"]

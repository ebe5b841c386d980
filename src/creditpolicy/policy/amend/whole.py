"""A policy that amends nothing any more."""

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.source.source import Source
from creditpolicy.syntax.statements import File
from creditpolicy.values.classes import frozen


@frozen
class Whole:
    """The whole policy, the texts that it was made of (the amendment first), and notes on them."""

    file: File
    texts: tuple[Source, ...]
    notes: tuple[Diagnostic, ...] = ()

"""The one exception of the public interface."""

from typing import Self

from creditpolicy.diagnostics.diagnostic import Diagnostic


class CreditPolicyError(Exception):
    """What was asked for cannot be given.

    `diagnostics`, a tuple, say why, each with a code, a place and one thing to do. It can be
    pickled: a process hands it to the one that waits for it.
    """

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(f"{d.code.code} {d.message('en')}" for d in diagnostics))

    def __reduce__(self) -> tuple[type[Self], tuple[Diagnostic, ...]]:
        return type(self), self.diagnostics

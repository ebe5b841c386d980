"""The one exception of the public interface."""

from creditpolicy.diagnostics.diagnostic import Diagnostic


class CreditPolicyError(Exception):
    """What was asked for cannot be given.

    `diagnostics` say why, each with a code, a place and one thing to do.
    """

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(f"{d.code.code} {d.message('en')}" for d in diagnostics))

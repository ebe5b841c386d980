"""Whether the library of `creditpolicy[testing]` is there."""

from importlib.util import find_spec

from creditpolicy.diagnostics.catalog import laws as codes
from creditpolicy.diagnostics.diagnostic import found

_MODULE = "hypothesis"


def require_hypothesis() -> None:
    """Raises ModuleNotFoundError, with CP810 and what to install in one line, where it is not."""
    if find_spec(_MODULE) is None:
        one = found(codes.NEEDS_HYPOTHESIS)
        text = f"{one.code.code} {one.message('en')} {one.help('en')}"
        raise ModuleNotFoundError(f"{text} {one.message('zh')}{one.help('zh')}", name=_MODULE)

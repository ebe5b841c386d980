"""A number that is not exact, 1e3 or 约3分, where an exact one stands."""

import re

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.syntax.expected import reads
from creditpolicy.syntax.failure import Failure

_DIGITS = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
_ROUGH = re.compile(
    rf"(?:(?P<about>大约|约|近|about|approx\.?|[~～≈])[\s\u3000]*)?"
    rf"(?P<number>{_DIGITS})(?P<power>[eEｅＥ][+＋−-]?[0-9０-９]+)?"
)


def rough_number(wrong: Failure) -> Diagnostic | None:
    """It is named where the line reads with the number alone in its place."""
    for run in _ROUGH.finditer(wrong.text):
        if not (run["about"] or run["power"]) or not run.start() <= wrong.offset <= run.end():
            continue
        exact = f"{wrong.text[: run.start()]}{run['number']}{wrong.text[run.end() :]}"
        if reads(exact):
            here = wrong.span(run.start(), len(run[0]))
            return found(codes.ROUGH_NUMBER, here, run=run[0])
    return None

"""How commands show what was found, and the exit code that follows from it."""

from collections.abc import Sequence

from creditpolicy.cli.command import BAD_USAGE, FINE, FOUND
from creditpolicy.cli.console import Console
from creditpolicy.diagnostics.catalog import evaluation, papers
from creditpolicy.diagnostics.diagnostic import Diagnostic, has_errors
from creditpolicy.diagnostics.merge import together
from creditpolicy.diagnostics.render_json import diagnostics_json
from creditpolicy.diagnostics.render_text import render_text
from creditpolicy.evidence.unreadable import unreadable
from creditpolicy.report.json_text import json_text

_SHOWN = 200
_MISUSE = frozenset(
    code.code
    for code in (
        evaluation.UNKNOWN_ASSUMPTION,
        evaluation.ASSUMED_OUT_OF_RANGE,
        evaluation.UNKNOWN_DEPARTMENT,
        evaluation.UNKNOWN_ITEM,
        evaluation.NOT_NAMED,
        evaluation.NOT_A_RESULT,
        papers.NEEDS_PAPERS,
        papers.NO_DOCUMENT,
        papers.NO_TABLE,
        papers.NO_YEAR,
        papers.OTHER_ASSESSMENT,
        papers.NO_FONT,
        papers.NOT_ITS_POLICY,
    )
)


def exit_code(diagnostics: Sequence[Diagnostic]) -> int:
    """2 where something asked for does not exist or cannot be read, 1 for any other error."""
    if unreadable(diagnostics) or any(d.code.code in _MISUSE for d in diagnostics):
        return BAD_USAGE
    return FOUND if has_errors(list(diagnostics)) else FINE


def listing(diagnostics: Sequence[Diagnostic], lang: str, columns: int) -> str:
    """All of them for people; the rest is counted where there are hundreds."""
    found = together(diagnostics)
    text = render_text(found[:_SHOWN], lang, columns)
    more = len(found) - _SHOWN
    if more <= 0:
        return text
    zh, en = (
        f"另有 {more:,} 条，用 --format json 可以看到全部。",
        f"{more:,} more; --format json has all.",
    )
    return f"{text}\n{zh if lang == 'zh' else en}\n"


def refuse(diagnostics: Sequence[Diagnostic], console: Console, lang: str, *, as_json: bool) -> int:
    """What is shown where there is no result: as data on standard output, or as text for people."""
    if as_json:
        console.give(json_text(diagnostics_json(diagnostics)))
    else:
        console.complain(listing(diagnostics, lang, console.columns))
    return exit_code(diagnostics)

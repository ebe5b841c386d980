"""Runs `creditpolicy whatif`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import assessed
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused
from creditpolicy.cli.run.progress import Progress
from creditpolicy.evaluate.whatif import what_if
from creditpolicy.report.json_text import json_text
from creditpolicy.report.whatif_json import whatif_json
from creditpolicy.report.whatif_table import whatif_table

_DIGITS = 9


def run_whatif(args: Namespace, console: Console) -> int:
    most = _most(args.most)
    result = assessed(args, console)
    as_json = args.format == "json"
    if isinstance(result, Refused):
        return refuse(result.diagnostics, console, result.lang, as_json=as_json)
    found = (*result.warnings, *result.assessment.diagnostics)
    if found and not as_json:
        console.complain(listing(found, result.lang, console.columns) + "\n")
    progress = Progress(console, result.lang)
    answer = what_if(result.assessment, most, progress.trying)
    progress.done()
    if as_json:
        console.give(json_text(whatif_json(answer)))
    else:
        console.say(whatif_table(answer, result.lang, console.columns))
    return FINE


def _most(text: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS) or int(digits) == 0:
        raise UsageError(
            f"--most 后面要写一个整数，例如 1000，不是“{text}”。",
            f"--most takes a whole number from 1, not “{text}”.",
        )
    return int(digits)

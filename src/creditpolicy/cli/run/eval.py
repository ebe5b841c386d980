"""Runs `creditpolicy eval`."""

from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.command import FINE
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import Assessed, assessed
from creditpolicy.cli.run.files import refuse_same_file, write_text
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused
from creditpolicy.report.assessment_csv import assessment_csv
from creditpolicy.report.assessment_json import assessment_json
from creditpolicy.report.assessment_table import assessment_table
from creditpolicy.report.json_text import json_text


def run_eval(args: Namespace, console: Console) -> int:
    refuse_same_file(args.output, (args.policy, *args.evidence))
    result = assessed(args, console, strict=args.strict, decided=args.decided)
    if isinstance(result, Refused):
        return refuse(result.diagnostics, console, result.lang, as_json=args.format == "json")
    found = (*result.warnings, *result.assessment.diagnostics)
    if found and args.format != "json":
        console.complain(listing(found, result.lang, console.columns) + "\n")
    text = _report(result, args.format, console.columns)
    if args.output is not None:
        write_text(Path(args.output), text)
    elif args.format == "table":
        console.say(text)
    else:
        console.give(text)
    return FINE


def _report(result: Assessed, form: str, columns: int) -> str:
    assessment, warnings, lang = result
    if form == "json":
        return json_text(assessment_json(assessment, warnings))
    if form == "csv":
        return assessment_csv(assessment, lang)
    return assessment_table(assessment, lang, columns, warnings)

"""Runs `creditpolicy explain`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import assessed
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused
from creditpolicy.evaluate.subject import own_name, unknown_subject
from creditpolicy.report.explain import explain


def run_explain(args: Namespace, console: Console) -> int:
    result = assessed(args, console)
    as_json = args.format == "json"
    if isinstance(result, Refused):
        return refuse(result.diagnostics, console, result.lang, as_json=as_json)
    assessment, warnings, lang = result
    department = own_name(assessment.policy, args.department)
    problem = unknown_subject(assessment.policy, department, args.item)
    if problem is not None:
        return refuse((problem,), console, lang, as_json=as_json)
    diagnostics = (*warnings, *assessment.diagnostics)
    if diagnostics:
        console.complain(listing(diagnostics, lang, console.columns) + "\n")
    text = explain(assessment, department, args.item, lang, args.format)
    if as_json:
        console.give(text)
    else:
        console.say(text)
    return FINE

"""Runs `creditpolicy show`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.report.json_text import json_text
from creditpolicy.report.policy_json import policy_json
from creditpolicy.report.policy_table import policy_table


def run_show(args: Namespace, console: Console) -> int:
    opened = open_policy(args.policy, console)
    if isinstance(opened, Refused):
        return refuse(opened.diagnostics, console, opened.lang, as_json=args.format == "json")
    if opened.warnings:
        console.complain(listing(opened.warnings, opened.lang, console.columns) + "\n")
    if args.format == "json":
        console.give(json_text(policy_json(opened.policy)))
    else:
        console.say(policy_table(opened.policy, opened.lang, console.columns))
    return FINE

"""Runs `creditpolicy render`."""

from argparse import Namespace

from creditpolicy.cli.console import Console
from creditpolicy.cli.run.files import refuse_same_file
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.papers import chosen_form, give_paper
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.report.decomposition import decomposition


def run_render(args: Namespace, console: Console) -> int:
    form = chosen_form(args.output)
    refuse_same_file(args.output, (args.policy,))
    opened = open_policy(args.policy, console)
    if isinstance(opened, Refused):
        return refuse(opened.diagnostics, console, opened.lang, as_json=False)
    if opened.warnings:
        console.complain(listing(opened.warnings, opened.lang, console.columns) + "\n")
    return give_paper(decomposition(opened.policy, opened.lang), form, args.output, console)

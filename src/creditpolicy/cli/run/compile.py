"""Runs `creditpolicy compile`."""

from argparse import Namespace
from pathlib import Path

from attrs import evolve

from creditpolicy.cli.command import FINE
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import assumptions
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.compile.compiled import Compiled
from creditpolicy.diagnostics.diagnostic import has_errors
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.pipeline import load_results


def run_compile(args: Namespace, console: Console) -> int:
    texts = assumptions(args.assume)
    opened = open_policy(args.policy, console)
    if isinstance(opened, Refused):
        return refuse(opened.diagnostics, console, opened.lang, as_json=False)
    assumed, problems = read_assumed(opened.policy, texts)
    imports, found = load_results(opened.policy, map(Path, args.results))
    if problems or has_errors(found):
        return refuse((*opened.warnings, *problems, *found), console, opened.lang, as_json=False)
    if opened.warnings or found:
        said = listing((*opened.warnings, *found), opened.lang, console.columns)
        console.complain(said + "\n")
    run = Run(None, assumed, imports=evolve(imports, warnings=found))
    console.give(Compiled(opened.policy, run).source)
    return FINE

"""Runs `creditpolicy compile`."""

from argparse import Namespace
from pathlib import Path

from attrs import evolve

from creditpolicy.cli.command import FINE, Both
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import assumptions
from creditpolicy.cli.run.compile_sql import print_sql
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.compile.compiled import Compiled
from creditpolicy.diagnostics.diagnostic import has_errors
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.subject import own_name, unknown_subject
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.pipeline import load_results

_NONE = Both(
    "# 这个部门的得分要看别的部门，或者要在几条记录里挑一条：担保过的数据也要全部读一遍。\n",
    "# Its score rests on other departments, or on one record of several: rows are read in full.\n",
)


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
    if args.to == "sql":
        return print_sql(args, opened, run, console)
    compiled = Compiled(opened.policy, run)
    if args.department is None:
        console.give(compiled.source)
        return FINE
    department = own_name(opened.policy, args.department)
    problem = unknown_subject(opened.policy, department, None)
    if problem is not None:
        return refuse((problem,), console, opened.lang, as_json=False)
    console.give(compiled.source_of(str(department)) or _NONE.of(opened.lang))
    return FINE

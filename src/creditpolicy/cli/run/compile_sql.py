"""Runs `creditpolicy compile --to sql`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.findings import refuse
from creditpolicy.cli.run.policies import Opened
from creditpolicy.evaluate.run import Run
from creditpolicy.extra.bulk.installed import not_installed


def print_sql(args: Namespace, opened: Opened, run: Run, console: Console) -> int:
    """The measures' queries; without the extra, what to install."""
    missing = not_installed(None)
    if missing is not None:
        return refuse((missing,), console, opened.lang, as_json=False)
    from creditpolicy.extra.bulk.printed import sql_of

    found = sql_of(opened.policy, run, args.dialect, args.table, args.by)
    if not isinstance(found, str):
        return refuse((found,), console, opened.lang, as_json=False)
    console.give(found)
    return FINE

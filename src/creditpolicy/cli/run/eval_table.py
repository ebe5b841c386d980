"""Runs `creditpolicy eval` on a table: Parquet, or rows that a column divides into assessments."""

import sys
from argparse import Namespace
from io import StringIO
from pathlib import Path

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.assessing import assumptions, day_of
from creditpolicy.cli.run.files import refuse_same_file
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Opened, Refused, open_policy
from creditpolicy.cli.run.progress import Progress
from creditpolicy.compile.table_result import RowFinding, TableResult
from creditpolicy.diagnostics.diagnostic import Diagnostic, has_errors
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.evidence.rows import short
from creditpolicy.extra.bulk.installed import not_installed
from creditpolicy.pipeline import load_results


def run_eval_table(args: Namespace, console: Console) -> int:
    """Scores as CSV or Parquet, a row a department of each assessment."""
    source = _require_possible(args)
    opened = open_policy(args.policy, console)
    if isinstance(opened, Refused):
        return refuse(opened.diagnostics, console, opened.lang, as_json=False)
    missing = not_installed(source)
    result = (missing,) if missing else _counted(args, source, opened, console)
    if isinstance(result, tuple):
        return refuse((*opened.warnings, *result), console, opened.lang, as_json=False)
    _say(result, opened, console)
    if args.output is None:
        from creditpolicy.extra.bulk.score_file import give_csv

        text = StringIO(newline="")
        give_csv(result, args.by, text, opened.lang)
        console.give(text.getvalue())
    return FINE


def _require_possible(args: Namespace) -> str:
    """The one table; raises UsageError where something is asked that tables do not give."""
    if len(args.evidence) != 1 or Path(args.evidence[0]).suffix.lower() not in (".parquet", ".csv"):
        raise UsageError(
            "按列分份计算，或者材料是 Parquet，就只读一个 .parquet 或 .csv 文件。",
            "Tables are read from one .parquet or .csv file.",
        )
    for option in ("strict", "decided"):
        if getattr(args, option):
            raise UsageError(
                f"--{option} 不用于 Parquet 和分份计算。", f"--{option} does not go with tables."
            )
    if args.format == "json":
        raise UsageError(
            "Parquet 和分份计算的结果写成 CSV，或用 -o 写进 .parquet 文件。",
            "Scores of tables are CSV, or Parquet by -o.",
        )
    for output in (args.output, args.bad_rows):
        refuse_same_file(output, (args.policy, *args.evidence))
    return str(args.evidence[0])


def _counted(
    args: Namespace, source: str, opened: Opened, console: Console
) -> TableResult | tuple[Diagnostic, ...]:
    from creditpolicy.extra.bulk.asking import Asking
    from creditpolicy.extra.bulk.table import count_table

    assumed, problems = read_assumed(opened.policy, assumptions(args.assume))
    imports, found = load_results(opened.policy, map(Path, args.results))
    if problems or has_errors(found):
        return (*problems, *found)
    as_of = None if args.as_of is None else day_of("--as-of", args.as_of)
    progress = Progress(console, opened.lang)
    bad, scores = (None if name is None else Path(name) for name in (args.bad_rows, args.output))
    watch = progress.passing if sys.stderr.isatty() else None
    asking = Asking(5, bad, scores, watch, warnings=True)
    try:
        run = Run(as_of, assumed, imports=imports)
        return count_table(opened.policy, source, args.by, run, asking)
    finally:
        progress.done()


def _say(result: TableResult, opened: Opened, console: Console) -> None:
    """The first rows of which something is said, for each reason, and how many there are."""
    every = (*result.problems, *result.warnings)
    said = (*opened.warnings, *(said for one in every for said in one.shown), *_closing(result))
    if said:
        console.complain(listing(said, opened.lang, console.columns) + "\n")
    for one in every:
        if one.column and one.rows > len(one.shown):
            console.complain(_number(one, opened.lang))
    if result.refused:
        zh = f"{result.rows:,} 行里有 {result.refused:,} 行不能用。\n"
        en = f"{result.refused:,} of {result.rows:,} rows cannot be used.\n"
        console.complain(zh if opened.lang == "zh" else en)


def _closing(result: TableResult) -> tuple[Diagnostic, ...]:
    """What is said of the result itself, where it is one."""
    return next(iter(result)).diagnostics if () in result.counted else ()


def _number(of: RowFinding, lang: str) -> str:
    """Of how many rows it is said, where not all are shown."""
    code, column, shown = of.code.code, short(of.column), len(of.shown)
    if lang == "zh":
        return f"{code}“{column}”：一共 {of.rows:,} 行，上面列了 {shown} 行。\n"
    return f"{code} “{column}”: {of.rows:,} rows in all, {shown} of them shown above.\n"

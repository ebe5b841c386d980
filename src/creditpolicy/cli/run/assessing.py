"""What `eval` and `explain` share: policy and evidence of the command line become an assessment."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from attrs import evolve

from creditpolicy.cli.command import UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.policies import Opened, Refused, open_policy
from creditpolicy.cli.run.progress import Progress
from creditpolicy.diagnostics.diagnostic import Diagnostic, has_errors
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.choose import SUFFIXES, read_evidence
from creditpolicy.evidence.records import Evidence
from creditpolicy.evidence.rows import Row
from creditpolicy.evidence.unreadable import unreadable
from creditpolicy.pipeline import assess, load_results
from creditpolicy.source.decode import file_name
from creditpolicy.values.dates import parse_date
from creditpolicy.verify.witness.dates import moved_rows


class Assessed(NamedTuple):
    """An assessment, the policy's own warnings, and the language of the output."""

    assessment: Assessment
    warnings: tuple[Diagnostic, ...]
    lang: str


class Prepared(NamedTuple):
    """What evaluations of any day need; the `run` has no day yet."""

    opened: Opened
    evidence: Evidence
    run: Run
    progress: Progress


def assessed(
    args: Namespace,
    console: Console,
    *,
    strict: bool = False,
    decided: bool = False,
    years: int = 0,
) -> Assessed | Refused:
    """The assessment that was asked for, or why there is none; raises UsageError.

    `years`: by how many years all days of the evidence are moved.
    """
    as_of = None if args.as_of is None else day_of("--as-of", args.as_of)
    prepared = prepare(args, console, years)
    if isinstance(prepared, Refused):
        return prepared
    opened, evidence, run, progress = prepared
    run = evolve(run, as_of=as_of)
    result = assess(opened.policy, evidence, run, strict=strict, decided=decided)
    progress.done()
    if isinstance(result, tuple):
        return Refused((*opened.warnings, *result), opened.lang)
    return Assessed(result, opened.warnings, opened.lang)


def prepare(args: Namespace, console: Console, years: int = 0) -> Prepared | Refused:
    """Policy, evidence, assumptions and other results of the command line; raises UsageError."""
    texts = assumptions(args.assume)
    _refuse_evidence(args.policy)
    opened = open_policy(args.policy, console)
    if isinstance(opened, Refused):
        return opened
    assumed, problems = read_assumed(opened.policy, texts)
    if problems:
        return Refused(problems, opened.lang)
    imports, found = load_results(opened.policy, map(Path, args.results))
    if has_errors(found):
        return Refused((*opened.warnings, *found), opened.lang)
    progress = Progress(console, opened.lang)
    read = progress.reading(read_rows(args), args.evidence)
    evidence = bind(opened.policy, read if years == 0 else moved_rows(opened.policy, read, years))
    if unreadable(evidence.diagnostics):
        progress.done()
        return Refused((*opened.warnings, *evidence.diagnostics), opened.lang)
    progress.computing()
    run = Run(None, assumed, imports=evolve(imports, warnings=found))
    return Prepared(opened, evidence, run, progress)


def read_rows(args: Namespace) -> Iterator[Row | Diagnostic]:
    """The rows of all files of evidence, one after the other."""
    return chain.from_iterable(read_evidence(Path(name)) for name in args.evidence)


def _refuse_evidence(policy: str) -> None:
    """Raises UsageError where evidence stands in the policy's place."""
    if Path(policy).suffix.lower() in SUFFIXES:
        name = file_name(Path(policy))
        raise UsageError(
            f"“{name}”是材料文件；先写政策，再写材料。",
            f"{name} is evidence; the policy comes first, then the evidence.",
        )


def day_of(option: str, text: str) -> date:
    """The day behind an option; raises UsageError."""
    day = parse_date(text.strip())
    if day is None:
        raise UsageError(
            f"{option} 后面的“{text}”不是有效的日期；写成 2018-12-07 的样子。",
            f"“{text}” after {option} is not a valid date; write it like 2018-12-07.",
        )
    return day


def assumptions(given: Sequence[str]) -> dict[str, str]:
    """`NAME=VALUE`, several times; one name has one value."""
    values: dict[str, str] = {}
    for text in given:
        name, sign, value = text.replace("＝", "=").partition("=")
        name, value = name.strip(), value.strip()
        if not (name and sign and value):
            raise UsageError(
                f"--assume 后面要写成 名称=值，例如 失信扣分=3，不是“{text}”。",
                f"--assume takes NAME=VALUE, not “{text}”.",
            )
        if values.get(name, value) != value:
            raise UsageError(
                f"--assume 给“{name}”写了两个不同的值；只留一个。",
                f"--assume gives “{name}” two values; keep one.",
            )
        values[name] = value
    return values

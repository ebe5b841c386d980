"""Runs `creditpolicy mutate`."""

import os
from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.command import BAD_USAGE, FINE, FOUND, INTERRUPTED, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.findings import refuse
from creditpolicy.cli.run.policies import source_language
from creditpolicy.cli.run.progress import Progress
from creditpolicy.diagnostics.catalog import cases as case_codes
from creditpolicy.diagnostics.catalog import verification as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.cases import Case
from creditpolicy.report.json_text import json_text
from creditpolicy.report.mutate_cases import uses_json, uses_text
from creditpolicy.report.mutate_json import mutation_json
from creditpolicy.report.mutate_text import mutation_text
from creditpolicy.source.decode import file_name
from creditpolicy.values.classes import define
from creditpolicy.verify.cases import Status as CaseStatus
from creditpolicy.verify.cases import run_cases
from creditpolicy.verify.collect import Suite, collect
from creditpolicy.verify.mutate.judge import Status
from creditpolicy.verify.mutate.remember import Memory
from creditpolicy.verify.mutate.run import mutate
from creditpolicy.verify.mutate.sensitivity import Use, uses

_DIGITS = 3


def run_mutate(args: Namespace, console: Console) -> int:
    """0: every mutant is noticed or proved to be none; 1: some is not."""
    jobs = _jobs(args.jobs)
    suite = collect(Path(args.policy))
    lang = console.lang_for(source_language(suite.source))
    as_json = args.format == "json"
    problems = _problems(suite)
    if problems:
        return refuse(problems, console, lang, as_json=as_json)
    assert suite.policy is not None
    if args.cases:
        return _cases(uses(suite.policy, _confirmed(suite)), console, lang, as_json=as_json)
    progress = Progress(console, lang)
    cache = None if args.cache is None else Path(args.cache)
    seen = _Seen(progress)
    try:
        result = mutate(suite.policy, _confirmed(suite), Memory(cache), jobs, seen.judged)
    except KeyboardInterrupt:
        progress.done()
        refuse((_interrupted(seen, cache),), console, lang, as_json=as_json)
        return INTERRUPTED
    except OSError as error:
        if cache is None:
            raise
        refuse((_no_cache(cache, error),), console, lang, as_json=as_json)
        return BAD_USAGE
    finally:
        progress.done()
    if as_json:
        console.give(json_text(mutation_json(result)))
    else:
        console.say(mutation_text(result, lang, console.columns))
    left = (*result.having(Status.SURVIVED), *result.having(Status.UNKNOWN))
    return FOUND if left else FINE


def _cases(of: tuple[Use, ...], console: Console, lang: str, *, as_json: bool) -> int:
    """What each case is needed for; that one is not is no mistake."""
    if as_json:
        console.give(json_text(uses_json(of)))
    else:
        console.say(uses_text(of, lang, console.columns))
    return FINE


@define
class _Seen:
    """How far the run has come, on its bar and for whoever interrupts it."""

    progress: Progress
    done: int = 0
    total: int = 0

    def judged(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self.progress.trying(done, total)


def _confirmed(suite: Suite) -> tuple[Case, ...]:
    """What nobody has confirmed expects what the policy gives, and would notice anything."""
    return tuple(case for case in suite.cases if case.confirmed)


def _interrupted(seen: _Seen, cache: Path | None) -> Diagnostic:
    kept = Words("", "")
    if cache is not None:
        name = file_name(cache)
        kept = Words(f"，结果留在“{name}”里", f"; {name} keeps the verdicts")
    done, total = str(seen.done), str(seen.total)
    return found(codes.MUTATION_INTERRUPTED, done=done, total=total, kept=kept)


def _jobs(text: str | None) -> int:
    if text is None:
        return os.cpu_count() or 1
    digits = text.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS and int(digits)):
        raise UsageError(
            f"--jobs 后面要写一个整数，例如 2，不是“{text}”。",
            f"--jobs takes a whole number from 1, not “{text}”.",
        )
    return int(digits)


def _problems(suite: Suite) -> tuple[Diagnostic, ...]:
    """What stands in the way: an error, no cases, or cases that are not met as it is."""
    if suite.has_errors or suite.policy is None:
        return suite.diagnostics
    if not suite.cases:
        file = file_name(suite.path)
        return (found(case_codes.NO_CASES, place=Words(f"“{file}”", file)),)
    if not _confirmed(suite):
        return (found(codes.NONE_CONFIRMED, count=str(len(suite.cases))),)
    outcomes = run_cases(suite.policy, suite.cases)
    failed = [o.case.name for o in outcomes if o.status in (CaseStatus.FAILED, CaseStatus.REFUSED)]
    if failed:
        names = Words("、".join(failed), ", ".join(failed))
        return (found(codes.CASES_FAIL, names=names),)
    return ()


def _no_cache(path: Path, error: OSError) -> Diagnostic:
    reason = error.strerror or type(error).__name__
    return found(codes.NO_CACHE, file=file_name(path), reason=reason)

"""Runs `creditpolicy test`."""

from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.command import FINE, FOUND, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.accept import run_accept
from creditpolicy.cli.run.coverage import run_coverage
from creditpolicy.cli.run.files import refuse_same_file, write_text
from creditpolicy.cli.run.findings import refuse
from creditpolicy.cli.run.policies import policy_files, source_language
from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.diagnostics.render_github import render_github
from creditpolicy.policy.cases import Case
from creditpolicy.policy.load import is_cases_file, policy_beside
from creditpolicy.report.cases_github import cases_github
from creditpolicy.report.cases_json import cases_json
from creditpolicy.report.cases_junit import cases_junit, refused_junit
from creditpolicy.report.cases_text import cases_text
from creditpolicy.report.json_text import json_text
from creditpolicy.source.decode import file_name
from creditpolicy.source.width import printable
from creditpolicy.syntax.format_names import Lang
from creditpolicy.verify.cases import run_cases
from creditpolicy.verify.collect import Suite, collect
from creditpolicy.verify.tested import Tested


def run_test(args: Namespace, console: Console) -> int:
    """0: every case that was chosen is met; 1: some is not, or there is none."""
    if args.yes and not args.accept:
        raise UsageError("--yes 要与 --accept 一起用。", "--yes goes with --accept.")
    for output in (args.output, args.html, args.lcov):
        refuse_same_file(output, args.policy)
    suites = [collect(path) for path in _paths(args.policy)]
    lang = console.lang_for(source_language(suites[0].source))
    problems = tuple(one for suite in suites for one in suite.diagnostics)
    chosen = [(suite, _chosen(suite, args.name)) for suite in suites]
    if any(suite.has_errors for suite in suites):
        return _refuse(problems, suites, args, console, lang)
    nothing = _nothing(chosen, args.name)
    if not any(cases for _, cases in chosen):
        return _refuse(nothing, suites, args, console, lang)
    if args.list:
        return _list(chosen, console)
    tested = [_tested(suite, cases) for suite, cases in chosen if cases]
    if args.accept:
        return run_accept(suites, tested, console, _lang(lang), yes=args.yes)
    if nothing:
        refuse(nothing, console, lang, as_json=False)
    _write(args, tested, console, lang)
    covered = run_coverage(args, tested, console, lang) if _wants_coverage(args) else FINE
    failed = nothing or any(one.failed for one in tested)
    return FOUND if failed or covered else FINE


def _refuse(
    problems: tuple[Diagnostic, ...],
    suites: list[Suite],
    args: Namespace,
    console: Console,
    lang: str,
) -> int:
    """No case was run: said in the format that was asked for, and to people as well."""
    match args.format:
        case "github":
            text = render_github(problems, lang)
        case "junit":
            text = refused_junit(file_name(suites[0].path), problems, _lang(lang))
        case form:
            return refuse(problems, console, lang, as_json=form == "json")
    if args.output is not None:
        write_text(Path(args.output), text)
    else:
        console.say(text)
    return refuse(problems, console, lang, as_json=False)


def _wants_coverage(args: Namespace) -> bool:
    return bool(args.coverage or args.html or args.lcov or args.fail_under)


def _paths(names: list[str]) -> list[Path]:
    """Each policy once; a file of cases that was found in a folder goes with its policy."""
    paths: dict[Path, None] = {}
    for path in policy_files(names):
        given = str(path) in names
        beside = policy_beside(path) if is_cases_file(path) else None
        if beside is None or given or not beside.is_file():
            paths[path] = None
    return list(paths)


def _chosen(suite: Suite, parts: list[str]) -> tuple[Case, ...]:
    if not parts:
        return suite.cases
    return tuple(case for case in suite.cases if any(part in case.name for part in parts))


def _nothing(
    chosen: list[tuple[Suite, tuple[Case, ...]]], parts: list[str]
) -> tuple[Diagnostic, ...]:
    """Nothing tested is never fine: a policy without cases, a name that no case has."""
    count = sum(len(suite.cases) for suite, _ in chosen)
    if count and parts and not any(cases for _, cases in chosen):
        shown = [printable(part) for part in parts]
        name = Words("”或“".join(shown), "” or “".join(shown))
        return (found(codes.NONE_SELECTED, name=name, count=str(count)),)
    if count and parts:
        return ()
    files = [file_name(suite.path) for suite, cases in chosen if not cases]
    places = (Words(f"“{file}”", file) for file in files)
    return tuple(found(codes.NO_CASES, place=place) for place in places)


def _list(chosen: list[tuple[Suite, tuple[Case, ...]]], console: Console) -> int:
    for suite, cases in chosen:
        for case in cases:
            console.say(f"{file_name(suite.path)}  {printable(case.name)}\n")
    return FINE


def _tested(suite: Suite, cases: tuple[Case, ...]) -> Tested:
    assert suite.policy is not None
    return Tested(file_name(suite.path), suite.policy, run_cases(suite.policy, cases))


def _write(args: Namespace, tested: list[Tested], console: Console, lang: str) -> None:
    form, to = args.format, _lang(lang)
    match form:
        case "json":
            text = json_text(cases_json(tested, covered=args.coverage))
        case "junit":
            text = cases_junit(tested, to)
        case "github":
            text = "".join(cases_github(one, to) for one in tested)
        case _:
            text = "".join(cases_text(one, to, console.columns) for one in tested)
    if args.output is not None:
        write_text(Path(args.output), text)
    elif form in ("text", "github"):
        console.say(text)
    else:
        console.give(text)


def _lang(lang: str) -> Lang:
    return "zh" if lang == "zh" else "en"

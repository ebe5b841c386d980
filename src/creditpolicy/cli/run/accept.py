"""Runs `creditpolicy test --accept`: a person looks at the difference, then it is written."""

from collections.abc import Iterator
from pathlib import Path

from creditpolicy.cli.command import FINE, FOUND
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.files import write_text
from creditpolicy.cli.run.findings import refuse
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.results.read import RESULT_BYTES
from creditpolicy.report.accepted import Accepted, accepted
from creditpolicy.report.accepted_data import accepted_data
from creditpolicy.report.cases_text import cases_text
from creditpolicy.source.decode import ReadSource, read_source
from creditpolicy.syntax.format_names import Lang
from creditpolicy.verify.cases import Outcome
from creditpolicy.verify.collect import Suite
from creditpolicy.verify.tested import Tested


def run_accept(
    suites: list[Suite], tested: list[Tested], console: Console, lang: Lang, *, yes: bool
) -> int:
    """0: nothing differs, or all that differs was rewritten; 1: something is left."""
    for one in tested:
        console.say(cases_text(one, lang, console.columns))
    rewritten: list[tuple[Path, Accepted]] = []
    for suite in suites:
        for result in (*_rewritten(suite, tested), *_data(suite, tested, lang)):
            if isinstance(result, Diagnostic):
                return refuse((result,), console, lang, as_json=False)
            rewritten.append(result)
    count = sum(len(text.changes) for _, text in rewritten)
    failed = sum(len(outcome.failures) for one in tested for outcome in one.outcomes)
    refused = any(outcome.assessment is None for one in tested for outcome in one.outcomes)
    for path, text in rewritten:
        console.say(_difference(path, text, lang))
    if count and not (yes or console.ask(_question(count, lang))):
        return FOUND
    for path, text in rewritten:
        write_text(path, text.text)
    if count:
        console.say(_done(count, lang))
    return FOUND if refused or failed > count else FINE


def _rewritten(suite: Suite, tested: list[Tested]) -> list[tuple[Path, Accepted] | Diagnostic]:
    results: list[tuple[Path, Accepted] | Diagnostic] = []
    failures = [failure for outcome in _outcomes(suite, tested) for failure in outcome.failures]
    for path, source in suite.files:
        if suite.policy is None or not failures:
            continue
        text = accepted(source, failures, suite.policy)
        if isinstance(text, Diagnostic):
            results.append(text)
        elif text.changes:
            results.append((path, text))
    return results


def _data(suite: Suite, tested: list[Tested], lang: Lang) -> Iterator[tuple[Path, Accepted]]:
    """The files of expected results whose case differs."""
    for path, name in suite.expected:
        failures = [
            failure
            for outcome in _outcomes(suite, tested)
            for failure in outcome.failures
            if outcome.case.name == name and failure.expectation.path
        ]
        read = read_source(path, RESULT_BYTES)
        if failures and suite.policy is not None and isinstance(read, ReadSource):
            yield path, accepted_data(read.source.text, failures, suite.policy, lang)


def _outcomes(suite: Suite, tested: list[Tested]) -> list[Outcome]:
    return [outcome for one in tested if one.policy is suite.policy for outcome in one.outcomes]


def _difference(path: Path, text: Accepted, lang: Lang) -> str:
    lines: list[str] = [""]
    for change in text.changes:
        line = f" 第 {change.line} 行" if lang == "zh" else f" line {change.line}"
        place = "" if change.line is None else line
        lines += [f"{path}{place}", f"- {change.before}", f"+ {change.after}"]
    return "\n".join(lines) + "\n"


def _question(count: int, lang: Lang) -> str:
    if lang == "zh":
        return f"\n这 {count} 处改成实得的数，对不对由您负责。改吗？[y/N] "
    return f"\nTake the actual value in {count} places? You vouch for them. [y/N] "


def _done(count: int, lang: Lang) -> str:
    return f"改了 {count} 处。\n" if lang == "zh" else f"{count} changed.\n"

"""Runs `creditpolicy bulletin --against`: a published result, and what has changed since."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from attrs import evolve

from creditpolicy.cli.run.assessing import Prepared, day_of, read_rows
from creditpolicy.compile.assessor import assessor
from creditpolicy.diagnostics.catalog import papers as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.corrections import corrections
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evaluate.results.read import read_published
from creditpolicy.evaluate.results.supplied import Published
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.records import known_by
from creditpolicy.pipeline import load_results
from creditpolicy.policy.load import Checked, check_file
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.bulletin.correction import correction
from creditpolicy.report.papers.paper import Paper
from creditpolicy.source.decode import file_name
from creditpolicy.values.exact import parse_exact
from creditpolicy.verify.causes.causes import Assumed, Causes, Version, causes


class Made(NamedTuple):
    """A paper, and what was found on the way."""

    paper: Paper
    findings: tuple[Diagnostic, ...]


def corrected(prepared: Prepared, args: Namespace) -> Made | tuple[Diagnostic, ...]:
    """As of the same day as the published result, unless another one is asked for."""
    published = read_published(Path(args.against))
    if isinstance(published, Diagnostic):
        return (published,)
    policy, of = prepared.opened.policy, published.supplied
    if (of.name, of.year) != (policy.name, policy.year):
        return (found(codes.OTHER_ASSESSMENT, file=of.file, name=of.name, year=str(of.year)),)
    day = published.as_of if args.week is None else day_of("--week", args.week)
    evidence = prepared.evidence if day is None else known_by(prepared.evidence, day)
    assessment = evaluate(policy, evidence, evolve(prepared.run, as_of=day))
    old = _old_policy(assessment, published, args)
    if isinstance(old, tuple):
        return old
    why = None if old is None else _causes(old, assessment, published, args)
    compared = corrections(assessment, published, None if why is None else why.under_old)
    notes = () if why is not None else (found(codes.OLD_POLICY_UNKNOWN, file=of.file),)
    paper = correction(compared, prepared.opened.lang, why)
    return Made(paper, (*assessment.diagnostics, *notes))


def _old_policy(
    assessment: Assessment, published: Published, args: Namespace
) -> Checked | tuple[Diagnostic, ...] | None:
    """The policy of the published result; None where nobody said which one it was."""
    digest = published.supplied.digest
    if args.against_policy is None:
        return check_file(Path(args.policy)) if assessment.policy.digest == digest else None
    checked = check_file(Path(args.against_policy))
    if checked.policy is None:
        return checked.diagnostics
    if checked.policy.digest != digest:
        file, result = file_name(Path(args.against_policy)), published.supplied.file
        return (found(codes.NOT_ITS_POLICY, file=file, result=result),)
    return checked


def _causes(
    old: Checked, assessment: Assessment, published: Published, args: Namespace
) -> Causes | None:
    """Why each figure is another one."""
    new = check_file(Path(args.policy))
    run = assessment.run
    rows = list(read_rows(args))

    def again(policy: Policy, assumed: Assumed) -> Assessment | None:
        known = {one.name: one for one in policy.assumptions}
        if not all(name in known and known[name].allows(v) for name, v in assumed.items()):
            return None
        evidence = bind(policy, rows)
        if run.as_of is not None:
            evidence = known_by(evidence, run.as_of)
        imports, _ = load_results(policy, map(Path, args.results))
        return assessor(policy, Run(None, assumed, imports=imports)).certain(evidence, run.as_of)

    before = _version(old, lambda policy: _set_then(policy, published))
    return causes(before, _version(new, lambda _: run.assumed), assessment, again)


def _version(of: Checked, assumed: Callable[[Policy], Assumed]) -> Version:
    assert of.policy is not None
    assert of.file is not None
    return Version(of.policy, of.file, assumed(of.policy))


def _set_then(policy: Policy, published: Published) -> Assumed:
    """What the published run set otherwise than its policy."""
    texts = {one.name: value_text(one.value) for one in policy.assumptions}
    return {
        name: text if number is None else number
        for name, text in published.assumed.items()
        for number in (parse_exact(text),)
        if texts.get(name, text) != text
    }

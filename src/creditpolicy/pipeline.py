"""The whole journey on one page: text, checked policy, evidence, assessment.

Each stage is a function from one frozen value to the next; what is wrong comes back as diagnostics.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evaluate.results.match import match
from creditpolicy.evaluate.results.read import read_result
from creditpolicy.evaluate.results.supplied import Imports, Supplied
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.terms import refusals
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.choose import read_evidence
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.load import Checked, check_file, check_source, digest
from creditpolicy.policy.policy import Policy

__all__ = [
    "Checked",
    "assess",
    "check_file",
    "check_source",
    "digest",
    "load_evidence",
    "load_results",
]

# The first stages, text -> syntax nodes -> checked policy, are `check_file` and `check_source`.


def load_evidence(policy: Policy, of: Path | Iterable[Mapping[str, object]]) -> Evidence:
    """Rows of a file, or of Python objects, to the policy's records."""
    return bind(policy, read_evidence(of) if isinstance(of, Path) else read_objects(of))


def load_results(
    policy: Policy, of: Iterable[Path | Supplied | Diagnostic]
) -> tuple[Imports, tuple[Diagnostic, ...]]:
    """The results that the policy refers to, and what is wrong with those that were given."""
    read = [read_result(one) if isinstance(one, Path) else one for one in of]
    problems = tuple(one for one in read if isinstance(one, Diagnostic))
    imports, found = match(policy, [one for one in read if isinstance(one, Supplied)])
    return imports, problems or found


def assess(
    policy: Policy,
    evidence: Evidence,
    run: Run,
    *,
    strict: bool = False,
    decided: bool = False,
) -> Assessment | tuple[Diagnostic, ...]:
    """Evidence to assessment; or why it is refused.

    `strict` refuses a run with unusable rows, `decided` one that rests on open choices.
    """
    problems = refusals(policy, evidence, strict=strict, decided=decided)
    return problems or evaluate(policy, evidence, run)

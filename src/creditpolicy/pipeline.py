"""The whole journey on one page: text, checked policy, evidence, assessment.

Each stage is a function from one frozen value to the next; what is wrong comes back as diagnostics.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.refused import read_as, refused
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.terms import refusals
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evaluate.run import Run
from creditpolicy.evidence.bind import bind
from creditpolicy.evidence.readers.choose import read_evidence
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.check import check
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import ReadSource, read_source
from creditpolicy.source.source import Source
from creditpolicy.syntax.parse import parse


@frozen
class Checked:
    """What checking a text gave: the policy (None where an error stands in the way) and all that was found."""

    source: Source | None
    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]


def check_file(path: Path) -> Checked:
    """Reads and checks one `.policy` file."""
    match read_source(path):
        case ReadSource(source, encoding):
            note = read_as(source.name, encoding)
            checked = check_source(source)
            notes = (note,) if note else ()
            return Checked(source, checked.policy, (*notes, *checked.diagnostics))
        case refusal:
            return Checked(None, None, (refused(str(path), refusal),))


def check_source(source: Source) -> Checked:
    """Text to checked policy."""
    file, problems = parse(source)
    if problems:
        return Checked(source, None, problems)
    policy, found = check(file, digest(source))
    return Checked(source, policy, found)


def digest(source: Source) -> str:
    """The name of exactly this text."""
    return "sha256:" + sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()


def load_evidence(policy: Policy, of: Path | Iterable[Mapping[str, object]]) -> Evidence:
    """Rows of a file, or of Python objects, to the policy's records."""
    return bind(policy, read_evidence(of) if isinstance(of, Path) else read_objects(of))


def assess(
    policy: Policy,
    evidence: Evidence,
    run: Run = Run(),
    *,
    strict: bool = False,
    decided: bool = False,
) -> Assessment | tuple[Diagnostic, ...]:
    """Evidence to assessment; or why it is refused: unusable rows where `strict`, open choices where `decided`."""
    problems = refusals(policy, evidence, run, strict=strict, decided=decided)
    return problems or evaluate(policy, evidence, run)

"""Text to checked policy; this is all that `check` needs and loads."""

from hashlib import sha256
from pathlib import Path

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.refused import read_as, refused
from creditpolicy.policy.cases import Case
from creditpolicy.policy.check import check
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import ReadSource, file_name, read_source
from creditpolicy.source.source import Source
from creditpolicy.syntax.parse import parse
from creditpolicy.values.classes import frozen


@frozen
class Checked:
    """What checking gave: the policy (None where an error stands in the way), and all findings.

    `cases` are those that stand in the same text; they are no part of the policy.
    """

    source: Source | None
    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]
    cases: tuple[Case, ...] = ()


def check_file(path: Path) -> Checked:
    """Reads and checks one `.policy` file."""
    match read_source(path):
        case ReadSource(source, encoding):
            note = read_as(source.name, encoding)
            checked = check_source(source)
            notes = (note,) if note else ()
            return Checked(source, checked.policy, (*notes, *checked.diagnostics), checked.cases)
        case refusal:
            return Checked(None, None, (refused(file_name(path), refusal),))


def check_source(source: Source) -> Checked:
    """Text to checked policy."""
    file, problems = parse(source)
    if problems:
        return Checked(source, None, problems)
    policy, cases, found = check(file, digest(source))
    return Checked(source, policy, found, cases)


def digest(source: Source) -> str:
    """The name of exactly this text."""
    return "sha256:" + sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()

"""Text to checked policy; this is all that `check` needs and loads."""

from hashlib import sha256
from pathlib import Path

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found, has_errors
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


CASES = ".cases.policy"
"""How the name of a file of cases ends: 甲.cases.policy is about 甲.policy, beside it."""


def is_cases_file(path: Path) -> bool:
    return path.name.endswith(CASES)


def policy_beside(path: Path) -> Path:
    """The policy that a file of cases is about."""
    return path.with_name(path.name.removesuffix(CASES) + ".policy")


def check_cases_file(path: Path) -> Checked:
    """Reads and checks a file of cases, with the policy beside it."""
    about = policy_beside(path)
    if not about.is_file():
        file, policy = file_name(path), file_name(about)
        return Checked(None, None, (found(codes.NO_POLICY, file=file, policy=policy),))
    checked = check_file(about)
    return checked if checked.policy is None else read_cases(path, checked.policy)


def read_cases(path: Path, policy: Policy) -> Checked:
    """Reads and checks a file of cases of the policy."""
    match read_source(path):
        case ReadSource(source):
            return check_cases(source, policy)
        case refusal:
            return Checked(None, None, (refused(file_name(path), refusal),))


def check_cases(source: Source, policy: Policy) -> Checked:
    """Text to cases of the policy; the policy is None where one of them is wrong."""
    from creditpolicy.policy.declare.case_file import declare_case_file

    file, problems = parse(source)
    cases: tuple[Case, ...] = ()
    if not problems:
        cases, problems = declare_case_file(file, policy)
    return Checked(source, None if has_errors(problems) else policy, problems, cases)


def check_source(source: Source) -> Checked:
    """Text to checked policy."""
    file, problems = parse(source)
    if problems:
        return Checked(source, None, problems)
    policy, cases, problems = check(file, digest(source))
    return Checked(source, policy, problems, cases)


def digest(source: Source) -> str:
    """The name of exactly this text."""
    return "sha256:" + sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()

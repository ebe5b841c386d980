"""Text to checked policy; this is all that `check` needs and loads."""

from hashlib import sha256
from pathlib import Path

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found, has_errors
from creditpolicy.diagnostics.refused import read_as, refused
from creditpolicy.policy.amend.bases import Bases, in_folder
from creditpolicy.policy.amend.whole import Whole
from creditpolicy.policy.cases import Case
from creditpolicy.policy.check import check
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import ReadSource, file_name, read_source
from creditpolicy.source.source import Source
from creditpolicy.syntax.parse import parse
from creditpolicy.syntax.statements import Amending, File
from creditpolicy.values.classes import evolve, frozen


@frozen
class Checked:
    """What checking gave: the policy (None where an error stands in the way), and all findings.

    `cases` are those that stand in the same text; they are no part of the policy. `file`: the
    statements that the policy was made of, with those of what it amends.
    """

    source: Source | None
    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]
    cases: tuple[Case, ...] = ()
    file: File | None = None


def check_file(path: Path) -> Checked:
    """Reads and checks one `.policy` file."""
    match read_source(path):
        case ReadSource(source, encoding):
            note = read_as(source.name, encoding)
            checked = check_source(source, in_folder(path.parent))
            notes = (note,) if note else ()
            return evolve(checked, diagnostics=(*notes, *checked.diagnostics))
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


def check_source(source: Source, bases: Bases | None = None) -> Checked:
    """Text to checked policy; `bases` finds what it amends, if it amends any."""
    whole = whole_policy(source, bases)
    if isinstance(whole, tuple):
        return Checked(source, None, whole)
    policy, cases, problems = check(whole.file, digest(*whole.texts))
    return Checked(source, policy, (*whole.notes, *problems), cases, whole.file)


def whole_policy(source: Source, bases: Bases | None) -> Whole | tuple[Diagnostic, ...]:
    """The statements of a policy, with those of what it amends; or what is wrong."""
    file, problems = parse(source)
    if problems:
        return problems
    if not any(isinstance(one, Amending) for one in file.statements):
        return Whole(file, (source,))
    from creditpolicy.policy.amend.expand import expand  # most policies amend none

    return expand(file, bases)


def digest(*sources: Source) -> str:
    """The name of exactly this text, or of an amendment with all that it rests on."""
    hashes = [sha256(one.text.encode("utf-8", "surrogatepass")) for one in sources]
    if len(hashes) > 1:
        hashes = [sha256(b"".join(one.digest() for one in hashes))]
    return "sha256:" + hashes[0].hexdigest()

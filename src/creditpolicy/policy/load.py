"""Text to checked policy; this is all that `check` needs and loads."""

from hashlib import sha256
from pathlib import Path

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.refused import read_as, refused
from creditpolicy.policy.amend.bases import Bases, in_folder
from creditpolicy.policy.amend.whole import Whole
from creditpolicy.policy.check import check
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import ReadSource, file_name, read_source
from creditpolicy.source.source import Source
from creditpolicy.syntax.parse import parse
from creditpolicy.syntax.statements import Amending
from creditpolicy.values.classes import frozen


@frozen
class Checked:
    """What checking gave: the policy (None where an error stands in the way), and all findings."""

    source: Source | None
    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]


def check_file(path: Path) -> Checked:
    """Reads and checks one `.policy` file."""
    match read_source(path):
        case ReadSource(source, encoding):
            note = read_as(source.name, encoding)
            checked = check_source(source, in_folder(path.parent))
            notes = (note,) if note else ()
            return Checked(source, checked.policy, (*notes, *checked.diagnostics))
        case refusal:
            return Checked(None, None, (refused(file_name(path), refusal),))


def check_source(source: Source, bases: Bases | None = None) -> Checked:
    """Text to checked policy; `bases` finds what it amends, if it amends any."""
    whole = whole_policy(source, bases)
    if isinstance(whole, tuple):
        return Checked(source, None, whole)
    policy, found = check(whole.file, digest(*whole.texts))
    return Checked(source, policy, (*whole.notes, *found))


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

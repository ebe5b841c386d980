"""The whole journey on one page: text, checked policy, evidence, assessment."""

from hashlib import sha256
from pathlib import Path

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.policy.check import check
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Source
from creditpolicy.syntax.parse import parse


def check_source(source: Source) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    file, problems = parse(source)
    if problems:
        return None, problems
    return check(file, "sha256:" + sha256(source.text.encode()).hexdigest())


def check_path(path: Path) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    return check_source(Source(str(path), path.read_text(encoding="utf-8")))

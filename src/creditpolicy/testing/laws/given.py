"""What a law is asked of: evidence, and the choices of `Policy.evaluate`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from creditpolicy.api import Policy, Result
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.errors import CreditPolicyError
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evidence.readers.choose import read_evidence
from creditpolicy.evidence.rows import Row as FiledRow
from creditpolicy.evidence.unreadable import unreadable
from creditpolicy.testing.draft_rows import Row

Rows = str | Path | Iterable[Mapping[str, object]]
"""A path to XLSX, CSV or JSONL, or rows as mappings from column to cell."""


class Options(TypedDict, total=False):
    """As for `Policy.evaluate`; any of them may be left out."""

    as_of: date | None
    assume: Mapping[str, str] | None
    results: Iterable[Result]


def listed(rows: Rows) -> list[Row]:
    """The rows, each a dict; raises CreditPolicyError where a file cannot be read to its end."""
    if not isinstance(rows, str | Path):
        return [dict(row) for row in rows]
    read = list(read_evidence(Path(rows)))
    wrong = unreadable(one for one in read if isinstance(one, Diagnostic))
    if wrong:
        raise CreditPolicyError(*wrong)
    return [dict[str, object](one.cells) for one in read if isinstance(one, FiledRow)]


def evaluated(
    policy: Policy, rows: Iterable[Row], **options: Unpack[Options]
) -> Iterator[Assessment]:
    """The assessment, and the one with what is pending approved, where there is any."""
    certain = policy.evaluate(rows, **options)
    yield certain
    if certain.if_approved is not None:
        yield certain.if_approved

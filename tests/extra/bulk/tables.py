"""Rows as tables, and where what an engine counts in them differs from the reference."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from creditpolicy import Assessment, Policy, TableResult
from creditpolicy.diagnostics.catalog import evaluation
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.rows import Row


def table_of(rows: Sequence[Any], **more: Sequence[Any]) -> pa.Table:
    """The rows as a table of texts, blanks around them and all; `more` are further columns."""
    read = list(read_objects(rows))
    assert all(isinstance(row, Row) for row in read), "what is no row is no row of a table either"
    cells = [_texts(*one) for one in zip(rows, read, strict=True)]
    names = sorted({name for row in cells for name in row})
    texts = {name: pa.array([row.get(name) for row in cells], pa.string()) for name in names}
    return pa.table({**texts, **{name: pa.array(of) for name, of in more.items()}})


def _texts(row: Mapping[str, Any], read: Any) -> dict[str, str]:
    return {n: of if isinstance(of, str) else read.cells[n.strip()] for n, of in row.items()}


def differences(
    policy: Policy, result: TableResult, reference: Assessment, by: tuple[Any, ...] = ()
) -> list[str]:
    """Every measure and every figure in which the two differ; that is, none."""
    return [*_measures(policy, result, reference, by), *_figures(result, reference, by)]


def _measures(
    policy: Policy, result: TableResult, reference: Assessment, by: tuple[Any, ...]
) -> Iterator[str]:
    ours = result.measures(by)
    for name, theirs in reference.measures.items():
        departments = {(one,) for one in policy.checked.department_names}
        for key in sorted({*theirs.values, *ours[name].values, *departments}):
            if ours[name].at(key) != theirs.at(key):
                yield f"{name}{key}: {ours[name].at(key)} / {theirs.at(key)}"


def _figures(result: TableResult, reference: Assessment, by: tuple[Any, ...]) -> Iterator[str]:
    tables = result.scores(by).tables
    for name, theirs in reference.scores.items():
        if tables[name] != theirs:
            yield f"{name}: {tables[name]} / {theirs}"


def closing(reference: Assessment) -> tuple[Diagnostic, ...]:
    """Figures that were not worked out, reminders and exceptions."""
    said = (evaluation.TOO_LONG, evaluation.REMINDER, evaluation.EXEMPTED, evaluation.RULED)
    return tuple(one for one in reference.diagnostics if one.code in said)


def refusals(result: TableResult) -> Counter[tuple[str, str]]:
    """How many rows are refused, by code and column."""
    return Counter({(one.code.code, one.column): one.rows for one in result.problems})


OF_COLUMNS = ("CP550", "CP551")
"""What is said once of a column, however many rows there are."""
_UNDECIDED = evaluation.UNKNOWN_YEAR


def warnings(result: TableResult) -> Counter[tuple[str, str]]:
    """Of how many rows that count something is said, by code and column."""
    of_rows = (one for one in result.warnings if one.column and one.code != _UNDECIDED)
    found = {(one.code.code, one.column): one.rows for one in of_rows}
    return Counter({key: rows for key, rows in found.items() if key[0] not in OF_COLUMNS})


def undecided(result: TableResult) -> int:
    """How many rows leave a figure open."""
    return sum(one.rows for one in result.warnings if one.code == _UNDECIDED)


def undecided_of(reference: Assessment) -> int:
    """The same from the findings of the reference."""
    return len({one.at for one in reference.diagnostics if one.code == _UNDECIDED})


def column_findings(result: TableResult) -> set[Diagnostic]:
    """What is shown of columns."""
    return {said for one in result.warnings if one.code.code in OF_COLUMNS for said in one.shown}


def warnings_of(reference: Assessment) -> Counter[tuple[str, str]]:
    """The same from the findings of the reference."""
    said = (one for one in reference.evidence.diagnostics if not one.is_error)
    return Counter(
        (one.code.code, one.at.column)
        for one in said
        if isinstance(one.at, Cell) and one.at.column and one.code.code not in OF_COLUMNS
    )


def refusals_of(reference: Assessment) -> Counter[tuple[str, str]]:
    """The same from the findings of the reference."""
    return Counter(
        (one.code.code, str(one.at.column))
        for one in reference.evidence.diagnostics
        if one.is_error and isinstance(one.at, Cell)
    )

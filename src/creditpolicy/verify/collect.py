"""All cases of a policy: in its own file, and in 甲.cases.policy and the folder 甲.cases beside."""

from collections.abc import Iterator
from pathlib import Path

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, found, has_errors
from creditpolicy.evidence.readers.choose import read_evidence
from creditpolicy.evidence.rows import Row
from creditpolicy.policy.cases import Case, CaseEvidence, Filed
from creditpolicy.policy.load import (
    CASES,
    Checked,
    check_cases_file,
    check_file,
    is_cases_file,
    policy_beside,
    read_cases,
)
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import file_name
from creditpolicy.source.source import Source
from creditpolicy.values.classes import frozen
from creditpolicy.verify.expected_json import read_expected

_EXPECTED = ".expected.json"


@frozen
class Suite:
    """A policy with its cases; `policy` is None where it has errors.

    `path`: the policy's. `source`: its text. `files`: the files that hold cases as text, each with
    its text; `expected`: those that hold expected results as data, each with the name of its case.
    `diagnostics`: everything found in the policy and in its cases; a case with an error is not
    among `cases`.
    """

    path: Path
    source: Source | None
    policy: Policy | None
    cases: tuple[Case, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[tuple[Path, Source], ...] = ()
    expected: tuple[tuple[Path, str], ...] = ()

    @property
    def has_errors(self) -> bool:
        return has_errors(self.diagnostics)


def collect(path: Path, *, beside: bool = True) -> Suite:
    """The cases of the policy at `path`, or of the file of cases there.

    Without `beside` those in a file of cases beside the policy are left out.
    """
    if is_cases_file(path):
        about = policy_beside(path)
        checked = check_cases_file(path)
        return _suite(about, [(path, checked)], checked.policy)
    checked = check_file(path)
    policy = checked.policy
    if policy is None:
        return Suite(path, checked.source, None, (), checked.diagnostics)
    cases = path.with_name(path.name.removesuffix(".policy") + CASES)
    more = [(cases, read_cases(cases, policy))] if beside and cases.is_file() else []
    found = [(path, checked), *more]
    found += _data_cases(path.with_name(path.name.removesuffix(".policy") + ".cases"), policy)
    return _suite(path, found, policy)


def _suite(path: Path, found: list[tuple[Path, Checked]], policy: Policy | None) -> Suite:
    return Suite(
        path,
        found[0][1].source,
        policy,
        tuple(case for _, one in found for case in one.cases),
        tuple(problem for _, one in found for problem in one.diagnostics),
        tuple((file, one.source) for file, one in found if one.source is not None),
        tuple((file, c.name) for file, one in found if one.source is None for c in one.cases),
    )


def _data_cases(folder: Path, policy: Policy) -> Iterator[tuple[Path, Checked]]:
    """名称.jsonl with 名称.expected.json, each pair a case."""
    if not folder.is_dir():
        return
    expected = {path.name.removesuffix(_EXPECTED): path for path in folder.glob("*" + _EXPECTED)}
    evidence = {path.stem: path for path in folder.glob("*.jsonl")}
    for name in sorted(expected.keys() | evidence.keys()):
        results = expected.get(name)
        yield results or folder, _data_case(name, evidence.get(name), results, policy)


def _data_case(name: str, rows: Path | None, expected: Path | None, policy: Policy) -> Checked:
    if expected is None:
        args = {"file": f"{name}.jsonl", "expected": name + _EXPECTED}
        return _wrong(found(codes.NO_EXPECTED_FILE, **args))
    if rows is None:
        args = {"file": name + _EXPECTED, "evidence": f"{name}.jsonl"}
        return _wrong(found(codes.NO_EVIDENCE_FILE, **args))
    results = read_expected(expected, policy)
    if isinstance(results, tuple):
        return _wrong(*results)
    read = list(read_evidence(rows)) if rows.stat().st_size else []
    problems = tuple(one for one in read if isinstance(one, Diagnostic))
    case = Case(
        name,
        tuple(_evidence(one) for one in read if isinstance(one, Row)),
        results.expectations,
        results.as_of,
        results.assumed,
        results.pending,
        origin=Cell(file_name(expected), 1),
    )
    return Checked(None, policy, problems, () if has_errors(problems) else (case,))


def _evidence(row: Row) -> CaseEvidence:
    cells = tuple(Filed(column, text) for column, text in row.cells.items())
    return CaseEvidence(cells, Cell(row.file, row.number))


def _wrong(*problems: Diagnostic) -> Checked:
    return Checked(None, None, problems)

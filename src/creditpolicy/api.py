"""The public interface: a policy to load, evaluate and explain in one line each.

What a text or a row says wrong is data or a CreditPolicyError; a value of the wrong type, a mistake
of the calling program, is a TypeError.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import UnionType

from attrs import evolve, frozen

from creditpolicy import pipeline
from creditpolicy.compile.compiled import Compiled, Vouched, require_word
from creditpolicy.compile.session import Session, resumed
from creditpolicy.compile.table_result import TableResult
from creditpolicy.diagnostics.diagnostic import Diagnostic, has_errors
from creditpolicy.errors import CreditPolicyError
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.explanation import Explanation, explain_department
from creditpolicy.evaluate.results.read import result_of
from creditpolicy.evaluate.results.supplied import Supplied
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.subject import own_name, unknown_subject
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.evidence.records import Evidence
from creditpolicy.evidence.unreadable import unreadable
from creditpolicy.policy.amend.bases import given
from creditpolicy.policy.policy import Policy as CheckedPolicy
from creditpolicy.source.source import Source

Rows = str | Path | Iterable[Mapping[str, object]] | Evidence
"""A path to XLSX, CSV or JSONL, rows as mappings from column to cell, or evidence read before."""

Result = str | Path | Mapping[str, object] | Assessment
"""Another evaluation's result: a path to what `eval --format json` wrote, its data, or itself."""


@frozen(slots=False)
class Policy:
    """A checked policy. Frozen, picklable, and safe to use from several threads.

    `checked` holds its facts and rules; `diagnostics` the warnings that checking gave, as a tuple.
    Made by `load`, `loads` and `check`, which say what is wrong with a text.
    """

    checked: CheckedPolicy
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """What the policy calls itself, in the words of its text."""
        return self.checked.name

    @cached_property
    def digest(self) -> str:
        """`sha256:` and the hash of the text that it was made from, with what that amends."""
        return self.checked.digest

    def read(self, rows: Rows) -> Evidence:
        """Evidence bound to this policy: usable records, and a diagnostic for each row that is not.

        `rows`: the path of a file (`.xlsx`, `.csv`, `.jsonl`, ...), or an iterable with a mapping
        from column to cell for each row, cells being `str`, `bool`, `int`, `Decimal`, `Fraction`,
        `date` or None. Raises CreditPolicyError where a file cannot be read, or not to its end.
        """
        if isinstance(rows, Evidence):
            return rows
        _refuse_single(rows, "rows", bytes, Mapping)
        of = Path(rows) if isinstance(rows, str) else rows
        evidence = pipeline.load_evidence(self.checked, of)
        if unreadable(evidence.diagnostics):
            raise CreditPolicyError(*evidence.diagnostics)
        return evidence

    def evaluate(
        self,
        rows: Rows,
        *,
        as_of: date | None = None,
        assume: Mapping[str, str] | None = None,
        results: Iterable[Result] = (),
        strict: bool = False,
        decided: bool = False,
    ) -> Assessment:
        """Scores the evidence; every figure exact (`Fraction`) or a `Mark`.

        `rows`: as for `read`, or what it gave. `as_of`: use only what was on file on that day.
        `assume`: assumptions by name, as text (`{"失信扣分": "5"}`). `results`: those that the
        policy refers to. Raises CreditPolicyError for an unknown or impossible assumption, for a
        result that is missing or is none, for evidence that cannot be read or was read by another
        policy, for unusable rows where `strict`, and for undecided assumptions where `decided`.
        """
        _require_day(as_of)
        run = evolve(self._run(assume, results), as_of=as_of)
        result = pipeline.assess(self.checked, self.read(rows), run, strict=strict, decided=decided)
        if isinstance(result, tuple):
            raise CreditPolicyError(*result)
        return result

    def compiled(
        self, *, assume: Mapping[str, str] | None = None, results: Iterable[Result] = ()
    ) -> Compiled:
        """The policy as Python code: the same scores as `evaluate`, for one decision after another.

        `assume`, `results`: as for `evaluate`; they are built in. Make it once and keep it. Raises
        CreditPolicyError for an unknown or impossible assumption, and for a result that is missing
        or is none.
        """
        return Compiled(self.checked, self._run(assume, results))

    def session(
        self,
        snapshot: Mapping[str, object] | None = None,
        *,
        as_of: date | None = None,
        assume: Mapping[str, str] | None = None,
        results: Iterable[Result] = (),
        pending: bool = False,
    ) -> Session:
        """A running session: records come, change and go one at a time, and scores stay current.

        `snapshot`: what another session of this policy gave, to go on from. `as_of`, `assume`,
        `results`: as for `evaluate`. `pending`: as if records that await approval were approved.
        Raises CreditPolicyError where assumptions or results do not fit, and for a snapshot of
        another policy or an incomplete one.
        """
        _require_day(as_of)
        _require(snapshot, Mapping | None, "snapshot")
        run = evolve(self._run(assume, results), as_of=as_of, pending=pending)
        session = Session(self.checked, run)
        return session if snapshot is None else resumed(session, snapshot)

    def evaluate_table(  # noqa: PLR0913 -- all are said by name
        self,
        source: object,
        *,
        by: Sequence[str] = (),
        as_of: date | None = None,
        assume: Mapping[str, str] | None = None,
        results: Iterable[Result] = (),
        pending: bool = False,
        scores: str | Path | None = None,
        bad_rows: str | Path | None = None,
        shown: int = 5,
        warnings: bool = False,
        vouched: Vouched | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> TableResult:
        """Scores a table of any size: records are counted by DuckDB, points are worked out here.

        `source`: the path of a Parquet or CSV file, an Arrow table, a Polars or pandas frame, or a
        DuckDB relation, with the columns of evidence. `by`: columns that tell assessments apart,
        such as a district and a year. `as_of`, `assume`, `results`: as for `evaluate`. `pending`:
        whether records that await approval count. `scores`: a Parquet or CSV file for all scores,
        made with one assessment in memory at a time. `bad_rows`: one for all rows that cannot be
        used, with the place of each and why. `shown`: how many rows `problems` and `warnings` show
        for each reason. `warnings`: whether all are looked for, for two more passes over the table;
        otherwise only that rows are undecided, or none is of use. `vouched`: as for
        `Compiled.decide`; with `warnings` or `bad_rows` every cell is looked at nevertheless, as it
        is where one turns out to be unusual. `progress` is told which part of a pass over the table
        is done, from 0 to 1. The same measures, scores and findings as `evaluate`, by the extra
        `creditpolicy[bulk]`, or `creditpolicy[spark]`. Raises CreditPolicyError where that is
        missing (CP730), where a table cannot be counted exactly (CP731 to CP735, CP738, CP739) or a
        file not be written (CP736).
        """
        from creditpolicy.extra.bulk.installed import not_installed

        _require_day(as_of)
        require_word(vouched)
        missing = not_installed(source)
        if missing is not None:
            raise CreditPolicyError(missing)
        from creditpolicy.extra.bulk.asking import Asking
        from creditpolicy.extra.bulk.table import count_table

        run = evolve(self._run(assume, results), as_of=as_of, pending=pending)
        to, scored = (None if one is None else Path(one) for one in (bad_rows, scores))
        asking = Asking(shown, to, scored, progress, warnings, vouched)
        result = count_table(self.checked, source, by, run, asking)
        if isinstance(result, tuple):
            raise CreditPolicyError(*result)
        return result

    def _run(self, assume: Mapping[str, str] | None, results: Iterable[Result]) -> Run:
        """The choices of a run; raises CreditPolicyError where they do not fit."""
        _require(assume, Mapping | None, "assume")
        for one in (assume or {}).items():
            _require(one[0], str, "the name of an assumption")
            _require(one[1], str, "the value of an assumption")
        assumed, problems = read_assumed(self.checked, assume or {})
        if problems:
            raise CreditPolicyError(*problems)
        _refuse_single(results, "results", str, bytes, Mapping)
        imports, found = pipeline.load_results(self.checked, map(_supplied, results))
        if has_errors(found):
            raise CreditPolicyError(*found)
        return Run(None, assumed, imports=evolve(imports, warnings=found))


def _supplied(result: Result) -> Path | Supplied | Diagnostic:
    _require(result, str | Path | Mapping | Assessment, "a result")
    match result:
        case str() | Path():
            return Path(result)
        case Assessment():
            return result_of(to_json(result), result.policy.name)
        case data:
            return result_of(dict(data), "results")


def check(
    text: str, name: str = "policy", *, bases: Mapping[str, str] | None = None
) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    """Checks the `text` of a policy, which messages call `name`.

    `bases`: the texts of what it amends, by file name (`{"gaoxin_2018.policy": text}`); from a text
    alone no file is read. Gives the policy where there is no error, and everything found, in file
    order; it never raises for what a text says.
    """
    _require(text, str, "text")
    _require(name, str, "name")
    _require(bases, Mapping | None, "bases")
    for one in (bases or {}).items():
        _require(one[0], str, "the name of a base")
        _require(one[1], str, "the text of a base")
    amended = None if bases is None else given(bases)
    checked = pipeline.check_source(Source(name, text), amended)
    policy = None if checked.policy is None else Policy(checked.policy, checked.diagnostics)
    return policy, checked.diagnostics


def load(path: str | Path) -> Policy:
    """Reads and checks the `.policy` file at `path`, with what it amends.

    Raises CreditPolicyError with all diagnostics where it has errors or cannot be read.
    """
    checked = pipeline.check_file(Path(path))
    if checked.policy is None:
        raise CreditPolicyError(*checked.diagnostics)
    return Policy(checked.policy, checked.diagnostics)


def loads(text: str, name: str = "policy", *, bases: Mapping[str, str] | None = None) -> Policy:
    """Checks the `text` of a policy, which messages call `name`; `bases` as for `check`.

    Raises CreditPolicyError with all diagnostics where it has errors.
    """
    policy, diagnostics = check(text, name, bases=bases)
    if policy is None:
        raise CreditPolicyError(*diagnostics)
    return policy


def explain(assessment: Assessment, department: str, item: str | None = None) -> Explanation:
    """Why a `department` of the `assessment` scored what it did, the most points lost first.

    What is missing stands with each item. `item` is an item's number (None: all). Raises
    CreditPolicyError for an unknown department or item, or one that does not name the department.
    """
    _require(assessment, Assessment, "assessment")
    _require(department, str, "department")
    _require(item, str | None, "item")
    name = own_name(assessment.policy, department) or department
    problem = unknown_subject(assessment.policy, name, item)
    if problem is not None:
        raise CreditPolicyError(problem)
    return explain_department(assessment, name, item)


def to_json(result: Assessment) -> dict[str, object]:
    """The assessment `result` as plain data, schema `creditpolicy/assessment/1`.

    Every figure exact and for display, as `creditpolicy eval --format json` prints it.
    """
    from creditpolicy.report.assessment_json import assessment_json

    _require(result, Assessment, "result")
    return dict(assessment_json(result))


def _refuse_single(values: object, what: str, *single: type) -> None:
    """What can be iterated over and yet is one thing."""
    if issubclass(type(values), single):
        raise TypeError(f"{what} must be several, not one {type(values).__name__}")


def _require_day(as_of: object) -> None:
    if isinstance(as_of, datetime):
        raise TypeError("as_of must be a date, not datetime")
    _require(as_of, date | None, "as_of")


def _require(value: object, types: type | UnionType, what: str) -> None:
    if not isinstance(value, types):
        raise TypeError(f"{what} must be {_name(types)}, not {type(value).__name__}")


def _name(types: type | UnionType) -> str:
    return types.__name__ if isinstance(types, type) else str(types)

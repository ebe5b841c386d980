"""The public interface: a policy to load, evaluate and explain in one line each."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from attrs import frozen

from creditpolicy import pipeline
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.errors import CreditPolicyError
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.explanation import Explanation, explain_department
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.subject import own_name, unknown_subject
from creditpolicy.evaluate.terms import read_assumed
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.policy import Policy as CheckedPolicy
from creditpolicy.source.source import Source

Rows = str | Path | Iterable[Mapping[str, object]] | Evidence
"""A path to JSONL or CSV, rows as mappings from column to cell, or evidence read before."""


@frozen(slots=False)
class Policy:
    """A checked policy. Frozen, picklable, and safe to use from several threads.

    `checked` holds its facts and rules; `diagnostics` the warnings that checking gave.
    """

    checked: CheckedPolicy
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        return self.checked.name

    @cached_property
    def digest(self) -> str:
        """`sha256:` and the hash of the text that this policy was made from."""
        return self.checked.digest

    def read(self, rows: Rows) -> Evidence:
        """Evidence bound to this policy: usable records, and a diagnostic for each row that is not.

        Raises CreditPolicyError where the file cannot be read at all.
        """
        if isinstance(rows, Evidence):
            return rows
        of = Path(rows) if isinstance(rows, str) else rows
        evidence = pipeline.load_evidence(self.checked, of)
        unreadable = [d for d in evidence.diagnostics if d.code.code < "CP100" and d.is_error]
        if unreadable:
            raise CreditPolicyError(*unreadable)
        return evidence

    def evaluate(
        self,
        rows: Rows,
        *,
        as_of: date | None = None,
        assume: Mapping[str, str] | None = None,
        strict: bool = False,
        decided: bool = False,
    ) -> Assessment:
        """Scores the evidence; every figure exact (`Fraction`) or a `Mark`.

        `as_of`: use only what was on file on that day. `assume`: assumptions by name, as text
        (`{"失信扣分": "5"}`). Raises CreditPolicyError for an unknown or impossible assumption,
        for unusable rows where `strict`, and for undecided assumptions where `decided`.
        """
        assumed, problems = read_assumed(self.checked, assume or {})
        if problems:
            raise CreditPolicyError(*problems)
        result = pipeline.assess(
            self.checked, self.read(rows), Run(as_of, assumed), strict=strict, decided=decided
        )
        if isinstance(result, tuple):
            raise CreditPolicyError(*result)
        return result


def check(text: str, name: str = "policy") -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    """Checks the text of a policy.

    The policy where there is no error, and everything found, in file order.
    """
    checked = pipeline.check_source(Source(name, text))
    policy = None if checked.policy is None else Policy(checked.policy, checked.diagnostics)
    return policy, checked.diagnostics


def load(path: str | Path) -> Policy:
    """Reads and checks a `.policy` file.

    Raises CreditPolicyError with all diagnostics where it has errors.
    """
    checked = pipeline.check_file(Path(path))
    if checked.policy is None:
        raise CreditPolicyError(*checked.diagnostics)
    return Policy(checked.policy, checked.diagnostics)


def loads(text: str, name: str = "policy") -> Policy:
    """The same for a text."""
    policy, diagnostics = check(text, name)
    if policy is None:
        raise CreditPolicyError(*diagnostics)
    return policy


def explain(assessment: Assessment, department: str, item: str | None = None) -> Explanation:
    """Why a department scored what it did, item by item, the most points lost first.

    What is missing stands with each item. `item` is an item's number (None: all). Raises
    CreditPolicyError for an unknown department or item, or one that does not name the department.
    """
    name = own_name(assessment.policy, department)
    problem = unknown_subject(assessment.policy, name, item)
    if problem is not None or name is None:
        raise CreditPolicyError(*filter(None, (problem,)))
    return explain_department(assessment, name, item)


def to_json(result: Assessment) -> dict[str, object]:
    """The assessment as plain data, schema `creditpolicy/assessment/1`.

    Every figure exact and for display.
    """
    from creditpolicy.report.assessment_json import assessment_json

    return dict(assessment_json(result))

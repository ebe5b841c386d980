"""A file of cases: nothing stands in it but cases, each about the same policy."""

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.policy.cases import Case
from creditpolicy.policy.declare.cases import declare_cases
from creditpolicy.policy.outline import outline
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s

_OF_CASES = (
    s.Language,
    s.Case,
    s.Cited,
    s.Assumption,
    s.FiledRow,
    s.GivenFigure,
    s.AsOf,
    s.AsApproved,
    s.Expect,
)


def declare_case_file(
    file: s.File, policy: Policy
) -> tuple[tuple[Case, ...], tuple[Diagnostic, ...]]:
    """The cases, and everything found, in file order."""
    strange = [one for one in file.statements if not isinstance(one, _OF_CASES)]
    if strange:
        return (), tuple(found(codes.ONLY_CASES, one.span) for one in strange)
    blocks, problems = outline(file)
    first = [one for one in file.statements if isinstance(one, s.Assumption)]
    outside = [one for one in first if one in [block.head for block in blocks.assumptions]]
    problems += [found(codes.ONLY_CASES, one.span) for one in outside]
    cases = declare_cases(blocks.cases, policy, problems)
    return cases, tuple(sorted(problems, key=_place))


def _place(problem: Diagnostic) -> int:
    return problem.at.start if isinstance(problem.at, Span) else 0

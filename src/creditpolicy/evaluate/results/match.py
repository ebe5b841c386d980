"""Which result each reference means, and its figures for the departments of this policy."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.catalog.evidence import MERGED_FIGURES
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evaluate.results.lineage import Several, name_in
from creditpolicy.evaluate.results.supplied import Imports, Key, Supplied, Table
from creditpolicy.evidence.rows import short
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Reference
from creditpolicy.policy.policy import Policy

_LISTED = 20


def match(policy: Policy, results: Sequence[Supplied]) -> tuple[Imports, tuple[Diagnostic, ...]]:
    """The figures that the policy imports; and what is missing, double or of no use."""
    imports = Imports()
    problems: list[Diagnostic] = []
    for reference in policy.references:
        fitting = [result for result in results if result.answers(reference)]
        if len(fitting) > 1:
            problems.append(_double(reference, fitting))
        elif fitting:
            imports.sources[reference.name] = fitting[0]
            problems.extend(_lacking(reference, fitting[0]))
        elif not reference.optional:
            problems.append(_missing(reference))
        source = fitting[0] if fitting else None
        under = _names(policy, reference, source, problems) if source else {}
        imports.names[reference.name] = {own: there for own, there in under.items() if own != there}
        for quoted in reference.figures:
            table = source.tables.get(quoted.figure, {}) if source else {}
            own = dict(_for_departments(under, table))
            imports.tables[reference.name, quoted.figure] = own
    problems.extend(_unused(policy, results))
    return imports, tuple(problems)


def _names(
    policy: Policy, reference: Reference, source: Supplied, problems: list[Diagnostic]
) -> dict[str, str]:
    """By each department of the policy its name in the result, where it is there as one."""
    names: dict[str, str] = {}
    for department in policy.departments:
        name = name_in(department, source.departments)
        if isinstance(name, Several) and not reference.merged:
            listed = Words("、".join(name.names), ", ".join(name.names))
            args = {"name": reference.name, "department": department.name}
            problems.append(found(MERGED_FIGURES, reference.span, several=listed, **args))
        elif isinstance(name, str):
            names[department.name] = name
    return names


def _for_departments(names: dict[str, str], table: Table) -> Iterator[tuple[Key, Fraction | Mark]]:
    if () in table:
        yield (), table[()]
    for department, there in names.items():
        if (there,) in table:
            yield (department,), table[there,]


def _missing(reference: Reference) -> Diagnostic:
    return found(
        codes.RESULT_MISSING, reference.span, name=reference.name, result=_described(reference)
    )


def _double(reference: Reference, fitting: list[Supplied]) -> Diagnostic:
    files = [result.file for result in fitting[:_LISTED]]
    listed = Words("、".join(files), ", ".join(files))
    return found(codes.RESULT_TWICE, reference.span, name=reference.name, files=listed)


def _described(of: Reference | Supplied) -> Words:
    name = of.assessment if isinstance(of, Reference) else short(of.name)
    if of.period is None:
        return Words(f"“{name}”{of.year}年度", f"“{name}”, year {of.year}")
    first, last = of.period
    return Words(
        f"“{name}”{of.year}年度（{first} 至 {last}）",
        f"“{name}”, year {of.year} ({first} to {last})",
    )


def _lacking(reference: Reference, result: Supplied) -> Iterator[Diagnostic]:
    """Figures that no department has there; one that some have is not applicable to the others."""
    for quoted in reference.figures:
        if quoted.figure not in result.tables:
            known = [short(name) for name in result.tables if "/" not in name][:_LISTED]
            listed = Words("、".join(known), ", ".join(known))
            names = {"name": reference.name, "figure": quoted.figure}
            yield found(codes.FIGURE_MISSING, quoted.span, file=result.file, known=listed, **names)


def _unused(policy: Policy, results: Sequence[Supplied]) -> Iterator[Diagnostic]:
    for result in results:
        if not any(result.answers(reference) for reference in policy.references):
            yield found(codes.RESULT_UNUSED, file=result.file, result=_described(result))

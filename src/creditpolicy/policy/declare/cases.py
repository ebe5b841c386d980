"""Cases as written become cases of the policy: every name looked up, every value fixed."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from creditpolicy.diagnostics.catalog import cases as codes
from creditpolicy.diagnostics.catalog import policy as policy_codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy import names
from creditpolicy.policy.blocks import CaseBlock
from creditpolicy.policy.cases import Case, CaseEvidence, Expectation, Filed, Given
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.declare.assumptions import number_value
from creditpolicy.policy.declare.case_figures import Figures
from creditpolicy.policy.declare.case_values import check_unit, fixed_value
from creditpolicy.policy.declare.names import COLUMN, KIND, REFERENCE, first_note, once, unknown
from creditpolicy.policy.facts import AssumptionUnit, Kind, Reference, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.source.source import Span
from creditpolicy.syntax import cases as c
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Date, ItemFigure, Name, Number, Unit

_ASSUMPTION = Words("假设", "assumption")
_CITED = Words("用例的出处", "The source of this case")
_AS_OF = Words("截至", "The day of “as of”")
_COMMON = ("编号", "部门", "日期", "报送日期", "状态")
_COMMON_ENGLISH = {"id": "编号", "status": "状态"}
_UNITS = {
    AssumptionUnit.NUMBER: Unit.NONE,
    AssumptionUnit.POINTS: Unit.POINTS,
    AssumptionUnit.RATE: Unit.PERCENT,
    AssumptionUnit.WORKING_DAYS: Unit.WORKING_DAYS,
    AssumptionUnit.DAYS: Unit.DAYS,
}


def declare_cases(
    blocks: list[CaseBlock], policy: Policy, problems: list[Diagnostic]
) -> tuple[Case, ...]:
    """The cases without mistakes; what is wrong with the others is reported."""
    figures = Figures(policy, problems)
    cases: dict[str, Case] = {}
    for block in blocks:
        name = block.head.name
        before = len(problems)
        case = _case(block, figures)
        if name.text in cases:
            notes = first_note(_span(cases[name.text]))
            problems.append(found(policy_codes.DECLARED_TWICE, name.span, notes, name=name.text))
        elif len(problems) == before:
            cases[name.text] = case
    return tuple(cases.values())


def _span(case: Case) -> Span | None:
    return case.origin if isinstance(case.origin, Span) else None


def _case(block: CaseBlock, figures: Figures) -> Case:
    problems = figures.problems
    cited = once(block.cited, [line.span for line in block.cited], _CITED, problems)
    days = [line for line in block.lines if isinstance(line, s.AsOf)]
    day = once(days, [line.span for line in days], _AS_OF, problems)
    expectations = tuple(_expectations(block, figures))
    if not any(isinstance(line, s.Expect) for line in block.lines):
        name = block.head.name
        problems.append(found(codes.NO_EXPECTATION, name.span, name=name.text))
    return Case(
        block.head.name.text,
        tuple(_rows(block, figures)),
        expectations,
        None if day is None else _day(day.day, problems),
        tuple(_assumed(block, figures.policy, problems)),
        any(isinstance(line, s.AsApproved) for line in block.lines),
        _given(block, figures),
        not block.head.unconfirmed,
        cited.text if cited else "",
        block.head.name.span,
    )


def _day(written: Date, problems: list[Diagnostic]) -> date | None:
    if written.value is None:
        problems.append(found(policy_codes.BAD_DATE, written.span, text=written.text))
    return written.value


def _expectations(block: CaseBlock, figures: Figures) -> Iterator[Expectation]:
    problems = figures.problems
    for line in block.lines:
        if not isinstance(line, s.Expect):
            continue
        place = figures.at(line)
        fixed = fixed_value(line.value, figures.values, problems)
        if place is None or fixed is None:
            continue
        problem = check_unit(fixed, place.found.unit, place.found.label, line.value)
        if problem is not None:
            problems.append(problem)
        stated = line.value.span
        yield Expectation(place.found.of, place.key, fixed.value, line.span, stated)


def _rows(block: CaseBlock, figures: Figures) -> Iterator[CaseEvidence]:
    kinds, problems = figures.policy.kind_by_name, figures.problems
    for line in block.lines:
        if not isinstance(line, s.FiledRow):
            continue
        if line.kind.text not in kinds:
            problems.append(unknown(line.kind, KIND, kinds, problems))
            continue
        cells = _cells(line, kinds[line.kind.text], figures)
        kind = Filed("材料", line.kind.text, line.kind.span)
        yield CaseEvidence((kind, *cells), line.span)


def _cells(line: c.FiledRow, kind: Kind, figures: Figures) -> Iterator[Filed]:
    """Columns that the kind has, each once; cells of other types are read as evidence is."""
    known = dict.fromkeys((*_COMMON, *(column.name for column in kind.columns)))
    seen: dict[str, Span] = {}
    for cell in line.cells:
        name = cell.column
        column = _COMMON_ENGLISH.get(name.text, name.text)
        if column not in known:
            figures.problems.append(unknown(name, COLUMN, known, figures.problems))
        elif column in seen:
            notes = first_note(seen[column])
            problem = found(type_codes.VALUE_TWICE, name.span, notes, name=column)
            figures.problems.append(problem)
        else:
            if column == "部门":
                figures.department(Name(_text(cell, figures.problems), cell.value.span))
            seen[column] = name.span
            yield Filed(column, _text(cell, figures.problems), cell.value.span)


def _text(cell: c.CellOf, problems: list[Diagnostic]) -> str:
    match cell.value:
        case Date() as day:
            _day(day, problems)
            return day.text
        case Number(text):
            return text
        case Name(text) | c.Quoted(text):
            return text


def _assumed(
    block: CaseBlock, policy: Policy, problems: list[Diagnostic]
) -> Iterator[tuple[str, Value]]:
    known = {assumption.name: assumption for assumption in policy.assumptions}
    seen: dict[str, Span] = {}
    for line in block.assumed:
        name = line.name.text
        assumption = known.get(name)
        if assumption is None:
            problems.append(unknown(line.name, _ASSUMPTION, known, problems))
            continue
        if name in seen:
            notes = first_note(seen[name])
            problems.append(found(type_codes.VALUE_TWICE, line.name.span, notes, name=name))
        seen[name] = line.name.span
        if line.choices is not None or line.decision is not None:
            shown = line.value.span.text
            problems.append(found(codes.ONLY_VALUE, line.span, name=name, value=shown))
        value = _value(line.value)
        fits = not isinstance(line.value, Number) or line.value.unit in (
            Unit.NONE,
            _UNITS.get(assumption.unit),
        )
        if not fits or not assumption.allows(value):
            shown, at = line.value.span.text, line.value.span
            problems.append(found(type_codes.OUT_OF_RANGE, at, name=name, value=shown))
        yield name, value


def _value(value: Number | Name) -> Value:
    return number_value(value) if isinstance(value, Number) else value.text


def _given(block: CaseBlock, figures: Figures) -> tuple[Given, ...]:
    """Figures of other results; a result that must be there has at least one."""
    references = {reference.name: reference for reference in figures.policy.references}
    lines = [line for line in block.lines if isinstance(line, s.GivenFigure)]
    given = tuple(one for line in lines for one in _given_figure(line, references, figures))
    named = {line.result.text for line in lines}
    for reference in references.values():
        if reference.figures and not reference.optional and reference.name not in named:
            at, case = block.head.name.span, block.head.name.text
            problem = found(codes.NOT_GIVEN, at, name=reference.name, case=case)
            figures.problems.append(problem)
    return given


def _given_figure(
    line: c.GivenFigure, references: dict[str, Reference], figures: Figures
) -> Iterator[Given]:
    problems = figures.problems
    reference = references.get(line.result.text)
    if reference is None:
        problems.append(unknown(line.result, REFERENCE, references, problems))
        return
    name = _result_figure(line.figure)
    known = [quoted.figure for quoted in reference.figures]
    fixed = fixed_value(line.value, figures.values, problems)
    owner = None if line.owner is None else figures.department(line.owner)
    if name not in known:
        said = [of.figure if of.span is None else of.span.text for of in reference.figures]
        listed = Words("、".join(said), ", ".join(said))
        args = {"name": reference.name, "figure": line.figure.span.text}
        problems.append(found(codes.NOT_REFERRED, line.figure.span, known=listed, **args))
    elif (name == names.TOTAL) is not (line.owner is None):
        code = codes.OF_THE_ZONE if name == names.TOTAL else codes.OF_DEPARTMENTS
        problems.append(found(code, line.figure.span, name=name))
    elif fixed is not None and isinstance(fixed.value, Fraction | Mark):
        yield Given(reference.name, name, () if owner is None else (owner,), fixed.value)
    elif fixed is not None:
        problems.append(found(codes.NOT_CONSTANT, line.value.span))


def _result_figure(figure: Name | ItemFigure) -> str:
    match figure:
        case Name(text):
            return text
        case ItemFigure(item, rate):
            return names.rate(item) if rate else names.department_item_score(item)

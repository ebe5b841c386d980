"""Cases as lines of a policy file: what each figure is called there, and how values are written."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from creditpolicy.policy import names
from creditpolicy.policy.cases import Case, CaseEvidence, Expectation
from creditpolicy.policy.core.scores import DEPARTMENT, Measured, Score, Scored, Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import AssumptionUnit
from creditpolicy.policy.policy import Policy
from creditpolicy.report.formula import number_text
from creditpolicy.source.source import Source, Span
from creditpolicy.syntax import cases as c
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.format import format_file
from creditpolicy.syntax.format_cases import case_line
from creditpolicy.syntax.format_names import Lang
from creditpolicy.values.dates import parse_date

NOWHERE = Span(Source("", ""), 0, 0)
_MARKS = {Mark.NOT_APPLICABLE: "不适用", Mark.UNDECIDED: "未定"}
_ASSUMED = {
    AssumptionUnit.NUMBER: e.Unit.NONE,
    AssumptionUnit.POINTS: e.Unit.POINTS,
    AssumptionUnit.WORKING_DAYS: e.Unit.WORKING_DAYS,
    AssumptionUnit.DAYS: e.Unit.DAYS,
    AssumptionUnit.CHOICE: e.Unit.NONE,
}
_PERCENT_PLACES = 10_000
Value = Fraction | Mark | str | bool


class CaseLines:
    """Writes lines of cases of one policy, in one language."""

    def __init__(self, policy: Policy, lang: Lang) -> None:
        self.policy = policy
        self.lang: Lang = lang
        self._categories = {
            score: category.id
            for category in policy.categories
            for score in (
                names.category_score(category.id),
                names.category_department_score(category.id),
            )
        }
        self._times = Counter(_labels(policy))

    def expectation(self, of: Expectation) -> str:
        """应得 甲局 的 部门得分 = 8分"""
        return self.line(self.expect(of, of.expected))

    def figure(self, of: Expectation) -> str:
        """甲局 的 部门得分"""
        words = self.expectation(of).partition(" = ")[0]
        return words.removeprefix("应得 " if self.lang == "zh" else "expect ")

    def value(self, of: Expectation, value: Value) -> str:
        """A value as the line states it: 87.25分, 10分 ÷ 3, 40%, 不适用."""
        return self.line(self.expect(of, value)).partition(" = ")[2]

    def line(self, node: c.Case | c.CaseLine) -> str:
        return "".join(case_line(node, self.lang).lay_out(0))

    def expect(self, of: Expectation, value: Value) -> c.Expect:
        """The line that expects the value of the figure."""
        figure, unit, whole = self._figure(of)
        owner = name(of.key[0]) if whole and of.key else None
        rest = of.key[1:] if owner is not None else of.key
        members = tuple(name(member) for member in rest)
        return c.Expect(owner, figure, members, written(value, unit), NOWHERE)

    def _figure(self, of: Expectation) -> tuple[c.Figure, Unit | None, bool]:
        """What the figure is called, its unit, and whether its first member is a department."""
        match of.of:
            case Measured(measure):
                named = self.policy.measure_by_name[measure]
                return self._own(named.label, named.item or ""), None, True
            case Scored(score):
                found = self.policy.score_by_name[score]
                whole = bool(found.dims) and found.dims[0].name == DEPARTMENT
                return self._score(found), found.unit, whole
            case _:
                assert_never(of.of)

    def _score(self, score: Score) -> c.Figure:
        item, label = score.item or "", score.label.zh
        if score.name in names.LABELS:
            return name(score.name)
        if score.name in self._categories:
            return c.CategoryFigure(self._categories[score.name], NOWHERE)
        if score.name == names.rate(item):
            return e.ItemFigure(item, True, NOWHERE)
        if score.name in (names.item_score(item), names.department_item_score(item)):
            return e.ItemFigure(item, False, NOWHERE)
        if score.name != names.of_policy(item, label):
            return c.OwnFigure(item, name(score.name.rpartition("/")[2]), NOWHERE)
        return self._own(label, item)

    def _own(self, label: str, item: str) -> c.Figure:
        """A figure that the policy names: with its item where another one has such a figure too."""
        if item and self._times[label] > 1:
            return c.OwnFigure(item, name(label), NOWHERE)
        return name(label)


def cases_policy(policy: Policy, cases: list[tuple[str, Case]], lang: Lang) -> str:
    """A file of cases, each under its name, in canonical layout."""
    writer = CaseLines(policy, lang)
    statements: list[s.Statement] = [s.Language("1", NOWHERE)]
    for title, case in cases:
        statements.append(c.Case(name(title), not case.confirmed, NOWHERE))
        statements += _choices(policy, case)
        statements += [_row(row) for row in case.rows]
        statements += [writer.expect(one, one.expected) for one in case.expectations]
    return format_file(s.File(NOWHERE.source, tuple(statements), ()), lang)


def _choices(policy: Policy, case: Case) -> Iterator[s.Statement]:
    units = {one.name: one.unit for one in policy.assumptions}
    if case.as_of is not None:
        yield c.AsOf(e.Date(case.as_of, case.as_of.isoformat(), NOWHERE), NOWHERE)
    for title, value in case.assumed:
        yield s.Assumption(name(title), _assumed(value, units[title]), None, None, NOWHERE)
    if case.pending:
        yield c.AsApproved(NOWHERE)
    for one in case.given:
        owner = name(one.key[0]) if one.key else None
        stated = written(one.value, None)
        yield c.GivenFigure(name(one.result), owner, _quoted(one.figure), stated, NOWHERE)


def _quoted(figure: str) -> e.Name | e.ItemFigure:
    """A figure of another result: of an item, or one by its name."""
    item, slash, rest = figure.partition("/")
    return e.ItemFigure(item, f"/{rest}" == names.rate(""), NOWHERE) if slash else name(figure)


def _assumed(value: Fraction | str, unit: AssumptionUnit) -> e.Number | e.Name:
    if isinstance(value, str):
        return name(value)
    if unit is AssumptionUnit.RATE:
        return e.Number(number_text(value * 100), e.Unit.PERCENT, NOWHERE)
    return e.Number(number_text(value), _ASSUMED[unit], NOWHERE)


def _row(of: CaseEvidence) -> c.FiledRow:
    texts = {cell.column: cell.text for cell in of.cells}
    cells = [
        c.CellOf(name(column), _cell(text), NOWHERE)
        for column, text in texts.items()
        if column != "材料"
    ]
    return c.FiledRow(name(texts["材料"]), tuple(cells), NOWHERE)


def _cell(text: str) -> e.Name | e.Number | e.Date | c.Quoted:
    day = parse_date(text)
    if day is not None and day.isoformat() == text:
        return e.Date(day, text, NOWHERE)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return e.Number(text, e.Unit.NONE, NOWHERE)
    return name(text) if text.isalpha() and not text.isascii() else c.Quoted(text, NOWHERE)


def _labels(policy: Policy) -> Iterator[str]:
    for measure in policy.measures:
        yield measure.label
    for score in policy.scores:
        if score.name == names.of_policy(score.item or "", score.label.zh):
            yield score.label.zh


def name(text: str) -> e.Name:
    return e.Name(text, NOWHERE)


def written(value: Value, unit: Unit | None) -> e.Expression:
    """A number with the unit of its figure; one that has no end as a decimal is a division."""
    match value:
        case Mark():
            return name(_MARKS[value])
        case bool():
            return name("是" if value else "否")
        case str():
            return name(value)
        case Fraction():
            return _number(value, unit)
        case _:
            assert_never(value)


def _number(value: Fraction, unit: Unit | None) -> e.Expression:
    if value < 0:
        return e.Negative(_number(-value, unit), NOWHERE)
    suffix = e.Unit.POINTS if unit is Unit.POINTS else e.Unit.NONE
    if unit is Unit.RATE and _PERCENT_PLACES % value.denominator == 0:
        return e.Number(_decimal(value * 100), e.Unit.PERCENT, NOWHERE)
    if 10**4 % value.denominator == 0:
        return e.Number(_decimal(value), suffix, NOWHERE)
    above = e.Number(_decimal(Fraction(value.numerator)), suffix, NOWHERE)
    below = e.Number(_decimal(Fraction(value.denominator)), e.Unit.NONE, NOWHERE)
    return e.Product((("*", above), ("/", below)), NOWHERE)


def _decimal(value: Fraction) -> str:
    return number_text(value)

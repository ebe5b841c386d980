"""What the policy says about itself: name, year, period, total, and how things add up."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.catalog import types as type_codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy.blocks import Chosen, Outline
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.declare.items import points_value
from creditpolicy.policy.declare.names import once, unknown
from creditpolicy.policy.facts import Assumption
from creditpolicy.policy.reckoning import BASIS, GROUPS, MISSING, Choices
from creditpolicy.source.source import Span
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Date, Name
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES
from creditpolicy.values.classes import frozen

_YEARS = range(1900, 3000)
_ENGLISH = dict(BUILTIN_NAMES)
_TOTAL = Words("总分", "The total")
_TOTAL_SHAPE = Words("总分 100分", "total 100 points")
_CITED = Words("考核的出处", "The source of the assessment")


@frozen
class About:
    """The head of a policy; `span` is where it stands, `total_span` where the total does."""

    span: Span
    name: str
    year: int
    cited: str
    period: tuple[date, date]
    total: Fraction
    total_span: Span | None


def declare_assessment(outline: Outline, start: Span, problems: list[Diagnostic]) -> About:
    """The head of the policy; what it does not state is reported at `start`."""
    heads = outline.assessments
    head = once(heads, [h.span for h in heads], Words("考核名称", "The assessment"), problems)
    if head is None:
        _missing(Words("考核名称", "its name"), "考核 名称", "assessment NAME", start, problems)
    at = head.span if head else start
    year = _year(outline, at, problems)
    total, total_span = _total(outline, at, problems)
    lines = [fact for fact in outline.facts if isinstance(fact, s.Cited)]
    cited = once(lines, [line.span for line in lines], _CITED, problems)
    return About(
        at,
        head.name.text if head else "",
        year,
        cited.text if cited else "",
        _period(outline, year, problems),
        total,
        total_span,
    )


def _missing(what: Words, zh: str, en: str, at: Span, problems: list[Diagnostic]) -> None:
    problems.append(found(codes.MISSING, at, what=what, shape=Words(zh, en)))


def _year(outline: Outline, at: Span, problems: list[Diagnostic]) -> int:
    lines = [fact for fact in outline.facts if isinstance(fact, s.Year)]
    line = once(lines, [one.span for one in lines], Words("年度", "The year"), problems)
    if line is None:
        _missing(Words("年度", "its year"), "年度 2018", "year 2018", at, problems)
        return 2000
    return year_of(line.value, line.span, problems)


def year_of(written: str, at: Span, problems: list[Diagnostic]) -> int:
    """The year; some other where what is written is none, which is reported."""
    if written.isdecimal() and int(written) in _YEARS:
        return int(written)
    problems.append(
        found(
            codes.NOT_AS_WRITTEN,
            at,
            what=Words("年度", "The year"),
            expected=Words("四位数的年份", "a year of four digits"),
            shape=Words("年度 2018", "year 2018"),
        )
    )
    return 2000


def _period(outline: Outline, year: int, problems: list[Diagnostic]) -> tuple[date, date]:
    """The period as stated; the whole year where nothing is stated."""
    lines = [fact for fact in outline.facts if isinstance(fact, s.Period)]
    line = once(lines, [one.span for one in lines], Words("考核期", "The period"), problems)
    whole_year = date(year, 1, 1), date(year, 12, 31)
    if line is None:
        return whole_year
    return period_of(line.start, line.end, line.span, problems) or whole_year


def period_of(
    first: Date, last: Date, at: Span, problems: list[Diagnostic]
) -> tuple[date, date] | None:
    """The two days; None where one does not exist."""
    start, end = _day(first, problems), _day(last, problems)
    if start is None or end is None:
        return None
    if start > end:
        problems.append(found(codes.PERIOD_REVERSED, at))
    return start, end


def _day(day: Date, problems: list[Diagnostic]) -> date | None:
    if day.value is None:
        problems.append(found(codes.BAD_DATE, day.span, text=day.text))
    return day.value


def _total(outline: Outline, at: Span, problems: list[Diagnostic]) -> tuple[Fraction, Span | None]:
    lines = [fact for fact in outline.facts if isinstance(fact, s.Total)]
    line = once(lines, [one.span for one in lines], _TOTAL, problems)
    if line is None:
        _missing(Words("总分", "its total"), "总分 100分", "total 100 points", at, problems)
        return Fraction(0), None
    return points_value(line.points, _TOTAL, _TOTAL_SHAPE, problems), line.points.span


def declare_choices(
    outline: Outline,
    assumptions: dict[str, Assumption],
    used: set[str],
    problems: list[Diagnostic],
) -> Choices:
    """How things add up: 平均, 折算 and 考核项分值 where 汇总 says nothing else."""

    def choice(sort: type[Chosen], what: Words, options: tuple[str, ...]) -> Lit | Given:
        lines = [line for line in outline.choices if isinstance(line, sort)]
        return the_choice(lines, what, options, assumptions, used, problems)

    formulas = [f for f in outline.summary.named if isinstance(f, s.DepartmentScore)]
    chosen = [line for line in outline.choices if isinstance(line, s.DepartmentBy)]
    if formulas and chosen:
        both = sorted((formulas[0].span, chosen[0].span), key=lambda span: span.start)
        once(both, both, Words("部门得分的算法", "How departments score"), problems)
    missing = choice(s.MissingBy, MISSING_BY, MISSING)
    return Choices(
        choice(s.GroupsBy, Words("“组内 按”", "“groups by”"), GROUPS),
        missing,
        gaps_of(missing, assumptions),
        choice(s.DepartmentBy, Words("“部门得分 按”", "“department score by”"), BASIS),
        *_bonus_cap(outline, problems),
    )


def _bonus_cap(outline: Outline, problems: list[Diagnostic]) -> tuple[Fraction | None, Span | None]:
    lines = [line for line in outline.choices if isinstance(line, s.BonusCap)]
    what = Words("“加分 最高”", "“bonuses at most”")
    line = once(lines, [one.span for one in lines], what, problems)
    if line is None:
        return None, None
    return points_value(line.points, _CAP, _CAP_SHAPE, problems), line.span


_CAP = Words("加分的最高分", "The cap on bonuses")
_CAP_SHAPE = Words("加分 最高 10分", "bonuses at most 10 points")


MISSING_BY = Words("“缺项 按”", "“missing by”")


def the_choice(
    lines: Sequence[Chosen],
    what: Words,
    options: tuple[str, ...],
    assumptions: dict[str, Assumption],
    used: set[str],
    problems: list[Diagnostic],
) -> Lit | Given:
    """What the only line of its sort chooses; the first option where there is none."""
    line = once(lines, [one.span for one in lines], what, problems)
    if line is None:
        return Lit(options[0])
    used.add(line.choice.text)
    return _choice(line.choice, options, assumptions, problems)


def gaps_of(missing: Lit | Given, assumptions: dict[str, Assumption]) -> tuple[str, ...]:
    """What 缺项 may be at all."""
    if isinstance(missing, Lit):
        return (str(missing.value),)
    return _values_of(assumptions[missing.name])


def _choice(
    name: Name,
    options: tuple[str, ...],
    assumptions: dict[str, Assumption],
    problems: list[Diagnostic],
) -> Lit | Given:
    if name.text in options:
        return Lit(name.text)
    assumption = assumptions.get(name.text)
    if assumption is None:
        what = Words("选项或假设", "choice or assumption")
        problems.append(unknown(name, what, [*options, *assumptions], problems))
    elif _takes_only(assumption, options):
        return Given(name.text)
    else:
        shown = name.span.text
        values = Words("、".join(options), ", ".join(_ENGLISH[option] for option in options))
        problems.append(found(type_codes.WRONG_CHOICE, name.span, name=shown, values=values))
    return Lit(options[0])


def _takes_only(assumption: Assumption, options: tuple[str, ...]) -> bool:
    values = assumption.allowed if isinstance(assumption.allowed, tuple) else ()
    return set(values) <= set(options) and bool(values)


def _values_of(assumption: Assumption) -> tuple[str, ...]:
    allowed = assumption.allowed if isinstance(assumption.allowed, tuple) else ()
    return tuple(dict.fromkeys(str(value) for value in (*allowed, assumption.value)))

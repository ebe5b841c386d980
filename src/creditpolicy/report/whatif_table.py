"""What open choices would change, for people."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.whatif import Dependence, GradeSpread, Spread, WhatIf
from creditpolicy.report.figures import points_text
from creditpolicy.report.grid import GridColumn, column, grid
from creditpolicy.report.units import assumption_value
from creditpolicy.source.width import printable, wrap
from creditpolicy.values.display import display

_NONE = "-"
_DEPARTMENT = Words("部门", "department")
_SCORE = Words("得分", "score")
_LOW = Words("最低", "low")
_HIGH = Words("最高", "high")
_RANK = Words("名次", "rank")
_PLACES = Words("名次范围", "ranks")
_GRADE_RANGE = Words("{name}范围", "{name}, from-to")
_ALL = Words("共 {all} 种组合，全部算过。", "{all} combinations, all evaluated.")
_CUT = Words(
    "共 {all} 种组合，只算了前 {tried} 种，范围可能更大；用 --most 可以多算。",
    "{all} combinations, of which the first {tried} were evaluated; the intervals may be wider. "
    "--most asks for more.",
)
_NO_ASSUMPTIONS = Words("没有可以另取的假设。", "No assumption has an alternative.")
_ALTERNATIVES = Words("{name} = {value}，另取 {others}", "{name} = {value}, else {others}")
_SCORES = Words("得分会变：{names}", "scores that change: {names}")
_RANKS = Words("名次会变：{names}", "ranks that change: {names}")
_GRADES = Words("等级会变：{names}", "grades that change: {names}")
_NOTHING = Words("不影响任何部门", "changes nothing for any department")


def whatif_table(of: WhatIf, lang: str, columns: int) -> str:
    """The departments with their intervals, then each assumption and whom it concerns."""
    words = _ALL if of.tried == of.combinations else _CUT
    counted = in_language(words, lang).format(all=f"{of.combinations:,}", tried=f"{of.tried:,}")
    listed = [line for one in of.dependences for line in _dependence(one, lang, columns)]
    blocks = [
        [printable(of.assessment.policy.name)],
        _departments(of.spreads, lang),
        listed or [in_language(_NO_ASSUMPTIONS, lang)],
        wrap(counted, columns),
    ]
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def _departments(spreads: tuple[Spread, ...], lang: str) -> list[str]:
    return grid(
        [
            column(in_language(_DEPARTMENT, lang), [s.result.name for s in spreads], right=False),
            column(in_language(_SCORE, lang), [points_text(s.result.score, lang) for s in spreads]),
            column(in_language(_LOW, lang), [_points(s.low) for s in spreads]),
            column(in_language(_HIGH, lang), [_points(s.high) for s in spreads]),
            column(in_language(_RANK, lang), [_place(s.result.rank) for s in spreads]),
            column(in_language(_PLACES, lang), [_places(s) for s in spreads]),
            *_grade_columns(spreads, lang),
        ]
    )


def _grade_columns(spreads: tuple[Spread, ...], lang: str) -> Iterator[GridColumn]:
    """For each figure that is a grade what it is, and from where to where it goes."""
    for of_figure in zip(*(spread.grades for spread in spreads), strict=True):
        name = of_figure[0].name
        title = in_language(_GRADE_RANGE, lang).format(name=name)
        yield column(name, [grade.value or _NONE for grade in of_figure], right=False)
        yield column(title, [_grade_range(grade, lang) for grade in of_figure], right=False)


def _grade_range(of: GradeSpread, lang: str) -> str:
    """`良好-优秀`, the worst first as a low score is; of labels, which have no order, all."""
    values = (*of.values, *((_NONE,) * of.open_))
    if not values:
        return _NONE
    if of.ordered and len(values) > 1:
        return f"{values[-1]}-{values[0]}" if not of.open_ else f"{_NONE}-{values[0]}"
    return ("、" if lang == "zh" else ", ").join(values)


def _points(value: Fraction | None) -> str:
    return _NONE if value is None else display(value)


def _place(rank: int | None) -> str:
    return _NONE if rank is None else str(rank)


def _places(spread: Spread) -> str:
    if spread.best == spread.worst:
        return _place(spread.best)
    return f"{_place(spread.best)}-{_place(spread.worst)}"


def _dependence(of: Dependence, lang: str, columns: int) -> list[str]:
    unit, comma = of.assumption.unit, "、" if lang == "zh" else ", "
    others = comma.join(assumption_value(value, unit, lang) for value in of.alternatives)
    value = assumption_value(of.assumption.value, unit, lang)
    title = in_language(_ALTERNATIVES, lang)
    head = title.format(name=of.assumption.name, value=value, others=others)
    changes = [
        in_language(words, lang).format(names=comma.join(names))
        for words, names in ((_SCORES, of.scores), (_RANKS, of.ranks), (_GRADES, of.grades))
        if names
    ]
    below = [
        "  " + part
        for line in changes or [in_language(_NOTHING, lang)]
        for part in wrap(printable(line), columns - 2)
    ]
    return [*wrap(printable(head), columns), *below]

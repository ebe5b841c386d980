"""Figures as people and programs read them: exact, and rounded once for display."""

from typing import TypedDict

from creditpolicy.evaluate.assessment import Figure
from creditpolicy.policy.core.values import Mark
from creditpolicy.values.display import display, display_percent
from creditpolicy.values.exact import exact_text

_MARKS = {
    Mark.NOT_APPLICABLE: ("不适用", "n/a"),
    Mark.UNDECIDED: ("未定", "undecided"),
}


class FigureData(TypedDict):
    """`exact` is a whole number or a fraction; null where the figure is undecided."""

    exact: str | None
    display: str


def mark_text(mark: Mark, lang: str) -> str:
    zh, en = _MARKS[mark]
    return zh if lang == "zh" else en


def points_text(figure: Figure, lang: str) -> str:
    """Points with two decimals, or the mark."""
    return mark_text(figure, lang) if isinstance(figure, Mark) else display(figure)


def points_json(figure: Figure) -> FigureData | None:
    """Null where it does not apply."""
    match figure:
        case Mark():
            open_ = figure is Mark.UNDECIDED
            return {"exact": None, "display": mark_text(figure, "zh")} if open_ else None
        case number:
            return {"exact": exact_text(number), "display": display(number)}


def rate_json(figure: Figure) -> FigureData | None:
    """A rate from 0 to 1; its display is a percentage."""
    match figure:
        case Mark():
            return points_json(figure)
        case number:
            return {"exact": exact_text(number), "display": display_percent(number)}


def exact_cell(figure: Figure) -> str:
    """The exact figure; blank where there is none."""
    return "" if isinstance(figure, Mark) else exact_text(figure)

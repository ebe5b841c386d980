"""A line of a chart as SVG: drawn by hand in whole tenths of a pixel, without a library."""

from collections.abc import Iterator
from fractions import Fraction
from html import escape

from creditpolicy.report.papers.paper import Chart, Line
from creditpolicy.source.width import printable
from creditpolicy.values.display import display

_WIDE, _HIGH, _EDGE = 200, 60, 8


def figure(line: Line, chart: Chart) -> str:
    """A named small chart, for a page of HTML."""
    name = escape(printable(line.name))
    return f"<figure><figcaption>{name}{_last(line)}</figcaption>{svg(line, chart)}</figure>"


def svg(line: Line, chart: Chart) -> str:
    """A dot a value, joined where none is missing, between a rule at 0 and one at the most."""
    points = list(_points(line, chart.most))
    runs = " ".join(
        f'<polyline points="{" ".join(f"{x},{y}" for x, y in run)}" fill="none" stroke="#b3121d" '
        'stroke-width="2"/>'
        for run in _runs(points)
    )
    dots = "".join(
        f'<circle cx="{point[0]}" cy="{point[1]}" r="2.5" fill="#b3121d">'
        f"<title>{_said(chart.ticks[at], line.values[at])}</title></circle>"
        for at, point in enumerate(points)
        if point is not None
    )
    rules = "".join(
        f'<line x1="0" x2="{_WIDE}" y1="{y}" y2="{y}" stroke="#d1d5db"/>'
        for y in (_EDGE, _HIGH - _EDGE)
    )
    label = escape(printable(line.name))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        f'aria-label="{label}">{rules}{runs}{dots}</svg>'
    )


Point = tuple[str, str]


def _points(line: Line, most: Fraction) -> Iterator[Point | None]:
    steps = max(len(line.values) - 1, 1)
    high = _HIGH - 2 * _EDGE
    for at, value in enumerate(line.values):
        if value is None:
            yield None
            continue
        part = min(max(value / most, Fraction(0)), Fraction(1)) if most > 0 else Fraction(0)
        across = _EDGE + Fraction((_WIDE - 2 * _EDGE) * at, steps)
        yield display(across, 1), display(_EDGE + high * (1 - part), 1)


def _runs(points: list[Point | None]) -> Iterator[list[Point]]:
    """Neighbours that can be joined."""
    run: list[Point] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []


def _said(tick: str, value: Fraction | None) -> str:
    return escape(printable(f"{tick} {'' if value is None else display(value)}"))


def _last(line: Line) -> str:
    """The newest value, behind the name."""
    value = next((value for value in reversed(line.values) if value is not None), None)
    return "" if value is None else f" {display(value)}"

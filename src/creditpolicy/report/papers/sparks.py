"""A line of a chart as a row of small blocks, for papers that are text."""

from fractions import Fraction

from creditpolicy.report.papers.paper import Align, Cell, Chart, Line, Rows, Table, texts
from creditpolicy.values.display import display

_STEPS = "▁▂▃▄▅▆▇█"
_NONE = "·"


def sparks(line: Line, most: Fraction) -> str:
    """A block for each tick, as high as the value is of `most`."""
    return "".join(_NONE if value is None else _block(value, most) for value in line.values)


def _block(value: Fraction, most: Fraction) -> str:
    part = value / most if most > 0 else Fraction(0)
    step = int(part * (len(_STEPS) - 1) + Fraction(1, 2))
    return _STEPS[min(max(step, 0), len(_STEPS) - 1)]


def value_table(chart: Chart) -> Table:
    """The values themselves, a tick a column; the last column is left for a drawing."""
    wide = len(chart.ticks)
    rows = Rows(
        lambda: (
            (
                Cell(line.name),
                *(Cell(_NONE if v is None else display(v), v, Align.RIGHT) for v in line.values),
                Cell(""),
            )
            for line in chart.lines
        )
    )
    head = texts("", *chart.ticks, "")
    return Table(chart.name, chart.title, (24, *[8] * wide, 24), (head,), rows, label=chart.label)


def spark_table(chart: Chart) -> Table:
    """A row a line, for files that hold no drawing: its name, its blocks, its newest value."""
    rows = tuple(
        (
            Cell(line.name),
            Cell(sparks(line, chart.most)),
            Cell("-" if last is None else display(last), last, Align.RIGHT),
        )
        for line in chart.lines
        for last in (next((v for v in reversed(line.values) if v is not None), None),)
    )
    return Table(chart.name, chart.title, (30, 60, 15), (), rows, label=chart.label)

"""Scores, ranks and grades before and after, department by department."""

from collections.abc import Callable
from fractions import Fraction
from html import escape

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.assessment import DepartmentResult
from creditpolicy.report.diff.markdown import escaped
from creditpolicy.report.figures import points_text
from creditpolicy.report.grid import column, grid
from creditpolicy.values.display import display
from creditpolicy.verify.compare.effect import Effects, Moved

_NONE = "-"
_SAME = "="
_TITLES = (
    Words("部门", "department"),
    Words("原得分", "score before"),
    Words("现得分", "score after"),
    Words("差", "difference"),
    Words("原名次", "rank before"),
    Words("现名次", "rank after"),
)
_ZONE = Words("总得分", "zone score")
_NOTHING = Words(
    "这些材料下，所有部门的得分、名次和等级都没有变。", "No score, rank or grade changes."
)

Table = tuple[list[str], list[list[str]]]
"""Titles, and a list of cells for each row."""


def effects_text(of: Effects, lang: str) -> str:
    titles, rows = _table(of, lang)
    columns = [
        column(title, [row[at] for row in rows], right=at > 0) for at, title in enumerate(titles)
    ]
    return "".join(line + "\n" for line in (*grid(columns), *_verdict(of, lang)))


def effects_markdown(of: Effects, lang: str) -> str:
    titles, rows = _table(of, lang)
    rule = ["---", *("---:" for _ in titles[1:])]
    lines = [[escaped(t) for t in titles], rule, *([escaped(c) for c in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def effects_html(of: Effects, lang: str) -> str:
    titles, rows = _table(of, lang)
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(_cells(row))}</tr>\n" for row in rows)
    return f"<table>\n<tr>{head}</tr>\n{body}</table>"


def _cells(row: list[str]) -> list[str]:
    first, *rest = map(escape, row)
    return [f"<td>{first}</td>", *(f'<td class="figure">{text}</td>' for text in rest)]


def _verdict(of: Effects, lang: str) -> list[str]:
    changed = any(one.is_changed for one in of.departments)
    return [] if changed else [in_language(_NOTHING, lang)]


def _table(of: Effects, lang: str) -> Table:
    figures = dict.fromkeys(name for one in of.departments for name, _, _ in one.grades)
    titles = [in_language(title, lang) for title in _TITLES] + list(figures)
    zone = [in_language(_ZONE, lang), *_scores(of.old.zone.score, of.new.zone.score, lang)]
    rows = [_row(one, lang) for one in of.departments]
    return titles, [*rows, zone + [""] * (len(titles) - len(zone))]


def _scores(one: object, other: object, lang: str) -> list[str]:
    texts = [points_text(v, lang) for v in (one, other)]  # type: ignore[arg-type]
    both = isinstance(one, Fraction) and isinstance(other, Fraction)
    return [*texts, signed(other - one) if both else _NONE]  # type: ignore[operator]


def _row(of: Moved, lang: str) -> list[str]:
    def shown(result: DepartmentResult | None, text: Callable[[DepartmentResult], str]) -> str:
        return _NONE if result is None else text(result)

    scores = [shown(r, lambda d: points_text(d.score, lang)) for r in (of.before, of.after)]
    ranks = [shown(r, lambda d: str(d.rank or _NONE)) for r in (of.before, of.after)]
    change = _NONE if of.difference is None else signed(of.difference)
    grades = [a if a == b else f"{a or _NONE} → {b or _NONE}" for _, a, b in of.grades]
    return [of.name, *scores, change, *ranks, *grades]


def signed(value: Fraction) -> str:
    """`+2.50`; what does not change is `=`, and what is less than a cent still shows its sign."""
    if value == 0:
        return _SAME
    text = display(value)
    return text if text.startswith("-") else f"{'+' if value > 0 else '-'}{text}"

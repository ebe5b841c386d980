"""What is said of a law that does not hold: which figure, by how much, and on which rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from creditpolicy.api import Policy
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.evidence.readers.objects import text_of_value
from creditpolicy.evidence.rows import short
from creditpolicy.testing.draft_rows import Row
from creditpolicy.values.codes import mask

_MOST_FIGURES = 5
_MOST_ROWS = 12


class LawBroken(AssertionError):
    """A law does not hold.

    `diagnostics`: a tuple, one for each figure that breaks it, in both languages. `rows`: the
    evidence on which it does, a line of text for each row, private cells masked.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic], rows: Sequence[str]) -> None:
        self.diagnostics = tuple(diagnostics)
        self.rows = tuple(rows)
        super().__init__("\n".join(_lines(self.diagnostics, self.rows)))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Diagnostic, ...], tuple[str, ...]]]:
        return type(self), (self.diagnostics, self.rows)


def refuse(policy: Policy, rows: Iterable[Row], problems: Iterable[Diagnostic]) -> None:
    """Raises LawBroken where there are problems."""
    found = tuple(problems)
    if found:
        raise LawBroken(found, [_row(policy, row) for row in rows])


def _lines(diagnostics: tuple[Diagnostic, ...], rows: tuple[str, ...]) -> Iterator[str]:
    for one in diagnostics[:_MOST_FIGURES]:
        english = one.message("en")
        yield f"{one.code.code} {english[0].upper()}{english[1:]}"
        yield f"      {one.message('zh')}"
    if len(diagnostics) > _MOST_FIGURES:
        more = len(diagnostics) - _MOST_FIGURES
        yield f"      and {more} more figures / 还有 {more} 个数"
    yield diagnostics[0].help("en")
    yield diagnostics[0].help("zh")
    yield f"on {len(rows)} rows / 材料 {len(rows)} 行{'：' if rows else ''}"
    for number, row in enumerate(rows[:_MOST_ROWS], 1):
        yield f"{number:>4}  {row}"
    if len(rows) > _MOST_ROWS:
        yield f"      … {len(rows) - _MOST_ROWS} more rows / 还有 {len(rows) - _MOST_ROWS} 行"


def _row(policy: Policy, row: Row) -> str:
    """部门 甲局，材料 简报，日期 2018-03-01: what is filled."""
    private = {
        column.name for kind in policy.checked.kinds for column in kind.columns if column.private
    }
    cells: list[str] = []
    for name, value in row.items():
        text = _cell(value)
        if text.strip():
            cells.append(f"{name} {mask(text) if name.strip() in private else short(text)}")
    return "，".join(cells)


def _cell(value: object) -> str:
    text = value if isinstance(value, str) else text_of_value(value)
    return text if isinstance(text, str) else repr(value)

"""What every reader yields: rows of text, and a diagnostic in the place of one it cannot read."""

from attrs import field, frozen

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic

CELL_LIMIT = 32_767
"""The most characters in a cell; a spreadsheet has the same limit."""

YES = "是"
NO = "否"


@frozen
class Sheet:
    """A sheet of a workbook: its name, the row of its header, and the letters of its columns."""

    name: str
    header: int
    letters: dict[str, str] = field(repr=False)


@frozen
class Row:
    """One record as it was filed.

    `file` is what messages call the file. `number` is what a person counts: rows of a spreadsheet
    (the header is row 1), lines of a JSONL file, records of a JSON array or of Python objects.
    `cells` maps names of columns to texts, both without blanks around them; an empty cell is `""`
    and an absent one may be missing. A number is the text that was written. `sheet`: in a workbook,
    where the row stands.
    """

    file: str
    number: int
    cells: dict[str, str]
    sheet: Sheet | None = None

    def at(self, column: str | None = None) -> Cell:
        """The place of the row, or of its cell in that column."""
        return cell_at(self.file, self.number, column, self.sheet)


def cell_at(file: str, row: int, column: str | None, sheet: Sheet | None) -> Cell:
    if sheet is None:
        return Cell(file, row, column)
    letters = "" if column is None else sheet.letters.get(column, "")
    return Cell(file, row, column, sheet.name, letters)


Reading = Row | Diagnostic


def short(text: str, limit: int = 40) -> str:
    """`text` fit for a message: at most `limit` characters, and all of them printable."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(_printable(letter) for letter in cut)


def _printable(letter: str) -> str:
    if letter.isprintable():
        return letter
    return " " if letter.isspace() else "\ufffd"

"""The one type that every stage reports with."""

from enum import Enum

from creditpolicy.source.source import Span
from creditpolicy.values.classes import frozen


class Severity(Enum):
    """How much is wrong.

    An `ERROR` stops the stage that needs the thing; a `WARNING` and a `NOTE` never do.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Code:
    """A kind of message.

    Stable number, severity, sentences and one thing to do, zh and en side by side.
    """

    code: str
    severity: Severity
    zh: str
    en: str
    help_zh: str = ""
    help_en: str = ""


@frozen
class Words:
    """An argument of a message that reads differently in the two languages."""

    zh: str
    en: str


Text = str | Words


@frozen
class Cell:
    """A place in evidence.

    File, row (as a spreadsheet or an editor counts it), and the column's name. In a workbook
    also the `sheet`, and the `letters` by which it calls the column, where that is known.
    """

    file: str
    row: int
    column: str | None = None
    sheet: str = ""
    letters: str = ""

    @property
    def address(self) -> str:
        """The cell as a workbook calls it, `双公示信息!D7`; empty where it is in none."""
        if not (self.sheet and self.letters):
            return ""
        plain = self.sheet.replace("_", "").isalnum() and not self.sheet[0].isdecimal()
        sheet = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{self.letters}{self.row}"


Place = Span | Cell


@frozen
class Note:
    """A further place that a diagnostic points at, with its own few words."""

    at: Span
    text: Words


@frozen
class Fix:
    """A replacement of source text; offered only where it can change nobody's score."""

    at: Span
    replacement: str


@frozen
class Diagnostic:
    """One finding.

    `code`: number, severity, and the sentences in both languages; `args`: what stands in their
    gaps. `at`: the place, a `Span` of a policy's text, a `Cell` of evidence, or None; `notes`:
    further places, with a few words each. `fix`: a replacement of text, only where it can change
    nobody's score, else None.
    """

    code: Code
    args: tuple[tuple[str, Text], ...] = ()
    at: Place | None = None
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """How much is wrong: that of the code."""
        return self.code.severity

    @property
    def is_error(self) -> bool:
        """Whether it stops the stage that needs the thing it is about."""
        return self.code.severity is Severity.ERROR

    def message(self, lang: str) -> str:
        """The sentence in the language `lang`: `zh` or `en`."""
        return self._fill(self.code.zh if lang == "zh" else self.code.en, lang)

    def help(self, lang: str) -> str:
        """One thing to do, in the language `lang`; or an empty string."""
        return self._fill(self.code.help_zh if lang == "zh" else self.code.help_en, lang)

    def _fill(self, template: str, lang: str) -> str:
        values = {name: in_language(value, lang) for name, value in self.args}
        return template.format_map(values)


def in_language(text: Text, lang: str) -> str:
    match text:
        case str():
            return text
        case Words(zh, en):
            return zh if lang == "zh" else en


def found(
    code: Code,
    at: Place | None = None,
    notes: tuple[Note, ...] = (),
    /,
    **args: Text,
) -> Diagnostic:
    """A diagnostic in one line: `found(UNKNOWN_NAME, span, name="税务")`.

    Places are those where the text was written, whatever it was put together to since.
    """
    where = at.written if isinstance(at, Span) else at
    others = tuple(Note(note.at.written, note.text) for note in notes)
    return Diagnostic(code, tuple(args.items()), where, others)


def has_errors(diagnostics: "tuple[Diagnostic, ...] | list[Diagnostic]") -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)

"""The words of an explanation: figures, reasons and records in one language."""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.assessment import Assessment, Figure
from creditpolicy.evaluate.measures import Result
from creditpolicy.evidence.records import Record
from creditpolicy.evidence.rows import short
from creditpolicy.policy.core.scores import Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.report.formula import mark_text, number_text
from creditpolicy.values.display import display, display_percent

_TITLE = 20


class Speech:
    """Says things of one policy in one language."""

    def __init__(self, policy: Policy, lang: str, file: str | None = None) -> None:
        """`file` is where all records stand, if they stand in one."""
        self.policy = policy
        self.lang = lang
        self.file = file

    def say(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def bracketed(self, text: str) -> str:
        return self.say(f"（{text}）", f" ({text})")

    def points(self, value: Figure) -> str:
        """Two places and the unit for reading, and the exact value where that is not it."""
        if isinstance(value, Mark):
            return mark_text(value, self.lang)
        shown = display(value)
        exact = "" if Fraction(shown) == value else self.bracketed(number_text(value))
        return self.say(f"{shown} 分", f"{shown} points") + exact

    def figure(self, value: Result, unit: Unit) -> str:
        match value:
            case Mark():
                return mark_text(value, self.lang)
            case bool():
                return self.say("是", "yes") if value else self.say("否", "no")
            case str():
                return value
            case Fraction() if unit is Unit.POINTS:
                return self.points(value)
            case Fraction() if unit is Unit.RATE:
                exact = number_text(value)
                return exact + self.bracketed(display_percent(value))
            case _:
                return number_text(value)

    def reasons(self, reasons: tuple[Words, ...]) -> str:
        if not reasons:
            return ""
        texts = [in_language(reason, self.lang) for reason in reasons]
        return self.say("：", ": ") + self.say("；", "; ").join(texts)

    def record(self, record: Record) -> str:
        """A record by its id, its first text, its place, and who filed it where that is no more."""
        title = self.title(record)
        named = " ".join(part for part in (short(record.id), title) if part)
        file = self.say("材料", "") if record.file == self.file else f"{record.file} "
        sheet = "" if record.sheet is None else f"{short(record.sheet.name)} "
        place = file + sheet + self.say(f"第 {record.row} 行", f"row {record.row}")
        if record.formerly is not None:
            former = record.formerly.name
            place += self.say(f"，原{former}", f", filed by the former {former}")
        return named + self.bracketed(place) if named else place

    def title(self, record: Record) -> str:
        """The first text that it holds, unless that is private; blank where there is none."""
        kind = self.policy.kind_by_name[record.kind]
        for column in kind.columns:
            text = record.values[column.name]
            if column.type is ColumnType.TEXT and not column.private and text:
                return short(str(text), _TITLE)
        return ""


def only_file(assessment: Assessment) -> str | None:
    """The file where all records stand, if they stand in one."""
    records = assessment.evidence.records.values()
    files = {record.file for of_kind in records for record in of_kind}
    return files.pop() if len(files) == 1 else None

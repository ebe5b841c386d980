"""How papers say days, lists and changes, in one language."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from creditpolicy.evaluate.assessment import Figure
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.facts import Item
from creditpolicy.report.figures import mark_text
from creditpolicy.report.papers.paper import Align, Cell
from creditpolicy.report.units import counted
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.values.display import display

NONE = "-"
_LISTED = 8
_NUMBERS = "一二三四五六七八九十"
_WORDS = {
    ItemSort.BASE: ("第{id}项", "item {id}"),
    ItemSort.BONUS: ("加分项{id}", "bonus {id}"),
    ItemSort.PENALTY: ("减分项{id}", "penalty {id}"),
}


class Voice:
    """Words and cells of a paper."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def day(self, day: date) -> str:
        return self.say(f"{day.year}年{day.month}月{day.day}日", day.isoformat())

    def days(self, first: date, last: date) -> str:
        """From one day to another; a year is not said twice."""
        if first == last:
            return self.day(first)
        end = f"{last.month}月{last.day}日" if first.year == last.year else self.day(last)
        return self.say(f"{self.day(first)}至{end}", f"{first} to {last}")

    def listed(self, names: Sequence[str], most: int = _LISTED) -> str:
        """`甲局、乙局`; of many the first ones and how many there are."""
        comma = self.say("、", ", ")
        if len(names) <= most + 1:
            return comma.join(names)
        shown = comma.join(names[:most])
        return self.say(f"{shown}等{len(names)}个单位", f"{shown} and {len(names) - most} more")

    def parts(self, texts: Sequence[str]) -> str:
        return self.say("；", "; ").join(texts)

    def records(self, count: int) -> str:
        return self.say(f"{count}件", counted(count, "record"))

    def numbered(self, item: Item) -> str:
        """`第3项`."""
        return self.say(*_WORDS[item.sort]).format(id=item.id)

    def named(self, item: Item) -> str:
        """`第3项信用宣传`."""
        return self.say("{0}{1}", "{0} {1}").format(self.numbered(item), item.name)

    def points(self, figure: Figure) -> str:
        """Two places and the unit; a mark has none."""
        if isinstance(figure, Mark):
            return mark_text(figure, self.lang)
        return self.say(f"{display(figure)}分", f"{display(figure)} points")

    def first_level(self, place: int, text: str) -> str:
        """`一、总体情况`."""
        return self.say(f"{_NUMBERS[place - 1]}、{text}", f"{place}. {text}")

    def second_level(self, place: int, text: str) -> str:
        """`（一）总得分`."""
        return self.say(f"（{_NUMBERS[place - 1]}）{text}", f"({place}) {text}")

    def annex(self, place: int, of: int) -> str:
        """Before the title of an annex; the only one has no number."""
        number = str(place) if of > 1 else ""
        return self.say(f"附件{number}　", f"Annex {number}: " if number else "Annex: ")

    def figure(self, figure: Figure) -> Cell:
        if isinstance(figure, Mark):
            return Cell(mark_text(figure, self.lang), align=Align.RIGHT)
        return Cell(display(figure), figure, Align.RIGHT)


def whole(number: int | None) -> Cell:
    """A count or a rank."""
    if number is None:
        return Cell(NONE, align=Align.RIGHT)
    return Cell(str(number), Fraction(number), Align.RIGHT)


def change(number: Fraction | None) -> Cell:
    """A difference of points, with its sign."""
    if number is None:
        return Cell(NONE, align=Align.RIGHT)
    shown = display(number)
    return Cell(f"+{shown}" if number > 0 else shown, number, Align.RIGHT)

"""Figures by their places: which one, of whom, in which item; and what people call it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeGuard

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.assessment import Assessment, CategoryScore, DepartmentItem
from creditpolicy.evaluate.measures import Key
from creditpolicy.policy import names
from creditpolicy.policy.core.scores import DEPARTMENT
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.report.formula import mark_text, number_text
from creditpolicy.values.classes import frozen

Value = Fraction | Mark | str | bool | int | None
"""A figure; a rank is an `int`, or None where there is none."""

RATE, SCORE = Words("得分率", "rate"), Words("得分", "score")
CONTRIBUTION, SHARE = names.LABELS[names.CONTRIBUTION], names.LABELS[names.SHARE]
RANK = names.LABELS[names.RANK]


@frozen
class Place:
    """`department`: whose it is, "" for the zone; `item`: in which item, or "" for all together."""

    label: Words
    department: str = ""
    item: str = ""

    @property
    def words(self) -> Words:
        """甲局 的 考核项 1 得分率; the rate of 甲局 in item 1."""
        item = (
            Words(f"考核项 {self.item} ", f" in item {self.item}") if self.item else Words("", "")
        )
        whose = Words(f"{self.department} 的 ", f" of {self.department}")
        who = whose if self.department else Words("", "")
        return Words(f"{who.zh}{item.zh}{self.label.zh}", f"the {self.label.en}{who.en}{item.en}")


Figures = dict[Place, Value]


def figures(assessment: Assessment) -> Figures:
    """Every figure of the zone and of departments, and of both in items, parts and categories."""
    zone = assessment.zone
    found: Figures = {Place(names.LABELS[names.TOTAL]): zone.score}
    found |= {Place(SCORE, "", line.item.id): line.score for line in zone.items}
    found |= _of_categories("", zone.categories)
    for one in assessment.departments:
        found |= {
            Place(RANK, one.name): one.rank,
            Place(SCORE, one.name): one.score,
            Place(CONTRIBUTION, one.name): one.contribution,
            Place(SHARE, one.name): one.share,
        }
        found |= _of_categories(one.name, one.categories)
        for line in one.items:
            found |= _of_item(one.name, line)
    return found


def _of_item(department: str, line: DepartmentItem) -> Figures:
    found: Figures = {
        Place(RATE, department, line.item.id): line.rate,
        Place(SCORE, department, line.item.id): line.score,
        Place(CONTRIBUTION, department, line.item.id): line.contribution,
        Place(SHARE, department, line.item.id): line.share,
    }
    for one in line.parts:
        found[Place(RATE, department, one.part.id)] = one.rate
        found[Place(SCORE, department, one.part.id)] = one.score
    return found


def _of_categories(department: str, of: Iterable[CategoryScore]) -> Figures:
    return {Place(of_category(one.category.id), department): one.score for one in of}


def of_category(id_: str) -> Words:
    return Words(f"大类 {id_} 得分", f"subtotal {id_}")


def place_of(policy: Policy, score: str, key: Key) -> Place:
    """The place of a figure that the policy works out, by its name and its members."""
    one = policy.score_by_name[score]
    whole = bool(one.dims) and one.dims[0].name == DEPARTMENT
    rest = "、".join(key[1:] if whole else key)
    label = Words(f"{one.label.zh}（{rest}）", f"{one.label.en} ({rest})") if rest else one.label
    return Place(label, key[0] if whole else "", one.item or "")


def differing(
    policy: Policy,
    one: Mapping[str, Mapping[Key, Value]],
    other: Mapping[str, Mapping[Key, Value]],
) -> list[tuple[Place, Value, Value]]:
    """The figures that two tables of all figures have not in common, each with both its values."""
    found: list[tuple[Place, Value, Value]] = []
    for name, table in one.items():
        theirs = other.get(name, {})
        for key in dict.fromkeys((*table, *theirs)):
            values = table.get(key), theirs.get(key)
            if not equal(*values):
                found.append((place_of(policy, name, key), *values))
    return found


def equal(one: Value, other: Value) -> bool:
    """1 and true are two things."""
    return one == other and isinstance(one, bool) is isinstance(other, bool)


def total(of: Iterable[Fraction | Mark]) -> Fraction | Mark:
    """The sum of what applies; undecided where one of them is."""
    listed = list(of)
    if Mark.UNDECIDED in listed:
        return Mark.UNDECIDED
    return sum((one for one in listed if isinstance(one, Fraction)), Fraction(0))


def shown(value: Value) -> Words:
    """A figure exactly, as a person reads it."""
    match value:
        case Mark():
            return Words(mark_text(value, "zh"), mark_text(value, "en"))
        case None:
            return Words("没有", "none")
        case bool():
            return Words("是", "yes") if value else Words("否", "no")
        case str():
            return Words(value, value)
        case int() | Fraction():
            text = number_text(Fraction(value))
            return Words(text, text)


def apart(one: Value, other: Value) -> Words:
    """How far two figures are from each other: 相差 1/2, 1/2 apart."""
    if _is_number(one) and _is_number(other):
        text = number_text(abs(Fraction(one) - Fraction(other)))
        return Words(f"相差 {text}", f"{text} apart")
    return Words("不都是数", "not both are numbers")


def _is_number(value: Value) -> TypeGuard[Fraction | int]:
    return isinstance(value, Fraction | int) and not isinstance(value, bool)

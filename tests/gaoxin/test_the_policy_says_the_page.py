"""The shipped policy against the notice and the page, word for word and number for number."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

import creditpolicy
from creditpolicy.policy.facts import Column, ColumnType, Interval
from tests.gaoxin import page

POLICY = creditpolicy.load(Path(__file__).parents[2] / "policies" / "gaoxin_2018.policy")
CHECKED = POLICY.checked
ITEM = {item.id: item for item in CHECKED.items}
ASSUMPTION = {assumption.name: assumption for assumption in CHECKED.assumptions}


def test_no_diagnostics() -> None:
    """Nothing at all is wrong with the shipped policy."""
    assert POLICY.diagnostics == ()


def test_head() -> None:
    """The policy names its notice, its year, its period and its 100 points."""
    assert (CHECKED.year, CHECKED.total) == (2018, 100)
    assert tuple(map(str, CHECKED.period)) == ("2018-01-01", "2018-12-31")
    for words in (page.REFERENCE, page.TITLE, page.DAY):
        assert words in CHECKED.cited


def test_departments() -> None:
    """There are 23 departments: the head office and the 22 of item 5."""
    assert set(CHECKED.department_names) == {page.HEAD, *page.ITEM_5.split("、")}
    assert len(CHECKED.department_names) == 23


def test_items() -> None:
    """The six items have the notice's names and points."""
    said = {item.id: (item.name, item.points) for item in CHECKED.items}
    assert said == {id_: (name, Fraction(points)) for id_, (name, points) in page.ITEMS.items()}
    assert list(said) == list(page.ITEMS)


@pytest.mark.parametrize("number", page.GROUPS)
def test_groups(number: str) -> None:
    """An item's groups have the notice's weights and members, in its order."""
    said = [(group.weight, group.departments) for group in ITEM[number].groups]
    assert said == [
        (Fraction(weight, 100), tuple(names.split("、"))) for weight, names in page.GROUPS[number]
    ]


def test_group_sizes() -> None:
    """The groups have 1+12, 4+5+8, 5+6+9, 7+6+6 and 4+6 members; item 5 has 22 departments."""
    sizes = {id_: [len(group.departments) for group in item.groups] for id_, item in ITEM.items()}
    assert sizes == {
        "1": [1, 12],
        "2": [4, 5, 8],
        "3": [5, 6, 9],
        "4": [7, 6, 6],
        "5": [],
        "6": [4, 6],
    }
    assert set(ITEM["5"].departments) == set(page.ITEM_5.split("、"))
    assert len(ITEM["5"].departments) == 22


def described(column: Column) -> str:
    """A column in the short form of the page."""
    sign = ">" if column.type is ColumnType.LEVEL else "/"
    flags = " optional" * column.optional + " private" * column.private
    return f"{column.name} {sign.join(column.values) or column.type.value}{flags}"


def test_kinds() -> None:
    """The eight kinds have the page's columns, types, values and levels; only 主体代码 is private."""
    said = {
        kind.name: {described(c) for c in kind.columns if c.type is not ColumnType.COMPONENT}
        for kind in CHECKED.kinds
    }
    assert said == {name: set(columns.split("、")) for name, columns in page.KINDS.items()}


def test_components() -> None:
    """An activity and an innovation have the notice's five parts, and nothing else has any."""
    said = {kind.name: kind.components for kind in CHECKED.kinds if kind.components}
    assert said == dict.fromkeys(page.WITH_PARTS, tuple(page.PARTS.split("、")))


def test_kinds_of_items() -> None:
    """Each item counts the page's kinds and no others."""
    used: dict[str, set[str]] = {}
    for measure in CHECKED.measures:
        used.setdefault(measure.item or "", set()).add(measure.kind)
    assert used == page.KINDS_OF_ITEM


def test_assumptions_that_choose() -> None:
    """An assumption that chooses has the page's alternatives, and the first of them as its value."""
    for name, options in page.CHOICES.items():
        assert ASSUMPTION[name].value == options[0]
        assert ASSUMPTION[name].allowed == options


def test_assumptions_that_are_numbers() -> None:
    """An assumption that is a number has the page's value, range and unit."""
    for name, (value, low, high, unit) in page.NUMBERS.items():
        assumption = ASSUMPTION[name]
        assert assumption.value == value
        assert assumption.allowed == Interval(Fraction(low), Fraction(high))
        assert assumption.unit.value == unit


def test_assumptions_are_open() -> None:
    """The page's eleven assumptions are there and no others: all undecided, with reason and place."""
    assert ASSUMPTION.keys() == page.CHOICES.keys() | page.NUMBERS.keys()
    assert all(assumption.decision is None for assumption in CHECKED.assumptions)
    assert all(assumption.reason and assumption.cited for assumption in CHECKED.assumptions)


@pytest.mark.parametrize("number", page.ITEMS)
def test_the_notice_own_words(number: str) -> None:
    """内容 and 报送 are the notice's own sentences, and nothing but them."""
    assert ITEM[number].content == page.CONTENT[number]
    assert ITEM[number].submit == page.SUBMIT[number]


def places() -> list[tuple[str, str]]:
    """What names its place in the notice, and where that is."""
    items = [(f"考核项 {item.id}", item.cited) for item in CHECKED.items]
    kinds = [(kind.name, kind.cited) for kind in CHECKED.kinds]
    return items + kinds + [(a.name, a.cited) for a in CHECKED.assumptions]


@pytest.mark.parametrize(("what", "place"), places())
def test_places(what: str, place: str) -> None:
    """Everything says where it stands in the annex, and what it quotes stands there word for word."""
    assert place.startswith("附件")
    numbers = re.findall(r"第([1-6])项", place)
    quotes = re.findall(r"“([^”]*)”", place)
    assert numbers or quotes
    for quote in quotes:
        clauses = [page.CONTENT[n] + "\n" + page.SUBMIT[n] for n in numbers]
        assert any(quote in text for text in (*clauses, *page.ELSEWHERE)), quote


def test_places_of_items_and_kinds() -> None:
    """An item stands in its own row of the annex, and a kind in the row of the item that counts it."""
    for item in CHECKED.items:
        assert item.cited.startswith(f"附件第{item.id}项")
    for number, kinds in page.KINDS_OF_ITEM.items():
        for kind in kinds:
            assert CHECKED.kind_by_name[kind].cited.startswith(f"附件第{number}项")


def test_figures_have_origins() -> None:
    """Every measure, rate and item score points at the line of the policy that it comes from."""
    assert all(measure.origin is not None for measure in CHECKED.measures)
    assert all(score.origin is not None for score in CHECKED.scores if score.item)


def test_one_deduction() -> None:
    """Only item 5 deducts, and what is deducted there falls on the departments."""
    names = [score.name for score in CHECKED.scores if score.name.endswith("/扣分合计")]
    assert names == ["5/扣分合计"]

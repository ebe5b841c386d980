"""Python objects become the same rows that a file would give."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.rows import Row

PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


class Level(StrEnum):
    CITY = "市级"


class Count(IntEnum):
    TWO = 2


class Missing(datetime):
    """As pandas' missing date: not equal to itself, and raising when asked for its time."""

    __hash__ = datetime.__hash__

    def __ne__(self, other: object) -> bool:
        return True

    def time(self):
        raise ValueError


class Upper(Mapping):
    """A mapping that is no dict."""

    def __getitem__(self, key: str) -> str:
        return key.upper()

    def __iter__(self) -> Iterator[str]:
        return iter("ab")

    def __len__(self) -> int:
        return 2


def read(records, name="表"):
    return list(read_objects(records, name))


def code_of(record):
    (finding,) = read([record])
    assert isinstance(finding, Diagnostic)
    assert finding.message("zh")
    assert finding.message("en")
    assert isinstance(finding.at, Cell)
    return finding.code.code, finding.at.column


@given(st.lists(st.dictionaries(PLAIN.map(str.strip), PLAIN), min_size=1))
def test_texts_come_back(records):
    """Texts are kept but for blanks around them, and rows are numbered from 1."""
    expected = [
        Row("表", number, {name: cell.strip() for name, cell in record.items()})
        for number, record in enumerate(records, 1)
    ]
    assert read(iter(records)) == expected


@given(st.integers() | st.fractions())
def test_exact_numbers_come_back(number):
    """Whole numbers and fractions are written so that a fraction reads them back."""
    (row,) = read([{"值": number}])
    assert Fraction(row.cells["值"]) == number


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_come_back(number):
    """Decimals keep their value and their digits."""
    (row,) = read([{"值": number}])
    assert Decimal(row.cells["值"]) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (Level.CITY, "市级"),
        (Count.TWO, "2"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E+2"), "100"),
        (Decimal("1E+9999"), "1E+9999"),
        (Fraction(6, 2), "3"),
        (Fraction(-1, 3), "-1/3"),
        (10**9_999, "1" + "0" * 9_999),
        (date(2018, 2, 5), "2018-02-05"),
        (datetime(2018, 2, 5), "2018-02-05"),  # noqa: DTZ001 -- naive is the point
    ],
    ids=range(13),
)
def test_a_value_has_one_text(value, text):
    """Every kind of value has the text that a clerk would have typed."""
    (row,) = read([{"值": value}])
    assert row.cells == {"值": text}
    assert type(row.cells["值"]) is str


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"值": 0.5}, ("CP520", "值")),
        ({"值": float("nan")}, ("CP520", "值")),
        ({"值": datetime(2018, 2, 5, 9)}, ("CP521", "值")),  # noqa: DTZ001
        ({"值": datetime(2018, 2, 5, tzinfo=UTC)}, ("CP521", "值")),
        ({"值": Missing(2018, 2, 5)}, ("CP522", "值")),
        ({"值": ["甲"]}, ("CP522", "值")),
        ({"值": b"1"}, ("CP522", "值")),
        ({"值": 1j}, ("CP522", "值")),
        ({"值": object()}, ("CP522", "值")),
        ({"值": Decimal("NaN")}, ("CP511", "值")),
        ({"值": Decimal("sNaN")}, ("CP511", "值")),
        ({"值": Decimal("-Infinity")}, ("CP511", "值")),
        ({"值": 10**40_000}, ("CP505", "值")),
        ({"值": 1 << 1_000_000}, ("CP505", "值")),
        ({"值": Fraction(1, 3**100_000)}, ("CP505", "值")),
        ({"值": "税" * 32_768}, ("CP505", "值")),
        ({"值": "\ud800"}, ("CP506", "值")),
        ({"值": "\0"}, ("CP506", "值")),
        ({"\ud800": "甲"}, ("CP506", "\ufffd")),
        ({"值": "甲", "值 ": "甲"}, ("CP509", "值")),
        ({1: "甲"}, ("CP524", None)),
        ({None: "甲"}, ("CP524", None)),
        (None, ("CP523", None)),
        ("部门", ("CP523", None)),
        (["部门"], ("CP523", None)),
    ],
    ids=range(25),
)
def test_a_bad_record_is_reported(record, expected):
    """A value that is not exact or has no one meaning is reported with its column."""
    assert code_of(record) == expected


def test_reading_goes_on_after_a_bad_record():
    """A bad record takes its own place only."""
    before, finding, after = read([{"a": "1"}, {"a": 0.1}, Upper()])
    assert (before, after) == (Row("表", 1, {"a": "1"}), Row("表", 3, {"a": "A", "b": "B"}))
    assert finding.at == Cell("表", 2, "a")
    assert "Decimal" in finding.help("zh")


def test_no_records_are_worth_a_warning():
    """An empty list is said to be empty."""
    (finding,) = read([])
    assert (finding.code.code, finding.severity.value) == ("CP503", "warning")


def test_records_are_read_one_at_a_time():
    """An endless supply of records can be read from."""
    endless = ({"a": str(number)} for number in iter(int, 1))
    readings = read_objects(endless)
    assert [next(readings) for _ in range(2)] == [
        Row("Python", 1, {"a": "0"}),
        Row("Python", 2, {"a": "0"}),
    ]

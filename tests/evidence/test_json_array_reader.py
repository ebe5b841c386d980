"""A JSON array becomes rows; where it breaks, the reading ends and says so."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic
from creditpolicy.evidence.readers import json_array
from creditpolicy.evidence.readers.json_array import read_json_array
from creditpolicy.evidence.rows import Row

FILE = "证据.json"
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
NAMES = PLAIN.map(str.strip)


def read(text):
    return list(read_json_array(io.StringIO(text, newline=""), FILE))


def codes(readings):
    return [r.code.code if isinstance(r, Diagnostic) else r.cells for r in readings]


@given(st.lists(st.dictionaries(NAMES, PLAIN)), st.sampled_from([None, 2]))
def test_an_array_comes_back(records, indent):
    """Rows written as one array, on one line or many, are read in order and numbered from 1."""
    stripped = [{name: cell.strip() for name, cell in record.items()} for record in records]
    expected = [Row(FILE, number, record) for number, record in enumerate(stripped, 1)]
    assert read(json.dumps(records, ensure_ascii=False, indent=indent)) == expected


def test_a_bad_element_is_left_out_alone():
    """An element that is JSON but no row is reported by its number, and the others are read."""
    readings = read('[{"a": 1}, 5, {"a": NaN}, {"a": [1]}, {"a": 1, "a": 2}, {"a": "\\ud800"}, {}]')
    assert codes(readings) == [{"a": "1"}, "CP508", "CP511", "CP510", "CP509", "CP506", {}]
    assert [readings[index].at.row for index in range(1, 6)] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[{"a": 1},\n {"a": }]', ("2", "8")),
        ('[{"a": 1}', ("1", "10")),
        ('[{"a": 1},', ("1", "11")),
        ('[{"a": 1},]', ("1", "11")),
        ('[{"a": 1} {"a": 2}]', ("1", "11")),
        ('[{"a": 1}]\n[]', ("2", "1")),
        ('[{"a": 1}, ' + "[" * 100_000, ("1", "12")),
        ('[{"a": 1}, ' + '{"a":' * 100_000, ("1", "12")),
    ],
    ids=range(8),
)
def test_a_broken_array_ends_where_it_breaks(text, place):
    """What stands before the break is read; the place of the break is given as in an editor."""
    row, finding = read(text)
    assert row == Row(FILE, 1, {"a": "1"})
    assert finding.code.code == "CP513"
    assert dict(finding.args) == dict(zip(("line", "position"), place, strict=True))
    assert finding.at == Cell(FILE, 2)


@pytest.mark.parametrize("text", ["", "{}", '{"a": 1}\n{"a": 2}\n', "部门", "a" * 10_000_000])
def test_what_is_no_array_is_refused(text):
    """A file that does not begin with a bracket is refused as a whole."""
    assert codes(read(text)) == ["CP512"]


def test_an_array_that_is_too_long_is_refused(monkeypatch):
    """An array is held in memory, so its length has a limit."""
    monkeypatch.setattr(json_array, "ARRAY_LIMIT", 10)
    assert codes(read('[{"a": 1}]')) == [{"a": "1"}]
    assert codes(read('[{"a": 1} ]')) == ["CP002"]


@given(st.text(alphabet='{}[]",:01eN\\u \n部', max_size=40))
def test_no_near_json_raises(text):
    """Text made of the letters of JSON never raises; at most the last finding ends the reading."""
    breaks = [code for code in codes(read("[" + text)) if code == "CP513"]
    assert len(breaks) <= 1

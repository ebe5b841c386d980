"""What the readers say: the same in both languages, and nothing that is nobody's business."""

from string import Formatter
from typing import Any

import pytest

from creditpolicy.diagnostics.catalog import reading, rows
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.evidence.readers.objects import read_objects
from creditpolicy.evidence.rows import short

READING = [code for code in vars(reading).values() if isinstance(code, Code)]
ROWS = [code for code in vars(rows).values() if isinstance(code, Code)]


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", READING + ROWS, ids=lambda code: code.code)
def test_both_languages_say_the_same(code):
    """The two sentences name the same things, and the help names no others."""
    assert placeholders(code.zh) == placeholders(code.en)
    assert placeholders(code.help_zh) == placeholders(code.help_en)
    assert code.help_zh
    assert code.help_en


def test_codes_are_in_their_ranges():
    """CP001 to CP019 are about files, CP500 to CP539 about rows; none is used twice."""
    assert all("CP001" <= code.code <= "CP019" for code in READING)
    assert all("CP500" <= code.code <= "CP539" for code in ROWS)
    assert len({code.code for code in READING + ROWS}) == len(READING + ROWS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("税务局", "税务局"),
        ("税" * 40, "税" * 40),
        ("税" * 41, "税" * 39 + "…"),
        ("a\x1b[31m\ud800\nb\u3000c", "a�[31m� b c"),
    ],
    ids=["short", "at the limit", "long", "unprintable"],
)
def test_names_in_messages_are_short_and_printable(text, shown):
    """A name is cut to 40 characters, and nothing in it can move a cursor or fail to encode."""
    assert short(text) == shown


def test_the_content_of_a_cell_is_not_repeated():
    """A finding about a cell names its column and never what is in it."""
    for value in ("11010519491231002X\0", "11010519491231002X" * 2000):
        finding: Any = next(read_objects([{"身份证号": value}]))
        said = [finding.message(lang) + finding.help(lang) for lang in ("zh", "en")]
        assert all("身份证号" in text and "11010519491231002X" not in text for text in said)

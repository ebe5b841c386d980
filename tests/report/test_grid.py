"""Tables for a terminal: what is too long for its column goes on below, and is not lost."""

from creditpolicy.report.grid import column, grid, text_column
from creditpolicy.source.width import width


def test_a_long_text_goes_on_below():
    """A text of 20 cells in a column of 12 takes two lines, beside blanks in the other columns."""
    names = column("名", ["甲", "乙"], right=False)
    texts = text_column("说明", ["没有写每件几分，待定", "已定"], 12)
    assert grid([names, texts]) == [
        "名  说明",
        "--  ------------",
        "甲  没有写每件几",
        "    分，待定",
        "乙  已定",
    ]


def test_no_line_is_wider_than_its_column():
    """A word that breaks nowhere is cut, and so is a text of more lines than anybody reads."""
    texts = text_column("说明", ["x" * 500, "长" * 5000], 12)
    lines = grid([texts])
    assert max(map(width, lines)) <= 12
    assert len(lines) < 30

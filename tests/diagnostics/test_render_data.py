"""Diagnostics as data and as annotations."""

from creditpolicy.diagnostics.diagnostic import (
    Cell,
    Code,
    Diagnostic,
    Fix,
    Note,
    Severity,
    Words,
    found,
)
from creditpolicy.diagnostics.render_github import render_github
from creditpolicy.diagnostics.render_json import diagnostic_json
from creditpolicy.source.source import Source, Span

SOURCE = Source("例.policy", "语言 1\n部门 甲、甲\n")
AT = Span(SOURCE, 10, 11)
WRONG = Code(
    "CP999",
    Severity.ERROR,
    zh="没有声明过“{name}”。",
    en="There is no “{name}”.",
    help_zh="换个名称。",
    help_en="Choose another name.",
)


def test_a_diagnostic_is_data_in_both_languages():
    """Code, severity, sentences, place, notes and fix, all of the contract."""
    note = Note(Span(SOURCE, 8, 9), Words("在这里", "here"))
    diagnostic = Diagnostic(WRONG, (("name", "甲"),), AT, (note,), Fix(AT, "乙"))
    place = {"file": "例.policy", "line": 2, "column": 6, "end_line": 2, "end_column": 7}
    assert diagnostic_json(diagnostic) == {
        "code": "CP999",
        "severity": "error",
        "message": {"zh": "没有声明过“甲”。", "en": "There is no “甲”."},
        "help": {"zh": "换个名称。", "en": "Choose another name."},
        "at": place,
        "notes": [
            {
                "message": {"zh": "在这里", "en": "here"},
                "at": {**place, "column": 4, "end_column": 5},
            }
        ],
        "fix": {"at": place, "replacement": "乙"},
    }


def test_a_place_in_evidence_is_file_row_and_column():
    """As the contract has it; nowhere is null."""
    assert diagnostic_json(found(WRONG, Cell("a.csv", 3, "日期"), name="甲"))["at"] == {
        "file": "a.csv", "row": 3, "column": "日期",
    }  # fmt: skip
    assert diagnostic_json(found(WRONG, name="甲"))["at"] is None


def test_annotations_are_escaped():
    """Percent signs, commas and colons cannot break the one line that an annotation is."""
    source = Source("a,b:c.policy", "甲\n")
    text = render_github([found(WRONG, Span(source, 0, 1), name="5%\n")], "en")
    assert text.startswith(
        "::error file=a%2Cb%3Ac.policy,line=1,endLine=1,col=1,endColumn=1,title=CP999::"
    )
    assert "5%25%0A" in text
    assert text.count("\n") == 1


def test_annotations_of_evidence_name_the_row():
    """A row is a line; what has no place has none."""
    assert "file=a.csv,line=3," in render_github([found(WRONG, Cell("a.csv", 3), name="甲")], "zh")
    assert render_github([found(WRONG, name="甲")], "zh").startswith("::error title=CP999::")

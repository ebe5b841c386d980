"""Diagnostics as data and as annotations."""

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, Fix, Note, Words, found
from creditpolicy.diagnostics.render_github import render_github
from creditpolicy.diagnostics.render_json import diagnostic_json
from creditpolicy.source.source import Source, Span

SOURCE = Source("例.policy", "语言 1\n部门 甲、甲\n")
AT = Span(SOURCE, 10, 11)


def test_a_diagnostic_is_data_in_both_languages():
    """Code, severity, sentences, place, notes and fix, all of the contract."""
    note = Note(Span(SOURCE, 8, 9), Words("在这里", "here"))
    diagnostic = Diagnostic(codes.DECLARED_TWICE, (("name", "甲"),), AT, (note,), Fix(AT, "乙"))
    place = {"file": "例.policy", "line": 2, "column": 6, "end_line": 2, "end_column": 7}
    assert diagnostic_json(diagnostic) == {
        "code": "CP204",
        "severity": "error",
        "message": {"zh": "名称“甲”用了两次。", "en": "The name “甲” is declared twice."},
        "help": {"zh": "给其中一个换个名称。", "en": "Give one of them another name."},
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
    assert diagnostic_json(found(codes.NO_ITEMS, Cell("a.csv", 3, "日期")))["at"] == {
        "file": "a.csv", "row": 3, "column": "日期",
    }  # fmt: skip
    assert diagnostic_json(found(codes.NO_ITEMS))["at"] is None


def test_annotations_are_escaped():
    """Percent signs, commas and colons cannot break the one line that an annotation is."""
    source = Source("a,b:c.policy", "甲\n")
    text = render_github([found(codes.DECLARED_TWICE, Span(source, 0, 1), name="5%\n")], "en")
    assert text.startswith(
        "::error file=a%2Cb%3Ac.policy,line=1,endLine=1,col=1,endColumn=1,title=CP204::"
    )
    assert "5%25%0A" in text
    assert text.count("\n") == 1


def test_annotations_of_evidence_name_the_row():
    """A row is a line; what has no place has none."""
    assert "file=a.csv,line=3," in render_github([found(codes.NO_ITEMS, Cell("a.csv", 3))], "zh")
    assert render_github([found(codes.NO_ITEMS)], "zh").startswith("::error title=CP212::")

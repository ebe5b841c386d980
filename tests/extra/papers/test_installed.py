"""What is said where the libraries of creditpolicy[papers] are missing."""

import sys

import pytest

from creditpolicy.extra.papers.installed import not_installed


@pytest.mark.parametrize("module", ["docx", "python_calamine", "xlsxwriter"])
def test_a_library_that_is_missing_is_said_in_one_line(module, monkeypatch):
    """Without any one of the libraries the finding is CP820, and its help is the command to type."""
    monkeypatch.setitem(sys.modules, module, None)
    finding = not_installed()
    assert finding is not None
    assert finding.code.code == "CP820"
    for lang in ("zh", "en"):
        assert "pip install 'creditpolicy[papers]'" in finding.help(lang)
        assert "\n" not in finding.message(lang) + finding.help(lang)


def test_what_only_a_pdf_needs_is_asked_for_by_name(monkeypatch):
    """Without typst there are workbooks and documents all the same, and no PDF."""
    monkeypatch.setitem(sys.modules, "typst", None)
    assert not_installed() is None
    assert not_installed("typst") is not None


def test_nothing_is_said_where_all_are_there():
    """With the whole extra there is no finding."""
    assert not_installed() is None

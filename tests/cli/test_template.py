"""`creditpolicy template`: which files it makes, and when it makes none."""

import sys

import pytest

from tests.cli.command_line import GAOXIN, call


def test_a_folder_gets_a_workbook_for_each_department(tmp_path):
    """One file a department, and a second run replaces none of them."""
    folder = tmp_path / "各部门"
    result = call("template", GAOXIN, "-o", folder, "--lang", "zh")
    assert (result.code, result.err) == (0, "")
    assert len(list(folder.glob("*.xlsx"))) == 23
    assert "23 个工作簿" in result.out
    again = call("template", GAOXIN, "-o", folder, "--lang", "zh")
    assert again.code == 2
    assert "没有覆盖" in again.err


def test_a_file_is_made_for_an_alias_or_for_all(tmp_path, small):
    """A department may be called by its alias, and without one the workbook is for all."""
    assert call("template", small, "-o", tmp_path / "甲.xlsx", "--department", "甲局").code == 0
    assert call("template", small, "-o", tmp_path / "全.xlsx").code == 0
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == ["全.xlsx", "甲.xlsx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "-o"),
        (("-o", "a.xls"), ".xlsx"),
        (("-o", "a.xlsx", "--department", "丁局"), "CP607"),
        (("-o", "无/有/a.xlsx"), "写不进去"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(words, said, small, tmp_path, monkeypatch):
    """No output, another ending, an unknown department, no such folder: exit code 2."""
    monkeypatch.chdir(tmp_path)
    result = call("template", small, *words, "--lang", "zh")
    assert result.code == 2
    assert said in result.err
    assert not list(tmp_path.glob("a*"))


def test_without_the_extra_nothing_is_made(small, tmp_path, monkeypatch):
    """Without xlsxwriter the command says what to install, and leaves no file behind."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = call("template", small, "-o", tmp_path / "a.xlsx", "--lang", "zh")
    assert (result.code, result.out) == (2, "")
    assert "CP820" in result.err
    assert not (tmp_path / "a.xlsx").exists()

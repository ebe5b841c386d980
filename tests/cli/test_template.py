"""`creditpolicy template`: which files it makes, and when it makes none."""

import gc
import sys

import pytest
from xlsxwriter import Workbook

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


@pytest.mark.no_cover
def test_workbooks_of_many_departments_do_not_pile_up(tmp_path):
    """A command looks for no circles of objects, and each workbook is one: of sixty at most half
    are held at the end, so that those of thousands of districts fit into memory.
    """
    names = "、".join(
        f"{'甲乙丙丁戊己'[n // 10]}{'子丑寅卯辰巳午未申酉'[n % 10]}局" for n in range(60)
    )
    policy = tmp_path / "多.policy"
    policy.write_text(
        f"语言 1\n考核 多\n  年度 2018\n  总分 10分\n部门 {names}\n材料 案例\n  字段 标题：文字\n"
        "考核项 1 案例 10分\n  认定 案例，须 有 标题\n  得分率 = 认定数 ÷ 2，最高 1\n"
        "  责任部门 全部部门\n",
        encoding="utf-8",
    )
    gc.disable()
    try:
        assert call("template", policy, "-o", tmp_path / "各部门").code == 0
        held = sum(isinstance(one, Workbook) for one in gc.get_objects())
    finally:
        gc.enable()
    assert len(list((tmp_path / "各部门").iterdir())) == 60
    assert held <= 30


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

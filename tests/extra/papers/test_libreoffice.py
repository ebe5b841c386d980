"""A template, filled in by LibreOffice as a person would do it, and read back."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from creditpolicy import load
from creditpolicy.extra.papers.template.plan import template
from creditpolicy.extra.papers.template.write import template_bytes

PERSON = Path(__file__).with_name("person.py")
GAOXIN = load("policies/gaoxin_2018.policy")
BUREAU = "税务局"
TYPED = {
    "双公示信息": [
        {"B": BUREAU, "C": "2018-03-01", "D": "2018-03-05", "E": "行政许可", "F": "是"},
        {"A": "2", "B": BUREAU, "C": "2018-03-01", "D": "2018-03-20", "E": "行政处罚", "F": "否"},
        {"B": BUREAU, "C": "2018-03-02", "E": "行政许可", "F": "是", "G": "待核"},
    ],
    "双公示应报": [
        {"B": BUREAU, "C": "2018-12-31", "E": "4"},
        {"B": BUREAU, "C": "2018-12-31", "E": "=NA()"},
        {"B": BUREAU, "C": "2018-12-31", "E": "=1/3"},
    ],
    "联合奖惩案例": [
        {
            "B": BUREAU,
            "C": "2018-05-04",
            "E": "自报",
            "F": "税收",
            "G": BUREAU,
            "H": "=限制",
            "I": "+甲公司",
            "J": "11010519491231002X",
        },
        {
            "B": BUREAU,
            "C": "2018-05-04",
            "E": "自报",
            "F": "税收",
            "G": BUREAU,
            "H": "-1",
            "I": "001",
            "J": "911100006000373410",
        },
    ],
    "正式文件": [{"B": BUREAU, "C": "2018-02-01", "E": "方案", "F": "007", "G": "有"}],
}
"""What somebody types into each sheet, from its first row on."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The workbook as LibreOffice saved it, beside what it printed."""
    assert shutil.which("soffice"), "LibreOffice is missing: .ci/run says what to install"
    folder = tmp_path_factory.mktemp("office")
    blank, saved, printed = (folder / name for name in ("空.xlsx", "填.xlsx", "填.pdf"))
    blank.write_bytes(template_bytes(template(GAOXIN.checked, BUREAU, "zh")))
    cells = [
        (sheet, f"{letter}{number}", text)
        for sheet, rows in TYPED.items()
        for number, row in enumerate(rows, 5)
        for letter, text in row.items()
    ]
    command = ["/usr/bin/python3", str(PERSON), str(blank), str(saved), str(printed)]
    subprocess.run(command, input=json.dumps(cells).encode(), check=True, timeout=300)
    return saved


def test_what_was_typed_is_what_is_read(filled):
    """Days are days, numbers numbers, and every text, code and document number stays as typed."""
    evidence = GAOXIN.read(filled)
    cases = {record.row: record.values for record in evidence.records["联合奖惩案例"]}
    assert [cases[row]["奖惩措施"] for row in (5, 6)] == ["=限制", "-1"]
    assert [cases[row]["对象名称"] for row in (5, 6)] == ["+甲公司", "001"]
    assert [cases[row]["主体代码"] for row in (5, 6)] == [
        "11010519491231002X",
        "911100006000373410",
    ]
    assert [str(record.values["日期"]) for record in evidence.records["双公示信息"]] == [
        "2018-03-01", "2018-03-01", "2018-03-02",
    ]  # fmt: skip
    assert [record.values["应报数量"] for record in evidence.records["双公示应报"]] == [4]
    assert [record.values["文号"] for record in evidence.records["正式文件"]] == ["007"]


def test_a_failed_formula_and_a_fraction_are_named_at_their_cells(filled):
    """#N/A and a third in a column of whole numbers are refused: neither becomes a blank or 0."""
    found = GAOXIN.read(filled).diagnostics
    wrong = [(d.code.code, d.at.address) for d in found if d.is_error]
    assert wrong == [("CP576", "双公示应报!E6"), ("CP544", "双公示应报!E7")]


def test_the_figures_are_those_of_the_same_rows(filled):
    """The filled workbook scores as the rows that were typed score without any workbook."""
    names = {
        "双公示信息": ("编号", "部门", "日期", "报送日期", "类别", "准确", "状态"),
        "双公示应报": ("编号", "部门", "日期", "报送日期", "应报数量", "状态"),
        "联合奖惩案例": (
            *("编号", "部门", "日期", "报送日期", "来源", "奖惩领域名称", "实施部门名称"),
            *("奖惩措施", "对象名称", "主体代码", "状态"),
        ),
        "正式文件": ("编号", "部门", "日期", "报送日期", "标题", "文号", "附件", "状态"),
    }
    rows = [
        {"材料": kind, **{names[kind]["ABCDEFGHIJK".index(key)]: text for key, text in row.items()}}
        for kind, typed in TYPED.items()
        for row in typed
        if not row.get("E", "").startswith("=")
    ]
    one, other = GAOXIN.evaluate(filled), GAOXIN.evaluate(rows)
    assert one.departments == other.departments
    assert one.zone == other.zone
    assert one.by_name[BUREAU].score not in (0, GAOXIN.evaluate([]).by_name[BUREAU].score)


def test_it_prints_whole_and_in_a_chinese_font(filled):
    """No column's name is cut on paper, and the letters come from a font that has Chinese."""
    printed = filled.with_suffix(".pdf")
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, check=True)
    pages = text.stdout.decode()
    for name in (
        "编号",
        "报送日期",
        "奖惩领域名称",
        "实施部门名称",
        "主体代码",
        "制度文件",
        "应报数量",
    ):
        assert name in pages
    fonts = subprocess.run(["pdffonts", printed], capture_output=True, check=True).stdout.decode()
    assert "CJK" in fonts

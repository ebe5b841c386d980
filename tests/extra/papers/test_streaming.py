"""Workbooks go to disk row by row: those of many districts take no more memory than those of few."""

import re
import tracemalloc
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from creditpolicy.extra.papers.excel import xlsx
from creditpolicy.extra.papers.word import docx
from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.week import week_of
from creditpolicy.report.papers.html import html
from tests.report.weekly import week

pytestmark = pytest.mark.no_cover
DIGITS = "〇一二三四五六七八九"


def districts(count):
    """A week of so many districts, of which every tenth has filed something."""
    names = ["".join(DIGITS[int(digit)] for digit in f"{n:04}") + "区" for n in range(count)]
    text = f"""\
语言 1
考核 各区
  年度 2018
  总分 100分
部门 {"、".join(names)}
材料 案例
  字段 标题、截图：文字
考核项 1 案例 100分
  认定 案例，须 有 标题、截图
  得分率 = 认定数 ÷ 7，最高 1
  责任部门 全部部门
"""
    rows = [
        {
            "部门": name,
            "材料": "案例",
            "日期": "2018-12-03",
            "标题": f"{name}的事",
            "截图": "a" * (n % 20),
        }
        for n, name in enumerate(names[::10])
    ]
    return week(text, rows)


def peak(make):
    """What `make` gives, and the most bytes that were held meanwhile."""
    tracemalloc.start()
    try:
        made = make()
        return made, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_ten_times_the_districts_take_hardly_more_memory_to_write():
    """From the assessment on, paper and workbook hold a row at a time: a district more costs half
    a kilobyte, for its share of the packed file and its name in sentences. Its rows in four tables
    would take nine.
    """
    few, many = districts(100), districts(1000)
    _, least = peak(lambda: xlsx(bulletin(few, "zh")))
    _, most = peak(lambda: xlsx(bulletin(many, "zh")))
    assert most - least < 900 * 500


def test_what_was_traced_is_let_go_of():
    """The reasons of a thousand districts' losses are kept, and not the steps that led to them."""
    of = districts(1000)
    tracemalloc.start()
    try:
        made = week_of(of.assessment, of.before)
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sum(len(one.losses) for one in made.departments) == 1000
    assert most - kept < 1000 * 500


def test_a_streamed_workbook_has_every_row():
    """No row is lost on the way to disk: each of 1,000 districts stands once in each table."""
    of = districts(1000)
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx(bulletin(of, "zh"))))
    for sheet, column in (("名次", 1), ("报送 1-1", 0), ("失分", 0)):
        rows = book.get_sheet_by_name(sheet).to_python()
        named = [row[column] for row in rows if str(row[column]).endswith("区")]
        assert sorted(named) == sorted(of.policy.department_names)


@pytest.mark.nightly
def test_three_thousand_districts_are_in_every_form():
    """Each stands in the tables of a page, a document and a workbook, whose memory does not grow."""
    of = districts(3000)
    paper = bulletin(of, "zh")
    made, most = peak(lambda: xlsx(paper))
    assert most < 3_000_000
    book = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_name("名次").to_python()
    with ZipFile(BytesIO(docx(paper))) as archive:
        document = archive.read("word/document.xml").decode("utf-8")
    names = {*of.policy.department_names}
    assert {row[1] for row in book} >= names
    for text in (document, html(paper)):
        assert {*re.findall(r">([^<]+)<", text)} >= names

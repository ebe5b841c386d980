"""Papers as PDF: every figure on A4, Chinese in Chinese fonts, and no word of a name obeyed."""

import subprocess
from collections import Counter
from datetime import date

import pytest
import typst

import creditpolicy
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.extra.papers import pdf as module
from creditpolicy.extra.papers.pdf import pdf
from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.series import series
from creditpolicy.report.decomposition import decomposition
from creditpolicy.report.papers.letterhead import Letterhead, issued
from creditpolicy.report.papers.paper import Table
from tests.extra.papers.test_word import HOSTILE, hostile
from tests.report.weekly import week


def text_of(data, tmp_path):
    """The words of a PDF, without blanks, and what pdfinfo says of it."""
    path = tmp_path / "通报.pdf"
    path.write_bytes(data)
    said = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout
    about = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return "".join(said.decode("utf-8").split()), about


def test_every_figure_is_on_the_paper(tmp_path):
    """A series with its charts, on A4: every sentence, every cell, every name."""
    paper = series([week(), week()], "zh")
    data = pdf(paper)
    assert isinstance(data, bytes)
    words, about = text_of(data, tmp_path)
    tables = [annex for annex in paper.annexes if isinstance(annex, Table)]
    cells = [c.text for t in tables for row in (*t.head, *t.body) for c in row if c]
    for said in [paper.title, *cells, *(block.text for block in paper.body)]:
        assert "".join(said.split()) in words
    assert "(A4)" in about
    assert data == pdf(paper)


def test_head_list_and_end_are_on_the_paper(tmp_path):
    """The office twice, its number, the list of annexes and the day."""
    paper = bulletin(week(), "zh")
    data = pdf(issued(paper, Letterhead("高新区信用办", "高信办[2018]5号", date(2018, 12, 8))))
    assert isinstance(data, bytes)
    words, _ = text_of(data, tmp_path)
    assert words.count("高新区信用办") == 2
    assert words.startswith("高新区信用办高信办〔2018〕5号周报情况通报")
    assert "附件：1.各部门得分和名次（其他部门）2.各部门得分和名次（街道）3." in words
    assert "2018年12月8日" in words


def test_no_character_of_a_merged_table_is_lost(tmp_path):
    """The table of tasks has as many of each character as its cells have together."""
    paper = decomposition(creditpolicy.load("policies/gaoxin_2018.policy").checked, "zh")
    data = pdf(paper)
    assert isinstance(data, bytes)
    (table,) = [annex for annex in paper.annexes if isinstance(annex, Table)]
    cells = "".join(c.text for row in table.body for c in row if c)
    assert Counter("".join(cells.split())) <= Counter(text_of(data, tmp_path)[0])


@pytest.mark.parametrize("name", [*HOSTILE, '#panic("x")', "\\", '"', '#read("/etc/passwd")'])
def test_no_name_is_obeyed(name, tmp_path):
    """Whatever a name holds is set as it is; nothing is read and nothing fails."""
    data = pdf(hostile(name))
    assert isinstance(data, bytes)
    words, _ = text_of(data, tmp_path)
    if name.isprintable():
        assert "".join(name.split()) in words


def test_without_a_chinese_font_there_is_no_pdf(monkeypatch):
    """CP846 where the machine has Latin fonts only: boxes are never written."""

    class Latin:
        def families(self):
            return ["DejaVu Sans"]

    monkeypatch.setattr(typst, "Fonts", Latin)
    module._fonts.cache_clear()
    found = pdf(hostile("甲"))
    module._fonts.cache_clear()
    assert isinstance(found, Diagnostic)
    assert found.code.code == "CP846"
    assert "汉字会变成方框" in found.message("zh")

"""Who issues a paper, under which number, on which day: at its head and at its end."""

from datetime import date

import pytest

from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.papers.html import html
from creditpolicy.report.papers.letterhead import Letterhead, issued, office_size
from creditpolicy.report.papers.markdown import markdown
from tests.report.test_papers import HOSTILE
from tests.report.weekly import week

OFFICE = "高新区信用办"


def made(office=OFFICE, number="高信办[2018]5号", dated=date(2018, 12, 8), lang="zh"):
    return issued(bulletin(week(), lang), Letterhead(office, number, dated))


def test_head_and_end_name_the_office():
    """The head has office and number, the end office and day; the day asked for replaces that of
    the week.
    """
    paper = made()
    assert (paper.office, paper.number) == (OFFICE, "高信办〔2018〕5号")
    assert paper.signed == (OFFICE, "2018年12月8日")
    assert markdown(paper).startswith(f"{OFFICE}\n\n高信办〔2018〕5号\n\n# 周报情况通报\n")


def test_without_an_office_there_is_no_head():
    """Nothing stands above the title, and the day of the week stands at the end."""
    paper = made("", "", None)
    assert paper == bulletin(week(), "zh")
    assert paper.signed == ("2018年12月7日",)


@pytest.mark.parametrize(
    "number", ["甲办[2018]5号", "甲办（2018）5号", "甲办【2018】5号", "甲办(2018)5号"]
)
def test_the_year_of_a_number_stands_in_the_brackets_of_the_standard(number):
    """Whichever brackets were typed, they become 〔〕; brackets around anything else stay."""
    assert made(number=number).number == "甲办〔2018〕5号"
    assert made(number="甲办（试行）5号").number == "甲办（试行）5号"


def test_a_page_has_head_and_end():
    """The office stands above the title and again above the day."""
    page = html(made())
    head, rest = page.split("<h1>")
    assert f'<p class="office">{OFFICE}</p>' in head
    assert '<p class="number">高信办〔2018〕5号</p>' in head
    assert f"<p>{OFFICE}</p><p>2018年12月8日</p>" in rest


@pytest.mark.parametrize("name", HOSTILE)
def test_no_office_is_obeyed(name):
    """Whatever stands in the name of an office or in a number is text."""
    page = html(made(name, name))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\n# 注" not in markdown(made(name, name))


def test_a_long_name_takes_one_line():
    """In points: 36 for up to twelve characters, then as many as fit into 156 mm, 16 at least."""
    assert [office_size("局" * n) for n in (1, 12, 13, 20, 27, 200)] == [36, 36, 33, 22, 16, 16]

"""A bulletin in a real browser: it asks for nothing, complains of nothing, sorts, and prints on A4."""

import re
import subprocess
from fractions import Fraction

import pytest
from playwright.sync_api import sync_playwright

from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.series import series
from creditpolicy.report.papers.html import html
from tests.report.test_papers import HOSTILE
from tests.report.test_papers import paper as hostile
from tests.report.weekly import LAST, POLICY, week

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield one
        one.close()


def opened(browser, paper, tmp_path, width=1000):
    """The paper as a page, and whatever it asked for or complained of."""
    path = tmp_path / "通报.html"
    path.write_text(html(paper), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    return page, asked, said


def test_it_asks_for_nothing_and_complains_of_nothing(browser, tmp_path):
    """The page itself is the only request, and its console stays empty, whatever the names hold."""
    for paper in (series([week(), week()], "zh"), hostile("".join(HOSTILE))):
        page, asked, said = opened(browser, paper, tmp_path)
        assert (len(asked), said) == (1, [])
        page.close()


def test_a_click_sorts_a_table(browser, tmp_path):
    """By score, from the lowest and then from the highest; the sums stay below."""
    page, _, _ = opened(browser, bulletin(week(), "zh"), tmp_path)
    table = page.locator("table").first
    column = "tbody tr td:nth-child(4)"
    for order in (sorted, lambda of: sorted(of, reverse=True)):
        table.locator("th", has_text=re.compile("^得分$")).click()
        values = [Fraction(text) for text in table.locator(column).all_inner_texts()]
        assert values == order(values)
        assert len(set(values)) > 1
    page.close()


def test_it_prints_on_a4_without_a_cut_column(browser, tmp_path):
    """Every figure of every table is on the PDF that a browser prints, with long names too."""
    text = POLICY.replace("丙局", "局" * 200)
    rows = [{"部门": "甲局", "材料": "失信", "日期": LAST.isoformat(), "案号": "x"}]
    paper = series([week(text, rows), week(text, rows)], "zh")
    page, _, _ = opened(browser, paper, tmp_path)
    page.emulate_media(media="print")
    cut = page.evaluate(
        "[...document.querySelectorAll('table')].filter(t => t.scrollWidth > t.parentElement.clientWidth + 1).length"
    )
    pdf = tmp_path / "通报.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    page.close()
    said = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    size = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    found = said.stdout.decode("utf-8")
    tables = [annex for annex in paper.annexes if hasattr(annex, "rows")]
    figures = {c.text for t in tables for r in t.body for c in r if c and c.exact is not None}
    assert cut == 0
    assert [figure for figure in figures if figure not in found] == []
    assert "A4" in size


def test_a_phone_scrolls_tables_and_nothing_else(browser, tmp_path):
    """At 390 pixels the page is as wide as the screen, a name of 200 characters notwithstanding."""
    page, _, _ = opened(browser, hostile("局" * 200), tmp_path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()

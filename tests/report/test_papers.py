"""Papers as Markdown and HTML: all that they say, and nothing that a name could make them do."""

import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.papers.chart import svg
from creditpolicy.report.papers.html import html
from creditpolicy.report.papers.markdown import markdown
from creditpolicy.report.papers.paper import (
    Align,
    Cell,
    Chart,
    Heading,
    Line,
    Paper,
    Paragraph,
    Table,
    spanned,
    texts,
)
from creditpolicy.report.papers.sparks import sparks
from tests.properties.effort import part
from tests.report.weekly import POLICY, ROWS, week

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=1+1|x",
    "`a` *b* _c_ [d](http://e) ~~f~~ $g$",
    "局" * 200,
    "甲\u202e局\x07",
)


def paper(name):
    """A paper that has a name wherever a name can stand."""
    table = Table(
        name, name, (1, 1), (texts(name, "分"),),
        ((Cell(name), Cell("2.00", Fraction(2), Align.RIGHT)), (Cell("乙"), Cell("-"))),
        ((Cell(name), Cell("2.00", Fraction(2))),), (name,),
    )  # fmt: skip
    chart = Chart(name, name, ("一", "二"), (Line(name, (Fraction(1), None)),), Fraction(2))
    return Paper(
        "zh",
        name,
        "",
        name,
        name,
        (Heading(name), Paragraph(name)),
        (name,),
        (name,),
        (table, chart),
    )


class Reader(HTMLParser):
    """The tags of a page, the texts outside style and script, and whatever runs or loads."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.bad, self._skip = [], [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._skip = tag in ("style", "script")
        self.bad += [(tag, *a) for a in attrs if a[0].startswith("on") or a[0] in ("src", "href")]

    def handle_endtag(self, tag):
        self._skip = False

    def handle_data(self, data):
        if not self._skip:
            self.texts.append(data)


def test_a_name_is_never_code_in_html():
    """Whatever a name holds, the page has the same tags, runs one script and loads nothing."""
    plain = Reader(html(paper("甲局")))
    for name in HOSTILE:
        page = Reader(html(paper(name)))
        assert page.tags == plain.tags
        assert page.bad == []
        assert page.tags.count("script") == 1


def test_what_cannot_be_seen_is_shown_as_such():
    """Marks that turn the direction of writing, and controls, never reach a paper."""
    for text in (html(paper(HOSTILE[-1])), markdown(paper(HOSTILE[-1]))):
        assert "\u202e" not in text
        assert "\x07" not in text


@part(of=4)
@given(st.text(max_size=30))
def test_markdown_keeps_its_columns(name):
    """No name adds a column or a row to a table."""
    lines = markdown(paper(name)).splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    assert len(rows) == 5
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


def test_merged_cells_stand_once():
    """In HTML a merged cell spans, in Markdown it is blank where it goes on."""
    head = (spanned((Cell("项", columns=2),)),)
    rows = ((Cell("甲", rows=2), Cell("一")), (None, Cell("二")))
    one = Paper("zh", "题", annexes=(Table("表", "", (1, 1), head, rows),))
    assert '<td class="left" rowspan="2">甲</td>' in html(one)
    assert 'colspan="2"' in html(one)
    assert "| 甲 | 一 |\n|  | 二 |" in markdown(one)
    assert "sorts" not in re.sub(
        r"<style>.*?</style>|<script>.*?</script>", "", html(one), flags=re.DOTALL
    )


def test_a_browser_sorts_by_exact_values():
    """What rounds to the same text is still told apart: 1/3 before 0.3334, and no number last."""
    values = (Fraction(3334, 10000), Fraction(1, 3), None)
    rows = tuple((Cell("x"), Cell("0.33", value)) for value in values)
    text = html(Paper("zh", "题", annexes=(Table("表", "", (1, 1), (texts("甲", "乙"),), rows),)))
    assert re.findall(r'data-order="(\d)">0.33', text) == ["1", "0"]


def test_every_figure_of_a_bulletin_is_in_both():
    """No cell of a table and no sentence is lost on the way into a file."""
    one = bulletin(week(), "zh")
    page = "".join(Reader(html(one)).texts)
    text = markdown(one).replace("\\", "")
    cells = [c.text for t in one.annexes for r in (*t.head, *t.body) for c in r if c]
    for said in [*cells, *(block.text for block in one.body), *one.notes]:
        assert said in page
        assert said in text


def test_a_chart_is_drawn_from_the_values():
    """0 lies on the lower rule, the most on the upper, and a gap is not bridged."""
    values = (Fraction(0), Fraction(10), None, Fraction(5))
    line = Line("甲局", values)
    drawn = svg(line, Chart("走", "走", ("1", "2", "3", "4"), (line,), Fraction(10)))
    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)
    assert dots == [("8.0", "52.0"), ("69.3", "8.0"), ("192.0", "30.0")]
    assert re.findall(r'<polyline points="([^"]*)"', drawn) == ["8.0,52.0 69.3,8.0"]
    assert sparks(line, Fraction(10)) == "▁█·▅"


@pytest.mark.no_cover
def test_many_departments_make_a_long_paper_quickly():
    """Of three hundred departments each has its row, and a sentence names the first few."""
    names = [
        f"区{'甲乙丙丁戊己庚辛壬癸'[n // 30 % 10]}{'子丑寅卯辰巳午未申酉戌亥天地人风雨雷电云山水火木金土石日月星'[n % 30]}局"
        for n in range(300)
    ]
    text = POLICY.replace("部门 甲局、乙局", f"部门 {'、'.join(names)}、甲局、乙局")
    text = text.replace("责任部门 甲局、丙局", "责任部门 全部部门")
    one = bulletin(week(text, ROWS), "zh")
    page = html(one)
    assert all(f">{name}</td>" in page for name in names)
    assert "等303个单位" in page

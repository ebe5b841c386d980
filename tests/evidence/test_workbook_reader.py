"""Excel workbooks become rows of text, at the places that Excel names."""

import datetime
import sys
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from creditpolicy import CreditPolicyError, loads
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.render_text import place_text
from creditpolicy.evidence.readers import package
from creditpolicy.evidence.readers.sheet import letters_of
from tests.evidence.workbooks import HEADER, changed, outline, put, read, write

DAY = datetime.date(2018, 3, 1)
POLICY = loads("""\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 案例
  字段 标题：文字
  字段 数量：整数，可空
  字段 得数：数字，可空
  字段 代码：主体代码，可空，隐私
考核项 1 示例 10分
  认定 案例，须 有 标题
  得分率 = 认定数 ÷ 2，最高 1
  责任部门 全部部门
""")
TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"
    ),
    max_size=20,
).filter(lambda text: "#" not in text)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "填报.xlsx"


def cells(path):
    """The texts of the only row."""
    ((_, found),) = outline(path)
    return found


@settings(max_examples=15)
@given(st.lists(st.tuples(TEXTS.filter(str.strip), TEXTS, TEXTS)))
def test_texts_come_back_as_they_were_written(tmp_path_factory, rows):
    """Any text, one that looks like a formula too, is read cell for cell, without blanks around."""
    path = write(tmp_path_factory.getbasetemp() / "甲.xlsx", *rows)
    wanted = [dict(zip(HEADER, map(str.strip, row), strict=True)) for row in rows]
    rest = [("CP503", "")] if not rows else []
    assert outline(path) == [(n, {**row, "材料": "案例"}) for n, row in enumerate(wanted, 2)] + rest


WHOLE = st.integers(-(10**15) + 1, 10**15 - 1).map(Decimal)
DECIMAL = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), WHOLE, st.integers(1, 15)
)


@settings(max_examples=15)
@given(st.lists(WHOLE | DECIMAL, min_size=1))
def test_a_number_that_was_typed_is_that_number(tmp_path_factory, numbers):
    """Of up to fifteen digits a number comes back digit for digit, though Excel holds a double."""
    rows = [("甲局", DAY, number) for number in numbers]
    path = write(tmp_path_factory.getbasetemp() / "乙.xlsx", *rows)
    assert [Decimal(row.cells["标题"]) for row in read(path)] == numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (DAY, "2018-03-01"),
        (datetime.datetime(2018, 3, 1, 9, 30), "2018-03-01 09:30:00"),  # noqa: DTZ001 -- as Excel has it
        (True, "是"),
        (False, "否"),
        (12, "12"),
        (-0.0, "0"),
        ("00123", "00123"),
        ("91350100M000100Y43", "91350100M000100Y43"),
        ("=1+1", "=1+1"),
        ("  甲\n乙 ", "甲\n乙"),
        ("#1楼", "#1楼"),
    ],
)
def test_a_cell_is_the_text_that_a_person_would_read(path, value, text):
    """A day is a date without a time, a truth value is 是 or 否, a text stays as it is."""
    write(path, ("甲局", DAY, value))
    assert cells(path)["标题"] == text


def test_days_from_1904_are_the_same_days(path):
    """A workbook that counts its days from 1904 gives the days that it shows."""
    with Workbook(path, {"date_1904": True}) as workbook:
        grid = workbook.add_worksheet("案例")
        put(grid, 0, HEADER)
        put(grid, 1, ("甲局", DAY, "甲"), workbook.add_format({"num_format": 31}))
    assert cells(path)["日期"] == "2018-03-01"


def formula(value):
    def written(grid):
        grid.write_formula("C2", "=X1", None, value)

    return written


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (formula("#N/A"), "CP576"),
        (formula("#DIV/0!"), "CP576"),
        (formula(0.1 + 0.2), "CP578"),
        (formula(""), "CP580"),
        (lambda grid: grid.write_number("C2", 370102199001011234), "CP577"),
        (lambda grid: grid.write_number("C2", 10**15), "CP577"),
        (lambda grid: grid.write_string("D2", "旁注"), "CP581"),
        (lambda grid: grid.write_string("C2", "\ufeff甲"), "CP506"),
    ],
)
def test_what_a_cell_cannot_be_trusted_with_leaves_its_row_out(path, written, code):
    """An error, a calculated decimal, a code that lost its digits: said at the cell, never blank."""
    with Workbook(path) as workbook:
        grid = workbook.add_worksheet("案例")
        put(grid, 0, HEADER)
        put(grid, 1, ("甲局", "2018-03-01", "甲"))
        written(grid)
        put(grid, 2, ("甲局", "2018-03-02", "乙"))
    (wrong, address), (number, _) = outline(path)
    assert (wrong, number) == (code, 3)
    assert address in ("案例!C2", "")


def test_a_formula_that_gives_an_empty_text_is_blank(path):
    """LibreOffice and Excel say that a formula's value is text, and then it may be empty."""
    write(path, ("甲局", DAY, "甲"))
    cell = b'<c r="C2" t="str"><f>IF(1,"","")</f><v></v></c>'
    changed(path, lambda name, part: _with_cell(part, cell) if "sheet1" in name else part)
    assert cells(path)["标题"] == ""


def _with_cell(part, cell):
    start = part.index(b'<c r="C2"')
    end = part.index(b"</c>", start) + len(b"</c>")
    return part[:start] + cell + part[end:]


def test_places_are_named_as_excel_names_them(path):
    """A cell that does not fit is said with its sheet, letters and row, in either language."""
    with Workbook(path) as workbook:
        grid = workbook.add_worksheet("案例")
        grid.write_string("B1", "2018年案例报送表")
        put(grid, 2, (None, "编号", "部门", "日期", "标题", "数量"))
        put(grid, 5, (None, "1", "甲局", "2018-03-01", "甲", "两件"))
    with pytest.raises(CreditPolicyError) as raised:
        POLICY.evaluate(path, strict=True)
    (wrong,) = [d for d in raised.value.diagnostics if d.code.code == "CP544"]
    assert place_text(wrong.at, "zh") == f"{path} 案例!F6“数量”"
    assert place_text(wrong.at, "en") == f"{path} 案例!F6 column 数量"


@pytest.mark.parametrize(
    ("sheet", "address"),
    [
        ("双公示信息", "双公示信息!D7"),
        ("一 二", "'一 二'!D7"),
        ("a'b", "'a''b'!D7"),
        ("1月", "'1月'!D7"),
    ],
)
def test_a_sheet_is_quoted_where_excel_quotes_it(sheet, address):
    """A name with a blank, a quotation mark or a digit in front is quoted in an address."""
    from creditpolicy.diagnostics.diagnostic import Cell

    assert Cell("甲.xlsx", 7, "日期", sheet, "D").address == address


def test_columns_have_excels_letters():
    """A to Z, AA to AZ, and XFD is the last."""
    assert [letters_of(n) for n in (0, 25, 26, 51, 52, 701, 702, 16383)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip


def test_the_rows_of_a_sheet_are_of_the_kind_that_says_so_first(path):
    """A column 材料 goes before the line above the header, and that before the sheet's name."""
    with Workbook(path) as workbook:
        for name, above, column in (
            ("甲表", None, None),
            ("乙表", "报道", None),
            ("丙表", "报道", "月报"),
        ):
            grid = workbook.add_worksheet(name)
            put(grid, 0, ("材料", above) if above else ())
            put(grid, 1, ("部门", "日期", "材料") if column else ("部门", "日期"))
            put(grid, 2, ("甲局", "2018-03-01", column))
    assert [row.cells["材料"] for row in read(path)] == ["甲表", "报道", "月报"]


def test_only_sheets_with_a_table_are_read(path):
    """Notes, blank sheets and charts are passed over, and a hidden table is said to be unread."""
    with Workbook(path) as workbook:
        put(workbook.add_worksheet("说明"), 0, ("怎样填写",))
        workbook.add_worksheet("Sheet2")
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=案例!$A$1:$A$2"})
        workbook.add_chartsheet("图").set_chart(chart)
        hidden, lists = workbook.add_worksheet("去年"), workbook.add_worksheet("选项")
        put(hidden, 0, HEADER)
        hidden.hide()
        put(lists, 0, ("甲局", "乙局"))
        lists.very_hidden()
        put(workbook.add_worksheet("案例"), 0, HEADER)
    assert outline(path) == [("CP575", "")]


def test_blank_rows_are_no_records(path):
    """Rows of nothing, or of blanks, are passed over, and the others keep their numbers."""
    write(path, (), ("甲局", DAY, "甲"), (" ", "", None), (), ("乙局", DAY, "乙"))
    assert [number for number, _ in outline(path)] == [3, 6]


def test_merged_cells_below_the_header_leave_their_rows_out(path):
    """Each row with contents that a merged range touches is named with the range; others count."""
    with Workbook(path) as workbook:
        grid = workbook.add_worksheet("案例")
        grid.merge_range("A1:C1", "案例报送表")
        put(grid, 1, HEADER)
        for row in range(2, 7):
            put(grid, row, (None if row in (2, 3) else "乙局", "2018-03-01", "甲"))
        grid.merge_range("A3:A4", "甲局")
        grid.merge_range("B6:C6", "2018-03-01")
    readings = read(path)
    ranges = [dict(r.args)["range"] for r in readings if isinstance(r, Diagnostic)]
    assert ranges == ["A3:A4", "A3:A4", "B6:C6"]
    assert [r.number for r in readings if not isinstance(r, Diagnostic)] == [5, 7]


def test_a_header_that_says_one_thing_twice_is_refused(path):
    """Two columns of one name refuse the file, at the second of them."""
    write(path, ("甲局", DAY, "甲", "乙"), header=(*HEADER, "标题"))
    assert outline(path) == [("CP514", "案例!D1")]


@pytest.mark.parametrize("kept", [0, 1, 3, 30, 1000, -1])
def test_a_file_that_is_cut_short_is_refused(path, kept):
    """Wherever a workbook ends too early nothing of it is read."""
    data = write(path, ("甲局", DAY, "甲")).read_bytes()
    path.write_bytes(data[:kept])
    assert outline(path) == [("CP570", "")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "CP570"),
        ("<table><tr><td>部门</td></tr></table>".encode(), "CP570"),
        ("部门,日期\n".encode("gb18030"), "CP570"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "CP572"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "CP571",
        ),
    ],
    ids=["nothing", "a web page", "CSV", "an old workbook", "a locked one"],
)
def test_what_is_no_workbook_is_refused(path, data, code):
    """A web page, a CSV, an old or a locked workbook by the name of .xlsx: one finding, its own."""
    path.write_bytes(data)
    assert outline(path) == [(code, "")]


@pytest.mark.parametrize(
    ("inner", "code"), [("content.xml", "CP572"), ("word/document.xml", "CP570")]
)
def test_an_archive_that_is_another_thing_is_refused(path, inner, code):
    """An OpenDocument table or a Word document renamed to .xlsx is not taken for a workbook."""
    with ZipFile(path, "w") as archive:
        archive.writestr(inner, "<a/>")
    assert outline(path) == [(code, "")]


def test_a_bomb_is_refused_before_it_is_unpacked(path, monkeypatch):
    """Parts that say they are larger than the limit together are refused by what they say."""
    monkeypatch.setattr(package, "UNPACKED_LIMIT", 2**20)
    write(path, ("甲局", DAY, "甲"))
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * 2**20)
    assert path.stat().st_size < 20_000
    assert outline(path) == [("CP573", "")]


def test_a_bomb_that_lies_about_its_size_is_refused(path):
    """A part that unpacks to more than it says is not unpacked any further."""
    write(path, ("甲局", DAY, "甲"))
    stream = BytesIO(path.read_bytes())
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/big.xml", b" " * 2**20)
    data = bytearray(stream.getvalue())
    for header, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rindex(
            header, 0, data.rindex(b"xl/big.xml") if size == 24 else data.index(b"xl/big.xml")
        )
        assert int.from_bytes(data[at + size : at + size + 4], "little") == 2**20
        data[at + size : at + size + 4] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    assert outline(path) == [("CP570", "")]


@pytest.mark.parametrize("far", ["XFD1048576", "XFD2"])
def test_a_cell_far_away_does_not_fill_the_memory(path, far):
    """The rectangle of a sheet is measured before it is made; one of a billion cells is refused."""
    with Workbook(path) as workbook:
        grid = workbook.add_worksheet("案例")
        put(grid, 0, HEADER)
        put(grid, 1, ("甲局", "2018-03-01", "甲"))
        grid.write(far, "远")
    found = outline(path)
    assert found[0] == ("CP573", "") if far == "XFD1048576" else found[-1][0] == "CP581"


def test_without_the_library_one_line_says_what_to_install(path, monkeypatch):
    """Without python-calamine an .xlsx names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (finding,) = read(write(path, ("甲局", DAY, "甲")))
    assert finding.code.code == "CP501"
    assert "creditpolicy[papers]" in finding.help("zh")


def test_a_private_number_is_in_no_message(path):
    """A code that Excel has rounded is reported by its column, never by its digits."""
    write(path, ("甲局", DAY, "甲", 110105194912310021), header=(*HEADER, "代码"))
    (finding,) = read(path)
    assert not any("1101" in str(text) for _, text in finding.args)


@settings(max_examples=30)
@given(st.data())
def test_no_damage_is_a_traceback(tmp_path_factory, data):
    """Whatever bytes of its parts change, a workbook gives rows or findings."""
    path = write(tmp_path_factory.getbasetemp() / "丁.xlsx", ("甲局", DAY, "甲"), ("乙局", DAY, 7))
    with ZipFile(path) as archive:
        victim = data.draw(st.sampled_from(sorted(archive.namelist())))

    def damage(name, part):
        if name != victim:
            return part
        at = data.draw(st.integers(0, len(part) - 1))
        return (
            part[:at]
            + data.draw(st.binary(max_size=3))
            + part[at + data.draw(st.integers(0, 40)) :]
        )

    assert read(changed(path, damage))


def test_the_guard_looks_at_every_sheet_wherever_it_lies(path):
    """A sheet that the workbook keeps under another name is looked through all the same."""
    with Workbook(path) as workbook:
        grid = workbook.add_worksheet("案例")
        put(grid, 0, HEADER)
        put(grid, 1, ("甲局", "2018-03-01", None))
        grid.write_formula("C2", "=NA()", None, "#N/A")
    data = path.read_bytes()
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(
                name.replace("worksheets/sheet1", "other/one"),
                part.replace(b"worksheets/sheet1", b"other/one"),
            )
    assert outline(path) == [("CP576", "案例!C2")]
    assert package.RECTANGLE_LIMIT < 16384 * 1048576

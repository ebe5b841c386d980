"""Workbooks to be filled in: what stands in them, and what names cannot do to them."""

import re
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from creditpolicy import load, loads
from creditpolicy.cli.run.template import file_names
from creditpolicy.extra.papers.sheet_names import sheet_names
from creditpolicy.extra.papers.template.plan import template
from creditpolicy.extra.papers.template.write import template_bytes
from tests.cli.command_line import GAOXIN
from tests.properties import effort

HOSTILE = "「=HYPERLINK(1)」、「+甲」、「-乙」、「@丙」、「" + "局" * 200 + "」"
POLICY = f"""\
语言 1
考核 「=考核」
  年度 2018
  总分 10分
部门 {HOSTILE}
材料 「=1+1」
  字段 标题：文字，必填
  字段 「@级别」：「=甲」 > 「-乙」
  字段 数量：整数，1 至 9
  字段 得数：数字，可空
  字段 代码：主体代码，隐私
  字段 移出日期：日期，可空
  要件 方案、照片
材料 「a/b[c]*d:e?f」
  字段 准确：是否
材料 「A/B[C]*D:E?F」
材料 {"长" * 40}
材料 说明
考核项 1 示例 10分
  认定 「=1+1」，须 有 代码
  认定 「a/b[c]*d:e?f」
  认定 「A/B[C]*D:E?F」
  认定 {"长" * 40}
  认定 说明
  得分率 = 认定数 ÷ 10，最高 1
  责任部门 全部部门
"""


def made(policy, department=None, lang="zh"):
    return template_bytes(template(policy.checked, department, lang))


def sheets(data):
    """The rows of every sheet, as a library that is not ours to write sees them."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    return {
        about.name: workbook.get_sheet_by_name(about.name).to_python()
        for about in workbook.sheets_metadata
        if about.visible == SheetVisibleEnum.Visible
    }


def part(data, name):
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def columns(rows):
    """The needs and the names of the columns: rows 3 and 4."""
    return dict(zip(rows[3], rows[2], strict=True))


def test_there_is_a_sheet_for_each_kind_with_its_columns():
    """Behind the notes stands each kind by its name, its columns as declared between the common."""
    policy = load(GAOXIN)
    found = sheets(made(policy))
    assert list(found) == ["说明", *(kind.name for kind in policy.checked.kinds)]
    assert columns(found["双公示信息"]) == {
        "编号": "选填",
        "部门": "必填",
        "日期": "必填",
        "报送日期": "计分要填",
        "类别": "必填",
        "准确": "必填",
        "状态": "选填",
    }
    assert columns(found["正式文件"])["文号"] == "计分要填"
    assert columns(found["宣传活动"])["制度文件"] == "要件"


def test_a_sheet_says_what_counts_in_the_words_of_the_policy():
    """Row 1 names the kind, row 2 the items that look at it with their rules."""
    (label, name, *_), (how, text, *_) = sheets(made(load(GAOXIN)))["媒体报道"][:2]
    assert (label, name, how) == ("材料", "媒体报道", "怎样算")
    assert text.replace("\n", "") == (
        "考核项 3 信用宣传（15 分）：认定 媒体报道，须 级别 不低于 市级，且 有 截图，每件计 报道件数"
    )


def test_the_notes_say_what_each_item_asks_for_and_where_it_goes():
    """Each item stands there with the notice's own words and the sheets that it looks at."""
    text = str(sheets(made(load(GAOXIN)))["说明"])
    assert "报送正式文件。" in text
    assert "'双公示信息、双公示应报'" in text


def test_the_same_policy_gives_the_same_bytes():
    """Nothing in a workbook says when or where it was made."""
    assert made(load(GAOXIN)) == made(load(GAOXIN))


def test_for_one_department_its_own_kinds_come_first():
    """A street office files no publicity figures: that sheet stands behind, and says so."""
    found = sheets(made(load(GAOXIN), "东区街道办"))
    assert list(found)[-2:] == ["双公示信息", "双公示应报"]
    assert found["双公示信息"][1][1] == "本部门没有考核项用到这种材料，不用填。"
    assert "考核项 6" not in str(found["说明"][:25])


def test_lists_hold_what_may_be_chosen():
    """Departments whose records can count, levels and statuses stand on the hidden sheet."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(made(load(GAOXIN))))
    assert workbook.sheets_metadata[-1].visible == SheetVisibleEnum.Hidden
    lists = workbook.get_sheet_by_name("选项").to_python()
    chosen = [[text for text in column if text] for column in zip(*lists, strict=True)]
    assert ["核定", "待核", "退回"] in chosen
    assert ["国家级", "省级", "市级", "区级"] in chosen
    assert ["行政许可", "行政处罚"] in chosen
    assert ["是", "否"] in chosen
    assert max(map(len, chosen)) == 22  # item 5 names all departments but one


def test_cells_are_checked_as_they_are_typed():
    """Lists, days of the period, whole numbers within limits, codes of 18: each has its rule."""
    rules = part(made(loads(POLICY)), "xl/worksheets/sheet2.xml")
    assert re.findall(r'<dataValidation type="(\w+)"', rules) == [
        *("list", "date", "date", "list", "whole", "textLength", "date", "list"),
    ]
    assert "<formula1>1</formula1><formula2>9</formula2>" in rules
    assert "<formula1>18</formula1>" in rules


def test_what_must_stay_exact_is_text():
    """Codes, document numbers and decimals are formatted as text; days and counts are not."""
    data = made(loads(POLICY))
    styles, sheet = part(data, "xl/styles.xml"), part(data, "xl/worksheets/sheet2.xml")
    formats = [int(n) for n in re.findall(r'<xf numFmtId="(\d+)"', styles.split("<cellXfs")[1])]
    used = {
        int(first): formats[int(style)]
        for first, style in re.findall(r'<col min="(\d+)"[^>]*style="(\d+)"', sheet)
    }
    names = sheets(data)["=1+1"][3]
    text, whole = 49, 1
    wanted = {"标题": text, "代码": text, "得数": text, "方案": text, "编号": text, "数量": whole}
    assert {name: used[names.index(name) + 1] for name in wanted} == wanted
    assert used[names.index("日期") + 1] not in (text, whole, 0)


def test_no_name_becomes_a_formula():
    """Names that begin with =, +, -, @ or a blank are texts, in cells, lists, notes and titles."""
    data = made(loads(POLICY))
    with ZipFile(BytesIO(data)) as archive:
        parts = [archive.read(n).decode() for n in archive.namelist() if "worksheets/sheet" in n]
    assert not any("<f>" in one or "<hyperlink" in one for one in parts)
    assert sheets(data)["=1+1"][0][1] == "=1+1"


def test_every_kind_is_read_back_as_itself(tmp_path):
    """However Excel restricts the names of sheets, the blank workbook has the kinds and no error."""
    policy = loads(POLICY)
    path = tmp_path / "空.xlsx"
    path.write_bytes(made(policy))
    assert [d.code.code for d in policy.read(path).diagnostics] == ["CP503"]
    names = [rows[0][1] for rows in sheets(made(policy)).values() if rows[0][0] == "材料"]
    assert names == [kind.name for kind in policy.checked.kinds]


def test_an_english_policy_gives_english_columns(tmp_path):
    """The common columns and statuses are those of the language, and are read back."""
    policy = loads(
        "language 1\nassessment Small\n  year 2018\n  total 10 points\ndepartments A\n"
        "evidence plan\n  field number: text\nitem 1 Work 10 points\n  recognise plan, where has "
        "number\n  rate = recognised / 1, at most 1\n  responsible all departments\n"
    )
    found = sheets(made(policy, lang="en"))
    assert columns(found["plan"]) == {
        "id": "optional",
        "department": "required",
        "date": "required",
        "submitted": "optional",
        "number": "needed to count",
        "status": "optional",
    }


def test_three_thousand_districts_fit_into_one_workbook():
    """A list of three thousand is no problem for a drop-down that points to a sheet."""
    names = "、".join(f"第{n:04}区" for n in range(3000)).translate(
        str.maketrans("0123456789", "零一二三四五六七八九")
    )
    text = (
        f"语言 1\n考核 大\n  年度 2018\n  总分 1分\n部门 {names}\n材料 甲\n考核项 1 一 1分\n"
        "  认定 甲\n  得分率 = 认定数 ÷ 1，最高 1\n  责任部门 全部部门\n"
    )
    assert "$B$3000" in part(made(loads(text)), "xl/worksheets/sheet2.xml").replace("$A$", "$B$")


@effort.part(of=4)
@given(st.lists(st.text(max_size=40), max_size=8))
def test_names_of_sheets_are_such_that_excel_takes_them(names):
    """At most 31 units, none of the seven signs, no quotation mark at an end, none twice."""
    found = sheet_names(names)
    assert len({name.lower() for name in found}) == len(names)
    for name in found:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) <= 62
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.lower() != "history"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=100), max_size=8))
def test_names_of_files_are_such_that_systems_take_them(names):
    """Short enough in bytes, without the signs that paths have, none twice."""
    found = file_names(names)
    assert len({name.lower() for name in found}) == len(names)
    assert all(len(name.encode()) <= 255 and not re.search(r'[<>:"/\\|?*]', name) for name in found)

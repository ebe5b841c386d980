"""A table of tasks in Word or Excel becomes a draft: nothing changed, nothing dropped, and it checks."""

from fractions import Fraction
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, example, given, settings
from xlsxwriter import Workbook

import creditpolicy
from creditpolicy.extra.papers.excel import xlsx
from creditpolicy.extra.papers.imported.read import Imported, import_table
from creditpolicy.extra.papers.imported.words import joined, lists, percent, points, whole_number
from creditpolicy.extra.papers.word import docx
from creditpolicy.report.decomposition import decomposition
from creditpolicy.testing.draft_policies import policies
from tests.extra.papers.annex import ROWS, write_annex
from tests.gaoxin.page import CONTENT, GROUPS, ITEM_5, ITEMS

GAOXIN = creditpolicy.load("policies/gaoxin_2018.policy").checked


def imported(path, name="", year=None):
    """The draft of a file, checked, and the warnings beside it."""
    made = import_table(path, name, year)
    assert isinstance(made, Imported), made
    policy, found = creditpolicy.check(made.text)
    assert policy is not None, (made.text, found)
    return policy.checked, made


def facts(policy):
    """What a table of tasks says of a policy."""
    items = [
        (
            i.id,
            i.name,
            i.points,
            i.sort,
            [(g.weight, g.departments) for g in i.groups],
            i.departments,
            i.category,
        )
        for i in policy.items
    ]
    categories = [
        (one.id, one.name, one.points, one.parent, one.content, one.submit)
        for one in policy.categories
    ]
    departments = {*policy.department_names}
    return policy.name, policy.year, policy.period, policy.total, departments, categories, items


def test_the_annex_of_the_notice_is_imported_whole(tmp_path):
    """Merged cells, names broken by lines, ％ and %: items, points, groups, weights are the notice's."""
    path = tmp_path / "分解表.docx"
    write_annex(path)
    policy, made = imported(path)
    assert (policy.name, policy.year, policy.total) == ("社会信用体系建设考核", 2018, 100)
    assert {i.id: i.points for i in policy.items} == {id_: of[1] for id_, of in ITEMS.items()}
    groups = {
        i.id: [(g.weight * 100, "、".join(g.departments)) for g in i.groups] for i in policy.items
    }
    assert groups == GROUPS
    assert {*policy.department_names} == {*GAOXIN.department_names}
    fifth = policy.numbered["5"]
    assert (fifth.groups, "、".join(fifth.departments)) == ((), ITEM_5)
    assert {item.id: item.content for item in policy.items} == CONTENT
    assert "对失信责任部门扣分" in made.text
    assert [problem.code.code for problem in made.problems] == ["CP842"]


def test_a_sentence_that_wants_three_of_five_becomes_components(tmp_path):
    """`应包括……五个部分（至少有3个` is read as five components of which three are needed."""
    path = tmp_path / "分解表.docx"
    write_annex(path)
    _, made = imported(path)
    assert made.text.count("要件 制度文件、图片资料、总结材料、典型案例、媒体报道") == 2
    assert made.text.count("须 至少3个要件") == 2


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(policy=policies())
@example(creditpolicy.load("policies/gaoxin_2018.policy"))
def test_policy_to_table_to_draft(tmp_path, policy):
    """Through Word and through Excel: the same items, points, groups, weights and departments, and
    the same categories with the same items in them.
    """
    paper = decomposition(policy.checked, "zh")
    for name, write in (("表.docx", docx), ("表.xlsx", xlsx)):
        (tmp_path / name).write_bytes(write(paper))
        draft, _ = imported(tmp_path / name)
        assert facts(draft) == facts(policy.checked)


def test_an_english_table_is_read_too(tmp_path):
    """Titles and lists in English mean the same."""
    (tmp_path / "table.docx").write_bytes(docx(decomposition(GAOXIN, "en")))
    draft, _ = imported(tmp_path / "table.docx")
    assert facts(draft)[3:] == facts(GAOXIN)[3:]


NESTED = """\
语言 1
考核 分类
  年度 2018
  总分 10分
部门 甲局、乙局
考核项 1 先行 1分
  得分率 = 1
  责任部门 甲局
大类 1 监管 6分
  内容 “加强监管，\
形成合力。”
  报送 “台账。”
大类 1.1 公示 4分
考核项 2 公示 4分
  得分率 = 1
  责任部门 乙局
大类 1.2 检查 2分
考核项 3 检查 1.5分
  得分率 = 1
  责任部门 乙局
考核项 4 抽查 0.5分
  得分率 = 1
  责任部门 甲局
大类 2 其他（含临时交办） 2分
考核项 5 其他 2分
  得分率 = 1
  责任部门 甲局
加分项 6 创新 5分
  得分率 = 1
  责任部门 甲局
考核项 7 收尾 1分
  得分率 = 1
  责任部门 甲局
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_categories_inside_each_other_come_back(tmp_path, lang):
    """A heading with what it says, one inside it, items before, behind and outside all of them."""
    policy = creditpolicy.loads(
        NESTED.replace("其他（含临时交办）", "「其他（含临时交办）」")
    ).checked
    for name, write in (("表.docx", docx), ("表.xlsx", xlsx)):
        (tmp_path / name).write_bytes(write(decomposition(policy, lang)))
        draft, _ = imported(tmp_path / name)
        assert facts(draft)[3:] == facts(policy)[3:]
        assert [item.category for item in draft.items] == ["", "1.1", "1.2", "1.2", "2", "", ""]


def rows_of_excel(tmp_path, *rows):
    """The draft of a workbook with these rows below its titles."""
    with Workbook(tmp_path / "表.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        for y, row in enumerate((("序号", "考核内容", "分值", "责任部门"), *rows)):
            sheet.write_row(y, 0, row)
    return imported(tmp_path / "表.xlsx", "考核", 2018)


def test_headings_of_a_notice_are_categories_where_their_points_are_right(tmp_path):
    """`一、组织领导（20分）` over items of 20 points is a category; over others it is a comment."""
    first, second = ("1", "机构", "8", "甲局"), ("2", "制度", "12", "乙局")
    heading = "一、组织领导（20分）"
    policy, made = rows_of_excel(tmp_path, (heading,), first, second)
    assert [(one.id, one.name, one.points) for one in policy.categories] == [("1", "组织领导", 20)]
    assert {item.category for item in policy.items} == {"1"}
    assert made.problems == ()
    policy, made = rows_of_excel(tmp_path, ("一、组织领导（30分）",), first, second)
    assert policy.categories == ()
    assert "# 表里还写着：一、组织领导（30分）" in made.text


def test_a_category_that_sums_to_something_else_is_a_remark(tmp_path):
    """It has the points of its items, and the draft says what the table said; an empty one is a
    comment, and of two with one number the second has another.
    """
    policy, made = rows_of_excel(
        tmp_path,
        ("大类1　监管（9分）",),
        ("1", "机构", "8", "甲局"),
        ("大类1　其他（2分）",),
        ("2", "制度", "2", "乙局"),
        ("大类3　空的（5分）",),
    )
    assert [(one.id, one.points) for one in policy.categories] == [("1", 8), ("2", 2)]
    assert "# 核对：大类 1 写的是9分，其中各项相加是8分" in made.text
    assert "# 表里还写着：大类3 空的（5分）" in made.text
    assert [problem.code.code for problem in made.problems] == ["CP842", "CP842"]


def annex(tmp_path, **changes):
    """The draft of a table of one item, with some cells changed."""
    cells = {
        "number": "1",
        "content": "做好宣传，多报道",
        "points": "10",
        "weights": ("100%",),
        "submit": "截图",
        "names": ("甲局、乙局",),
    } | changes
    groups = tuple(zip(cells["names"], cells["weights"], strict=True))
    row = cells["number"], cells["content"], cells["points"], groups, cells["submit"]
    write_annex(tmp_path / "表.docx", (row,))
    return imported(tmp_path / "表.docx")


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({"points": "若干"}, "分值“若干”读不出来，先写作1分"),
        ({"points": ""}, "没有写分值"),
        ({"weights": ("90%",)}, "权重“90%”合计不是100%"),
        ({"weights": ("另行通知",)}, "权重一栏写着：另行通知"),
        ({"number": "甲"}, "序号“甲”不能用，编为 1"),
        ({"names": ("甲局、乙局、甲局",)}, "“甲局”写了两次"),
        ({"names": ("甲局（牵头）、乙局",)}, "表里写作“甲局（牵头）”"),
    ],
)
def test_what_cannot_be_read_is_a_remark_and_a_warning(tmp_path, changes, remark):
    """The draft checks all the same, and says in the item what a person must look at."""
    policy, made = annex(tmp_path, **changes)
    assert {*policy.department_names} == {"甲局", "乙局"}
    assert remark in made.text
    assert "# 核对：" in made.text
    assert any(remark in problem.message("zh") for problem in made.problems)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("甲局、\n乙局", ("甲局", "乙局")),
        ("甲\n局、乙局", ("甲局", "乙局")),
        ("甲局，乙局；丙局", ("甲局", "乙局", "丙局")),
        ("甲局、乙局。", ("甲局", "乙局")),
        ("甲　局、乙局", ("甲 局", "乙局")),
    ],
)
def test_lists_of_names(tmp_path, names, expected):
    """However a list is broken and punctuated, it names the same departments."""
    assert annex(tmp_path, names=(names,))[0].items[0].departments == expected


def test_a_line_break_between_two_known_names_separates_them():
    """甲局 and 乙局 stand by themselves elsewhere: a line break between them was meant."""
    assert lists(["甲局\n乙局", "甲局、丁局", "乙局"]) == [
        ["甲局", "乙局"],
        ["甲局", "丁局"],
        ["乙局"],
    ]
    assert lists(["检\n察院", "法院"]) == [["检察院"], ["法院"]]
    assert lists(["法 院", "法院"]) == [["法 院"], ["法 院"]]


def test_weights_may_stand_behind_the_names(tmp_path):
    """With one column for both, `甲局、乙局 60%` is two departments and a weight."""
    document = Document()
    document.add_paragraph("2019年度某区考核任务分解表")
    table = document.add_table(3, 4)
    for y, row in enumerate(
        (
            ("序号", "考核内容", "分值（分）", "责任部门及权重"),
            ("一", "宣传", "10", "甲局、乙局 60%"),
            ("", "", "", "丙局（40％）"),
        )
    ):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    document.save(tmp_path / "表.docx")
    policy, _ = imported(tmp_path / "表.docx")
    assert (policy.name, policy.year) == ("2019年度某区考核", 2019)
    assert [(g.weight, g.departments) for g in policy.items[0].groups] == [
        (Fraction(3, 5), ("甲局", "乙局")),
        (Fraction(2, 5), ("丙局",)),
    ]


@pytest.mark.parametrize(
    ("names", "weights"),
    [
        ("甲局\n乙局、丙局", "60%\n40%"),
        ("甲局 60%\n乙局、丙局 40%", None),
        ("60%：甲局\n40%：乙局、丙局", None),
        ("甲局（60%），乙局、丙局（40％）。", None),
    ],
)
def test_one_cell_may_hold_several_groups(tmp_path, names, weights):
    """A line a group, or a percentage behind each list: two groups all the same."""
    head = ["序号", "一级指标", "考核内容", "分值", "牵头单位", "责任单位"] + ["权重"] * bool(
        weights
    )
    row = ["1", "宣传", "开展宣传", "10", "信用办", names] + [weights] * bool(weights)
    document = Document()
    table = document.add_table(2, len(head))
    for y, texts in enumerate((head, row)):
        for x, text in enumerate(texts):
            table.cell(y, x).text = text
    document.save(tmp_path / "表.docx")
    policy, made = imported(tmp_path / "表.docx", "考核", 2018)
    assert [(g.weight, g.departments) for g in policy.items[0].groups] == [
        (Fraction(3, 5), ("甲局",)),
        (Fraction(2, 5), ("乙局", "丙局")),
    ]
    assert "“牵头单位”一栏写着：信用办" in made.text


def test_a_workbook_made_by_hand(tmp_path):
    """Percentages are numbers in Excel, blank cells go on, and an unknown column is kept."""
    with Workbook(tmp_path / "表.xlsx") as workbook:
        sheet, rate = workbook.add_worksheet(), workbook.add_format({"num_format": "0%"})
        rows = (
            ("某区2020年度考核任务分解表",),
            ("序号", "考核指标", "分值", "责任部门", "权重", "备注"),
            (1, "宣传工作", 12.5, "甲局、乙局", 0.6, "按季度"),
            ("", "", "", "丙局", 0.4),
            (2, "其他", 87.5, "各部门"),
            ("合计", "", 100),
        )
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                sheet.write(y, x, value, rate if isinstance(value, float) and value < 1 else None)
    policy, made = imported(tmp_path / "表.xlsx")
    assert (policy.name, policy.year, policy.total) == ("某区2020年度考核", 2020, 100)
    assert [item.points for item in policy.items] == [Fraction(25, 2), Fraction(175, 2)]
    assert [g.weight for g in policy.items[0].groups] == [Fraction(3, 5), Fraction(2, 5)]
    assert {*policy.items[1].departments} == {"甲局", "乙局", "丙局"}
    assert "表里“备注”一栏写着：按季度" in made.text


def test_titles_may_take_two_rows(tmp_path):
    """责任部门 and 权重 below 责任单位及权重, as in many annexes."""
    with Workbook(tmp_path / "表.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("序号", "考核内容", "分值"))
        for x in range(3):
            sheet.merge_range(0, x, 1, x, ("序号", "考核内容", "分值")[x])
        sheet.merge_range(0, 3, 0, 4, "责任单位及权重")
        sheet.write_row(1, 3, ("责任单位", "权重"))
        sheet.write_row(2, 0, ("1", "宣传", "10", "甲局", "100%"))
    policy, _ = imported(tmp_path / "表.xlsx", "考核", 2018)
    assert [(g.weight, g.departments) for g in policy.items[0].groups] == [(1, ("甲局",))]


def test_items_outside_the_total_and_a_wrong_sum(tmp_path):
    """`加5` is a 加分项, `-3` a 减分项; a sum that is none is a warning."""
    with Workbook(tmp_path / "表.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        for y, row in enumerate(
            (
                ("序号", "考核内容", "分值", "责任部门", "权重"),
                ("1", "宣传", "10", "甲局", ""),
                ("2", "创新", "加5", "甲局", ""),
                ("3", "批评", "-3", "甲局", ""),
                ("合计", "", "12", "", ""),
            )
        ):
            sheet.write_row(y, 0, row)
    policy, made = imported(tmp_path / "表.xlsx", "考核", 2018)
    assert [(i.sort.value, i.points) for i in policy.items] == [
        ("item", 10),
        ("bonus", 5),
        ("penalty", 3),
    ]
    assert policy.total == 10
    assert "CP844" in [problem.code.code for problem in made.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("60%", Fraction(3, 5)),
        ("６０％", Fraction(3, 5)),
        ("33.5 %", Fraction(67, 200)),
        ("六成", None),
        ("60%或40%", None),
    ],
)
def test_percentages(text, value):
    """Full width or half, and never a guess."""
    assert percent(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30", ("", 30)),
        ("30 分", ("", 30)),
        ("１５", ("", 15)),
        ("加5分", ("+", 5)),
        ("－3", ("-", 3)),
        ("0", None),
        ("十分", None),
    ],
)
def test_points(text, value):
    """A number with or without its unit; a sign stands for an item outside the total."""
    assert points(text) == value


def test_small_words():
    """Chinese numbers, and lines that a column broke."""
    assert [whole_number(text) for text in ("三", "十二", "二十", "两", "三三")] == [
        3,
        12,
        20,
        2,
        None,
    ]
    assert joined("国土规划建\n设管理局") == "国土规划建设管理局"
    assert joined("Public\nWorks") == "Public Works"


@pytest.mark.parametrize(
    ("data", "code"),
    [("", "CP840"), ("PK\x03\x04 no archive", "CP840"), ("<table></table>", "CP840")],
)
def test_a_file_that_is_no_document_is_refused(tmp_path, data, code):
    """Whatever is renamed to .docx is told from a document."""
    (tmp_path / "表.docx").write_text(data, encoding="utf-8")
    assert import_table(tmp_path / "表.docx", "", None).code.code == code


def test_a_document_without_such_a_table_is_refused(tmp_path):
    """A table of something else is none of tasks, and no year is guessed."""
    document = Document()
    document.add_table(2, 2)
    document.save(tmp_path / "表.docx")
    assert import_table(tmp_path / "表.docx", "", None).code.code == "CP841"
    assert import_table(tmp_path / "没有.docx", "", None).code.code == "CP001"
    paper = BytesIO()
    with Workbook(paper) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("内容", "分值", "责任部门"))
        sheet.write_row(1, 0, ("宣传", "10", "甲局"))
    (tmp_path / "表.xlsx").write_bytes(paper.getvalue())
    assert import_table(tmp_path / "表.xlsx", "", None).code.code == "CP843"
    assert imported(tmp_path / "表.xlsx", year=2018)[0].year == 2018


def test_no_text_of_a_table_becomes_a_statement(tmp_path):
    """Line breaks, quotes and brackets in cells stay what they are: text of the cell."""
    nasty = '甲」局\n部门 乙局、"丙局"'
    policy, made = annex(
        tmp_path, content=f"内容”{nasty}“\n扣分 = 10分", submit='"”“\n# 注', names=(nasty,)
    )
    assert len(policy.items) == 1
    assert policy.total == 10
    assert made.text.count("\n考核项 ") == 1


@pytest.mark.no_cover
def test_a_hostile_table_takes_no_time_and_no_memory(tmp_path):
    """A cell at the far corner, a span of ten thousand digits, a sentence without end: no table."""
    with Workbook(tmp_path / "远.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("考核内容", "分值", "责任部门"))
        sheet.write(60000, 200, "远")
    assert import_table(tmp_path / "远.xlsx", "", 2018).code.code == "CP841"
    write_annex(tmp_path / "表.docx", ROWS[:1])
    document = Document(tmp_path / "表.docx")
    for cell in document.tables[0]._tbl.iter(qn("w:gridSpan")):
        cell.set(qn("w:val"), "9" * 10_000)
    document.save(tmp_path / "宽.docx")
    assert import_table(tmp_path / "宽.docx", "", 2018) is not None
    policy, _ = annex(tmp_path, submit="包括" * 20_000 + "五个部分" * 5_000)
    assert policy.total == 10


def test_struck_out_words_are_not_read(tmp_path):
    """What a reviewer deleted is not in the table any more."""
    write_annex(tmp_path / "表.docx", ROWS[:1])
    document = Document(tmp_path / "表.docx")
    run = document.tables[0].cell(1, 2).paragraphs[0].runs[0]._r
    deleted = run.makeelement(run.tag.replace("}r", "}del"), {})
    run.addprevious(deleted)
    copy = run.__copy__()
    copy[0].text = "99"
    deleted.append(copy)
    document.save(tmp_path / "表.docx")
    assert imported(tmp_path / "表.docx")[0].total == 30

"""Rows held against a policy: what fits is a record, what does not is listed and counted."""

import random

import pytest

import creditpolicy
from creditpolicy.diagnostics.diagnostic import Cell
from creditpolicy.evidence.records import Status

POLICY = creditpolicy.loads("""\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 市场监管局、税务局、财政局
别称 税务局：国家税务总局某县税务局、县税务局
材料 案例
  字段 标题：文字
  字段 级别：国家级 > 省级 > 市级，可空
  字段 数量：整数，可空
  字段 得数：数字，可空
  字段 移出日期：日期，可空
  字段 性别：男性、女性，可空，隐私
  字段 代码：主体代码，隐私
  字段 身份：整数，可空，隐私
材料 月报
  字段 数量：整数
考核项 1 示例 10分
  认定 案例，须 有 标题
  认定 月报
  得分率 = 认定数 ÷ 10，最高 1
  责任部门 市场监管局、税务局
""")
GOOD = {"部门": "税务局", "材料": "案例", "日期": "2018-03-01", "标题": "甲", "代码": ""}


def read(*rows):
    return POLICY.read([{**GOOD, **row} for row in rows])


def findings(evidence):
    placed = (d for d in evidence.diagnostics if isinstance(d.at, Cell))
    return [(d.code.code, d.at.row, d.at.column) for d in placed]


def codes(*rows):
    return [d.code.code for d in read(*rows).diagnostics if d.code.code not in ("CP551", "CP554")]


def only(*rows):
    (problem,) = [d for d in read(*rows).diagnostics if d.code.code not in ("CP551", "CP554")]
    return problem


def used(evidence):
    return sum(len(records) for records in evidence.records.values())


def test_a_row_that_fits_is_a_record():
    """Every cell is what its column says, and nothing is reported but columns that never came."""
    evidence = read({"级别": "省级", "数量": "１２", "得数": "1.5", "移出日期": "2018年3月2日"})
    (record,) = evidence.records["案例"]
    assert (record.department, record.status, record.values["数量"]) == (
        "税务局",
        Status.APPROVED,
        12,
    )
    assert str(record.values["得数"]) == "3/2"
    assert str(record.values["移出日期"]) == "2018-03-02"
    assert (evidence.rows, evidence.refused) == (1, 0)


WRONG = {
    "an unknown department": ({"部门": "财税局"}, "CP540", "部门"),
    "an unknown kind": ({"材料": "方案"}, "CP541", "材料"),
    "a blank department": ({"部门": " "}, "CP542", "部门"),
    "a blank kind": ({"材料": ""}, "CP542", "材料"),
    "a blank date": ({"日期": ""}, "CP542", "日期"),
    "a 30th of February": ({"日期": "2018-02-30"}, "CP543", "日期"),
    "a date in words": ({"日期": "三月一日"}, "CP543", "日期"),
    "a bad day of filing": ({"报送日期": "2018-13-01"}, "CP543", "报送日期"),
    "a bad day in a field": ({"移出日期": "2018-00-01"}, "CP543", "移出日期"),
    "a comma in a count": ({"数量": "1,2"}, "CP544", "数量"),
    "half a count": ({"数量": "1.5"}, "CP544", "数量"),
    "a negative count": ({"数量": "-1"}, "CP544", "数量"),
    "a count in words": ({"数量": "三"}, "CP544", "数量"),
    "a count with its unit": ({"数量": "3件"}, "CP544", "数量"),
    "an exponent": ({"得数": "1e999"}, "CP545", "得数"),
    "a number with a percent sign": ({"得数": "90%"}, "CP545", "得数"),
    "a level that does not exist": ({"级别": "县级"}, "CP546", "级别"),
    "an unknown status": ({"状态": "通过"}, "CP547", "状态"),
    "one column by two names": ({"department": "财政局"}, "CP553", "部门"),
}


@pytest.mark.parametrize(("cells", "code", "column"), WRONG.values(), ids=WRONG)
def test_a_cell_that_does_not_fit_refuses_its_row(cells, code, column):
    """The finding names row and column; the row is counted, listed, and used nowhere."""
    evidence = read({}, cells)
    (problem,) = [d for d in evidence.diagnostics if d.is_error]
    assert (problem.code.code, problem.at) == (code, Cell("Python", 2, column))
    assert (evidence.rows, evidence.refused, used(evidence)) == (2, 1, 1)
    for lang in ("zh", "en"):
        assert problem.message(lang)
        assert "{" not in problem.message(lang) + problem.help(lang)


FITS = [
    {"数量": "0"}, {"数量": "12.0"}, {"数量": "１２"}, {"数量": ""}, {"得数": "-0.5"}, {"得数": "87．25"},
    {"日期": "2018/3/1"}, {"日期": "2018年12月1日"}, {"报送日期": ""}, {"状态": "待核"}, {"状态": "pending"},
    {"状态": "rejected"}, {"状态": ""}, {"级别": ""}, {"级别": "市级"}, {"标题": ""},
    {"部门": "县税务局"}, {"部门": " 税务局 "}, {"id": "7"}, {"department": "税务局"},
]  # fmt: skip


@pytest.mark.parametrize("code", ["不是代码", "91350100M000100Y44", "91350100M000100Y433"])
def test_a_wrong_code_is_a_record_and_a_warning(code):
    """A code that fails its check refuses no row; it is named in its place and never shown."""
    evidence = read({"代码": code}, {"代码": "91350100M000100Y43"}, {"代码": ""})
    (problem,) = [d for d in evidence.diagnostics if d.code.code == "CP556"]
    assert (problem.at.row, problem.at.column, problem.is_error) == (1, "代码", False)
    assert (evidence.rows, evidence.refused) == (3, 0)
    assert code not in problem.message("zh") + problem.help("zh") + problem.message("en")


@pytest.mark.parametrize("cells", FITS, ids=str)
def test_what_fits_is_not_reported(cells):
    """Full-width digits, blanks that may be, aliases and English names are read."""
    assert codes(cells) == []


def test_a_row_with_several_mistakes_is_refused_once_and_lists_them_all():
    """Each wrong cell of a row is a finding; the row is one row."""
    evidence = read({"部门": "财税局", "日期": "无", "数量": "x"})
    assert [code for code, _, _ in findings(evidence)][:3] == ["CP540", "CP543", "CP544"]
    assert (evidence.rows, evidence.refused) == (1, 1)


@pytest.mark.parametrize(
    ("name", "near"), [("税务", "税务局"), ("县税务", "县税务局"), ("税物局", "税务局")]
)
def test_a_near_department_is_suggested(name, near):
    """A misspelt department, or an alias cut short, is answered with the name that was meant."""
    assert near in only({"部门": name}).help("zh")


def test_a_far_department_is_not_guessed():
    """Where nothing is near, nothing is suggested."""
    assert only({"部门": "水利厅"}).help("zh") == "核对写法。"


def test_a_value_is_answered_with_all_or_with_the_nearest():
    """Few values are all listed, 县级 being as near to 省级 as to 市级; of many the nearest."""
    assert only({"级别": "县级"}).help("zh") == "可取的值：国家级、省级、市级。"
    months = "、".join(f"{n}月" for n in "一二三四五六七八九")
    policy = creditpolicy.loads(
        "语言 1\n考核 示例\n  年度 2018\n  总分 10分\n部门 甲局\n"
        f"材料 月报\n  字段 所属月：{months}\n"
        "考核项 1 示例 10分\n  认定 月报\n  得分率 = 认定数，最高 1\n  责任部门 甲局\n"
    )
    row = {"部门": "甲局", "材料": "月报", "日期": "2018-03-01", "所属月": "三月份"}
    (found,) = policy.evaluate([row]).diagnostics[:1]
    assert found.help("zh") == "是不是“三月”？"


def test_a_misspelt_column_is_told_once():
    """The column that was meant is not reported as missing as well."""
    rows = [{"部门": "税务局", "材料": "月报", "日期": "2018-03-01", "数目": 3, "数量": 3}]
    assert [d.code.code for d in POLICY.read(rows).diagnostics] == ["CP550"]


def test_of_columns_as_near_the_first_that_is_declared_is_meant():
    """Whatever order Python has for sets: one letter may make 甲数 of 丙数, or any of four others."""
    names = ("甲数", "乙数", "丁数", "戊数", "己数")
    policy = creditpolicy.loads(
        "语言 1\n考核 示例\n  年度 2018\n  总分 10分\n部门 甲局\n材料 月报\n"
        + "".join(f"  字段 {name}：整数，可空\n" for name in names)
        + "考核项 1 示例 10分\n  认定 月报\n  得分率 = 认定数，最高 1\n  责任部门 甲局\n"
    )
    row = {"部门": "甲局", "材料": "月报", "日期": "2018-03-01", "丙数": "3"}
    (found,) = policy.read([row]).diagnostics
    assert (found.code.code, found.help("zh")) == ("CP550", "是不是“甲数”？")


def test_english_columns_and_statuses_mean_the_chinese_ones():
    """A file may use either name of a common column."""
    rows = [{"id": "1", "department": "税务局", "kind": "月报", "date": "2018-03-01",
             "submitted": "2018-03-02", "status": "approved", "数量": 3}]  # fmt: skip
    evidence = POLICY.read(rows)
    (record,) = evidence.records["月报"]
    assert (record.id, record.department, record.values["数量"]) == ("1", "税务局", 3)
    assert evidence.diagnostics == ()


def test_pending_and_rejected_are_records_with_their_status():
    """They are kept, and count only where somebody asks for them."""
    evidence = read({"状态": "待核"}, {"状态": "退回"}, {"状态": "核定"})
    statuses = [record.status for record in evidence.records["案例"]]
    assert statuses == [Status.PENDING, Status.REJECTED, Status.APPROVED]


def test_a_department_of_no_item_is_a_warning():
    """A record of a department that no item with its kind names scores nothing, and says so."""
    problem = only({"部门": "财政局"})
    assert (problem.code.code, problem.at.column, problem.is_error) == ("CP552", "部门", False)


def test_an_unknown_column_is_warned_of_once():
    """A filled column that the kind does not have is one warning, however many rows have it."""
    rows = [{"备注": "甲"}, {"备注": "乙"}, {"备注": ""}]
    assert codes(*rows) == ["CP550"]


def test_a_blank_column_that_is_spare_is_no_finding():
    """A spreadsheet's other kinds of evidence leave their columns blank."""
    assert codes({"备注": ""}) == []


def test_a_misspelt_column_is_suggested():
    """A column near one of the kind says which was meant."""
    assert only({"标提": "甲"}).help("zh") == "是不是“标题”？"


def test_a_column_that_never_came_is_a_warning():
    """A column that no row of a kind has is named once, at the head of the file."""
    evidence = POLICY.read([{"部门": "税务局", "材料": "案例", "日期": "2018-03-01"}] * 2)
    assert findings(evidence) == [("CP551", 1, "标题"), ("CP551", 1, "代码")]


COPIES = [{"编号": "1"}, {"编号": "1"}, {"编号": "2", "标题": "乙"}, {"编号": "1"}]
CONFLICT = [{"编号": "1"}, {"编号": "1", "标题": "乙"}, {"编号": "2"}, {"编号": "1"}]


def test_copies_count_once():
    """Rows of one id that agree are one record; each further one is a warning."""
    evidence = read(*COPIES)
    assert (evidence.rows, evidence.refused, used(evidence)) == (4, 0, 2)
    assert [f for f in findings(evidence) if f[0] != "CP551"] == [
        ("CP549", 2, "编号"),
        ("CP549", 4, "编号"),
    ]


def test_contradictions_count_nowhere():
    """Rows of one id that differ are all refused, copies too; each says where the others are."""
    evidence = read(*CONFLICT)
    assert (evidence.rows, evidence.refused, used(evidence)) == (4, 3, 1)
    errors = [d for d in evidence.diagnostics if d.is_error]
    assert [(d.code.code, d.at.row) for d in errors] == [("CP548", 1), ("CP548", 2), ("CP548", 4)]
    assert "第 2 行" in errors[0].help("zh")
    assert "第 4 行" in errors[0].help("zh")


@pytest.mark.parametrize("rows", [COPIES, CONFLICT], ids=["copies", "contradictions"])
def test_the_order_of_rows_changes_no_record(rows):
    """Whichever row comes first, the same records are used."""

    def titles(some):
        return sorted((r.id, r.values["标题"]) for r in read(*some).records["案例"])

    shuffled = [dict(row) for row in rows]
    for seed in range(20):
        random.Random(seed).shuffle(shuffled)
        assert titles(shuffled) == titles(rows)


def test_one_id_in_two_kinds_is_no_contradiction():
    """An id names a record of its kind."""
    evidence = POLICY.read(
        [
            {**GOOD, "编号": "1"},
            {"编号": "1", "部门": "税务局", "材料": "月报", "日期": "2018-03-01", "数量": 1},
        ]
    )
    assert used(evidence) == 2
    assert not any(d.is_error for d in evidence.diagnostics)


def test_a_rejected_row_contradicts_nobody():
    """What was sent back may be filed again under its id."""
    evidence = read({"编号": "1", "状态": "退回", "标题": "旧"}, {"编号": "1", "标题": "新"})
    assert (evidence.refused, used(evidence)) == (0, 2)


def test_a_blank_id_names_nothing():
    """Rows without an id are all records."""
    assert used(read({"编号": ""}, {"编号": ""})) == 2


SECRETS = [
    ({"性别": "女士"}, "女士", "女性"),
    ({"身份": "11010119900307451x"}, "19900307", "1990"),
]


@pytest.mark.parametrize(("cells", "secret", "hint"), SECRETS)
def test_a_private_cell_is_never_shown(cells, secret, hint):
    """A wrong value of a private column is masked, and no near value gives it away."""
    problem = only(cells)
    said = "".join(problem.message(lang) + problem.help(lang) for lang in ("zh", "en"))
    assert secret not in said
    assert f"“{hint}”" not in said


def test_a_long_cell_is_cut_in_a_message():
    """A message shows the beginning of a long cell, and nothing that cannot be printed."""
    problem = only({"数量": "9x" * 500 + "\x07"})
    assert len(problem.message("zh")) < 120


def test_every_row_is_used_refused_or_a_copy():
    """Of any rows, each is used, refused with an error, or a copy with a warning."""
    pool = [{}, {"编号": "1"}, {"编号": "1"}, {"编号": "1", "标题": "乙"}, {"部门": "丁"}, {"材料": "丁"},
            {"编号": "2", "日期": "无"}, {"编号": "2"}, {"编号": "2"}, {"状态": "退回", "编号": "3"},
            {"状态": "退回", "编号": "3"}, {"数量": "x"}, {"部门": "财政局"}]  # fmt: skip
    draw = random.Random(7)
    for _ in range(100):
        rows = [draw.choice(pool) for _ in range(draw.randrange(12))]
        evidence = read(*rows)
        copies = sum(d.code.code == "CP549" for d in evidence.diagnostics)
        errors = {d.at.row for d in evidence.diagnostics if d.is_error and isinstance(d.at, Cell)}
        assert evidence.rows == len(rows) == used(evidence) + evidence.refused + copies
        assert len(errors) == evidence.refused


def test_rows_that_cannot_be_read_are_counted_with_the_refused(tmp_path):
    """A row that the reader refuses is a row, and it is refused."""
    path = tmp_path / "材料.csv"
    path.write_text(
        "部门,材料,日期,数量\n税务局,月报,2018-03-01\n税务局,月报,2018-03-01,3\n", "utf-8"
    )
    evidence = POLICY.read(str(path))
    assert findings(evidence) == [("CP517", 2, None)]
    assert (evidence.rows, evidence.refused, used(evidence)) == (2, 1, 1)


def test_no_usable_row_at_all_is_a_warning():
    """Where every row is refused, somebody most likely took the wrong file."""
    assert "CP554" in [d.code.code for d in read({"部门": "丁"}).diagnostics]


def test_a_missing_column_is_told_from_a_blank_cell():
    """Without the column 日期 nobody is asked to fill it in: the column is what is missing."""
    row = {"部门": "税务局", "材料": "月报", "数量": 3}
    for cells, code in ((row, "CP555"), (row | {"日期": ""}, "CP542")):
        (found, *_) = POLICY.read([cells]).diagnostics
        assert (found.code.code, found.at) == (code, Cell("Python", 1, "日期"))

"""`creditpolicy eval` on tables: Parquet, and rows that a column divides into assessments."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.command_line import call

POLICY = """\
语言 1
考核 示例考核
  年度 2018
  总分 100分
部门 甲局、乙局
材料 简报
  字段 份数：整数
考核项 1 信息报送 100分
  统计 份数合计：简报 的 份数 合计
  得分率 = 份数合计 ÷ 4，最高 1
  责任部门 全部部门
"""
TABLE = pa.table(
    {
        "区县": ["历下", "历下", "市中"],
        "部门": ["甲局", "丙局", "乙局"],
        "材料": ["简报"] * 3,
        "日期": ["2018-03-01"] * 3,
        "份数": pa.array([1, 2, 3], pa.int64()),
    }
)
SCORES = """\
区县,部门,名次,得分,得分（精确值）,贡献分,贡献分（精确值）\r
历下,甲局,1,25.00,25,12.50,'25/2\r
历下,乙局,2,0.00,0,0.00,0\r
历下,,,12.50,'25/2,12.50,'25/2\r
市中,甲局,2,0.00,0,0.00,0\r
市中,乙局,1,75.00,75,37.50,'75/2\r
市中,,,37.50,'75/2,37.50,'75/2\r
"""
"""One of four papers and three of four; each department bears half of the points."""


@pytest.fixture
def files(tmp_path):
    """A policy and a table of three rows, one of which names a department that nobody knows."""
    (tmp_path / "考核.policy").write_text(POLICY, encoding="utf-8")
    pq.write_table(TABLE, tmp_path / "材料.parquet")
    return str(tmp_path / "考核.policy"), str(tmp_path / "材料.parquet"), tmp_path


def test_scores_of_each_district(files):
    """CSV with a row a department; the row that cannot be used is said with its file and row."""
    policy, table, _ = files
    result = call("eval", policy, table, "--by", "区县")
    assert (result.code, result.out.lstrip("\ufeff")) == (0, SCORES)
    assert "CP540" in result.err
    assert "材料.parquet 第 2 行“部门”" in result.err
    assert "3 行里有 1 行不能用。" in result.err


def test_reminders_of_the_only_assessment_are_said(files):
    """As of a file; of districts they are not listed."""
    _, table, folder = files
    text = POLICY + "  提醒 凡 份数合计 ≥ 3：“已经报满”\n"
    policy = str(folder / "提醒.policy")
    (folder / "提醒.policy").write_text(text, encoding="utf-8")
    assert "已经报满" in call("eval", policy, table).err
    assert "已经报满" not in call("eval", policy, table, "--by", "区县").err


def test_scores_and_bad_rows_go_to_files(files):
    """-o and --bad-rows: Parquet or CSV, by the ends of their names."""
    policy, table, folder = files
    output, bad = folder / "得分.parquet", folder / "不能用.csv"
    result = call("eval", policy, table, "--by", "区县", "-o", str(output), "--bad-rows", str(bad))
    assert (result.code, result.out) == (0, "")
    assert pq.read_table(output).num_rows == 6
    assert "CP540 部门;" in bad.read_text(encoding="utf-8-sig")


def test_what_should_be_known_of_rows_that_count(files):
    """Ten copies of one row: ten warnings, five of them in full, and how many there are."""
    policy, table, _ = files
    ids = pa.array(["1"] * 11)
    pq.write_table(pa.concat_tables([TABLE.slice(0, 1)] * 11).append_column("编号", ids), table)
    for lang, words in (
        ("zh", "CP549“编号”：一共 10 行，上面列了 5 行。"),
        ("en", "CP549 “编号”: 10 rows in all, 5 of them shown above."),
    ):
        result = call("eval", policy, table, "--by", "区县", "--lang", lang)
        assert words in result.err
        assert [f" CP549{mark}" in result.err for mark in "：:"] == [lang == "zh", lang == "en"]
        assert (
            result.err.count("材料.parquet 第 1 行" if lang == "zh" else "材料.parquet row 1 ") == 5
        )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "json"), "Scores of tables are CSV"),
        (("--strict",), "--strict does not go with tables"),
        (("--decided",), "--decided does not go with tables"),
        (("-o", "材料.parquet"), "is one that is read"),
        (("--bad-rows", "材料.parquet"), "is one that is read"),
    ],
)
def test_what_tables_do_not_give(files, options, words, monkeypatch):
    """Usage errors, exit code 2, before anything is read."""
    policy, _, folder = files
    monkeypatch.chdir(folder)
    result = call("eval", policy, "材料.parquet", *options)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_a_column_that_is_not_there(files):
    """CP731 names it, and nothing is scored."""
    policy, table, _ = files
    result = call("eval", policy, table, "--by", "县区")
    assert (result.code, result.out) == (1, "")
    assert "CP731" in result.err

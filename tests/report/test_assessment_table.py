"""An assessment as a table in a terminal."""

import re

import pytest

import creditpolicy
from creditpolicy.report.assessment_table import assessment_table
from creditpolicy.report.grid import column, grid
from creditpolicy.source.width import width
from tests.oracle.evidence import rows

GAOXIN = creditpolicy.load("policies/gaoxin_2018.policy")


def tables(text):
    """The tables of a text: the columns of each, as where they begin and end on every line."""
    for block in text.split("\n\n"):
        lines = block.split("\n")
        for index, line in enumerate(lines):
            if re.fullmatch(r" *-+(  -+)*", line):
                yield lines[index - 1 :]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 100, 140])
@pytest.mark.parametrize("seed", [3, 7])
def test_tables_are_aligned_by_cells(lang, columns, seed):
    """Under every gap of a table's rule stands a gap in all its lines, counted in cells."""
    text = assessment_table(GAOXIN.evaluate(rows(seed, 60)), lang, columns)
    found = list(tables(text))
    assert len(found) == 3
    for title, rule, *body in found:
        gaps = [match.start() for match in re.finditer("(?<=-)  (?=-)", rule)]
        for line in (title, *body):
            spread = "".join(letter + "\0" * (width(letter) - 1) for letter in line).ljust(
                len(rule)
            )
            assert all(spread[gap : gap + 2] == "  " for gap in gaps), line


@pytest.mark.parametrize("columns", [80, 100, 140])
def test_lines_fit_the_terminal(columns):
    """No line is longer than the terminal, in either language."""
    for lang in ("zh", "en"):
        text = assessment_table(GAOXIN.evaluate(rows(3, 60)), lang, columns)
        assert max(map(width, text.split("\n"))) <= columns


def test_a_narrow_terminal_gets_no_item_columns():
    """Where the scores in the items have no room they are left out, and it says how much they take."""
    assessment = GAOXIN.evaluate(rows(3, 60))
    narrow = assessment_table(assessment, "zh", 79)
    assert "第1项" not in narrow
    (wanted,) = re.findall(r"把窗口拉宽到 (\d+) 列", narrow)
    assert "第1项" in assessment_table(assessment, "zh", int(wanted))
    assert "第1项" not in assessment_table(assessment, "zh", int(wanted) - 1)


def test_departments_stand_by_rank():
    """The first column never decreases, and equal scores show an equal rank."""
    text = assessment_table(GAOXIN.evaluate(rows(3, 200)), "zh", 140)
    _, _, *body = next(table for table in tables(text) if table[0].startswith("名次"))
    ranks = [int(line.split()[0]) for line in body]
    assert ranks == sorted(ranks)
    assert len(ranks) == 23


def test_what_does_not_apply_is_told_from_what_is_not_named():
    """不适用 where an item does not apply, a hyphen where it does not name the department."""
    row = {"部门": "法院", "材料": "双公示应报", "日期": "2018-05-01", "应报数量": "0"}
    text = assessment_table(GAOXIN.evaluate([row]), "zh", 140)
    (line,) = (line for line in text.split("\n") if " 法院 " in line)
    assert line.split()[-1] == "不适用"
    (line,) = (line for line in text.split("\n") if " 政法委 " in line)
    assert line.split()[-1] == "-"


def test_pending_evidence_has_a_column():
    """Where a record is pending, the score if all were approved stands beside the certain one."""
    row = {"部门": "法院", "材料": "正式文件", "日期": "2018-05-01", "文号": "1", "附件": "a"}
    without = assessment_table(GAOXIN.evaluate([row]), "zh", 140)
    pending = assessment_table(GAOXIN.evaluate([row | {"状态": "待核"}]), "zh", 140)
    assert "含待核" not in without
    assert "含待核" in pending


def test_findings_are_summed_up_by_code():
    """Each code says how often it was found, where first, and what; none hides another."""
    bad = [{"部门": "法院", "材料": "正式文件", "日期": day} for day in ("2018-02-30", "昨天")]
    text = assessment_table(GAOXIN.evaluate([*bad, {"部门": "法院", "材料": "简报"}]), "zh", 140)
    assert "材料 3 行：能用 0 行，不能用 3 行。" in text
    assert "错误 CP543 共 2 处，如 Python 第 1 行“日期”\n    “日期”里的“2018-02-30”" in text
    assert "错误 CP541 Python 第 3 行“材料”\n    政策里没有“简报”这种材料" in text


def test_no_finding_is_cut():
    """In a narrow window too, a finding below the tables is read to its end."""
    row = {"部门": "税物局", "材料": "正式文件", "日期": "2018-05-01"}
    text = assessment_table(GAOXIN.evaluate([row]), "zh", 40)
    assert "政策里没有“税物局”这个部门，这一行不计。" in text.replace("\n    ", "")


def test_a_reminder_names_its_departments_in_one_sentence():
    """What a policy reminds of for each of ten departments is one finding that names them all."""
    text = assessment_table(GAOXIN.evaluate([]), "zh", 300)
    assert text.count("CP602") == 1
    assert "市场监管局、税务局、科技经济运行局、国土规划建设管理局、财政局、" in text
    assert "一行材料也没有。" in text


def test_assumptions_set_for_the_run_are_marked():
    """What was assumed otherwise than the policy says is shown with its unit, beside what is open."""
    text = assessment_table(GAOXIN.evaluate([], assume={"失信扣分": "3"}), "zh", 140)
    assert "3分  本次改用；没有写每条失信记录扣几分" in text
    assert "以上结果用到 11 项还没有定的假设：" in text


def test_a_decided_assumption_set_for_the_run_is_not_called_undecided():
    """Where all is decided and one value is changed, the title says just that; nouns agree."""
    text = (
        "language 1\nassessment Small\n  year 2026\n  total 10 points\ndepartments A, B\n"
        "assumption enough = 2, between 1 and 9, {}\nevidence plan\n  field title: text\n"
        "item 1 Plans 10 points\n  recognise plan\n  rate = recognised / enough, at most 1\n"
        "  responsible all departments\n"
    )
    decided = creditpolicy.loads(text.format("decided by Board on 2026-01-01"))
    table = assessment_table(decided.evaluate([], assume={"enough": "3"}), "en", 100)
    assert "These results rest on other values of assumptions:" in table
    table = assessment_table(creditpolicy.loads(text.format("undecided")).evaluate([]), "en", 100)
    assert "These results rest on 1 undecided assumption:" in table


def test_a_grid_shows_what_cannot_be_seen():
    """A name with a mark that turns the direction of writing cannot disorder a table."""
    assert grid([column("名称", ["a\u202eb"], right=False)]) == ["名称", "----", "a\ufffdb"]

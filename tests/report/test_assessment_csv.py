"""An assessment as CSV."""

import csv
from fractions import Fraction
from io import StringIO

import pytest

import creditpolicy
from creditpolicy.report.assessment_csv import assessment_csv, safe
from tests.oracle.evidence import rows

GAOXIN = creditpolicy.load("policies/gaoxin_2018.policy")


def read(assessment, lang="zh"):
    text = assessment_csv(assessment, lang)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def test_exact_and_rounded_stand_side_by_side():
    """Exact columns have every digit; the contributions there sum to the zone's score."""
    assessment = GAOXIN.evaluate(rows(3, 200))
    *departments, zone = read(assessment)
    assert {row["部门"] for row in departments} == set(GAOXIN.checked.department_names)
    for row in departments:
        exact = Fraction(row["部门得分（精确值）"].lstrip("'"))
        assert exact == assessment.by_name[row["部门"]].score
    total = sum(Fraction(row["贡献分（精确值）"].lstrip("'")) for row in departments)
    assert total == Fraction(zone["部门得分（精确值）"].lstrip("'")) == assessment.zone.score


def test_a_fraction_is_no_date():
    """A spreadsheet reads 1/2 as a day, so an exact fraction begins with an apostrophe."""
    assessment = GAOXIN.evaluate(rows(3, 60))
    cells = [cell for row in read(assessment) for cell in row.values() if "/" in cell]
    assert cells
    assert all(cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝"])
def test_text_never_becomes_a_formula(sign):
    """A department whose name begins like a formula gets an apostrophe."""
    assert safe(f"{sign}cmd()") == f"'{sign}cmd()"
    policy = creditpolicy.loads(
        "language 1\nassessment A\n  year 2026\n  period 2026-01-01 to 2026-12-31\n"
        "  total 100 points\ndepartments 「=HYPERLINK(1)」, B\nevidence e\n  field n: text\n"
        "item 1 O 100 points\n  recognise e, where has n\n  rate = recognised / 1, at most 1\n"
        "  responsible all departments\n"
    )
    names = [row["department"] for row in read(policy.evaluate([]), "en")]
    assert "'=HYPERLINK(1)" in names


def test_the_pending_columns_come_and_go():
    """The score and the rank if approved have columns only where a record is pending."""
    row = {"部门": "法院", "材料": "正式文件", "日期": "2018-05-01", "文号": "1", "附件": "a"}
    assert "待核全部核定后名次" not in read(GAOXIN.evaluate([row]))[0]
    assert read(GAOXIN.evaluate([row | {"状态": "待核"}]))[0]["待核全部核定后名次"]

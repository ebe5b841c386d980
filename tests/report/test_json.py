"""Results and policies as data."""

import json
import pathlib
from fractions import Fraction

import creditpolicy
from creditpolicy.policy.core.values import Mark
from creditpolicy.report.assessment_json import assessment_json
from creditpolicy.report.figures import points_json, rate_json
from creditpolicy.report.json_text import json_text
from creditpolicy.report.policy_json import policy_json
from tests.oracle.evidence import rows

GAOXIN = creditpolicy.load("policies/gaoxin_2018.policy")


def test_figures():
    """Exact as a fraction, display rounded half up; null where it does not apply."""
    assert points_json(Fraction(349, 4)) == {"exact": "349/4", "display": "87.25"}
    assert points_json(Fraction(1, 200)) == {"exact": "1/200", "display": "0.01"}
    assert rate_json(Fraction(1, 2)) == {"exact": "1/2", "display": "50.00%"}
    assert points_json(Mark.NOT_APPLICABLE) is rate_json(Mark.NOT_APPLICABLE) is None
    assert (
        points_json(Mark.UNDECIDED)
        == rate_json(Mark.UNDECIDED)
        == {"exact": None, "display": "未定"}
    )


def test_json_goes_round():
    """What is written reads back as the same data, in the same order, with Chinese as it is."""
    for data in (assessment_json(GAOXIN.evaluate(rows(5, 100))), policy_json(GAOXIN.checked)):
        text = json_text(data)
        assert json.loads(text) == data
        assert list(json.loads(text)) == list(data)
        assert "税务局" in text
        assert text.endswith("}\n")


def test_private_values_never_appear():
    """The code of a subject is in no output, also where its row is wrong."""
    code = "11010519491231002X"
    row = {
        "部门": "法院",
        "材料": "联合奖惩案例",
        "日期": "2018-05-01",
        "来源": "自报",
        "主体代码": code,
    }
    other = row | {"来源": "其他"}
    assert code not in json_text(assessment_json(GAOXIN.evaluate([row, other])))


def test_rules_are_the_lines_of_the_text():
    """Each rule stands in the policy's text at its line, and a table keeps its rows."""
    items = policy_json(GAOXIN.checked)["items"]
    with pathlib.Path("policies/gaoxin_2018.policy").open(encoding="utf-8") as text:
        lines = text.read().split("\n")
    for item in items:
        assert item["rules"]
        for rule in item["rules"]:
            first = rule["text"].split("\n")[0]
            assert first.startswith(lines[rule["line"] - 1].strip().split()[0])
    table = next(rule for rule in items[5]["rules"] if rule["text"].startswith("表 报送率"))
    assert table["text"].split("\n")[1:3] == ["  应报行数 = 0：0", "  应报数 = 0：1"]

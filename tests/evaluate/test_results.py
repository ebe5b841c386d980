"""Figures of other results: matched by name, year and period, exact, and never silently 0."""

import json
from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

import creditpolicy
from creditpolicy import CreditPolicyError, Mark
from creditpolicy.report.explain import explain

CREDIT = """语言 1
考核 信用考核
  年度 2018
  总分 110分
部门 甲局、乙局
材料 简报
  字段 标题：文字
考核项 3.1 宣传 110分
  统计 简报数：简报 的 件数
  得分率 = 简报数 ÷ 3，最高 1
  责任部门 甲局、乙局
"""
YEAR_END = """语言 1
考核 年终考核
  年度 2018
  总分 100分
部门 甲局、乙局、丙局
别称 丙局：丙分局、丙中心
{reference}
考核项 1 信用 100分
  计算 结果 = {formula}
  得分率 = 信用 的 得分率，最低 0，最高 1
  责任部门 全部部门
"""
REFERENCE = "引用 信用：信用考核，年度 2018"
ROWS: list[dict[str, str]] = [{"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "标题": "一"}]


def credit(rows: list[dict[str, str]] = ROWS) -> dict[str, Any]:
    return dict(creditpolicy.to_json(creditpolicy.loads(CREDIT).evaluate(rows)))


def year_end(formula="信用 的 名次", reference=REFERENCE):
    return creditpolicy.loads(YEAR_END.format(reference=reference, formula=formula))


def result(formula, department, data=None, reference=REFERENCE):
    """The figure 结果 of a department, with one result supplied."""
    assessment = year_end(formula, reference).evaluate([], results=[data or credit()])
    table = assessment.scores["1/结果"]
    return table.get((department,), table.get((), Mark.NOT_APPLICABLE))


def refused(policy, *results):
    """The codes for which there is no result."""
    with pytest.raises(CreditPolicyError) as error:
        policy.evaluate([], results=results)
    return [d.code.code for d in error.value.diagnostics]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("信用 的 部门得分", Fraction(110, 3)),
        ("信用 的 得分率", Fraction(1, 3)),
        ("信用 的 名次", Fraction(1)),
        ("信用 的 总得分", Fraction(55, 3)),
        ("信用 的 考核项 3.1 得分率", Fraction(1, 3)),
        ("信用 的 考核项 3.1 得分", Fraction(110, 3)),
        ("信用 的 简报数", Fraction(1)),
        ("信用's 简报数", Fraction(1)),
        ("信用’s item 3.1 score", Fraction(110, 3)),
        ("名次（信用 的 部门得分）", Fraction(1)),
    ],
)
def test_every_sort_of_figure(formula, value):
    """One brief of three is a third of 110 points; the zone's is half of that; nothing is rounded.

    110 × 1/3 = 110/3 for 甲局 and 0 for 乙局, so the zone has 55/3.
    """
    assert result(formula, "甲局") == value


def test_a_result_is_scaled_to_the_item():
    """An item that is another result's rate scores that share of its own points."""
    assessment = year_end().evaluate([], results=[credit()])
    assert assessment.by_name["甲局"].items[0].score == Fraction(100, 3)


def test_a_department_that_is_not_there_does_not_apply():
    """丙局 has no figure in a result that does not name it; it is not 0."""
    assert result("信用 的 部门得分", "丙局") is Mark.NOT_APPLICABLE
    assessment = year_end().evaluate([], results=[credit()])
    assert assessment.by_name["丙局"].items[0].score is Mark.NOT_APPLICABLE


def renamed(*names):
    """The result with 乙局 under each of these names."""
    data = credit()
    other = data["departments"][1]
    data["departments"] = [data["departments"][0], *(dict(other, name=name) for name in names)]
    return data


MERGED = REFERENCE + "，合并的 不适用"


def test_a_department_is_found_under_one_other_name():
    """An alias that stands there alone is the department; of two, none is, and the policy says so."""
    assert result("信用 的 部门得分", "丙局", renamed("丙分局")) == 0
    two = renamed("丙分局", "丙中心")
    assert refused(year_end(), two) == ["CP566"]
    assert result("信用 的 部门得分", "丙局", two, MERGED) is Mark.NOT_APPLICABLE
    both = renamed("丙局", "丙分局")
    both["departments"][2]["score"] = {"exact": "7", "display": "7.00"}
    assert result("信用 的 部门得分", "丙局", both) == 0


LINES = """
沿革 丙办 于 2017-01-01 更名为 丙所
沿革 丙所 于 2018-01-01 更名为 丙局
沿革 丁局 于 2018-01-01 并入 丙局
"""


@pytest.mark.parametrize(
    ("names", "value"),
    [
        (("丙所",), Fraction(0)),
        (("丙办",), Fraction(0)),
        (("丙所", "丁局"), Fraction(0)),  # 丙所 went on; 丁局 came in
        (("丁局",), Mark.NOT_APPLICABLE),  # what came in is not the department
    ],
)
def test_a_former_name_is_followed(names, value):
    """A renaming is followed back; of what was absorbed nothing is taken."""
    lines = REFERENCE + LINES
    assert result("信用 的 部门得分", "丙局", renamed(*names), lines) == value


def test_of_departments_that_merged_none_is_picked():
    """Two that merged, and one of two, are refused or not applicable, as the policy says."""
    lines = "\n沿革 丙办 于 2017-01-01 更名为 丙所\n沿革 丙所、丁局 于 2018-01-01 合并为 丙局"
    for names in (("丙所", "丁局"), ("丙所",), ("丁局",), ("丙办",)):
        assert refused(year_end(reference=REFERENCE + lines), renamed(*names)) == ["CP566"]
        value = result("信用 的 部门得分", "丙局", renamed(*names), MERGED + lines)
        assert value is Mark.NOT_APPLICABLE
    assert result("信用 的 部门得分", "丙局", renamed("丙局", "丁局"), REFERENCE + lines) == 0


def test_marks_stay_what_they_are():
    """Null is not applicable; an exact of null is undecided, and then nobody's rank is known."""
    data = credit()
    data["departments"][0] |= {"score": None, "rank": None}
    assert result("信用 的 部门得分", "甲局", data) is Mark.NOT_APPLICABLE
    assert result("信用 的 得分率", "甲局", data) is Mark.NOT_APPLICABLE
    assert result("信用 的 名次", "甲局", data) is Mark.NOT_APPLICABLE
    data["departments"][1] |= {"score": {"exact": None, "display": "未定"}}
    assert result("信用 的 部门得分", "乙局", data) is Mark.UNDECIDED
    assert result("信用 的 名次", "甲局", data) is Mark.UNDECIDED


def test_a_missing_result_ends_the_evaluation():
    """Without the result there is no score, unless the policy says what to do without it."""
    assert refused(year_end()) == ["CP640"]
    optional = year_end(reference=REFERENCE + "，没有的 不适用").evaluate([])
    assert optional.zone.score is Mark.NOT_APPLICABLE
    assert optional.scores["1/结果"][("甲局",)] is Mark.NOT_APPLICABLE


@pytest.mark.parametrize(
    "change",
    [{"name": "信用 考核"}, {"year": 2017}],
)
def test_another_result_does_not_fit(change):
    """Name and year must be those of the reference; what fits nothing is named."""
    data = credit()
    data["policy"] |= change
    assert refused(year_end(), data) == ["CP640", "CP642"]


def test_the_period_tells_two_results_apart():
    """A reference with a period takes the result of exactly that period."""
    first, second = credit([]), credit()
    first["policy"]["period"] = {"from": "2018-01-01", "to": "2018-06-30"}
    assert refused(year_end(), first, second) == ["CP641"]
    exact = REFERENCE + "，考核期 2018-01-01 至 2018-12-31"
    assessment = year_end("信用 的 简报数", exact).evaluate([], results=[first, second])
    assert assessment.scores["1/结果"][("甲局",)] == 1
    assert "CP642" in [d.code.code for d in assessment.diagnostics]


def test_a_figure_that_the_result_lacks():
    """A name that no department has a number under is refused at its place in the policy."""
    for formula in ("信用 的 简报率", "信用 的 考核项 3 得分"):
        assert refused(year_end(formula), credit()) == ["CP644"]


def test_a_name_that_several_items_have_stands_with_the_item():
    """Two items with a figure 件数 give 1/件数 and 2/件数."""
    item = "考核项 {} 示例 5分\n  统计 件数：简报 的 件数\n  得分率 = 件数 ÷ 9，最高 1\n  责任部门 甲局\n"
    head = CREDIT.split("考核项", maxsplit=1)[0].replace("110分", "10分")
    text = head + item.format(1) + item.format(2)
    data: Any = creditpolicy.to_json(creditpolicy.loads(text).evaluate(ROWS))
    assert list(data["departments"][0]["figures"]) == ["1/件数", "2/件数"]
    assert result("信用 的 「2/件数」", "甲局", data) == 1


def broken():
    """Results with one thing wrong each."""
    for path in (
        ("schema",),
        ("policy", "year"),
        ("policy", "period", "to"),
        ("zone", "score"),
        ("departments",),
        ("departments", 0, "name"),
        ("departments", 0, "items", 0, "rate"),
        ("departments", 0, "figures"),
    ):
        wrongs: tuple[object, ...] = (1.5, True, [], "x")
        for wrong in wrongs:
            data = deepcopy(credit())
            place: Any = data
            for key in path[:-1]:
                place = place[key]
            if not (path[-1] == "name" and wrong == "x"):
                place[path[-1]] = wrong
                if data != credit() and (path, wrong) != (("departments",), []):
                    yield data


@pytest.mark.parametrize("data", list(broken()))
def test_what_is_no_result_is_refused(data):
    """Data that differs from the schema in any part that is read gives CP643 and no score."""
    assert refused(year_end(), data) == ["CP643"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"schema": NaN}', '{"a": 1, "a": 1}', "[" * 100_000, "9" * 10_000]
)
def test_a_file_that_is_no_result(text, tmp_path):
    """Whatever stands in the file, there is one code and no exception of Python's own."""
    (tmp_path / "r.json").write_text(text, encoding="utf-8")
    assert refused(year_end(), tmp_path / "r.json") == ["CP643"]


def test_a_file_that_is_not_there(tmp_path):
    """A result that cannot be opened is told as any file is."""
    assert refused(year_end(), tmp_path / "nothing.json") == ["CP001"]


def test_a_path_its_data_and_the_assessment_itself_are_one(tmp_path):
    """The file, its data and the assessment give the same figures."""
    assessment = creditpolicy.loads(CREDIT).evaluate(ROWS)
    data = creditpolicy.to_json(assessment)
    (tmp_path / "r.json").write_text(json.dumps(data), encoding="utf-8")
    ways = (assessment, data, tmp_path / "r.json", str(tmp_path / "r.json"))
    scores = [year_end().evaluate([], results=[way]).departments for way in ways]
    assert all(one == scores[0] for one in scores)


def test_the_result_says_what_it_rests_on():
    """The JSON names each result that was used, with the digest of its policy."""
    data: Any = creditpolicy.to_json(year_end().evaluate([], results=[credit()]))
    (used,) = data["references"]
    assert used["digest"] == credit()["policy"]["digest"]
    assert (used["assessment"], used["year"]) == ("信用考核", 2018)


def test_an_explanation_names_the_result():
    """A figure of another result is traced to that result."""
    assessment = year_end().evaluate([], results=[credit()])
    explanation = creditpolicy.explain(assessment, "甲局")
    (step,) = explanation.items[0].rate.inputs
    assert (step.reference.name, step.figure, step.value) == ("信用", "得分率", Fraction(1, 3))


def test_an_explanation_says_under_which_name():
    """A figure that stands there under a former name is traced to that name, in words too."""
    policy = year_end(reference=REFERENCE + LINES)
    assessment = policy.evaluate([], results=[renamed("丙所")])
    explanation = creditpolicy.explain(assessment, "丙局")
    (step,) = explanation.items[0].rate.inputs
    assert step.under == "丙所"
    assert "里面叫“丙所”" in explain(assessment, "丙局", None, "zh")
    assert "where it is “丙所”" in explain(assessment, "丙局", None, "en")

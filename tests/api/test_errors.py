"""What is raised, and what for: a user's mistake is diagnostics, a program's is a TypeError."""

import copy
import pickle
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import creditpolicy
from creditpolicy import CreditPolicyError
from tests.api import sample

POLICY = sample.policy()
EVIDENCE = POLICY.read(sample.ROWS)
ASSESSMENT = sample.assessment()
OTHER = creditpolicy.loads(sample.TEXT.replace("2018", "2019"))


def raised(call):
    """The codes of what a call raises, each with both languages and something to do."""
    with pytest.raises(CreditPolicyError) as caught:
        call()
    assert type(caught.value) is CreditPolicyError
    for one in caught.value.diagnostics:
        assert isinstance(one, creditpolicy.Diagnostic)
        assert one.message("zh") and one.message("en") and one.help("zh") and one.help("en")
    return {one.code.code for one in caught.value.diagnostics if one.is_error}


MISTAKES = {
    "a text that is no policy": (lambda: creditpolicy.loads("甲乙"), {"CP115"}),
    "a policy with a mistake": (lambda: creditpolicy.loads(sample.WRONG), {"CP401"}),
    "half a character": (lambda: creditpolicy.loads("\ud800"), {"CP103"}),
    "a missing policy": (lambda: creditpolicy.load("没有.policy"), {"CP001"}),
    "a folder for a policy": (lambda: creditpolicy.load(Path()), {"CP001"}),
    "a name that no file has": (lambda: creditpolicy.load("a\0b"), {"CP001"}),
    "missing evidence": (lambda: POLICY.evaluate("没有.csv"), {"CP001"}),
    "evidence of an unknown sort": (lambda: POLICY.read(Path("材料.docx")), {"CP500"}),
    "an unknown assumption": (lambda: POLICY.evaluate([], assume={"满分": "1"}), {"CP605"}),
    "an impossible assumption": (lambda: POLICY.evaluate([], assume={"满分篇数": "99"}), {"CP606"}),
    "an unusable row": (lambda: POLICY.evaluate(EVIDENCE, strict=True), {"CP540", "CP604"}),
    "an open choice": (lambda: POLICY.evaluate(EVIDENCE, decided=True), {"CP603"}),
    "evidence of another policy": (lambda: OTHER.evaluate(EVIDENCE), {"CP611"}),
    "an unknown department": (lambda: creditpolicy.explain(ASSESSMENT, "乙居"), {"CP607"}),
    "an unknown item": (lambda: creditpolicy.explain(ASSESSMENT, "甲局", "9"), {"CP608"}),
    "a department of other items": (
        lambda: creditpolicy.explain(ASSESSMENT, "丙局", "2"),
        {"CP609"},
    ),
}


@pytest.mark.parametrize(("call", "codes"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_an_error_with_diagnostics(call, codes):
    """Whatever a user got wrong is CreditPolicyError, with the codes of all that is wrong."""
    assert raised(call) == codes


def test_half_a_file_is_an_error(tmp_path):
    """A quote that nobody closes ends a file: what stands before it is not scored."""
    path = tmp_path / "材料.csv"
    path.write_text(
        '部门,材料,日期,标题,级别\n甲局,简报,2018-03-01,信用贷,省级\n乙局,"简报\n', encoding="utf-8"
    )
    assert raised(lambda: POLICY.evaluate(path)) == {"CP519"}


MISUSE = {
    "no text": lambda: creditpolicy.loads(None),
    "bytes for a text": lambda: creditpolicy.check(sample.TEXT.encode()),
    "a number for a name": lambda: creditpolicy.loads(sample.TEXT, 5),
    "a number for a path": lambda: creditpolicy.load(5),
    "no rows": lambda: POLICY.evaluate(None),
    "a number for rows": lambda: POLICY.read(5),
    "one row for rows": lambda: POLICY.read(sample.ROWS[0]),
    "bytes for rows": lambda: POLICY.read(b"a.csv"),
    "a text for a day": lambda: POLICY.evaluate(EVIDENCE, as_of="2018-12-01"),
    "a moment for a day": lambda: POLICY.evaluate(EVIDENCE, as_of=datetime.fromisoformat("2018-12-01")),
    "a text for a day, and no evidence": lambda: POLICY.evaluate([], as_of="2018-12-01"),
    "a number for the value of an assumption": lambda: POLICY.evaluate([], assume={"满分篇数": 5}),
    "a decimal for it": lambda: POLICY.evaluate([], assume={"满分篇数": Decimal(5)}),
    "a number for the name of an assumption": lambda: POLICY.evaluate([], assume={5: "5"}),
    "a text for assumptions": lambda: POLICY.evaluate([], assume="满分篇数=5"),
    "no department": lambda: creditpolicy.explain(ASSESSMENT, None),
    "a number for an item": lambda: creditpolicy.explain(ASSESSMENT, "甲局", 1),
    "a policy for an assessment": lambda: creditpolicy.explain(POLICY, "甲局"),
    "nothing for an assessment": lambda: creditpolicy.to_json(None),
}  # fmt: skip


@pytest.mark.parametrize("call", MISUSE.values(), ids=MISUSE)
def test_a_value_of_the_wrong_type_is_a_type_error(call):
    """A program that passes something else than is documented is told at once, evidence or none."""
    with pytest.raises(TypeError):
        call()


STRANGE = {
    "no mapping": [None],
    "a text": ["甲局"],
    "names that are numbers": [{1: 2}],
    "a float": [{"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "标题": 0.5}],
    "a class": [{"部门": object}],
    "a moment": [{"日期": datetime.fromisoformat("2018-03-01T08:00")}],
    "nothing at all": [{}],
}


@pytest.mark.parametrize("rows", STRANGE.values(), ids=STRANGE)
def test_a_strange_row_is_a_finding(rows):
    """What is in a row is the user's: it is refused and listed, and nothing is raised."""
    evidence = POLICY.read(rows)
    assert (evidence.rows, evidence.refused) == (1, 1)
    assert any(one.is_error and one.at.row == 1 for one in evidence.diagnostics)


def test_check_gives_what_load_raises():
    """`check` never raises for a text: the same findings, and no policy."""
    policy, found = creditpolicy.check(sample.WRONG)
    assert policy is None
    with pytest.raises(CreditPolicyError) as caught:
        creditpolicy.loads(sample.WRONG)
    assert [one.code for one in found] == [one.code for one in caught.value.diagnostics]


def test_an_error_travels():
    """A process hands an error to the one that waits for it, with its diagnostics and its text."""
    with pytest.raises(CreditPolicyError) as caught:
        POLICY.evaluate(EVIDENCE, strict=True)
    error = caught.value
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is CreditPolicyError
        assert again.diagnostics == error.diagnostics
        assert str(again) == str(error)


def test_the_text_of_an_error_is_its_findings():
    """A traceback shows a developer each code with its English sentence."""
    with pytest.raises(CreditPolicyError) as caught:
        POLICY.evaluate([], assume={"满分篇数": "99"})
    assert str(caught.value) == "CP606 Assumption “满分篇数” cannot be “99”; it may be 1 to 10."


def test_an_alias_is_the_department():
    """Whoever asks by another name that the policy knows gets the department's own explanation."""
    assert creditpolicy.explain(ASSESSMENT, "县甲局") == creditpolicy.explain(ASSESSMENT, "甲局")


def test_a_day_is_inclusive():
    """A record filed on the as-of day counts, and one filed the day after does not."""
    rates = [
        POLICY.evaluate(EVIDENCE, as_of=day).by_name["甲局"].items[0].rate
        for day in (date(2018, 2, 28), date(2018, 3, 1))
    ]
    assert rates[0] == 0
    assert rates[1] > 0

"""Decisions: what a program asks of a compiled policy, and what it gets."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from fractions import Fraction

import pytest

import creditpolicy
from creditpolicy import CreditPolicyError, Mark
from tests.api.sample import ROWS, TEXT


@pytest.fixture(scope="module")
def policy():
    return creditpolicy.loads(TEXT)


@pytest.fixture(scope="module")
def compiled(policy):
    return policy.compiled()


BRIEF = {"部门": "乙局", "材料": "简报", "日期": "2018-05-01", "标题": "诚信日", "级别": "省级"}


def test_a_department_by_its_rows(compiled):
    """One brief of four: a quarter of item 1; item 2 does not apply to 丙局 and counts for 乙局 not."""
    decision = compiled.decide([BRIEF], "乙局")
    assert decision.score == 100 * Fraction(1, 4)
    assert (decision.rows, decision.refused, decision.pending) == (1, 0, 0)


def test_the_zone_and_every_figure(policy, compiled):
    """Without a department: the zone's score, every figure and every finding that evaluate gives."""
    assessment = policy.evaluate(ROWS)
    decision = compiled.decide(ROWS)
    assert decision.score == assessment.zone.score
    assert decision.figures == assessment.scores
    assert decision.diagnostics == assessment.diagnostics
    assert decision.figures["部门得分"]["甲局",] == assessment.by_name["甲局"].score


def test_an_alias_is_the_department(compiled):
    """A department may be asked for by its alias."""
    assert compiled.decide(ROWS, "县甲局").score == compiled.decide(ROWS, "甲局").score


def test_evidence_that_was_read_before(policy, compiled):
    """Rows and the evidence read from them come to the same; another policy's is refused."""
    assert compiled.decide(policy.read(ROWS)) == compiled.decide(ROWS)
    other = creditpolicy.loads(TEXT.replace("示例考核", "别的考核"))
    with pytest.raises(CreditPolicyError, match="CP611"):
        compiled.decide(other.read(ROWS), "甲局")


def test_only_what_was_on_file(policy, compiled):
    """`as_of` leaves out what was filed later, as evaluate does."""
    day = date(2018, 3, 31)
    assert compiled.decide(ROWS, as_of=day).figures == policy.evaluate(ROWS, as_of=day).scores


def test_pending_rows_are_counted_and_may_be_approved(policy, compiled):
    """`pending` says how many await approval; asked for, they count as approved."""
    waiting = [BRIEF | {"状态": "待核"}, BRIEF]
    assert compiled.decide(waiting).pending == 1
    approved = compiled.decide(waiting, pending=True)
    assert approved.figures == policy.evaluate(waiting).if_approved.scores


def test_a_bad_row_is_found_and_left_out(compiled):
    """A row that cannot be used is refused with its finding, and no row has 联系电话; one counts."""
    decision = compiled.decide([BRIEF, BRIEF | {"日期": "2018-02-30"}], "乙局")
    assert (decision.score, decision.refused) == (25, 1)
    assert [problem.code.code for problem in decision.diagnostics] == ["CP543", "CP551"]


def test_nothing_is_no_zero(compiled):
    """A department to which nothing applies has no score."""
    text = TEXT.replace("得分率 = 认定数 ÷ 满分篇数，最高 1", "得分率 = 认定数 ÷ 认定数")
    decision = creditpolicy.loads(text).compiled().decide([BRIEF], "丙局")
    assert decision.score is Mark.NOT_APPLICABLE
    assert compiled.decide([BRIEF], "丙局").score == 0


def test_numbers_of_hundreds_of_digits(policy, compiled):
    """A count of 40 digits is worked with exactly."""
    rows = [{"部门": "甲局", "材料": "任务", "日期": "2018-05-01", "件数": 10**39}] * 3
    assert compiled.decide(rows).figures == policy.evaluate(rows).scores


@pytest.mark.parametrize(
    "rows", ["rows.jsonl", {"部门": "甲局"}, b"x"], ids=["text", "row", "bytes"]
)
def test_one_thing_is_not_several(compiled, rows):
    """A text or a single row in the place of rows is a mistake of the program."""
    with pytest.raises(TypeError, match="must be several"):
        compiled.decide(rows)


@pytest.mark.parametrize("day", ["2018-03-31", datetime(2018, 3, 31)])  # noqa: DTZ001
def test_a_day_is_a_date(compiled, day):
    """A text or a time in the place of a day too."""
    with pytest.raises(TypeError, match="as_of must be a date"):
        compiled.decide([], as_of=day)


def test_an_unknown_department(compiled):
    """A department that the policy does not have is refused, with the nearest one."""
    with pytest.raises(CreditPolicyError, match="CP607"):
        compiled.decide([], "甲司")


def test_wrong_assumptions(policy):
    """What evaluate refuses is refused here too, before anything is generated."""
    with pytest.raises(CreditPolicyError):
        policy.compiled(assume={"满分篇数": "0"})


def test_it_can_be_sent_and_shared(compiled):
    """A pickled copy decides the same, and so do several threads at once."""
    copy = pickle.loads(pickle.dumps(compiled))
    with ThreadPoolExecutor(4) as pool:
        scores = list(pool.map(lambda _: copy.decide(ROWS).score, range(20)))
    assert set(scores) == {compiled.decide(ROWS).score}

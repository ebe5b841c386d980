"""Claims for all evidence: what is proved, by what; what is refuted, by rows that show it."""

from fractions import Fraction

import pytest

import creditpolicy
from creditpolicy import loads
from creditpolicy.extra.prove.solver import Z3
from creditpolicy.policy import names
from creditpolicy.policy.core.build import number, op
from creditpolicy.policy.core.scores import ScoreOp
from creditpolicy.values.classes import evolve
from creditpolicy.verify.mutate.mutants import mutants
from creditpolicy.verify.mutate.operators import Operator
from creditpolicy.verify.prove.claim import Property, Status
from creditpolicy.verify.prove.prove import prove
from creditpolicy.verify.prove.question import Unsettled
from creditpolicy.verify.prove.same import same_claims

HEAD = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局
材料 简报
  字段 标题：文字
  字段 准确：是否
  字段 篇数：整数
考核项 1 信息 10分
"""
TAIL = "  责任部门 全部部门\n"
SOLVER = Z3(Fraction(20))

COUNTED = "  统计 数：简报 的 件数\n  得分率 = 数 ÷ 2，最高 1\n"
DEDUCTED = "  统计 数：简报 的 件数\n  扣分 = 5分 × 数，扣完为止\n"
RATIO = "  统计 数：简报 的 件数\n  统计 对：简报 的 件数，只计 准确 为 是\n  表 得分率\n    数 = 0：0\n    其余：对 ÷ 数\n"


def text(rule, more=""):
    return HEAD + rule + TAIL + more


def claims(rule, more="", solver=SOLVER):
    """All claims about the policy with this rule."""
    return list(prove(loads(text(rule, more)).checked, solver))


def told(rule, property_, what="", more="", solver=SOLVER):
    """The one claim of this property whose words hold these."""
    found = [one for one in claims(rule, more, solver) if one.property is property_]
    (only,) = [one for one in found if what in one.what.zh]
    return only


def replayed(rule, claim, more=""):
    """The values of what a claim shows, evaluated anew from its rows: before a further row, and after."""
    policy = loads(text(rule, more))
    found = []
    for example in claim.examples:
        shown = example.shown[0]
        for rows in (example.rows, (*example.rows, *example.further)):
            scores = policy.evaluate(
                list(rows), assume={n: str(v) for n, v in example.assumed}
            ).scores
            found.append(scores[shown.name][shown.key])
        assert set(shown.values) == set(found[-2:])
    return found


def test_a_sound_policy_is_proved_throughout():
    """min(1, n ÷ 2) of all departments: bounds, reach, direction, rule, sums and order, all proved."""
    found = claims(COUNTED)
    assert {one.status for one in found} == {Status.PROVED}
    kinds = {one.property for one in found}
    assert kinds >= {Property.BOUNDS, Property.REACHED, Property.FURTHER, Property.RULE}
    assert kinds >= {Property.SHARES, Property.CONTRIBUTIONS, Property.ORDER}


def test_full_points_are_shown_with_the_fewest_rows():
    """n ÷ 2 is 1 with two records; a deduction leaves full points with none."""
    assert len(told(COUNTED, Property.REACHED).examples[0].rows) == 2
    assert told(DEDUCTED, Property.REACHED).examples[0].rows == ()


def test_more_of_what_loses_points_never_helps():
    """10 − 5n down to 0 never rises with one more record, whatever it is."""
    assert told(DEDUCTED, Property.FURTHER).what.zh == "再多一条简报，得分不会提高"
    assert told(DEDUCTED, Property.FURTHER).status is Status.PROVED


def test_a_good_record_never_lowers_a_ratio():
    """(a + 1) ÷ (n + 1) ≥ a ÷ n where a ≤ n: no interval says so, the solver does."""
    claim = told(RATIO, Property.FURTHER)
    assert "数、对都算上" in claim.what.zh
    assert (claim.status, claim.how.zh) == (Status.PROVED, "求解器 z3")
    assert told(RATIO, Property.FURTHER, solver=None).status is Status.UNKNOWN


PEAK = "  统计 数：简报 的 件数\n  表 得分率\n    ≥ 3：50%\n    ≥ 1：100%\n    其余：0\n".replace(
    "表 得分率", "表 得分率（数）"
)
FORGIVING = "  统计 数：简报 的 件数\n  表 每件（数）\n    ≥ 3：0分\n    其余：4分\n  扣分 = 每件 × 数，扣完为止\n"


@pytest.mark.parametrize(("rule", "sign"), [(PEAK, -1), (FORGIVING, 1)], ids=["lowers", "raises"])
def test_a_record_that_moves_a_score_the_wrong_way_refutes(rule, sign):
    """With the third record a rate falls from 1 to 1/2; a third offence that is free gives points back."""
    claim = told(rule, Property.FURTHER)
    assert claim.status is Status.REFUTED
    before, after = replayed(rule, claim)
    assert (after > before) is (sign > 0)


def test_a_rule_that_moves_nobody_is_dead():
    """0 × n + 1 is 1 whatever n is: the solver proves that the rule could go."""
    rule = "  统计 数：简报 的 件数\n  统计 对：简报 的 件数，只计 准确 为 是\n  得分率 = 数 ÷ 2 + 0 × 对，最高 1\n"
    dead = told(rule, Property.RULE, "统计 对")
    assert (dead.status, dead.how.zh) == (Status.REFUTED, "求解器 z3")
    alive = told(rule, Property.RULE, "统计 数")
    assert alive.status is Status.PROVED
    assert len(alive.examples[0].rows) == 1


def test_a_rule_that_only_decides_is_no_dead_one():
    """Without the one mark that is filed nobody can say: the rule moves the rate from undecided."""
    rule = "  统计 评数：简报 的 篇数 唯一值\n  得分率 = 评数 ÷ 10，最低 0，最高 1\n"
    assert told(rule, Property.RULE).status is Status.PROVED


def test_a_condition_of_records_that_always_holds_is_told():
    """A whole number is never below 0, so 篇数 ≥ 0 asks for nothing; 篇数 ≥ 2 asks for something."""
    for least, status in (("0", Status.REFUTED), ("2", Status.PROVED)):
        rule = f"  统计 数：简报 的 件数，只计 篇数 ≥ {least}\n  得分率 = 数 ÷ 2，最高 1\n"
        assert told(rule, Property.CONDITION).status is status


def test_a_condition_of_figures_that_never_holds_is_told():
    """More right ones than there are: no interval sees that it cannot be, the solver does."""
    rule = RATIO + "  凡 对 > 数，得分率 记 0\n"
    claim = told(rule, Property.CONDITION, "凡 对 > 数")
    assert claim.status is Status.REFUTED
    assert "从不成立" in claim.how.zh
    assert told(rule, Property.CONDITION, "凡 对 > 数", solver=None).status is Status.UNKNOWN


def test_a_row_behind_one_that_always_holds_is_never_used():
    """Of n ≥ 0, n ≥ 3 and the rest only the first is ever used."""
    rule = "  统计 数：简报 的 件数\n  表 得分率\n    数 ≥ 0：1\n    数 ≥ 3：0.5\n    其余：0\n"
    assert told(rule, Property.ROW, "数 ≥ 0").status is Status.PROVED
    assert told(rule, Property.ROW, "数 ≥ 3").status is Status.REFUTED
    assert told(rule, Property.ROW, "其余").status is Status.REFUTED


@pytest.mark.parametrize(
    ("rule", "operator", "property_"),
    [
        (COUNTED, Operator.CAP, Property.BOUNDS),
        (DEDUCTED, Operator.CAP, Property.BOUNDS),
        (COUNTED, Operator.NUMBER, Property.REACHED),
    ],
    ids=["no cap", "no floor", "a cap of 0"],
)
def test_a_rule_that_breaks_its_bounds_is_refuted(rule, operator, property_):
    """Without 最高 1 or 扣完为止 a score leaves its bounds; with 最高 0 nobody has full points.

    The checker refuses such texts, so the rules are mutants of sound ones.
    """
    broken = [m for m in mutants(loads(text(rule)).checked) if m.operator is operator]
    refuted = []
    for mutant in broken:
        found = [c for c in prove(mutant.policy, SOLVER) if c.property is property_ and c.about]
        refuted += [c for c in found if c.status is Status.REFUTED]
        for example in found[0].examples if found[0].status is Status.REFUTED else ():
            (value,) = example.shown[0].values
            scores = creditpolicy.Policy(mutant.policy).evaluate(list(example.rows)).scores
            assert scores["1/得分率"][example.shown[0].key] == value
            assert isinstance(value, Fraction) and not 0 <= value <= 1
    assert refuted


GROUPS = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
材料 简报
  字段 标题：文字
考核项 1 信息 10分
  统计 数：简报 的 件数
  不适用 凡 数 > 2
  得分率 = 数 ÷ 2
  权重
    60%：甲局
    40%：乙局、丙局
"""


@pytest.mark.parametrize(
    ("part", "property_"),
    [
        (names.group_share, Property.SHARES),
        (names.group_contribution, Property.CONTRIBUTIONS),
    ],
)
def test_a_sum_that_does_not_add_up_is_refuted(part, property_):
    """With the part of one group doubled the sum is no longer the whole, and rows show it."""
    sound = loads(GROUPS).checked
    (fine,) = (c for c in prove(sound, SOLVER) if c.property is property_)
    assert (fine.status, fine.how.zh) == (Status.PROVED, "逐项化简的恒等式")
    name = part("1", 2)
    doubled = tuple(
        evolve(s, body=op(ScoreOp.MUL, number(2), s.body)) if s.name == name else s
        for s in sound.scores
    )
    broken = evolve(sound, scores=doubled)
    (claim,) = (c for c in prove(broken, SOLVER) if c.property is property_)
    assert claim.status is Status.REFUTED
    assessment = creditpolicy.Policy(broken).evaluate(list(claim.examples[0].rows))
    shares = sum(d.share for d in assessment.departments if isinstance(d.share, Fraction))
    gains = sum(
        d.contribution for d in assessment.departments if isinstance(d.contribution, Fraction)
    )
    assert shares != 10 if property_ is Property.SHARES else gains != assessment.zone.score


def test_rows_of_the_summary_are_used_or_not():
    """Of 10 points at most one has ≥ 8 by two records, and none has 11: that row is dead."""
    more = "等级 等次：优秀 > 良好 > 合格\n汇总\n  表 等次（部门得分）\n    > 10分：优秀\n    ≥ 8分：良好\n    其余：合格\n"
    head, tail = more.split("汇总")
    policy = loads(text(COUNTED).replace("材料 简报", head + "材料 简报") + "汇总" + tail).checked
    rows = {c.what.zh: c for c in prove(policy, SOLVER) if c.property is Property.ROW}
    assert rows["> 10分：优秀"].status is Status.REFUTED
    assert rows["≥ 8分：良好"].status is Status.PROVED


PROMISED = "  统计 数：简报 的 件数\n  扣分 = 3分 × 数，扣完为止\n"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("保证 得分 ≥ 0分 且 得分 ≤ 10分", Status.PROVED),
        ("保证 得分 ≥ 1分", Status.REFUTED),
        ("保证 甲局 的 得分率 ≥ 0", Status.PROVED),
        ("保证 有可能 得分 = 4分", Status.PROVED),
        ("保证 有可能 得分 = 5分", Status.REFUTED),
        ("保证 凡 数 ≤ 3，得分 ≥ 1分", Status.PROVED),
        ("保证 凡 数 ≤ 4，得分 ≥ 1分", Status.REFUTED),
        ("保证 再多一件 简报，甲局 的 得分 最多降低 3分", Status.PROVED),
        ("保证 再多一件 简报，甲局 的 得分 最多降低 2分", Status.REFUTED),
        ("保证 再多一件 简报，得分 不提高", Status.PROVED),
        ("保证 再多一件 简报，得分 不降低", Status.REFUTED),
        ("保证 再多一件 简报，须 准确 为 是，得分 最多提高 1分", Status.PROVED),
    ],
)
def test_what_a_policy_ensures_is_proved_or_refuted(line, status):
    """Of max(0, 10 − 3n): the scores are 10, 7, 4, 1 and 0, each record costs 3 at most."""
    rule = f"{PROMISED}  {line}\n"
    claim = told(rule, Property.ENSURED)
    assert claim.status is status
    if (
        claim.examples
        and claim.examples[0].shown[0].name in loads(text(rule)).checked.score_by_name
    ):
        replayed(rule, claim)


def test_what_the_summary_ensures_is_proved_or_refuted():
    """Alone a department's 3 points are 1.5 of the zone, whose groups count as their mean."""
    for line, status in (
        ("保证 总得分 ≤ 10分", Status.PROVED),
        ("保证 甲局 的 部门得分 ≥ 乙局 的 部门得分", Status.REFUTED),
        ("保证 再多一件 简报，总得分 最多降低 1.5分", Status.PROVED),
        ("保证 再多一件 简报，总得分 最多降低 1分", Status.REFUTED),
    ):
        more = f"汇总\n  {line}\n"
        assert told(PROMISED, Property.ENSURED, more=more).status is status, line


def test_a_solver_that_runs_out_of_time_leaves_it_unknown():
    """What the solver does not settle is unknown, and the claim says that it was late."""

    class Late:
        name = "late"

        def ask(self, question):
            return Unsettled(late=True)

    claim = told(RATIO, Property.FURTHER, solver=Late())
    assert (claim.status, claim.late) == (Status.UNKNOWN, True)


def test_a_policy_is_the_same_as_itself_said_otherwise():
    """The rule n ÷ 2 at most 1 and min(1, 0.5 n): not the same form, and proved to be the same."""
    one = loads(text(COUNTED)).checked
    other = loads(
        text("  统计 几件：简报 的 件数\n  表 得分率\n    几件 ≥ 2：1\n    其余：几件 ÷ 2\n")
    ).checked
    assert {c.status for c in same_claims(one, other, SOLVER)} == {Status.PROVED}
    (rate,) = (c for c in same_claims(one, other, SOLVER) if c.about)
    assert rate.how.zh == "求解器 z3"


def test_undecided_is_not_the_same_as_nothing():
    """A mark that nobody filed is undecided under the one, and 0 under the other: not the same."""
    rule = "  统计 评数：简报 的 篇数 唯一值\n  得分率 = 评数 ÷ 10，最低 0，最高 1\n"
    one, other = (
        loads(text(r)).checked for r in (rule, rule.replace("最高 1", "最高 1，未定的按 0"))
    )
    (rate,) = (c for c in same_claims(one, other, SOLVER) if c.about)
    assert rate.status is Status.REFUTED


def test_policies_that_differ_are_told_apart_by_rows():
    """n ÷ 2 and n ÷ 3 differ on one record: 1/2 and 1/3."""
    policies = [loads(text(COUNTED.replace("÷ 2", f"÷ {n}"))) for n in (2, 3)]
    found = {c.about: c for c in same_claims(policies[0].checked, policies[1].checked, SOLVER)}
    assert found["1"].status is Status.REFUTED
    example = found["1"].examples[0]
    shown = example.shown[0]
    values = [p.evaluate(list(example.rows)).scores[shown.name][shown.key] for p in policies]
    assert tuple(values) == shown.values
    assert values[0] != values[1]


def test_a_decimal_bound_is_tried_on_both_sides():
    """金额 < 0.5 holds of 0.49 and fails of 0.5: the condition is none that always holds."""
    rule = "  统计 数：简报 的 件数，只计 金额 < 0.5\n  得分率 = 数 ÷ 2，最高 1\n"
    policy = loads(text(rule).replace("  字段 篇数：整数\n", "  字段 金额：数字\n")).checked
    (claim,) = (c for c in prove(policy, SOLVER) if c.property is Property.CONDITION)
    assert claim.status is Status.PROVED


SEVENFOLD = (
    "  统计 数：简报 的 件数\n  计算 七倍 = 数 × 7\n  表 得分率（七倍）\n    ≥ 91：0\n    其余：1\n"
)


def test_the_solver_builds_rows_that_nobody_would_try():
    """7n = 91 at 13 records and no others: the solver counts them out, and the reference agrees."""
    rule = SEVENFOLD + "  保证 七倍 ≠ 91\n"
    claim = told(rule, Property.ENSURED)
    assert claim.status is Status.REFUTED
    assert len(claim.examples[0].rows) == 13
    assert told(rule, Property.ENSURED, solver=None).status is Status.UNKNOWN


def test_the_solver_builds_a_further_row():
    """The thirteenth record takes everything: twelve rows and one more, evaluated before and after."""
    claim = told(SEVENFOLD, Property.FURTHER)
    assert claim.status is Status.REFUTED
    assert len(claim.examples[0].rows) == 12
    assert replayed(SEVENFOLD, claim) == [1, 0]


BORNE = """语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
材料 简报
  字段 标题：文字
考核项 1 信息 6分
  统计 数：简报 的 件数
  不适用 凡 数 > 2
  得分率 = 数 ÷ 2
  权重
    60%：甲局
    40%：乙局、丙局
考核项 2 诚信 4分
  统计 条数：简报 的 件数
  扣分 = 1分 × 条数，扣完为止
  责任部门 全部部门
  扣分由责任部门承担
汇总
"""


@pytest.mark.parametrize("groups", ["平均", "任一", "全部"])
@pytest.mark.parametrize("missing", ["折算", "满分", "平均摊入"])
@pytest.mark.parametrize("by", ["考核项分值", "分担分值"])
def test_sums_and_bounds_hold_in_every_way_to_reckon(groups, missing, by):
    """However groups, gaps and departments are reckoned, with deductions that departments bear."""
    more = f"  组内 按 {groups}\n  缺项 按 {missing}\n  部门得分 按 {by}\n"
    found = {(c.property, c.what.zh): c for c in summary(BORNE + more)}
    assert len(found) == 5
    assert {c.status for c in found.values()} == {Status.PROVED}


def summary(policy):
    return [c for c in prove(loads(policy).checked, SOLVER) if not c.about]

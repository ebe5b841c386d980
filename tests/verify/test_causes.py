"""Why a figure is not the published one: evidence, and which change of the policy, exactly."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import loads
from creditpolicy.evaluate.evaluate import certain
from creditpolicy.evaluate.run import Run
from creditpolicy.pipeline import load_evidence, load_results
from creditpolicy.policy import names
from creditpolicy.policy.load import check_source
from creditpolicy.source.source import Source
from creditpolicy.testing import evidence, policy_texts
from creditpolicy.verify.causes.causes import ZONE, Version, causes
from creditpolicy.verify.causes.units import mixed, together, units
from tests.properties.effort import part
from tests.report.weekly import POLICY, ROWS

SCORE = names.DEPARTMENT_SCORE


def version(text, **assumed):
    checked = check_source(Source("考核.policy", text))
    assert checked.policy is not None, [d.code.code for d in checked.diagnostics]
    return Version(checked.policy, checked.file, {n: Fraction(v) for n, v in assumed.items()})


def under(rows):
    """What evaluates these rows under any policy."""

    def evaluate(policy, assumed):
        bound = load_evidence(policy, rows)
        imports, _ = load_results(policy, ())
        return certain(policy, bound, Run(None, assumed, imports=imports))

    return evaluate


def compared(old, new, rows=ROWS):
    """The causes of what the new version makes of the rows."""
    evaluate = under(rows)
    return causes(old, new, evaluate(new.policy, new.assumed), evaluate)


def changed(*changes, text=POLICY):
    """The weekly policy with texts replaced."""
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


HALF = "10分 × 失信数", "5分 × 失信数"
EASIER = "须 有 标题、截图", "须 有 标题"
ONE = "满分件数 = 2", "满分件数 = 1"
WEIGHTS = (
    "    60%：甲局、乙局\n    40%：东街道、西街道",
    "    70%：甲局、乙局\n    30%：东街道、西街道",
)


def shares(cause):
    """Numbers of the changes, each with what it alone adds."""
    return {part.number: value - cause.under_old for part, value in cause.parts}


def test_one_change_has_all_of_the_difference():
    """Five points a listing in place of ten: 西街道 with one of them has 5 of 70 more, by line 30."""
    why = compared(version(POLICY), version(changed(HALF)))
    (part,) = why.parts
    assert (part.span.source.line_and_column(part.span.start)[0], part.number) == (30, 1)
    (change,) = part.changes
    assert change.before == "扣分 = 10分 × 失信数，扣完为止"
    item = why.of(names.department_item_score("3"), "西街道", Fraction(10))
    assert (item.jointly, item.by_evidence, shares(item)) == ((), False, {1: 5})
    assert shares(why.of(SCORE, "西街道", None)) == {1: Fraction(100 * 5, 70)}
    assert why.of(SCORE, "甲局", Fraction(100)).parts == ()


def test_changes_that_add_up_have_a_share_each():
    """Two items of 东街道 change: each rule has its own points, together all of the difference."""
    rows = [*ROWS, {"部门": "东街道", "材料": "失信", "日期": "2018-11-01", "案号": "2号"}]
    why = compared(version(POLICY), version(changed(EASIER, HALF)), rows)
    cause = why.of(SCORE, "东街道", None)
    # Of 70 points: a case that no longer lacks its picture brings 25, a listing costs 5 less.
    assert not cause.jointly
    assert shares(cause) == {1: Fraction(2500, 70), 2: Fraction(500, 70)}
    assert cause.now - cause.under_old == sum(shares(cause).values())


def test_changes_that_meet_act_together():
    """One case of 东街道 that now counts, of one that is now enough: 50 points, alone 25 and 0."""
    why = compared(version(POLICY), version(changed(EASIER, ONE)))
    cause = why.of(names.department_item_score("1"), "东街道", Fraction(0))
    assert (cause.severally, cause.now) == ((), 50)
    assert shares(cause) == {1: 0, 2: 25}


def test_what_acts_by_itself_is_told_from_what_acts_jointly():
    """Beside the two that meet in item 1 a listing costs less: 5 of 70 by itself, 50 by the two."""
    rows = [*ROWS, {"部门": "东街道", "材料": "失信", "日期": "2018-11-01", "案号": "2号"}]
    why = compared(version(POLICY), version(changed(EASIER, ONE, HALF)), rows)
    cause = why.of(SCORE, "东街道", None)
    assert [part.number for part, _ in cause.severally] == [3]
    assert [part.number for part, _ in cause.jointly] == [1, 2]
    before, after = cause.joint
    assert (shares(cause)[3], after - before) == (Fraction(500, 70), Fraction(5000, 70))


def test_lines_that_are_no_policy_alone_are_one_change():
    """60% and 40% become 70% and 30%: neither line is a policy without the other."""
    why = compared(version(POLICY), version(changed(WEIGHTS)))
    (part,) = why.parts
    assert [(one.what.zh, one.after.zh) for one in part.changes] == [
        ("权重", "甲局、乙局 70%"),
        ("权重", "东街道、西街道 30%"),
    ]
    # Item 1 brings 35 of 50 through 甲局 and 乙局, and 甲局 scored all of its half.
    assert shares(why.of(names.CONTRIBUTION, "甲局", None)) == {1: Fraction(5, 2)}


def test_a_name_and_its_use_are_one_change():
    """A new assumption is no change by itself, and what uses it is no policy without it."""
    new = changed(
        ("材料 案例", "假设 每件扣 = 5分，未定\n材料 案例"), ("10分 × 失信数", "每件扣 × 失信数")
    )
    why = compared(version(POLICY), version(new))
    (part,) = why.parts
    assert {one.what.zh for one in part.changes} == {"假设", "规则"}
    assert shares(why.of(names.department_item_score("3"), "西街道", Fraction(10))) == {1: 5}


def test_what_is_no_policy_without_another_change_is_one_with_it():
    """The assumption goes, and its use with it: without the second the first is no policy, though
    the second is one alone. And an item that comes needs a total that has its points.
    """
    gone = changed(
        ("假设 满分件数 = 2，可取 1 至 10，未定\n", ""), ("认定数 ÷ 满分件数", "认定数 ÷ 4")
    )
    (part,) = compared(version(POLICY), version(gone)).parts
    assert {one.what.zh for one in part.changes} == {"假设", "规则"}
    more = changed(("总分 100分", "总分 110分")) + (
        "考核项 4 其他 10分\n  统计 其他数：公示 的 件数\n  得分率 = 其他数，最高 1\n  责任部门 甲局\n"
    )
    why = compared(version(POLICY), version(more))
    (part,) = why.parts
    cause = why.of(names.department_item_score("4"), "甲局", None)
    assert (cause.published, cause.under_old, cause.now) == (None, None, 10)
    assert [(one.number, value) for one, value in (*cause.severally, *cause.jointly)] == [(1, 10)]


def test_an_old_result_that_its_policy_cannot_give_has_no_causes():
    """An assumption set to what the old policy does not allow: nothing is evaluated, nor guessed."""
    old = version(POLICY, 满分件数=99)
    new = version(changed(HALF))
    assessment = under(ROWS)(new.policy, {})
    assert causes(old, new, assessment, lambda _, assumed: None if assumed else assessment) is None


def test_a_text_that_only_reads_otherwise_has_no_changes():
    """A comment, another order of kinds, a new source: nothing that could move a figure."""
    kind = "材料 失信\n  字段 案号：文字\n"
    new = changed((kind, ""), ("材料 公示", f"# 新\n{kind}材料 公示"))
    new = new.replace("考核项 2 公示 30分", '考核项 2 公示 30分\n  出处 "附件"')
    assert compared(version(POLICY), version(new)).parts == ()


def test_evidence_is_told_from_policy():
    """Without its second case 甲局 loses 25 by evidence; one that is enough gives them back."""
    rows = [row for row in ROWS if row.get("标题") != "甲二"]
    why = compared(version(POLICY), version(changed(ONE)), rows)
    cause = why.of(names.department_item_score("1"), "甲局", Fraction(50))
    assert (cause.by_evidence, cause.under_old, cause.now) == (True, 25, 50)
    assert shares(cause) == {1: 25}


def test_a_run_that_sets_an_assumption_is_a_change_of_its_own():
    """The same text, run with another value: that is the change, and it has no line."""
    why = compared(version(POLICY), version(POLICY, 满分件数=1))
    (part,) = why.parts
    assert part.span is None
    assert (part.changes[0].before, part.changes[0].after) == ("2", "1")
    assert shares(why.of(names.department_item_score("1"), "乙局", Fraction(25))) == {1: 25}


def test_what_neither_version_of_a_set_assumption_has_twice():
    """Set in both runs, to other values: from the one to the other, whatever the text says."""
    why = compared(version(POLICY, 满分件数=1), version(changed(HALF), 满分件数=4))
    cause = why.of(names.department_item_score("1"), "甲局", Fraction(50))
    assert [part.changes[0].after for part, _ in cause.parts] == ["4"]
    assert (cause.under_old, cause.now) == (50, 25)


def test_more_changes_than_anybody_reads_are_one():
    """Of 40 changed lines nobody asks which did it: they are one change, with all of its effect."""
    items = "".join(
        f"考核项 {n} 事{'甲' * n} 1分\n  统计 数{'甲' * n}：失信 的 件数\n"
        f"  扣分 = 1分 × 数{'甲' * n}，扣完为止\n  责任部门 全部部门\n"
        for n in range(4, 44)
    )
    old = changed(("总分 100分", "总分 140分")) + items
    new = old.replace("扣分 = 1分", "扣分 = 0.5分")
    why = compared(version(old), version(new))
    (part,) = why.parts
    assert {one.item for one in part.changes} == {str(n) for n in range(4, 44)}
    assert shares(why.of(names.TOTAL, ZONE, None)).keys() == {1}


@part(5)
@given(st.data())
def test_shares_of_drawn_policies_add_up(data):
    """For drawn policies, of which some lines go or turn round: the parts give the new policy, and
    where they are said to act by themselves their shares are the whole difference.
    """
    text = data.draw(policy_texts())
    old = version(text)
    lines = text.splitlines(keepends=True)
    dropped = data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=1, max_size=3))
    new_text = "".join(line for n, line in enumerate(lines) if n not in dropped)
    checked = check_source(Source("新.policy", new_text))
    if checked.policy is None:
        return
    new = Version(checked.policy, checked.file, {})
    rows = data.draw(evidence(loads(text)))
    parts = units(old.file, new.file)
    whole = mixed(old.file, together(list(parts)))
    assert (whole.items, whole.scores) == (new.policy.items, new.policy.scores)
    assert all(mixed(old.file, part) is not None for part in parts)
    why = compared(old, new, rows)
    for name in new.policy.department_names:
        cause = why.of(SCORE, name, None)
        numbers = [cause.under_old, cause.now, *(value for _, value in cause.parts)]
        assert cause.parts or cause.under_old == cause.now
        if all(isinstance(one, Fraction) for one in numbers):
            alone = [value - cause.under_old for _, value in cause.severally]
            before, after = cause.joint
            assert sum(alone) + (after - before) == cause.now - cause.under_old
            assert cause.jointly or before == after

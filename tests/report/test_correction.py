"""A correction notice: what differs from a published result, and whether evidence or policy did it."""

import json
from fractions import Fraction

import creditpolicy
from creditpolicy.evaluate.corrections import corrections
from creditpolicy.evaluate.results.read import read_published
from creditpolicy.evaluate.results.supplied import Published
from creditpolicy.report.bulletin.correction import correction
from creditpolicy.report.papers.markdown import markdown
from creditpolicy.verify.causes.causes import causes
from tests.report.weekly import POLICY, ROWS, named
from tests.verify.test_causes import under, version

BEFORE = creditpolicy.loads(POLICY)


def compared(tmp_path, rows=ROWS, text=POLICY, assume=None):
    """The published result of all rows, held against another evaluation."""
    path = tmp_path / "已公布.json"
    old = creditpolicy.to_json(BEFORE.evaluate(ROWS))
    path.write_text(json.dumps(old), encoding="utf-8")
    published = read_published(path)
    assert isinstance(published, Published)
    return corrections(creditpolicy.loads(text).evaluate(rows, assume=assume), published)


def rows_of(found, annex):
    """An annex of the notice as texts."""
    return [[cell.text for cell in row] for row in correction(found, "zh").annexes[annex].rows]


def test_the_same_result_needs_no_correction(tmp_path):
    """The same rows under the same policy: nothing is listed, and the notice says so."""
    found = compared(tmp_path)
    assert (found.departments, found.policy, found.assumptions) == ((), False, ())
    assert "没有需要更正的" in markdown(correction(found, "zh"))
    assert "Nothing differs" in markdown(correction(found, "en"))


def test_withdrawn_evidence_is_the_reason(tmp_path):
    """Without its second case 甲局 has 25 of 50 in item 1, because one was counted and not two."""
    found = compared(tmp_path, [row for row in ROWS if row.get("标题") != "甲二"])
    (one,) = [one for one in found.departments if one.items]
    assert (one.now.name, one.score, one.now.score) == ("甲局", 100, 75)
    (item,) = one.items
    assert (item.before, item.now, item.assumptions) == (50, 25, ())
    assert [(count.before, count.now) for count in item.counts] == [(2, 1)]
    assert named(correction(found, "zh").annexes[0], "甲局") == [
        "甲局",
        "100.00",
        "75.00",
        "-25.00",
        "1",
        "1",
    ]
    assert rows_of(found, 1)[0] == ["甲局", "第1项案例", "50.00", "25.00", "材料：认定数由2变为1"]


def test_an_assumption_is_the_reason_where_the_score_rests_on_it(tmp_path):
    """With one case for full marks 乙局 has all of item 1; items that do not look at it stay."""
    found = compared(tmp_path, assume={"满分件数": "1"})
    assert found.assumptions == (("满分件数", "2", "1"),)
    (item,) = next(one for one in found.departments if one.now.name == "乙局").items
    assert (item.item.id, item.before, item.now) == ("1", 25, 50)
    assert (item.counts, item.assumptions) == ((), ("满分件数",))
    assert ["乙局", "第1项案例", "25.00", "50.00", "政策：假设满分件数改了取值"] in rows_of(
        found, 1
    )
    assert "假设“满分件数”由2改为1。" in markdown(correction(found, "zh"))


def test_another_text_is_said_to_be_the_reason(tmp_path):
    """Five points a listing in place of ten: the evidence is the same, so the policy did it."""
    found = compared(tmp_path, text=POLICY.replace("10分 × 失信数", "5分 × 失信数"))
    assert found.policy
    assert ["西街道", "第3项诚信", "10.00", "15.00", "政策：文本有改动"] in rows_of(found, 1)


def test_who_only_moved_in_rank_is_told_so(tmp_path):
    """乙局 keeps its score when 甲局 falls behind it, and the notice says that others moved."""
    fewer = [row for row in ROWS if row["部门"] != "甲局"]
    found = compared(tmp_path, fewer)
    moved = [one.now.name for one in found.departments if not one.items]
    assert "丙局" in moved
    assert ["丙局", "-", "-", "-", "各项得分不变，名次或贡献分随别的部门变动"] in rows_of(found, 1)


def test_a_renamed_department_is_the_same_one(tmp_path):
    """Under another name, with the old one as its 别称, nothing has changed."""
    text = POLICY.replace("乙局", "新乙局").replace(
        "假设 满分件数", "别称 新乙局：乙局\n假设 满分件数"
    )
    found = compared(tmp_path, text=text)
    assert (found.departments, found.gone) == ((), ())


def test_the_zone_is_corrected_exactly(tmp_path):
    """The zone's score before is the published one, to the last fraction."""
    found = compared(tmp_path, [])
    published = BEFORE.evaluate(ROWS).zone.score
    assert isinstance(published, Fraction)
    assert found.zone == published
    assert "全区总得分由" in markdown(correction(found, "zh"))


def explained(tmp_path, text, rows=ROWS):
    """The notice where the policy of the published result is known."""
    found = compared(tmp_path, rows, text)
    old, new = version(POLICY), version(text)
    why = causes(old, new, found.assessment, under(rows))
    found = corrections(found.assessment, found.published, why.under_old)
    return correction(found, "zh", why), correction(found, "en", why)


def test_the_line_that_did_it_is_named(tmp_path):
    """With the old policy known the reason is a numbered change, with the points that it moved;
    an annex has the line, before and now.
    """
    zh, en = explained(tmp_path, POLICY.replace("10分 × 失信数", "5分 × 失信数"))
    _, reasons, rules = zh.annexes
    assert named(reasons, "西街道") == [
        "西街道",
        "第3项诚信",
        "10.00",
        "15.00",
        "政策：改动1（+5.00分）",
    ]
    assert named(rules, "1") == [
        "1",
        "考核项 3 诚信，规则（第30行）",
        "扣分 = 10分 × 失信数，扣完为止",
        "扣分 = 5分 × 失信数，扣完为止",
    ]
    assert named(en.annexes[1], "西街道")[-1] == "policy: change 1 (+5.00)"


def test_changes_that_act_together_are_said_to(tmp_path):
    """东街道 gains 50 by an easier rule and a lower number; the one brings 25, the other nothing."""
    text = POLICY.replace("须 有 标题、截图", "须 有 标题").replace("满分件数 = 2", "满分件数 = 1")
    zh, _ = explained(tmp_path, text)
    assert named(zh.annexes[1], "东街道")[-1] == (
        "政策：改动1、改动2共同作用（+50.00分；只有改动1时不变，只有改动2时+25.00分）"
    )


def test_evidence_and_policy_have_their_own_points(tmp_path):
    """甲局 lost a case, and gained by the lower number: both stand there, with what each moved."""
    fewer = [row for row in ROWS if row.get("标题") not in ("甲一", "甲二")]
    one = {**ROWS[0], "标题": "甲三", "截图": "c.png"}
    text = POLICY.replace("满分件数 = 2", "满分件数 = 4")
    zh, _ = explained(tmp_path, text, [*fewer, one])
    assert named(zh.annexes[1], "甲局")[-1] == (
        "材料：认定数由2变为1（-25.00分）；政策：改动1（-12.50分）"
    )


def test_a_rule_that_counts_more_is_no_evidence(tmp_path):
    """A case without its picture counts now: with the old policy known nobody says that one was
    filed, and without it nobody says which of the two it was.
    """
    text = POLICY.replace("须 有 标题、截图", "须 有 标题")
    zh, _ = explained(tmp_path, text)
    assert named(zh.annexes[1], "东街道")[-1] == "政策：改动1（+25.00分）"
    unknown = correction(compared(tmp_path, text=text), "zh")
    assert named(unknown.annexes[1], "东街道")[-1] == ("认定数由0变为1（材料或政策的文本有改动）")


def test_weights_that_moved_are_told_by_contributions(tmp_path):
    """No score moved but what it adds to the zone: 甲局 had 15 of item 1, 15 of item 2 and 4 of
    item 3; half of 70% in place of half of 60% of 50 points is 2.5 more.
    """
    text = POLICY.replace("60%：甲局", "70%：甲局").replace("40%：东街道", "30%：东街道")
    zh, _ = explained(tmp_path, text)
    row = named(zh.annexes[1], "甲局")
    assert row == ["甲局", "贡献分", "34.00", "36.50", "政策：改动1（+2.50分）"]


def test_another_layout_is_no_change(tmp_path):
    """The text differs and means the same: the notice says so where the old policy is known."""
    zh, en = explained(tmp_path, POLICY.replace("总分 100分", "总分 100分  # 满分"))
    assert "没有需要更正的" in markdown(zh)
    assert "Nothing differs" in markdown(en)


def test_a_change_that_moves_nobody_is_told_as_such(tmp_path):
    """Nobody has two listings: what the second one would cost moves nobody, and is told."""
    zh, en = explained(tmp_path, POLICY.replace("10分 × 失信数", "最小（10分 × 失信数，19分）"))
    assert "没有影响任何部门的得分和名次" in markdown(zh)
    assert [table.title for table in zh.annexes] == ["政策的改动"]
    assert "nothing moved" in markdown(en)


def test_figures_that_are_no_numbers_are_said_in_words(tmp_path):
    """An item that no longer applies to 甲局 has no points to tell; nor has one that is new."""
    rule = "  扣分 = 10分 × 失信数，扣完为止\n"
    zh, _ = explained(tmp_path, POLICY.replace(rule, rule + "  不适用 凡 失信数 = 0\n"))
    rows = {row[1].text: row[-1].text for row in zh.annexes[1].rows if row[0].text == "甲局"}
    assert rows["第3项诚信"] == "政策：改动1（由20.00分变为不适用）"
    more = POLICY.replace("总分 100分", "总分 110分") + (
        "考核项 4 其他 10分\n  统计 其他数：公示 的 件数\n  得分率 = 其他数，最高 1\n  责任部门 甲局\n"
    )
    zh, en = explained(tmp_path, more)
    rows = {row[1].text: row for row in zh.annexes[1].rows if row[0].text == "甲局"}
    assert [cell.text for cell in rows["第4项其他"][2:]] == [
        "-",
        "10.00",
        "政策：改动1（由没有变为10.00分）",
    ]
    assert "from none to 10.00 points" in markdown(en)


def test_a_small_change_is_one_all_the_same(tmp_path):
    """0.001 points a listing more round to nothing: the notice says less than 0.01."""
    zh, en = explained(tmp_path, POLICY.replace("10分 × 失信数", "10.001分 × 失信数"))
    assert named(zh.annexes[1], "西街道")[-1] == "政策：改动1（减少不到0.01分）"
    assert named(en.annexes[1], "西街道")[-1] == "policy: change 1 (down less than 0.01)"

"""The weekly bulletin: figures of the assessment, sentences that follow from them, nothing else."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.report.bulletin.bulletin import bulletin
from creditpolicy.report.bulletin.problems import problems_of
from creditpolicy.report.bulletin.tables import filed_tables, item_table, loss_table, rank_tables
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.papers.paper import Heading
from creditpolicy.testing.draft_policies import policies
from creditpolicy.testing.draft_rows import evidence
from tests.properties.effort import part
from tests.report.weekly import LAST, ROWS, named, week

ZH = Voice("zh")


def body(paper):
    """The sentences of a paper, without its headings."""
    return [block.text for block in paper.body if not isinstance(block, Heading)]


def test_every_score_and_its_change_is_the_assessments():
    """By hand: 甲局 50 × 1/2 + 30 × 0 + 20 of 100 a week before, and 100 of 100 now."""
    of = {one.now.name: one for one in week().departments}
    assert of["甲局"].now.score == 100
    assert of["甲局"].before.score == 45
    assert of["甲局"].score_change == 55
    # 丙局 has items 2 and 3: 20 of 50, and its only notice is late.
    assert of["丙局"].now.score == 100 * Fraction(20, 50)
    # 西街道: 20 − 10 of 70; 乙局 and 东街道: 20 of 70, which is more.
    assert of["西街道"].now.score == 100 * Fraction(10, 70)
    assert of["乙局"].now.score == of["东街道"].now.score == 100 * Fraction(20, 70)


def test_equal_scores_share_a_rank_and_the_next_is_skipped():
    """Ranks are 1, 2, 3, 3, 5; within the group they begin again."""
    others, streets = rank_tables(week(), ZH)
    assert [row[0].text for row in (*others.rows, *streets.rows)] == ["1", "2", "3", "3", "5"]
    assert [row[2].text for row in others.rows] == ["甲局", "丙局", "乙局"]
    assert [row[1].text for row in streets.rows] == ["1", "2"]


def test_a_rank_that_moved_says_from_where():
    """丙局 led with 40 a week before: 甲局 with 45 was ahead of it, and still is."""
    assert named(next(rank_tables(week(), ZH)), "甲局")[5:7] == ["+55.00", "不变"]


def test_the_tables_reconcile_with_the_zone():
    """Contributions add up to the zone's score, shares to the total, whatever rounding shows."""
    tables = list(rank_tables(week(), ZH))
    rows = [row for table in tables for row in table.rows]
    gains, shares = (sum(row[at].exact for row in rows) for at in (-2, -1))
    foot = tables[-1].foot[0]
    assert gains == foot[-2].exact == week().assessment.zone.score
    assert shares == foot[-1].exact == 100
    zone = item_table(week(), ZH)
    assert sum(row[3].exact for row in zone.rows) == zone.foot[0][3].exact


def test_what_was_filed_is_counted_by_department_and_item():
    """甲局 filed one case in the week and two in all; who is not named has a dash."""
    (table,) = filed_tables(week(), ZH)
    assert named(table, "甲局") == ["甲局", "1", "2", "1", "1", "0", "0"]
    assert named(table, "丙局") == ["丙局", "-", "-", "1", "1", "0", "0"]
    assert named(table, "东街道") == ["东街道", "2", "2", "-", "-", "0", "0"]
    assert [cell.text for cell in table.foot[0]] == ["合计", "3", "4", "2", "2", "0", "1"]


def test_counting_may_begin_on_a_day():
    """Since 1 December 甲局 has filed one case, not two."""
    (table,) = filed_tables(week(since=date(2018, 12, 1)), ZH)
    assert named(table, "甲局")[1:3] == ["1", "1"]


def test_who_filed_nothing_late_or_too_little_is_named():
    """乙局 and 西街道 filed no case; the notice of 丙局 was seven days on its way; 东一 has no picture."""
    of = problems_of(week())
    first, second, third = of.items
    assert of.silent == first.unfiled == ("乙局", "西街道")
    assert first.unmet == (("东街道", 1),)
    assert second.late == (("丙局", 1),)
    assert third.deducted == (("西街道", Fraction(10)),)
    assert of.pending == 1


def test_the_sentences_follow_from_the_figures():
    """Who leads, who rose, who has filed nothing: in words, with the figures of the tables."""
    said = "\n".join(body(bulletin(week(), "zh")))
    for sentence in (
        "截至2018年12月7日，全区总得分",
        "本周（2018年12月1日至12月7日）新报送：第1项案例3件、第2项公示2件",
        "其他部门中，甲局得分最高，为100.00分，列第1名",
        "得分上升最多的是甲局（55.00分）",
        "乙局、西街道没有报送任何材料。",
        "第2项公示：本周超过期限报送：丙局1件。",
        "第3项诚信：西街道失10.00分。",
        "还有1件材料待核",
    ):
        assert sentence in said


def test_nobody_is_named_by_chance():
    """Of equals at the end, or among those who moved most, either all are named or counted."""
    names = [*"甲乙丙丁戊己庚辛壬癸"]
    text = f"""\
语言 1
考核 并列
  年度 2018
  总分 10分
部门 {"、".join(names)}
材料 案例
  字段 标题：文字
考核项 1 案例 10分
  统计 件数：案例 的 件数
  得分率 = 件数 ÷ 2，最高 1
  责任部门 全部部门
"""
    filed = [*"甲甲乙乙丙"]
    rows = [
        {"部门": name, "材料": "案例", "日期": "2018-12-03", "标题": f"{place}"}
        for place, name in enumerate(filed)
    ]
    said = "".join(body(bulletin(week(text, rows), "zh")))
    assert "甲、乙得分最高，均为10.00分，并列第1名" in said
    assert "得分靠后的是丁（0.00分，第4名）、戊（0.00分，第4名）" in said
    assert "癸（0.00分，第4名）" in said
    assert "得分上升最多的是甲（10.00分）、乙（10.00分）、丙（5.00分）" in said
    every = [{"部门": n, "材料": "案例", "日期": "2018-12-03", "标题": n} for n in names[:9]]
    said = "".join(body(bulletin(week(text, every), "zh")))
    assert "得分上升最多的是甲（5.00分）、乙（5.00分）" in said
    assert said.count("（5.00分）") == 9


def test_nothing_is_said_of_what_came_later():
    """On 7 December nobody knows the case that is filed on the 8th, not even as missing."""
    paper = bulletin(week(), "zh")
    assert "明天的事" not in repr(paper)
    assert "以后才报送" not in repr(paper)


def test_losses_stand_with_their_reasons():
    """东街道 lost 50 points for want of a picture and of approval; each reason is said once."""
    row = named(loss_table(week(), ZH), "东街道")
    assert row[:3] == ["东街道", "第1项案例", "50.00"]
    assert row[3] == "“东二”：待核，核定后才计；“东一”：没有填“截图”" or row[3] == (
        "“东一”：没有填“截图”；“东二”：待核，核定后才计"
    )


def test_undecided_assumptions_are_a_footnote():
    """What nobody has decided is said, with the value that was used."""
    assert "满分件数为2" in bulletin(week(), "zh").notes[0]


def test_a_first_week_has_nothing_to_compare_with():
    """Without a result of the week before, no change is made up."""
    only = week()
    from creditpolicy.report.bulletin.week import week_of

    alone = week_of(only.assessment, None)
    assert named(next(rank_tables(alone, ZH)), "甲局")[4:7] == ["-", "-", "-"]
    assert "没有上周的结果可比。" in body(bulletin(alone, "zh"))


def test_no_record_at_all_is_a_bulletin_too():
    """With nothing on file every department that must file is named."""
    of = week(rows=[])
    assert problems_of(of).silent == ("甲局", "乙局", "丙局", "东街道", "西街道")
    assert "没有新报送的材料" in "\n".join(body(bulletin(of, "zh")))


def test_a_private_cell_is_in_no_bulletin():
    """The code of whoever a case is about stands nowhere, in no language."""
    row = ROWS[0] | {"代码": "91350100M000100Y43", "截图": ""}
    for lang in ("zh", "en"):
        assert "91350100M000100Y43" not in repr(bulletin(week(rows=[row]), lang))


def test_english_says_the_same():
    """The English paper has the same tables and as many sections."""
    zh, en = (bulletin(week(), lang) for lang in ("zh", "en"))
    assert len(zh.body) == len(en.body)
    for one, other in zip(zh.annexes, en.annexes, strict=True):
        exact = [[c and c.exact for c in row] for row in one.body]
        assert exact == [[c and c.exact for c in row] for row in other.body]


@part(of=7)
@given(policy=policies(), data=st.data())
def test_every_policy_has_a_bulletin_whose_figures_are_the_assessments(policy, data):
    """For any policy and evidence: scores, ranks and contributions are those of the assessment."""
    rows = data.draw(evidence(policy))
    assessment = policy.evaluate(rows, as_of=LAST)
    from creditpolicy.report.bulletin.week import week_of

    of = week_of(assessment, assessment)
    seen = [row for table in rank_tables(of, ZH) for row in table.rows]
    assert len(seen) == len(assessment.departments)
    several = len(of.classes) > 1
    for row in seen:
        one = assessment.by_name[row[1 + several].text]
        assert row[0].exact == one.rank
        assert row[2 + several].exact == (one.score if isinstance(one.score, Fraction) else None)
    assert bulletin(of, "zh").annexes
    assert bulletin(of, "en").annexes

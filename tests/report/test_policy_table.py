"""What `show` tells of 汇总: its statements as they stand, promises among them."""

import creditpolicy
from creditpolicy.report.policy_table import policy_table
from creditpolicy.report.rules import summary_rules
from tests.api.sample import TEXT

PLAIN = TEXT.removesuffix("汇总\n  缺项 按 缺项\n")
SUMMARY = """\
汇总
  表 名额
    总得分 > 10分：2
    其余：1
  保证 总得分 ≤ 100分
用例 没有材料
  应得 总得分 = 0分
"""


def test_summary_is_shown_with_its_promises():
    """The table keeps its rows below it; what stands behind 汇总 is not part of it."""
    policy = creditpolicy.loads(PLAIN + SUMMARY).checked
    shown = policy_table(policy, "zh")
    begun = shown.index("\n汇总\n")
    assert shown[begun : shown.index("\n\n", begun + 1)].split("\n")[2:] == [
        "    表 名额",
        "      总得分 > 10分：2",
        "      其余：1",
        "    保证 总得分 ≤ 100分",
    ]
    assert "\nSummary\n" in policy_table(policy, "en")


def test_without_summary_nothing_is_shown_of_it():
    """A policy that says nothing there has no such block."""
    policy = creditpolicy.loads(PLAIN).checked
    assert summary_rules(policy) == ()
    assert "汇总" not in policy_table(policy, "zh")

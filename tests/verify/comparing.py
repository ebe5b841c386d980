"""A policy, and edits of its text: what `compare` says about the two."""

from fractions import Fraction

import creditpolicy
from creditpolicy.verify.compare.change import Effect
from creditpolicy.verify.compare.compare import compare
from creditpolicy.verify.witness.search import Witness

POLICY = """\
语言 1
考核 示例
  年度 2018
  总分 100分
部门 甲局、乙局、丙局、丁局
假设 满分件数 = 2，可取 1 至 20，未定
  理由 “没有写报送几件得满分”
假设 组内 = 平均，可取 平均、任一，未定
材料 案例
  字段 标题：文字
  字段 级别：国家级 > 省级 > 市级
  字段 代码：主体代码，隐私
  要件 方案、照片、总结
材料 记录
  字段 案号：文字
  字段 移出日期：日期，可空
材料 月报
  字段 应报：整数
考核项 1 信息 60分
  内容 “报送信息”
  认定 案例，须 至少2个要件，且 级别 不低于 省级
  得分率 = 认定数 ÷ 满分件数，最高 1
  权重
    60%：甲局、乙局
    40%：丙局
考核项 2 诚信 30分
  统计 在列：记录 的 件数，只计 无 移出日期，或 移出日期 晚于 截止日
  扣分 = 5分 × 在列，扣完为止
  责任部门 全部部门
考核项 3 月报 10分
  统计 次数：月报 的 件数，只计 报送日期 在 日期 后 7个工作日 以内
  统计 应报数：月报 的 应报 合计
  计算 率 = 次数 ÷ 应报数
  表 得分率
    率 ≥ 90%：1
    率 ≥ 60%：0.5
    其余：0
  责任部门 甲局、乙局
汇总
  组内 按 组内
"""


def checked(text):
    return creditpolicy.loads(text).checked


def edited(*pairs):
    text = POLICY
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def compared(*pairs):
    """The comparison of the policy with an edit of its text."""
    return compare(checked(POLICY), checked(edited(*pairs)))


def telling(comparison):
    """Subject, what, before, after of each change that is more than words."""
    return [
        (c.subject.zh, c.what.zh, _zh(c.before), _zh(c.after))
        for c in (one.change for one in comparison.found)
        if c.effect is not Effect.WORDING
    ]


def _zh(text):
    return text if isinstance(text, str) else text.zh


def replayed(comparison, finding):
    """Both policies, evaluated in the public way on the rows of a witness."""
    assert isinstance(finding, Witness)
    assumed = {name: _text(value) for name, value in finding.assumed}
    rows = list(finding.rows)
    return tuple(
        creditpolicy.Policy(policy).evaluate(rows, assume=assumed).scores
        for policy in (comparison.old, comparison.new)
    )


def _text(value):
    return str(value) if isinstance(value, Fraction) else value

"""One page a code: why it is said, an example that raises it, and one that does not.

A page is Markdown, Chinese first and English behind the rule. Its examples are fenced blocks, and
the words behind the language of a block say what the tests do with it:

    ```policy wrong item     raises exactly this code; the lines stand under an item of FRAME
    ```policy right top      raises nothing; the lines stand before the items of FRAME
    ```policy wrong amend    the lines stand below 修订 “去年.policy”, which is AMENDED
    ```policy wrong          a whole policy
    ```policy base=前年.policy   a policy that it may amend; alone: none; chain=3: so many, in turn
    ```csv wrong             evidence (csv, jsonl, json, python) for the policy of the page, or else
                             for EVIDENCE_FRAME; a block without wrong or right belongs to both
    ```xlsx wrong sheet=案例 a sheet of a workbook, its cells separated by |; a formula and its
                             result as `=A1 → 2`; also hidden, merge=A2:A3, far=XFD9 (one more cell)
    ```bytes wrong NAME      the contents of a file of this name, as Python writes them
    ```json result           what stands in 结果.json, beside the policy of a command
    ```file wrong NAME       what stands in a file of this name, beside the policy of a command
    ```session wrong         what is asked of a running `session` of the `policy`, as Python
    ```law wrong             a law of creditpolicy.testing, asked of the `policy` and a `row` of it
    ```table wrong by=区县     a table to be counted, as Python: columns with their cells, or a path
    ```command wrong         a command, run beside 示例.policy and the evidence, 材料.csv
    also=CP102               what else the example raises, where one cannot be had alone
    repeat=101  long=40000   the example so many times; so many characters in the place of ⋯

An example in FRAME gets `得分率 = 1` and `责任部门 全部部门` where it has no such line itself.
"""

import re
from functools import cache
from importlib.resources import files

FRAME = """\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
材料 简报
  字段 标题：文字
  字段 级别：国家级 > 省级 > 市级
  字段 类别：文稿、图片
  字段 篇数：整数
  字段 代码：主体代码，隐私
  要件 方案、照片、总结
"""
"""What stands before an example of a policy; 考核项 1 示例 10分 follows, or stands behind it."""

EVIDENCE_FRAME = """\
语言 1
考核 示例
  年度 2018
  总分 10分
部门 甲局、乙局、丙局
材料 案例
  字段 标题：文字
材料 报道
  字段 级别：国家级 > 省级 > 市级
材料 月报
  字段 数量：整数
材料 考评
  字段 得数：数字
考核项 1 示例 10分
  认定 案例
  认定 报道
  认定 月报
  认定 考评
  得分率 = 认定数 ÷ 10，最高 1
  责任部门 甲局、乙局
"""
"""The policy of an example that is evidence."""

AMENDED = (
    FRAME
    + """\
假设 满分数 = 2，未定
考核项 1 简报 6分
  认定 简报，须 有 标题
  得分率 = 认定数 ÷ 满分数，最高 1
  提醒 凡 认定数 = 0：“没有报送”
  提醒 凡 认定数 > 9：“核对有没有重复”
  责任部门 全部部门
考核项 2 配合 4分
  得分率 = 1
  责任部门 全部部门
"""
)
"""What the example of an amendment amends."""

_FENCE_WORDS = re.compile(r"^(```\w+) .*$", re.MULTILINE)


def page(code: str) -> str | None:
    """The page of a code as Markdown: blocks say their language only. None where there is none."""
    text = source(code)
    return None if text is None else _FENCE_WORDS.sub(r"\1", text)


def source(code: str) -> str | None:
    """The page as it is written."""
    return files(__name__).joinpath(f"{code}.md").read_text("utf-8") if code in codes() else None


@cache
def codes() -> tuple[str, ...]:
    """The codes that have a page, in order."""
    names = (file.name for file in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in names if name.endswith(".md")))

"""The words of the language, Chinese and English side by side, for the formatter and messages.

The grammar holds the same words; a test compares the two.
"""

from creditpolicy.values.classes import frozen


@frozen
class LineWord:
    """A word that begins a line, with the shape of that line for messages."""

    zh: str
    en: str
    shape_zh: str
    shape_en: str


LINE_WORDS = (
    LineWord("语言", "language", "语言 1", "language 1"),
    LineWord("考核", "assessment", "考核 名称", "assessment NAME"),
    LineWord("材料", "evidence", "材料 名称", "evidence NAME"),
    LineWord("考核项", "item", "考核项 1 名称 30分", "item 1 NAME 30 points"),
    LineWord("加分项", "bonus", "加分项 7 名称 5分", "bonus 7 NAME 5 points"),
    LineWord("减分项", "penalty", "减分项 8 名称 5分", "penalty 8 NAME 5 points"),
    LineWord("大类", "category", "大类 1 名称 40分", "category 1 NAME 40 points"),
    LineWord("分项", "part", "分项 1.1 名称 10分", "part 1.1 NAME 10 points"),
    LineWord("汇总", "summary", "汇总", "summary"),
    LineWord("出处", "source", "出处 “附件第1项”", 'source "annex, row 1"'),
    LineWord("内容", "content", "内容 “……”", 'content "..."'),
    LineWord("报送", "submit", "报送 “……”", 'submit "..."'),
    LineWord("理由", "reason", "理由 “……”", 'reason "..."'),
    LineWord("年度", "year", "年度 2018", "year 2018"),
    LineWord(
        "考核期", "period", "考核期 2018-01-01 至 2018-12-31", "period 2018-01-01 to 2018-12-31"
    ),
    LineWord("总分", "total", "总分 100分", "total 100 points"),
    LineWord("部门", "departments", "部门 甲局、乙局", "departments A, B"),
    LineWord("部门组", "group", "部门组 名称：甲局、乙局", "group NAME: A, B"),
    LineWord("别称", "alias", "别称 甲局：甲分局", "alias A: B"),
    LineWord(
        "沿革",
        "succession",
        "沿革 甲局 于 2018-06-15 更名为 乙局",
        "succession A renamed to B on 2018-06-15",
    ),
    LineWord("责任部门", "responsible", "责任部门 甲局、乙局", "responsible A, B"),
    LineWord("免考", "exempt", "免考 甲局：“……”", 'exempt A: "..."'),
    LineWord(
        "裁定",
        "ruling",
        "裁定 甲局 得分率 60%，由 领导小组 于 2018-12-20 决定",
        "ruling A rate 60%, decided by B on 2018-12-20",
    ),
    LineWord(
        "假设",
        "assumption",
        "假设 名称 = 1，可取 1 至 20，未定",
        "assumption NAME = 1, between 1 and 20, undecided",
    ),
    LineWord(
        "引用",
        "reference",
        "引用 上年：本考核，年度 2017",
        "reference LAST: this assessment, year 2017",
    ),
    LineWord("等级", "grades", "等级 名称：优秀 > 良好 > 合格", "grades NAME: A > B > C"),
    LineWord("字段", "field", "字段 名称：文字", "field NAME: text"),
    LineWord("归期", "dated", "归期 按 报送日期", "dated by submitted"),
    LineWord("要件", "components", "要件 制度文件、图片资料", "components A, B"),
    LineWord(
        "认定", "recognise", "认定 材料名称，须 有 文号、附件", "recognise KIND, where has A & B"
    ),
    LineWord(
        "统计",
        "measure",
        "统计 名称：材料名称 的 件数，只计 条件",
        "measure NAME: count of KIND, where CONDITION",
    ),
    LineWord("计算", "compute", "计算 名称 = 甲数 ÷ 乙数", "compute NAME = A / B"),
    LineWord(
        "得分率", "rate", "得分率 = 认定数 ÷ 满分数，最高 1", "rate = recognised / FULL, at most 1"
    ),
    LineWord(
        "得分", "score", "得分 = 2分 × 件数，最高 10分", "score = 2 points * N, at most 10 points"
    ),
    LineWord(
        "扣分", "deduct", "扣分 = 5分 × 件数，扣完为止", "deduct = 5 points * N, until exhausted"
    ),
    LineWord(
        "扣分由责任部门承担",
        "deductions",
        "扣分由责任部门承担",
        "deductions fall on the department",
    ),
    LineWord("不适用", "not", "不适用 凡 应报数 = 0", "not applicable when N = 0"),
    LineWord("提醒", "remind", "提醒 凡 行数 = 0：“……”", 'remind when N = 0: "..."'),
    LineWord(
        "凡",
        "when",
        "凡 违规数 ≥ 1，等次 定为 丙等",
        "when N >= 1, GRADE becomes C",
    ),
    LineWord("情形", "case", "情形 违规数 ≥ 1", "case N >= 1"),
    LineWord("保证", "ensure", "保证 得分 ≥ 0分", "ensure score >= 0 points"),
    LineWord("表", "table", "表 名称（级别）", "table NAME (LEVEL)"),
    LineWord("权重", "weights", "权重", "weights"),
    LineWord("组内", "groups", "组内 按 平均", "groups by average"),
    LineWord("缺项", "missing", "缺项 按 折算", "missing by rescale"),
    LineWord("部门得分", "department", "部门得分 按 考核项分值", "department score by item_points"),
    LineWord("加分", "bonuses", "加分 最高 10分", "bonuses at most 10 points"),
    LineWord("用例", "test", "用例 名称", "test case NAME"),
    LineWord("截至", "as", "截至 2018-12-07", "as of 2018-12-07"),
    LineWord("待核", "pending", "待核 视同核定", "pending as approved"),
    LineWord(
        "应得", "expect", "应得 甲局 的 部门得分 = 8分", "expect A's department score = 8 points"
    ),
    LineWord("修订", "amends", "修订 “去年.policy”", 'amends "last_year.policy"'),
    LineWord("修改", "change", "修改 考核项 3 名称 20分", "change item 3 NAME 20 points"),
    LineWord("增加", "add", "增加 考核项 7 名称 5分", "add item 7 NAME 5 points"),
    LineWord("删去", "remove", "删去 考核项 6", "remove item 6"),
    LineWord("排在", "placed", "排在 考核项 3 后", "placed after item 3"),
)

BUILTIN_NAMES = (
    ("部门", "department"),
    ("日期", "date"),
    ("报送日期", "submitted"),
    ("月份", "month"),
    ("季度", "quarter"),
    ("要件数", "component_count"),
    ("截止日", "cutoff"),
    ("认定数", "recognised"),
    ("分项合计", "part_total"),
    ("得分率", "rate"),
    ("是", "yes"),
    ("否", "no"),
    ("平均", "average"),
    ("任一", "best"),
    ("全部", "worst"),
    ("折算", "rescale"),
    ("满分", "full"),
    ("平均摊入", "spread"),
    ("考核项分值", "item_points"),
    ("分担分值", "shares"),
    ("最大", "max"),
    ("最小", "min"),
    ("均值", "mean"),
    ("合计", "sum"),
    ("个数", "count"),
    ("名次", "rank"),
    ("倒数名次", "rank_from_last"),
    ("密集名次", "dense_rank"),
    ("向下取整", "floor"),
    ("向上取整", "ceiling"),
    ("四舍五入", "round"),
    ("不适用", "not_applicable"),
    ("未定", "undecided"),
    ("提一档", "up_one"),
    ("降一档", "down_one"),
)

RESULT_NAMES = (
    ("得分", "score"),
    ("部门得分", "department_score"),
    ("总得分", "zone_score"),
    ("贡献分", "contribution"),
    ("基础分", "base_score"),
    ("加分", "bonus_score"),
    ("扣分", "deduction"),
)
"""What the roll-up gives, as formulas may call it; a figure of the policy may be called so too."""

TYPE_NAMES = (
    ("文字", "text"),
    ("日期", "date"),
    ("整数", "whole_number"),
    ("数字", "number"),
    ("分值", "points"),
    ("是否", "yes_no"),
    ("统一社会信用代码", "credit_code"),
    ("身份证号", "identity_number"),
    ("主体代码", "subject_code"),
)

_CHINESE_LINE_WORDS = {line.en: line.zh for line in LINE_WORDS}
_CHINESE = {en: zh for zh, en in (*BUILTIN_NAMES, *RESULT_NAMES)}
_CHINESE_TYPES = {en: zh for zh, en in TYPE_NAMES}
_LINE_STARTS = frozenset(word for line in LINE_WORDS for word in (line.zh, line.en))
_MAY_HAVE_COLON = ("recognise", "evidence", "change", "add", "remove")
_WITH_COLON = frozenset(
    word
    for line in LINE_WORDS
    for word in (line.zh, line.en)
    if "：" in line.shape_zh or line.en in _MAY_HAVE_COLON  # 认定 名称：材料, seldom
)
BUILTINS = frozenset(word for pair in BUILTIN_NAMES for word in pair)
RESERVED = BUILTINS | {en for _, en in RESULT_NAMES}
"""The names that nobody can declare; English words are read as the Chinese ones."""


def chinese(name: str) -> str:
    """The Chinese form of a built-in name; any other name as it is."""
    return _CHINESE.get(name, name)


def chinese_type(name: str) -> str:
    return _CHINESE_TYPES.get(name, name)


def chinese_line_word(word: str) -> str:
    """The Chinese form of a word that begins a line; a Chinese one as it is."""
    return _CHINESE_LINE_WORDS.get(word, word)


def english_line_word(word: str) -> str:
    """The English form of a Chinese line word."""
    return next((line.en for line in LINE_WORDS if line.zh == word), word)


def begins_line(word: str) -> bool:
    return word in _LINE_STARTS


def takes_colon(word: str) -> bool:
    """Whether a line that begins so may hold a colon: with another line word none does."""
    return word in _WITH_COLON or word not in _LINE_STARTS

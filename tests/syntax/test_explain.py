"""What is said about a line that does not read: the mistake by its name, at its place."""

import pytest

from tests.syntax.reading import problem, problems

ABOUT = "语言 1\n部门 甲局、乙局\n字段 截图、级别、准确：文字\n".removeprefix("语言 1\n")

CASES = [
    # A line word misspelt, or none at all.
    (
        "考核像 1 信用 30分",
        "CP104",
        "考核像",
        "“考核像”不是行首词，不知道这一行要说什么。",
        "“考核像” does not begin any kind of line.",
    ),
    (
        "measur 甲: count of 乙",
        "CP104",
        "measur",
        "“measur”不是行首词，不知道这一行要说什么。",
        "“measur” does not begin any kind of line.",
    ),
    (
        "各单位要高度重视。",
        "CP115",
        "各单位要高度重视",
        "“各单位要高度重视”不是行首词，不知道这一行要说什么。",
        "“各单位要高度重视” does not begin any kind of line.",
    ),
    # A sign forgotten.
    ("统计 准确数 双公示信息 的 件数", "CP116", "双", "这里少了“：”。", "“:” is missing here."),
    ("假设 甲 1", "CP116", "1", "这里少了“=”。", "“=” is missing here."),
    ("部门 甲局 乙局", "CP116", "乙", "这里少了“、”。", "“&” is missing here."),
    (
        "统计 甲：乙 的 件数 只计 准确 为 是",
        "CP116",
        "只",
        "这里少了“，”。",
        "“,” is missing here.",
    ),
    ("得分 = 均值（甲，乙", "CP116", "", "这里少了“）”。", "“)” is missing here."),
    ("得分 = 均值 甲，乙）", "CP116", "甲", "这里少了“（”。", "“(” is missing here."),
    (
        "得分 = 甲 − 若 乙 = 1 则 2分 否则 0分，最低 0分",
        "CP116",
        "若 乙 = 1 则 2分 否则 0分",
        "这里少了括号。",
        "a pair of brackets is missing here.",
    ),
    (
        "score = A * if B = 1, then 2 points, else 0 points, at least 0 points",
        "CP116",
        "if B = 1, then 2 points, else 0 points",
        "这里少了括号。",
        "a pair of brackets is missing here.",
    ),
    # Bounds as people say them.
    (
        "90分以上：优秀",
        "CP101",
        "90分以上",
        "读到“90分以上”就读不下去了；这里应当是“≥ 90分”。",
        "Did not expect “90分以上” here; expected “≥ 90分”.",
    ),
    (
        "60%（不含）以下：0分",
        "CP101",
        "60%（不含）以下",
        "读到“60%（不含）以下”就读不下去了；这里应当是“< 60%”。",
        "Did not expect “60%（不含）以下” here; expected “< 60%”.",
    ),
    (
        "前3名：优秀",
        "CP101",
        "前3名",
        "读到“前3名”就读不下去了；这里应当是“≤ 3”。",
        "Did not expect “前3名” here; expected “≤ 3”.",
    ),
    (
        "80分至90分：良好",
        "CP101",
        "80分至90分",
        "读到“80分至90分”就读不下去了；这里应当是“≥ 80分 且 < 90分”。",
        "Did not expect “80分至90分” here; expected “≥ 80分 且 < 90分”.",
    ),
    (
        "第1名：10分",
        "CP101",
        "第1名",
        "读到“第1名”就读不下去了；这里应当是“1”。",
        "Did not expect “第1名” here; expected “1”.",
    ),
    # A row for several values, and a line that goes on with the one before it.
    (
        "1、2：10分",
        "CP101",
        "、2",
        "读到“、2”就读不下去了；这里应当是“：”。",
        "Did not expect “、2” here; expected “:”.",
    ),
    (
        "甲，省级、市级、县级，乙：3分",
        "CP101",
        "、市级、县级",
        "读到“、市级、县级”就读不下去了；这里应当是“：”。",
        "Did not expect “、市级、县级” here; expected “:”.",
    ),
    (
        "+（若 甲 适用 则 1 否则 0）",
        "CP101",
        "+",
        "读到“+”就读不下去了；这里应当是行首词，或者表、权重的一行。",
        "Did not expect “+” here; expected a line word, or a row of a table or of weights.",
    ),
    (
        "，最高 10分",
        "CP101",
        "，",
        "读到“，”就读不下去了；这里应当是行首词，或者表、权重的一行。",
        "Did not expect “，” here; expected a line word, or a row of a table or of weights.",
    ),
    (
        "且 有 标题",
        "CP101",
        "且",
        "读到“且”就读不下去了；这里应当是行首词，或者表、权重的一行。",
        "Did not expect “且” here; expected a line word, or a row of a table or of weights.",
    ),
    # Words as people say them.
    (
        "统计 甲：乙 的 条数 之和",
        "CP101",
        "之和",
        "读到“之和”就读不下去了；这里应当是“合计”。",
        "Did not expect “之和” here; expected “合计”.",
    ),
    (
        "统计 甲：乙 的 次数",
        "CP101",
        "次数",
        "读到“次数”就读不下去了；这里应当是“件数”。",
        "Did not expect “次数” here; expected “件数”.",
    ),
    (
        "得分率 = 甲 除以 乙，最高 1",
        "CP101",
        "除以",
        "读到“除以”就读不下去了；这里应当是“÷”。",
        "Did not expect “除以” here; expected “÷”.",
    ),
    (
        "得分率 = 甲 ÷ 乙，不超过 1",
        "CP101",
        "不超过",
        "读到“不超过”就读不下去了；这里应当是“最高”。",
        "Did not expect “不超过” here; expected “最高”.",
    ),
    (
        "扣分 = 5分 × 甲，不倒扣",
        "CP101",
        "不倒扣",
        "读到“不倒扣”就读不下去了；这里应当是“扣完为止”。",
        "Did not expect “不倒扣” here; expected “扣完为止”.",
    ),
    (
        "统计 甲：乙 的 件数，只计 级别 是 省级",
        "CP101",
        "是",
        "读到“是”就读不下去了；这里应当是“为”。",
        "Did not expect “是” here; expected “为”.",
    ),
    (
        "单位 甲局、乙局",
        "CP104",
        "单位",
        "“单位”不是行首词，不知道这一行要说什么。",
        "“单位” does not begin any kind of line.",
    ),
    # A heading as notices write it.
    (
        "考核项 二 纪律（30分）",
        "CP101",
        "二",
        "读到“二”就读不下去了；这里应当是考核项的序号。",
        "Did not expect “二” here; expected the item's number.",
    ),
    (
        "（十二）纪律（30分）",
        "CP104",
        "（十二）",
        "“（十二）”不是行首词，不知道这一行要说什么。",
        "“（十二）” does not begin any kind of line.",
    ),
    (
        "2. 纪律（30分）",
        "CP104",
        "2.",
        "“2.”不是行首词，不知道这一行要说什么。",
        "“2.” does not begin any kind of line.",
    ),
    # A condition begun as people begin it.
    (
        "如果 通报数 ≥ 1，得分 记 0分",
        "CP104",
        "如果",
        "“如果”不是行首词，不知道这一行要说什么。",
        "“如果” does not begin any kind of line.",
    ),
    # Words and names run together.
    (
        "统计准确数：双公示 的 件数",
        "CP113",
        "统计准确数",
        "“统计准确数”连在一起，会被读作一个名称。",
        "“统计准确数” is run together and reads as one name.",
    ),
    (
        "认定 甲，须 有 截图，且有 级别",
        "CP113",
        "且有",
        "“且有”连在一起，会被读作一个名称。",
        "“且有” is run together and reads as one name.",
    ),
    (
        "部门甲局、乙局",
        "CP113",
        "部门甲局",
        "“部门甲局”连在一起，会被读作一个名称。",
        "“部门甲局” is run together and reads as one name.",
    ),
    # Quotes of the wrong kind, or of one side.
    (
        "部门 “甲局”、乙局",
        "CP117",
        "“甲局”",
        "“甲局”是一段引文，这里应当是名称。",
        "“甲局” is a quotation; expected a name here.",
    ),
    ("出处 “附件", "CP106", "“", "引号“没有配对。", "The quote “ has no counterpart on this line."),
    (
        "部门 甲」、乙",
        "CP106",
        "」",
        "引号」没有配对。",
        "The quote 」 has no counterpart on this line.",
    ),
    # Names that need quotes.
    (
        "部门 2018专班",
        "CP118",
        "2018专班",
        "“2018专班”里有数字或符号，不能直接当名称。",
        "“2018专班” holds digits or signs, so it does not read as a name.",
    ),
    (
        "考核 济南2018年考核",
        "CP118",
        "济南2018年考核",
        "“济南2018年考核”里有数字或符号，不能直接当名称。",
        "“济南2018年考核” holds digits or signs, so it does not read as a name.",
    ),
    (
        "部门 张三·李四",
        "CP118",
        "张三·李四",
        "“张三·李四”里有数字或符号，不能直接当名称。",
        "“张三·李四” holds digits or signs, so it does not read as a name.",
    ),
    (
        "其余：无",
        "CP118",
        "无",
        "“无”是语句里用的词，不能直接当名称。",
        "“无” is a word of the language, so it does not read as a name.",
    ),
    (
        "统计 甲：乙 的 件数 合计",
        "CP118",
        "件数",
        "“件数”是语句里用的词，不能直接当名称。",
        "“件数” is a word of the language, so it does not read as a name.",
    ),
    (
        "部门得分 < 60分：约谈",
        "CP118",
        "部门得分",
        "“部门得分”是语句里用的词，不能直接当名称。",
        "“部门得分” is a word of the language, so it does not read as a name.",
    ),
    # 且 and 或 mixed.
    (
        "不适用 凡 甲 且 乙 或 丙",
        "CP105",
        "或",
        "“且”和“或”混在一起，读不出先后。",
        "“and” and “or” are mixed, so the order is unclear.",
    ),
    (
        "认定 甲，须 乙，或 丙，且 丁",
        "CP105",
        "，且",
        "“且”和“或”混在一起，读不出先后。",
        "“and” and “or” are mixed, so the order is unclear.",
    ),
    # A character that cannot stand anywhere.
    (
        "得分 = 5分；最高 3分",
        "CP103",
        "；",
        "这里有一个不能用的字符（； U+FF1B）。",
        "This character cannot be used here (； U+FF1B).",
    ),
    (
        "得分 = 5分；",
        "CP119",
        "；",
        "行末不写“；”。",
        "A line does not end in “；”.",
    ),
    (
        "得分 = 5分 x 件数",
        "CP103",
        "x",
        "这里有一个不能用的字符（x）。",
        "This character cannot be used here (x).",
    ),
    (
        "得分 = \u20005分",
        "CP103",
        "\u2000",
        "这里有一个不能用的字符（U+2000）。",
        "This character cannot be used here (U+2000).",
    ),
    # Something else, or nothing, where the list says what may stand.
    (
        "考核 甲 乙",
        "CP101",
        "乙",
        "读到“乙”就读不下去了；这里应当是行末。",
        "Did not expect “乙” here; expected the end of the line.",
    ),
    (
        "总分：100分",
        "CP101",
        "：",
        "读到“：”就读不下去了；这里应当是数。",
        "Did not expect “：” here; expected a number.",
    ),
    (
        "认定 甲，须 至少3要件",
        "CP101",
        "要件",
        "读到“要件”就读不下去了；这里应当是“个要件”、“个”。",
        "Did not expect “要件” here; expected “个要件”, “个”.",
    ),
    (
        "认定 甲，只要 有 乙",
        "CP101",
        "只要",
        "读到“只要”就读不下去了；这里应当是“按”、“只计”、“须”、“每件计”、“每件最高”、“同一”。",
        "Did not expect “只要” here; expected “按”, “只计”, “须”, “每件计”, “每件最高”, “同一”.",
    ),
    (
        "item 1 甲 5 pints",
        "CP101",
        "pints",
        "读到“pints”就读不下去了；这里应当是行末、“days”、“working days”、“points”、“%”。",
        (
            "Did not expect “pints” here; expected the end of the line, "
            "“days”, “working days”, “points”, “%”."
        ),
    ),
    (
        "责任部门 全部部门，除 甲局",
        "CP102",
        "",
        "这一行没有写完，后面应当是“，”、“、”、“外”。",
        "This line stops too early; expected “,”, “&”, “外”.",
    ),
    (
        "考核项 1 信用",
        "CP102",
        "",
        "这一行没有写完，后面应当是数。",
        "This line stops too early; expected a number.",
    ),
    (
        "得分 = 2分 ×",
        "CP102",
        "",
        "这一行没有写完，后面应当是名称、数、日期（如 2018-12-01）、“考核项”、“（”、“+”“−”。",
        (
            "This line stops too early; expected a name, a number, a date (such as 2018-12-01), "
            "“考核项”, “(”, “+” or “-”."
        ),
    ),
]


@pytest.mark.parametrize(("line", "code", "place", "zh", "en"), CASES)
def test_what_is_said(line, code, place, zh, en):
    """Each mistake has its code, its place and its sentence in both languages."""
    found = problem(ABOUT + line)
    assert (found.code.code, found.at.text) == (code, place)
    assert (found.message("zh"), found.message("en")) == (zh, en)
    assert found.at.line == 4


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("考核像 1 信用 30分", "考核项"),
        ("考核像 1 …", "考核项"),
        ("考核其 2018-01-01 至 2018-12-31", "考核期"),
        ("考合 信用考核", "考核"),
        ("测试项 1 信用", None),
        ("责任部们 甲局、乙局", "责任部门"),
        ("认订 媒体报道，须 有 截图", "认定"),
        ("统记 甲：乙 的 件数", "统计"),
        ("得分数 = 1", "得分率"),
        ("recognize 甲, where has 乙", "recognise"),
        ("assumtion 甲 = 1", "assumption"),
        ("扣分由责任部门", "扣分由责任部门承担"),
    ],
)
def test_the_line_word_that_was_meant(line, near):
    """Of the line words that are spelt alike, the one with which the line reads furthest."""
    found = problem(line)
    named = dict(found.args).get("near")
    assert (found.code.code, named) == (("CP104", near) if near else ("CP115", None))


def test_a_row_is_told_from_a_misspelt_line():
    """With a colon a line may be a row: 统计数：3分 is one, and a wrong row is said to be one."""
    assert problems("统计数：3分") == ()
    found = problem("统计数：3分 4分 的")
    assert (found.code.code, dict(found.args)["shape"]) == (
        "CP101",
        "表写 ≥ 90%：10分，权重写 40%：甲局、乙局",
    )
    assert dict(problem("rates: 3 4").args)["shape"] == (
        "in a table >= 90%: 10 points, in weights 40%: A, B"
    )


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("省级、市级：3分", "一个值一行，先写 省级：…，下一行写 市级：…"),
        (
            "2、3、4：3分",
            "一个值一行，先写 2：…，下一行写 3：…；连着的几个也可以写 ≥ 2 且 ≤ 4：…",
        ),
        # A weight the wrong way round is no row of a table.
        ("甲局、乙局：60%", "表写 ≥ 90%：10分，权重写 40%：甲局、乙局"),
    ],
)
def test_a_row_for_several_values(line, shape):
    """Who writes several values in one cell is told to write a row for each, or two bounds."""
    assert problem(line).help("zh") == f"这一行的写法：{shape}"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("考核项 1 宣传、培训 10分", "宣传、培训"),
        ("加分项 7 创新（含获奖） 5分", "创新（含获奖）"),
        ("分项 1.1 制度，机制 5分", "制度，机制"),
        ("item 1 training, publicity 10 points", "training, publicity"),
        ("考核 某县（试行）考核", "某县（试行）考核"),
        ("材料 宣传、培训", "宣传、培训"),
        ("用例 报两件、都齐，未确认", "报两件、都齐"),
        # Here something else is wrong.
        ("考核项 1 宣传，10分", None),
        ("考核项 1 宣传、培训", None),
        ("用例 报两件，未确任", None),
        ("材料 简报：部门 甲局，级别（市级）", None),
    ],
)
def test_a_heading_named_as_notices_name_it(line, name):
    """A list or brackets in the name of a heading are quoted as a whole, where it then reads."""
    found = problem(line)
    if name is None:
        assert found.code.code != "CP118"
        return
    assert (found.code.code, found.at.text, dict(found.args)["run"]) == ("CP118", name, name)
    assert problems(line.replace(name, f"「{name}」")) == ()


@pytest.mark.parametrize(
    ("before", "line", "how", "mended"),
    [
        ("计算 甲 = 乙", "+ 1", "把“+”写在上一行末尾", "计算 甲 = 乙 +\n1"),
        ("得分 = 乙", "，最高 10分", "把“，”写在上一行末尾", "得分 = 乙，\n最高 10分"),
        (
            "统计 甲：乙 的 件数，只计 有 丙",
            "且 有 丁",
            "在上一行末尾加“，”",
            "统计 甲：乙 的 件数，只计 有 丙，\n且 有 丁",
        ),
    ],
)
def test_a_line_that_goes_on(before, line, how, mended):
    """A line that begins with a joint is told how the line before must end; so it reads."""
    (found,) = problems(f"{before}\n{line}")
    assert found.help("zh") == f"这一行的写法：接上一行的，{how}"
    assert problems(mended) == ()


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("考核项 信用", "考核项 1 名称 30分"),
        ("item 信用", "item 1 NAME 30 points"),
        ("假设 甲 = 1，可取 1 至", "假设 名称 = 1，可取 1 至 20，未定"),
        ("not applicable 甲", "not applicable when N = 0"),
    ],
)
def test_the_shape_of_the_line_is_shown_in_its_language(line, shape):
    """The help shows how such a line is written, in the language that the line is written in."""
    found = problem(line)
    assert shape in found.help("zh")
    assert shape in found.help("en")


@pytest.mark.parametrize("line", ["得分 = 2分 件数", "40%：", "x:", "认定 甲，须", "score = a b"])
def test_a_list_of_what_may_stand_is_short(line):
    """At most six things are named, and the list says whether there are more."""
    expected = dict(problem(line).args)["expected"]
    assert len(expected.zh.removesuffix("等").split("、")) <= 6
    assert len(expected.en.removesuffix(" and others").split(", ")) <= 6


@pytest.mark.parametrize(
    ("line", "mine", "other"),
    [
        ("认定 甲，有 乙", "“须”", "“where”"),
        ("recognise 甲, has 乙", "“where”", "“须”"),
        ("不适用 凡 甲 乙", "“为”", "“is”"),
        ("not applicable when a b", "“and”", "“且”"),
    ],
)
def test_a_list_of_what_may_stand_is_in_the_language_of_the_line(line, mine, other):
    """An English line is offered English words, a Chinese line Chinese ones, to any reader."""
    expected = dict(problem(line).args)["expected"]
    for text in (expected.zh, expected.en):
        assert mine in text
        assert other not in text


def test_glued_words_are_split_with_the_names_of_the_file():
    """Names that other lines declare, before or after, are found inside a run of letters."""
    assert problem("统计 甲：乙 的 件数，只计 级别为国家级且 准确 为 是").code.code == "CP113"
    text = "部门为民办、乙局\n不适用 凡 为民办准确为是 = 1 且\n字段 准确：文字\n"
    first, *_ = problems(text)
    assert dict(first.args)["split"] == "部门 为民办"


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("假设满分件数=1，可取1至20未定", "假设 满分件数"),  # and a comma is missing
        ("认定简报，须 须 有 标题", "认定 简报"),  # and a word stands twice
    ],
)
def test_glued_words_are_found_in_a_line_that_is_wrong_elsewhere_too(line, split):
    """The first blank that is missing is named, though the line does not read with it yet."""
    first, *_ = problems(f"{line}\n{ABOUT}")
    assert (first.code.code, dict(first.args)["split"]) == ("CP113", split)


def test_a_wrong_line_is_explained_at_its_own_place():
    """Explanations of the same mistake on two lines point at each of them."""
    places = [found.at for found in problems("部门 “甲”\n\n  部门 乙 丙\n部门 “甲”")]
    assert [(at.line, at.text) for at in places] == [(2, "“甲”"), (4, "丙"), (5, "“甲”")]


@pytest.mark.parametrize(
    ("line", "code", "help_"),
    [
        ("出处 ‘附件’", "CP103", "引文用双引号，例如：“附件第1项”。"),
        ("扣分 = 5分 x 件数，扣完为止", "CP103", "乘号写作 × 或 *。"),
        ("认定 简报，须 有 标题。", "CP119", "删去它。"),
        ("recognise plan, where has title.", "CP119", "删去它。"),
        (
            "各部门要高度重视，认真学习研究。",
            "CP115",
            "每一行用行首词开头，例如“认定”“得分率”；接着上一行的，上一行末尾要有“，”或“、”；"
            "给人看的话写在 # 后面。",
        ),
    ],
)
def test_a_clerks_habit_gets_its_own_answer(line, code, help_):
    """Other quotes, a letter for ×, a full stop, a pasted sentence: the help is about just that."""
    found = problem(line)
    assert (found.code.code, found.help("zh")) == (code, help_)


def test_a_count_is_no_name():
    """3个以上要件 is not told to be a name in quotes."""
    assert problem("认定 简报，须 3个以上要件").code.code == "CP101"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("考核项 二：纪律（30分）", "考核项 2 纪律 30分"),
        ("（十二）纪律，30分", "考核项 12 纪律 30分"),
        ("第二十项 纪律 30", "考核项 20 纪律 30分"),
        ("加分项 十、争先 2.5分", "加分项 10 争先 2.5分"),
        ("统计 甲：乙 的 条数 平均值", "统计 甲：乙 的 条数 均值"),
    ],
)
def test_the_line_that_was_meant_is_shown_whole(written, meant):
    """What to do is the line itself, written as the language writes it."""
    assert problem(written).help("zh").endswith(f"写法：{meant}")

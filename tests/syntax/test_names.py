"""Names against words: a word is a word only where it may stand, and only as a whole run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditpolicy.syntax.expected import words_of_terminals
from tests.syntax.reading import problem, read, statement, statements
from tests.syntax.strategies.names import hard_names, plain_names

pytestmark = pytest.mark.no_cover  # at length

CHINESE = sorted(word for word in words_of_terminals().values() if not word.isascii())
ENGLISH = sorted(word for word in words_of_terminals().values() if word.isascii())
ENDS = dict.fromkeys(CHINESE, ("办", "办公室", "局"))
ENDS |= dict.fromkeys(ENGLISH, ("办", "_1", "2", "s局"))


def texts(names):
    """Names as text."""
    return tuple(name.text for name in names)


@pytest.mark.parametrize("word", ENDS)
def test_a_name_may_begin_with_any_word(word):
    """权重办公室 is a department wherever a name may stand, with no quotes."""
    for name in (word + end for end in ENDS[word]):
        assert texts(statement(f"部门 {name}、甲局，{name}").names) == (name, "甲局", name)
        assert statement(f"材料 {name}").name.text == name
        assert statement(f"统计 {name}：{name} 的 {name} 合计").kind.text == name
        assert statement(f"得分 = {name} × {name} − 均值（{name}，{name}）").formula.of.terms
        assert texts(statement(f"不适用 凡 有 {name}、{name}").test.names) == (name, name)
        assert statement(f"不适用 凡 {name} 为 {name}，且 {name} is {name}").test.parts
        assert statement(f"假设 {name} = {name}，可取 {name}、{name}").value.text == name
        assert texts(statement(f"40%：{name}、{name}").values) == (name, name)
        assert statement(f"{name}，{name}：{name}").cells[0].text == name


@pytest.mark.parametrize("word", ENDS)
def test_a_wrapped_list_may_go_on_with_a_name_that_begins_with_a_word(word):
    """权重办公室 at the beginning of a line goes on with the list; it begins no statement."""
    for name in (word + end for end in ENDS[word]):
        (only,) = statements(f"部门 甲局、\n{name}、\n  {name}")
        assert texts(only.names) == ("甲局", name, name)


@pytest.mark.parametrize("word", CHINESE + ENGLISH)
def test_a_word_of_the_language_may_be_a_quoted_name(word):
    """In 「」 every word of the language is a name, at any place."""
    name = f"「{word}」"
    assert statement(f"部门 {name}、{name}") == statement(f"部门 {name}，\n{name}")
    assert statement(f"不适用 凡 {name} > {name} 且 {name}（{name}） 为 {name}").test.parts
    assert statement(f"统计 {name}：{name} 的 {name} 合计").aggregate.field.text == word
    assert statement(f"{name}，{name}：{name}、{name}").cells[1].text == word
    assert statement(f"责任部门 {name}").names[0].text == word


@pytest.mark.parametrize("word", CHINESE + ENGLISH)
def test_a_word_stands_for_itself_in_a_list_of_departments(word):
    """Where only names may stand, even a bare word of either language is a name."""
    assert texts(statement(f"部门 甲局、{word}").names) == ("甲局", word)


def test_words_of_one_language_do_not_take_names_from_the_other():
    """item and 考核项 in names of the other language, or as the whole name, stay names."""
    assert statement("材料 item").name.text == "item"
    assert statement("evidence 考核项").name.text == "考核项"
    assert statement("item 1 考核项目 5 points").name.text == "考核项目"
    assert statement("考核项 1 items 5分").name.text == "items"


@given(name=st.one_of(plain_names(), hard_names()))
def test_a_quoted_name_is_kept_to_the_letter(name):
    """No character of a name in 「」 is changed, dropped or folded."""
    assert statement(f"部门 「{name}」").names[0].text == name
    assert statement(f"得分 = 「{name}」").formula.of.text == name


@pytest.mark.parametrize("name", ["①组", "ﬁ局", "Ａ局", "Ⅱ级局", "ｱ局", "é局"])
def test_compatibility_forms_stay_as_written(name):
    """Names and quoted texts are never normalised: ① is not 1, ﬁ is not fi, Ａ is not A."""
    assert statement(f"部门 {name}").names[0].text == name
    assert statement(f"部门 「{name}」").names[0].text == name
    assert statement(f"出处 “{name}”").text == name


def test_two_spellings_of_one_letter_are_two_names():
    """é in one code point and é in two are not the same name."""
    one, two = statement("部门 「é局」、「e\u0301局」").names
    assert one != two


@pytest.mark.parametrize("name", ["A1", "a_1", "专班A1组", "_甲", "x2y"])
def test_a_digit_may_follow_a_latin_letter_in_a_name(name):
    """Latin letters keep their digits, so A1 is one name."""
    assert statement(f"部门 {name}、甲局").names[0].text == name


def test_a_digit_ends_a_chinese_run():
    """至少3个要件 and 考核项3信用宣传15分 need no blanks: digits end a run of Chinese."""
    assert statement("认定 甲，须至少3个要件").clauses[0].test.count == "3"
    assert statement("考核项3信用宣传15分") == statement("考核项 3 信用宣传 15分")
    assert statement("扣分=0.5分×件数") == statement("扣分 = 0.5分 × 件数")
    assert statement("考核期2018-01-01至2018年12月31日").end.text == "2018-12-31"


def test_a_component_may_have_the_name_of_another_kind():
    """媒体报道 is a kind of evidence and a component of another kind."""
    file = read("语言 1\n材料 媒体报道\n材料 活动\n要件 制度文件、媒体报道\n")
    assert file.statements[1].name == file.statements[3].names[1]


@pytest.mark.parametrize(
    ("numeral", "count"), [*zip("一二三四五六七八九十", range(1, 11), strict=True), ("两", 2)]
)
def test_a_chinese_numeral_is_read_before_a_measure_word(numeral, count):
    """至少三个要件 is 至少3个要件, with or without blanks."""
    figures = statement(f"认定 甲，须 至少{count}个要件")
    assert statement(f"认定 甲，须 至少{numeral}个要件") == figures
    assert statement(f"认定 甲，须 至少 {numeral}个 要件") == figures
    assert statement(f"认定 甲，须至少{numeral}个要件，且 有 乙").clauses[0].test.parts


def test_a_numeral_in_a_name_is_a_letter():
    """三个要件 and 至少三个要件办 are names; only the whole phrase counts components."""
    assert statement("部门 三个要件、至少三个要件办").names[1].text == "至少三个要件办"
    assert statement("得分 = 至少三个要件办").formula.of.text == "至少三个要件办"


@pytest.mark.parametrize("digits", ["٣", "३", "໓", "𝟑"])
def test_digits_of_other_scripts_are_refused(digits):
    """Arabic-Indic and mathematical digits are not read as numbers, though Python would."""
    wrong = problem(f"得分 = {digits}分")
    assert wrong.code.code == "CP103"
    assert f"U+{ord(digits):04X}" in wrong.message("zh")
    assert f"U+{ord(digits):04X}" in wrong.message("en")

"""Whatever stands where, there is one diagnostic, in two languages, and never an exception."""

from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Token, UnexpectedToken

from creditpolicy.syntax.expected import END, expected_after, words_of_terminals
from creditpolicy.syntax.explain_expected import in_words
from creditpolicy.syntax.grammar import build, grammar_text, parser
from tests.syntax.reading import parsed, problems
from tests.syntax.samples import CHINESE, ENGLISH

LINES = CHINESE[1:] + ENGLISH[1:]
TOKENS = (
    "甲", "x", "「甲」", "“甲”", "3", "5分", "40%", "2018-12-01", "1.2.3", "，", "、", "：", "=",
    ">", "≥", "（", "）", "+", "×", "%", "且", "或", "，且", "若", "否则", "的", "为", "有", "至少",
    "件数", "最高", "得分率", "and", "is", "not", "of", "at", "rate", "“", "」", "。", "#", "\n",
    "\n、",
)  # fmt: skip
NOTED = st.sampled_from(("语言 1\n", *TOKENS, *" ：，、（）\n"))


def states():
    """Every state of the parser's table, with the terminals that it has an action for.

    Of a parser that Lark builds: ours makes a state when it is reached.
    """
    built = build(grammar_text())
    table = built.parse_interactive("").parser_state.parse_conf.states
    terminals = {terminal.name for terminal in built.terminals} | {END}
    return [sorted(terminals.intersection(actions)) for actions in table.values()]


def test_every_state_has_a_list_of_what_may_stand():
    """For each state of the table that can fail, both languages name something, at most six."""
    lists = [
        (in_words(terminals, "zh"), in_words(terminals, "en"))
        for terminals in states()
        if terminals
    ]
    assert len(lists) > 300
    for words in (word for pair in lists for word in pair):
        assert words.zh
        assert words.en


def check(text):
    """At most one problem a line and one a comment, coded, filled in in both languages."""
    found = problems(text)
    assert len(found) <= 1 + text.count("\n") + text.count("#")
    for one in found:
        assert one.code.code.startswith("CP1")
        assert one.code.code != "CP120"
        for lang in ("zh", "en"):
            assert one.message(lang)
            assert one.help(lang)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.no_cover
def test_a_line_cut_anywhere(line):
    """A line that stops after any of its characters reads, or has one thing wrong with it."""
    for end in range(1, len(line)):
        check(line[:end])


@pytest.mark.parametrize("line", LINES)
@pytest.mark.no_cover
def test_a_line_without_one_of_its_characters(line):
    """A line with a character left out reads, or has one thing wrong with it."""
    for at in range(1, len(line)):
        check(line[:at] + line[at + 1 :])


@given(line=st.sampled_from(LINES), data=st.data())
def test_a_line_with_something_put_in(line, data):
    """A wrong token at any place, or in place of what stands there, is reported once."""
    at = data.draw(st.integers(0, len(line)))
    to = data.draw(st.integers(at, min(len(line), at + 3)))
    token = data.draw(st.sampled_from(TOKENS))
    check(f"{line[:at]}{data.draw(st.sampled_from(('', ' ')))}{token} {line[to:]}")


@given(parts=st.lists(NOTED, max_size=12))
def test_any_sequence_of_tokens(parts):
    """Tokens in any order never raise, with blanks or without."""
    check(" ".join(parts))
    check("".join(parts))


@given(text=st.text(max_size=80))
def test_any_text(text):
    """No text at all raises; what does not read has at most one diagnostic a line."""
    check(text)


def test_the_terminals_with_chinese_names_are_not_lost():
    """After a kind of evidence only 的 may stand; Lark's own list would be empty there."""
    assert expected_after("统计 甲：乙") == ("的",)
    assert words_of_terminals()["的"] == "的"
    (found,) = problems("统计 甲：乙 3")
    assert dict(found.args)["expected"].zh == "“的”"


@given(end=st.integers(0, 60), line=st.sampled_from(LINES))
def test_what_may_stand_is_what_the_parser_takes(end, line):
    """A terminal is listed after a beginning of a line exactly if Lark would shift it there."""
    start = line[:end]
    if any(one.at.start < len("语言 1\n" + start.rstrip()) for one in problems(start)):
        return  # it does not read so far
    reading = parser().parse_interactive(start)
    reading.exhaust_lexer()
    expected = expected_after(start)
    for name in (*(terminal.name for terminal in parser().terminals), END):
        taken = name in expected
        assert _feeds(reading.copy(deepcopy_values=False), name) is taken, (start, name)


def _feeds(reading, name):
    """Whether Lark itself takes a token of this type; no trees are built on the way."""
    reading.parser_state.parse_conf = copy(reading.parser_state.parse_conf)
    reading.parser_state.parse_conf.callbacks = {}
    try:
        reading.feed_token(Token(name, ""))
    except UnexpectedToken:
        return False
    return True


def test_an_unfinished_file_is_at_fault_where_it_stops():
    """The place of a missing end is the end of what is written, not of the blanks behind it."""
    text = "语言 1\n得分 = 1 +   # 见附件\n"
    (found,) = parsed(text)[1]
    assert text[: found.at.start].endswith("+")

"""The grammar's words and the vocabulary's words are the same words."""

import pytest

from creditpolicy.syntax.expected import words_after, words_of_terminals
from creditpolicy.syntax.grammar import grammar_text
from creditpolicy.syntax.vocabulary import (
    BUILTIN_NAMES,
    BUILTINS,
    LINE_WORDS,
    RESULT_NAMES,
    TYPE_NAMES,
    begins_line,
    chinese,
    chinese_type,
)
from tests.syntax.reading import read

STARTS = {word for line in LINE_WORDS for word in (line.zh, line.en)}


def test_the_grammar_knows_every_line_word():
    """Each line word of the vocabulary begins a line of the grammar, in both languages."""
    assert words_after("") >= STARTS


def test_the_vocabulary_knows_every_line_word():
    """A word that begins a line, and no cell of a table, is a line word of the vocabulary."""
    begins_cells_too = words_after("甲，")
    assert words_after("") - begins_cells_too <= STARTS
    assert begins_cells_too & STARTS == {"not", "考核项", "item"}


@pytest.mark.parametrize("line", LINE_WORDS, ids=lambda line: line.en)
def test_the_shape_of_a_line_reads(line):
    """What messages show as the shape of a line is such a line, in both languages."""
    for word, shape in ((line.zh, line.shape_zh), (line.en, line.shape_en)):
        assert begins_line(word)
        assert shape.startswith(word)
        assert read(shape if word in ("语言", "language") else f"语言 1\n{shape}")


@pytest.mark.parametrize("pairs", [(*BUILTIN_NAMES, *RESULT_NAMES), TYPE_NAMES])
def test_built_in_names_are_translated_one_to_one(pairs):
    """No two built-in names share a word, so that a translation can be undone."""
    assert len({zh for zh, _ in pairs}) == len({en for _, en in pairs}) == len(pairs)


def test_a_built_in_name_is_known_by_its_chinese_form():
    """English forms are read as the Chinese ones; whatever else, a Chinese form too, is itself."""
    for zh, en in (*BUILTIN_NAMES, *RESULT_NAMES):
        assert (chinese(en), chinese(zh)) == (zh, zh)
    for zh, en in TYPE_NAMES:
        assert (chinese_type(en), chinese_type(zh)) == (zh, zh)
    assert chinese("our own") == "our own"
    assert {*BUILTINS} == {word for pair in BUILTIN_NAMES for word in pair}


def test_every_terminal_is_named_in_ascii_or_is_a_word():
    """A terminal that is no fixed word has an ASCII name, as Lark's own lists of names need."""
    named = [line.split(":")[0] for line in grammar_text().splitlines() if line[:1].isupper()]
    assert all(name.isascii() for name in named)
    assert not {*named} & {*words_of_terminals()}

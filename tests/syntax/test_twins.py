"""Chinese and English are two surfaces of one tree."""

import pytest

from creditpolicy.syntax.vocabulary import LINE_WORDS
from tests.syntax.reading import read, statement
from tests.syntax.samples import CHINESE, ENGLISH, TWINS

LINES = TWINS[1:]


@pytest.mark.parametrize(("zh", "en"), LINES)
def test_a_line_and_its_twin_are_one_statement(zh, en):
    """Whatever can be said in Chinese can be said in English, and is the same tree."""
    assert statement(zh) == statement(en)


def test_the_samples_have_every_line_word():
    """The lines that these tests read begin with every line word of both languages."""
    first = {line.split()[0].split("=")[0] for line in CHINESE + ENGLISH}
    assert first >= {word for line in LINE_WORDS for word in (line.zh, line.en)}


def test_a_file_may_mix_both():
    """Chinese and English lines may stand in one file."""
    file = read("语言 1\nassessment 甲\n年度 2018\ntotal 100分\n")
    assert len(file.statements) == 4

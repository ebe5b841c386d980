"""The reference names every word of the language, and none that is not there."""

import re

import pytest

from creditpolicy.diagnostics.registry import all_codes
from creditpolicy.syntax.grammar import grammar_text
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES, LINE_WORDS, RESULT_NAMES, TYPE_NAMES
from tests.docs.pages import REFERENCE

PAGE = REFERENCE.read_text(encoding="utf-8")
WORDS = {
    word
    for line in grammar_text().splitlines()
    if not line.lstrip().startswith("//") and not re.match(r"[A-Z_]+(\.2)?: /", line)
    for word in re.findall(r'"(\w+)"', line)
}


def section(number):
    """The text below a heading that begins with this number."""
    return re.split(rf"^#+ {re.escape(number)} .*$", PAGE, flags=re.MULTILINE)[1].split("\n#")[0]


def cells(text):
    """The cells of all tables of a text, row by row, without their headings' rules."""
    rows = (line for line in text.splitlines() if line.startswith("|"))
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_table_of_line_words_is_the_vocabulary():
    """Section 3.1 has a row for each line word, with its twin, in the order of the vocabulary."""
    rows = [tuple(row[:2]) for row in cells(section("3.1"))[2:]]
    assert rows == [(word.zh, word.en) for word in LINE_WORDS]


def test_every_word_of_the_grammar_is_in_the_tables():
    """Sections 3.1 and 3.2 hold every word that the grammar reads, and no other."""
    inner = set(
        re.findall(r"`(\w+)`", "\n".join(" ".join(row[:2]) for row in cells(section("3.2"))))
    )
    lines = {word for row in LINE_WORDS for word in (row.zh, row.en)}
    assert inner | lines == WORDS


@pytest.mark.parametrize(
    ("pairs", "first"),
    [(BUILTIN_NAMES, "部门"), (RESULT_NAMES, "得分"), (TYPE_NAMES, "文字")],
    ids=["names", "results", "types"],
)
def test_every_built_in_name_is_in_the_tables(pairs, first):
    """Section 3.3 pairs each built-in name and each type with its English form."""
    found = set()
    for row in cells(section("3.3")):
        for chinese, english in zip(row[0::2], row[1::2], strict=False):
            found |= set(zip(chinese.split(" · "), english.split(" · "), strict=False))
    assert set(pairs) <= found, first


@pytest.mark.parametrize("code", sorted(set(re.findall(r"CP\d{3}", PAGE))))
def test_every_code_that_is_named_exists(code):
    """A code that the reference names is one that the program can give."""
    assert code in {of.code for of in all_codes()}

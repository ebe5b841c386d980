"""The glossary is complete, and has one English word for each Chinese term."""

import re
from collections import Counter

import pytest

import creditpolicy
from creditpolicy.policy import facts, names
from creditpolicy.policy.core import records, scores, values
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES, LINE_WORDS, TYPE_NAMES
from tests.docs.pages import DOCS

PAGE = (DOCS / "glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and "---" not in line
]
TERMS = {row[0]: " ".join(row[1:]) for row in ROWS}
IN_CODE = set(re.findall(r"`(\w+)`", PAGE))


def classes(module):
    """The public classes that a module defines."""
    own = (of for of in vars(module).values() if isinstance(of, type))
    return {of.__name__ for of in own if of.__module__ == module.__name__ and of.__name__[0] != "_"}


def test_no_chinese_term_stands_twice():
    """A term has one row, and so one English word."""
    terms = Counter(row[0] for row in ROWS if not row[0].isascii() and row[0] != "中文")
    assert [term for term, times in terms.items() if times > 1] == []


@pytest.mark.parametrize(
    "pairs",
    [[(word.zh, word.en) for word in LINE_WORDS], BUILTIN_NAMES, TYPE_NAMES],
    ids=["line words", "built-in names", "types"],
)
def test_every_word_of_the_language_is_a_term(pairs):
    """Each word has a row, and the row has its English twin."""
    missing = [zh for zh, en in pairs if not re.search(rf"\b{en}", TERMS.get(zh, ""))]
    assert missing == []


def test_every_figure_that_each_policy_has_is_a_term():
    """The labels of the roll-up's figures stand in the glossary in both languages."""
    missing = [zh for name, (zh, en) in labels() if en not in TERMS.get(zh, "")]
    assert missing == []


def labels():
    """The figures of the roll-up with their labels."""
    return [(name, (label.zh, label.en)) for name, label in names.LABELS.items()]


def test_every_public_name_is_explained():
    """What `creditpolicy` offers is named in the glossary."""
    assert set(dir(creditpolicy)) - IN_CODE == set()


@pytest.mark.parametrize("module", [records, scores, values], ids=lambda module: module.__name__)
def test_every_node_of_the_core_is_explained(module):
    """Each class of the core has its place in the last table."""
    assert classes(module) - IN_CODE == set()


def test_every_fact_of_a_policy_is_explained():
    """Each class of `policy/facts.py` is named beside its Chinese term."""
    units = {"AssumptionUnit", "ColumnType"}  # lists of types, which have rows of their own
    assert classes(facts) - units - IN_CODE == set()

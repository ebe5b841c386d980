"""The parser's table reads every line as the grammar does."""

import json
from pathlib import Path

import pytest

from creditpolicy.source.source import Source
from creditpolicy.syntax import grammar, grammar_table
from creditpolicy.syntax.lines import split
from tests.syntax.samples import TWINS

POLICY = Path(__file__).parents[2] / "policies" / "gaoxin_2018.policy"


@pytest.fixture(scope="module")
def built():
    return grammar.build(grammar.grammar_text())


@pytest.fixture
def stale(tmp_path, monkeypatch):
    """The table of another grammar, or of another release of Lark."""

    def change(**facts):
        table = json.loads(grammar_table.TABLE.read_text(encoding="utf-8"))
        path = tmp_path / "table.json"
        path.write_text(json.dumps(table | facts), encoding="utf-8")
        monkeypatch.setattr(grammar_table, "TABLE", path)

    return change


def test_the_table_was_made_from_the_grammar():
    """After a change of the grammar, `make grammar` writes the table again."""
    table = json.loads(grammar_table.TABLE.read_text(encoding="utf-8"))
    assert table["grammar"] == grammar.grammar_text(), "run `make grammar`"


def test_the_table_is_the_same_whenever_it_is_written(built):
    """Written twice from one grammar, it has the same bytes."""
    again = grammar.build(grammar.grammar_text())
    texts = [grammar_table.table_of(one, grammar.grammar_text()) for one in (built, again)]
    assert texts[0] == texts[1]


def test_the_table_reads_as_the_grammar_does(built):
    """Every line of the notice and of the samples gives the same tree, with the same places."""
    source = Source("notice", POLICY.read_text(encoding="utf-8"))
    notice = [source.text[line.start : line.end] for line in split(source)[0]]
    for line in [*notice, *(text for twin in TWINS for text in twin)]:
        one, other = grammar.parser().parse(line), built.parse(line)
        assert one == other
        assert [t.meta.end_pos for t in one.iter_subtrees()] == [
            t.meta.end_pos for t in other.iter_subtrees()
        ]


def test_a_table_of_another_grammar_is_passed_over(stale):
    """So is one of another release of Lark: the parser is then built from the grammar."""
    stale(grammar="start: /x/")
    assert grammar_table.load(grammar.grammar_text()) is None
    stale(lark="0.0.0")
    assert grammar_table.load(grammar.grammar_text()) is None


def test_the_parser_is_built_where_there_is_no_table(tmp_path, monkeypatch):
    """Without its table everything works, only later."""
    monkeypatch.setattr(grammar_table, "TABLE", tmp_path / "none.json")
    assert grammar_table.load(grammar.grammar_text()) is None

"""The lexer that starts quickly reads what Lark's own reads."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Token, UnexpectedInput, UnexpectedToken

from creditpolicy.source.source import Source
from creditpolicy.syntax import grammar
from creditpolicy.syntax.lexer import ReadyLexer
from creditpolicy.syntax.lines import split
from tests.syntax.samples import TWINS

POLICIES = Path(__file__).parents[2] / "policies"
POLICY = Source("notice", (POLICIES / "gaoxin_2018.policy").read_text(encoding="utf-8"))
LINES = [
    *(POLICY.text[line.start : line.end] for line in split(POLICY)[0]),
    *(text for twin in TWINS for text in twin),
]
ADDED = ["", " ", "的", "个", "3", "件数", "、", "，且", "（", "“", "@", "权重办公室", "of"]


@pytest.fixture(scope="module")
def larks_own() -> Lark:
    return Lark(grammar.grammar_text(), parser="lalr", start="statement", propagate_positions=True)


def reading(parser: Lark, line: str):
    try:
        tree = parser.parse(line)
    except UnexpectedToken as error:
        return error.token.type, error.token, error.pos_in_stream
    except UnexpectedInput as error:
        return type(error), error.pos_in_stream
    return tree, [token.type for token in tree.scan_values(lambda v: isinstance(v, Token))]


@given(st.sampled_from(LINES), st.data())
def test_a_line_with_something_cut_out_or_put_in_reads_as_larks_own_lexer_reads_it(
    larks_own, line, data
):
    """Right or wrong, glued or not: the same tree and tokens, or the same error at the same place."""
    start, end = sorted(data.draw(st.integers(0, len(line))) for _ in range(2))
    changed = line[:start] + data.draw(st.sampled_from(ADDED)) + line[end:]
    assert reading(grammar.parser(), changed) == reading(larks_own, changed)


def test_every_line_of_the_samples_reads_as_larks_own_lexer_reads_it(larks_own):
    """All line words and all inner words of both languages are among them."""
    for line in LINES:
        assert reading(grammar.parser(), line) == reading(larks_own, line)


def test_the_parser_has_the_quick_lexer():
    """Lark is told of it by an option that it might one day pass over in silence."""
    assert isinstance(grammar.parser().parser.lexer, ReadyLexer)

"""Writes the parser's tables again, after a change of the grammar or of Lark: `make grammar`."""

from creditpolicy.syntax.grammar import build, grammar_text
from creditpolicy.syntax.grammar_table import TABLE, table_of

grammar = grammar_text()
TABLE.write_text(table_of(build(grammar), grammar), encoding="utf-8")
print(f"{TABLE.name}: {TABLE.stat().st_size:,} bytes")

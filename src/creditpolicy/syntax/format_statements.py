"""Statements as the formatter writes them: headings, facts, departments, assumptions, fields."""

from typing import assert_never

from attrs import frozen

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Name, Number
from creditpolicy.syntax.format_expressions import words
from creditpolicy.syntax.format_names import (
    Lang,
    Spot,
    quantity,
    quotation,
    spell,
    spell_all,
    spell_declared,
    spell_types,
)
from creditpolicy.syntax.format_rules import Rule, rule
from creditpolicy.syntax.format_rows import row, table
from creditpolicy.syntax.format_text import Line

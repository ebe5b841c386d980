"""Every code: its number, its two languages, its page with examples that do as they say."""

import re
from string import Formatter

import pytest

from creditpolicy.diagnostics.pages import codes, page
from creditpolicy.diagnostics.registry import all_codes
from tests.diagnostics import examples
from tests.whole_repo.repository import SOURCE, TESTS, python_files

PHASES = {
    "reading": range(100),
    "syntax": range(100, 200),
    "policy": range(200, 300),
    "types": range(300, 400),
    "sums": range(400, 500),
    "rows": range(500, 540),
    "evidence": range(540, 600),
    "evaluation": range(600, 700),
FAULTS = {"CP120", "CP820"}
"""What only a fault of this program or of its installation raises: there is no text to show."""

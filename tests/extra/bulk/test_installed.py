"""What is said where the libraries of creditpolicy[bulk] are missing."""

import sys

import pytest

from creditpolicy import CreditPolicyError
from creditpolicy.extra.bulk.installed import not_installed
from tests.extra.bulk.test_tables import POLICY, typed


@pytest.mark.parametrize("module", ["duckdb", "sqlglot"])
def test_a_library_that_is_missing_is_said_in_one_line(module, monkeypatch):
    """Without either library a table is refused with CP730, whose help is the command to type."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CreditPolicyError) as error:
        POLICY.evaluate_table(typed())
    (finding,) = error.value.diagnostics
    assert finding.code.code == "CP730"
    for lang in ("zh", "en"):
        assert "pip install 'creditpolicy[bulk]'" in finding.help(lang)


def test_nothing_is_said_where_all_are_there():
    """With the whole extra there is no finding."""
    assert not_installed(typed()) is None

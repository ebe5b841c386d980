"""The examples in the docstrings of `creditpolicy.testing`, run as they stand."""

import doctest
from types import ModuleType

import pytest

import creditpolicy.testing
import creditpolicy.testing.draft_rows
from tests.properties.effort import profile_of_part


@pytest.mark.no_cover
@pytest.mark.parametrize("module", [creditpolicy.testing, creditpolicy.testing.draft_rows], ids=str)
def test_docstrings(module: ModuleType) -> None:
    """What the docstrings of the strategies show runs as it is shown."""
    with profile_of_part(10):  # the laws themselves are tried harder beside this
        results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0

"""What `import creditpolicy.testing` offers: listed, described, and typed."""

import inspect
import re
import typing

import pytest

import creditpolicy.testing
from tests.docs.pages import DOCS

NAMES = creditpolicy.testing.__all__
FUNCTIONS = {
    name: inspect.unwrap(getattr(creditpolicy.testing, name))
    for name in NAMES
    if name not in ("LawBroken", "Row")
}
LAWS = [name for name in NAMES if name.startswith("assert_")]
PAGE = (DOCS / "reference" / "testing.md").read_text(encoding="utf-8")


def test_the_reference_lists_all_that_there_is():
    """Every public name stands on the page, and the page names no law or strategy besides."""
    assert [name for name in NAMES if f"`{name}" not in PAGE] == []
    assert {*re.findall(r"^\| `([a-z_]+)\(", PAGE, re.MULTILINE)} == {*FUNCTIONS}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_parameter_of_the_reference_is_one(name):
    """The page has each function's own parameters, in their order."""
    (listed,) = re.findall(rf"^\| `{name}\((.*?)\)`", PAGE, re.MULTILINE)
    own = [one.split("=")[0] for one in re.split(r", (?=[a-z_]+(?:=|,|$))", listed) if one]
    declared = [
        p for p in inspect.signature(FUNCTIONS[name]).parameters if p not in ("draw", "options")
    ]
    assert own == declared


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_described_and_typed(name):
    """It has a docstring; every parameter and the result have a type that is not Any."""
    function = FUNCTIONS[name]
    assert function.__doc__
    hints = typing.get_type_hints(function)
    assert "return" in hints
    assert typing.Any not in hints.values()


@pytest.mark.parametrize("name", LAWS)
def test_every_law_names_its_code(name):
    """The docstring says which code is raised, and the reference says the same one."""
    assert "Raises LawBroken" in re.sub(r"\s+", " ", FUNCTIONS[name].__doc__)
    (code,) = re.findall(r"CP81\d", FUNCTIONS[name].__doc__)
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}(")]
    assert line.endswith(f"| {code} |")

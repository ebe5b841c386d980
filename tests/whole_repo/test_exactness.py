"""No float where a score passes, and one place that rounds."""

import ast
from collections.abc import Iterator

import pytest

from tests.whole_repo.repository import SOURCE, place, python_files, tree

# The folders that a score passes through.
EXACT = ("values", "policy", "evaluate")


def floats(module: ast.AST) -> Iterator[ast.expr]:
    """Float and complex literals, and calls of `float`."""
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=float() | complex()):
                yield node
            case ast.Call(func=ast.Name(id="float")):
                yield node


def roundings(module: ast.AST) -> Iterator[ast.expr]:
    """Calls of `round`, and of a Decimal's `quantize`."""
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id="round") | ast.Attribute(attr="quantize")):
                yield node


@pytest.mark.parametrize("folder", EXACT)
def test_no_float_is_made_where_a_score_passes(folder):
    """The values, the policy and the evaluation hold no float literal and never call `float`."""
    found = [
        place(path, node.lineno)
        for path in python_files(SOURCE / folder)
        for node in floats(tree(path))
    ]
    assert found == []


def test_only_values_rounds():
    """Nothing outside `values` rounds a number, so no half is lost on the way."""
    found = [
        place(path, node.lineno)
        for path in python_files(SOURCE)
        if not path.is_relative_to(SOURCE / "values")
        for node in roundings(tree(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("x = 0.5", 1),
        ("x = -1e3", 1),
        ("def f(x=2.0): ...", 1),
        ("match x:\n case 1.5: pass", 1),
        ("x = float(y)", 1),
        ("x = 2j", 1),
        ("x = '0.5'  # 0.5", 0),
        ("isinstance(x, float)", 0),
        ("x = Fraction(1, 2)", 0),
    ],
)
def test_a_float_is_found_wherever_it_hides(code, count):
    """Strings, comments and the mere name are no floats; literals anywhere and calls are."""
    assert len(list(floats(ast.parse(code)))) == count


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("round(x, 2)", 1),
        ("x.quantize(y)", 1),
        ("round_half_up(x, 2)", 0),
        ("x.round", 0),
    ],
)
def test_a_rounding_is_found_by_its_call(code, count):
    """A call of the builtin or of `quantize` counts; our own named rules do not."""
    assert len(list(roundings(ast.parse(code)))) == count

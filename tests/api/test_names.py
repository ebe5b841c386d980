"""The public names: which they are, what each says of itself, and its types."""

import ast
import enum
import inspect
import re
import typing

import pytest

import creditpolicy
from tests.whole_repo.repository import SOURCE

STUB = SOURCE / "__init__.pyi"
NAMES = [name for name in creditpolicy.__all__ if name != "__version__"]
CLASSES = [name for name in NAMES if inspect.isclass(getattr(creditpolicy, name))]
FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(creditpolicy, name))]


def methods():
    """Every public method and property of a public class, with its name."""
    for name in CLASSES:
        for member, value in vars(getattr(creditpolicy, name)).items():
            if not member.startswith("_") and _code(value) is not None:
                yield f"{name}.{member}", _code(value)


def _code(value):
    function = getattr(value, "fget", None) or getattr(value, "func", None) or value
    return function if inspect.isfunction(function) else None


CALLABLES = {name: getattr(creditpolicy, name) for name in FUNCTIONS} | dict(methods())


def described(text):
    """The words in backquotes."""
    return {
        word
        for quoted in re.findall(r"`([^`]+)`", text or "")
        for word in re.findall(r"\w+", quoted)
    }


def test_there_are_as_many_names_as_one_can_remember():
    """Twenty-one, and the version; what is not among them is nobody's business."""
    assert len(NAMES) == 21
    assert sorted(NAMES) == sorted(set(NAMES))
    assert set(dir(creditpolicy)) == set(creditpolicy.__all__)


def test_other_names_are_not_there():
    """A name that is not public is an AttributeError that says so."""
    with pytest.raises(AttributeError, match="has no attribute 'Polcy'"):
        creditpolicy.Polcy  # noqa: B018


def test_the_stub_has_the_same_names():
    """What type checkers see is what Python finds."""
    body = ast.parse(STUB.read_text(encoding="utf-8")).body
    imported = {
        alias.asname for node in body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    declared = {node.target.id for node in body if isinstance(node, ast.AnnAssign)}
    assert imported | declared == set(creditpolicy.__all__)
    homes = {
        alias.name: node.module
        for node in body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert {name: getattr(creditpolicy, name).__module__ for name in NAMES} == homes


@pytest.mark.parametrize("name", NAMES)
def test_every_name_says_what_it_is(name):
    """Each has a docstring of its own, of at least a sentence."""
    text = (
        vars(getattr(creditpolicy, name)).get("__doc__")
        if name in CLASSES
        else getattr(creditpolicy, name).__doc__
    )
    assert text is not None
    assert re.search(r"\w+ .*[.`]", text)


@pytest.mark.parametrize("name", [name for name in CLASSES if name != "CreditPolicyError"])
def test_every_field_is_described(name):
    """The docstring of a class names each of its fields, that of an enumeration each member."""
    cls = getattr(creditpolicy, name)
    fields = cls.__members__ if issubclass(cls, enum.Enum) else inspect.get_annotations(cls)
    assert set(fields) - described(cls.__doc__) == set()


@pytest.mark.parametrize("function", CALLABLES.values(), ids=CALLABLES)
def test_every_parameter_is_described(function):
    """The docstring of a function or method names its parameters, and what it raises."""
    parameters = set(inspect.signature(function).parameters) - {"self"}
    assert function.__doc__
    assert parameters - described(function.__doc__) == set()
    if "raise CreditPolicyError" in inspect.getsource(function):
        assert "Raises\nCreditPolicyError" in re.sub(r"\s+", "\n", function.__doc__)


@pytest.mark.parametrize("function", CALLABLES.values(), ids=CALLABLES)
def test_every_signature_is_typed(function):
    """Each parameter and each result has a type that Python can look up, and none is Any."""
    hints = typing.get_type_hints(function)
    assert set(inspect.signature(function).parameters) - {"self"} == hints.keys() - {"return"}
    assert "return" in hints
    assert typing.Any not in hints.values()


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_is_typed(name):
    """The types of fields can be looked up, and none is Any."""
    hints = typing.get_type_hints(getattr(creditpolicy, name))
    assert typing.Any not in hints.values()


def test_the_package_says_that_it_is_typed():
    """py.typed stands beside the stub."""
    assert (SOURCE / "py.typed").exists()
    assert STUB.exists()

"""The tests keep their own house rules."""

import ast
import re

from tests.whole_repo.repository import ROOT, TESTS, functions, lines, place, python_files, tree

MAP = TESTS / "README.md"
FOR_WANT_OF_A_PROGRAM = "tests/extra/spark/java.py"
"""It skips on a machine without Java and fails where CI is set, as in .ci/run."""
ESCAPES = {"skip", "skipif", "xfail", "importorskip"}


def test_every_test_states_its_claim():
    """A test's docstring is a sentence that is true as long as the test passes."""
    silent = [
        place(path, function.lineno)
        for path in python_files(TESTS)
        for function in functions(tree(path))
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert silent == []


def test_no_test_is_skipped():
    """What cannot run here is not a test here: no expected failure, and no skip but for Spark's Java."""
    escapes = [
        place(path, node.lineno)
        for path in python_files(TESTS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ESCAPES
        and ast.unparse(node.value) in ("pytest", "pytest.mark")
        and path.relative_to(ROOT).as_posix() != FOR_WANT_OF_A_PROGRAM
    ]
    assert escapes == []


def test_every_folder_of_tests_is_on_the_map():
    """tests/README.md has a row for each folder, so that a new test has one right place."""
    rows = {found[1] for line in lines(MAP) if (found := re.match(r"\| `(\w+)/` \|", line))}
    folders = {path.relative_to(TESTS).parts[0] for path in TESTS.glob("*/*.py")}
    assert folders - rows == set()


def test_every_test_file_is_collected():
    """A function called `test_…` stands in a file called `test_….py`, or pytest never sees it."""
    lost = [
        place(path, function.lineno)
        for path in python_files(TESTS)
        if not path.name.startswith("test_")
        for function in functions(tree(path))
        if function.name.startswith("test_")
    ]
    assert lost == []


def test_the_oracle_knows_nothing_of_us():
    """The oracle imports nothing from creditpolicy, so it cannot share a mistake with it."""
    shared = [
        place(path, node.lineno)
        for path in python_files(TESTS / "oracle")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and "creditpolicy" in ast.unparse(node)
    ]
    assert shared == []

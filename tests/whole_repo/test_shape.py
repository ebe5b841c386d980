"""Short files, short functions, one purpose each and a sentence that says which."""

import ast
from statistics import median

from tests.whole_repo.repository import SOURCE, TESTS, functions, lines, place, python_files, tree

LONGEST_FILE = 400
MEDIAN_FILE = 150
MEDIAN_FUNCTION = 10


def test_no_source_file_is_long():
    """A file that needs more than 400 lines is two things."""
    lengths = {place(path): len(lines(path)) for path in python_files(SOURCE)}
    assert {file: n for file, n in lengths.items() if n > LONGEST_FILE} == {}


def test_the_usual_source_file_is_read_in_one_sitting():
    """Half of the files that hold code have at most 150 lines."""
    lengths = [len(lines(path)) for path in python_files(SOURCE) if path.name != "__init__.py"]
    assert median(lengths) <= MEDIAN_FILE


def test_the_usual_function_is_seen_at_a_glance():
    """Half of the functions have at most 10 lines, signature and docstring counted."""
    sizes = [
        1 + (function.end_lineno or function.lineno) - function.lineno
        for path in python_files(SOURCE)
        for function in functions(tree(path))
    ]
    assert median(sizes) <= MEDIAN_FUNCTION


def test_every_module_says_what_it_is_for():
    """Each Python file begins with a docstring; a package of ours says its place in the chain."""
    silent = [
        place(path)
        for path in python_files(SOURCE) + [path for path in python_files(TESTS) if lines(path)]
        if ast.get_docstring(tree(path)) is None
    ]
    assert silent == []


def test_our_own_modules_are_imported_for_real():
    """No `if TYPE_CHECKING:` imports creditpolicy; that would hide a cycle from running code."""
    hidden = [
        place(path, inner.lineno)
        for path in python_files(SOURCE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
        if isinstance(inner, ast.ImportFrom | ast.Import) and "creditpolicy" in ast.unparse(inner)
    ]
    assert hidden == []

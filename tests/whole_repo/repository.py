"""The repository as the tests see it: its files, and the syntax trees of its Python."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "creditpolicy"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def committed_or_about_to_be() -> tuple[Path, ...]:
    """Every file that git keeps or would add; without git, every file that is not hidden."""
    if not (ROOT / ".git").exists():
        visible = (path for path in ROOT.glob("[!.]*") if path.name not in ("build", "dist"))
        inside = (inner for path in visible for inner in (path, *path.rglob("*")))
        return tuple(sorted(p for p in inside if p.is_file() and p.suffix != ".pyc"))
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def python_files(folder: Path) -> list[Path]:
    """The Python files under a folder, in order; none where there is no such folder."""
    return sorted(folder.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(module: ast.AST) -> Iterator[Function]:
    """Every function and method, inner ones too."""
    for node in ast.walk(module):
        if isinstance(node, Function):
            yield node


def lines(path: Path) -> list[str]:
    """The lines of a text file."""
    return path.read_text(encoding="utf-8").splitlines()


def place(path: Path, line: int = 1) -> str:
    """A place as editors and terminals link it."""
    return f"{path.relative_to(ROOT)}:{line}"

"""The pytest plugin: each case of a `.policy` file is a test. Loads nothing until it meets one."""

from pathlib import Path

import pytest

_WORDS = ("用例", "test case")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A policy that has cases, in itself or as data beside it, and a file of cases."""
    if file_path.suffix != ".policy" or not _may_have_cases(file_path):
        return None
    from creditpolicy.extra.pytest.items import PolicyFile

    return PolicyFile.from_parent(parent, path=file_path)


def _may_have_cases(path: Path) -> bool:
    if path.with_name(path.name.removesuffix(".policy") + ".cases").is_dir():
        return True
    text = path.read_bytes().decode("utf-8", "replace")
    return any(word in text for word in _WORDS)

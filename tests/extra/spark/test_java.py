"""What is said where Spark cannot run: a skip on a plain machine, a failure where CI is set."""

import sys

import pytest

from creditpolicy import CreditPolicyError
from tests.extra.bulk.test_tables import POLICY
from tests.extra.spark.java import java_version, require_java


@pytest.mark.parametrize(("ci", "outcome"), [("", "Skipped"), ("true", "Failed")])
def test_no_java(ci: str, outcome: str, monkeypatch, tmp_path) -> None:
    """Without Java the message is what to install; in CI nothing passes for tested that was not."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(BaseException, match="there is none: apt install openjdk-17") as raised:
        require_java()
    assert type(raised.value).__name__ == outcome


@pytest.mark.parametrize(
    ("said", "version"),
    [('openjdk version "17.0.15" 2025-04-15', 17), ('java version "1.8.0_45"', 8)],
)
def test_the_version_of_java(said: str, version: int, monkeypatch, tmp_path) -> None:
    """An old Java is none for Spark; before 9 its version began with 1."""
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho '{said}' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert java_version() == version


class Frame:
    """What Spark's DataFrame looks like to who has not imported it."""

    __module__ = "pyspark.sql.dataframe"


@pytest.mark.parametrize("module", ["pyspark", "pyarrow", "sqlglot"])
def test_a_library_that_is_missing_is_said_in_one_line(module: str, monkeypatch) -> None:
    """For a DataFrame CP730 asks for the extra `spark`, with or without DuckDB."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CreditPolicyError) as error:
        POLICY.evaluate_table(Frame())
    (finding,) = error.value.diagnostics
    assert finding.code.code == "CP730"
    for lang in ("zh", "en"):
        assert "pip install 'creditpolicy[spark]'" in finding.help(lang)

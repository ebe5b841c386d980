"""Whether this machine can run Spark; no test here asks another program that a clone may lack."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

LEAST = 17


def require_java() -> None:
    """Skips with a message where there is no Java for Spark; where CI is set, that is a failure."""
    version = java_version()
    if version is not None and version >= LEAST:
        return
    found = "there is none" if version is None else f"here is Java {version}"
    message = f"Spark needs Java {LEAST} or newer, and {found}: apt install openjdk-17-jre-headless"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def java_version() -> int | None:
    """The Java that Spark would start."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        return None
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(?:1\.)?([0-9]+)', said)
    return int(number[1]) if number else None

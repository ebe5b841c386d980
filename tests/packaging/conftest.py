"""Builds the archives, and installs the wheel into an environment of its own; without a network."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

import attr
import attrs
import lark
import pytest

from tests.whole_repo.repository import ROOT

LIBRARIES = (attr, attrs, lark)
"""All that the package may need beside the standard library: attrs is two packages."""


class Archives(NamedTuple):
    """The sdist, the wheel that was built from it, and the wheel that was built from here."""

    sdist: Path
    wheel: Path
    from_checkout: Path


class Installed(NamedTuple):
    """An environment that has the wheel, lark and attrs, and nothing else."""

    folder: Path

    @property
    def package(self) -> Path:
        """Where the package is."""
        (found,) = self.folder.glob("lib/python*/site-packages/creditpolicy")
        return found

    def python(self, code: str) -> str:
        """What a program prints there."""
        return self.run("python", "-c", code).stdout.decode()

    def creditpolicy(self, *words: object) -> subprocess.CompletedProcess[bytes]:
        """Runs the command that the installation made."""
        return self.run("creditpolicy", *map(str, words))

    def run(self, name: str, *words: str) -> subprocess.CompletedProcess[bytes]:
        command = [str(self.folder / "bin" / name), *words]
        done = subprocess.run(
            command, cwd=self.folder, env=plain_environment(), capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done


def plain_environment() -> dict[str, str]:
    """This process's environment, without what leads to the checkout or changes the output."""
    left_out = ("PYTHON", "LC_", "COLUMNS")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(left_out)}
    return {**kept, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "LANG": "C.UTF-8"}


def run_module(*words: object) -> None:
    command = [sys.executable, "-m", *map(str, words)]
    done = subprocess.run(
        command, cwd=ROOT, env=plain_environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


@pytest.fixture(scope="session")
def archives(tmp_path_factory):
    """What a release would upload, and the wheel of the checkout beside it."""
    folder, beside = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("beside")
    run_module("build", "--no-isolation", "--outdir", folder)
    run_module("build", "--no-isolation", "--wheel", "--outdir", beside)
    return Archives(*folder.glob("*.tar.gz"), *folder.glob("*.whl"), *beside.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(archives, tmp_path_factory):
    """The wheel, installed where nobody knows of the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    run_module("pip", "--python", python, "install", "--no-deps", "--no-compile", archives.wheel)
    environment = Installed(folder)
    for library in LIBRARIES:
        source = Path(library.__file__).parent
        (environment.package.parent / source.name).symlink_to(source)
    return environment

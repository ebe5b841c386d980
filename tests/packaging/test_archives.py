"""What is in the sdist and in the wheel."""

import tarfile
import tomllib
from email.parser import Parser
from hashlib import sha256
from zipfile import ZipFile

from tests.whole_repo.repository import ROOT, SOURCE, committed_or_about_to_be

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MAPPED = {
    "creditpolicy/_data/grammar/policy.lark": ROOT / "grammar" / "policy.lark",
    "creditpolicy/_data/policies/gaoxin_2018.policy": ROOT / "policies" / "gaoxin_2018.policy",
    "creditpolicy/_data/policies/gaoxin_2018.cases.policy": ROOT
    / "policies"
    / "gaoxin_2018.cases.policy",
}
ONLY_HERE = {".ci/run", ".gitignore"}
"""What belongs to the work on the package and not to the package."""


def kept(folder):
    """Every file under a folder that is kept, by its name in the checkout."""
    files = committed_or_about_to_be()
    return {str(path.relative_to(ROOT)): path for path in files if path.is_relative_to(folder)}


def files_of(wheel):
    """The files of the package in a wheel, and what each holds."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith("creditpolicy/")]
        return {name: archive.read(name) for name in names}


def metadata_of(wheel):
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def names_in(sdist):
    with tarfile.open(sdist) as archive:
        return {name.split("/", 1)[1] for name in archive.getnames()}


def test_the_wheel_holds_the_package_and_its_data(archives):
    """Each file of the package is in it as it is here, with the grammar and the policy."""
    package = {name.removeprefix("src/"): path for name, path in kept(SOURCE).items()}
    expected = {name: path.read_bytes() for name, path in {**package, **MAPPED}.items()}
    assert files_of(archives.wheel) == expected


def test_the_wheel_holds_what_programs_ask_for(archives):
    """The mark for type checkers, the stub, every schema, both starters, the parser's table."""
    names = files_of(archives.wheel).keys()
    schemas = ("assessment", "diagnostics", "diff", "explanation", "mutation", "proof", "policy")
    assert names >= {
        "creditpolicy/py.typed",
        "creditpolicy/__init__.pyi",
        "creditpolicy/syntax/grammar_table.json",
        "creditpolicy/cli/starters/en.policy",
        "creditpolicy/cli/starters/zh.policy",
        *(f"creditpolicy/report/schemas/{name}-1.json" for name in schemas),
    }


def test_the_sdist_builds_the_same_wheel(archives):
    """Who builds from the sdist gets, byte for byte, what is built from the checkout."""
    one, other = archives.wheel, archives.from_checkout
    assert one.name == other.name
    assert sha256(one.read_bytes()).hexdigest() == sha256(other.read_bytes()).hexdigest()


def test_the_sdist_holds_everything_but_our_workshop(archives):
    """Sources, tests, documentation, examples and tools: all that this repository keeps."""
    assert kept(ROOT).keys() - names_in(archives.sdist) <= ONLY_HERE


def test_the_sdist_holds_nothing_else(archives):
    """No cache, no environment and no result of a run slips into it."""
    assert names_in(archives.sdist) - kept(ROOT).keys() <= {"PKG-INFO"}


def test_the_metadata_say_what_the_project_says(archives):
    """Version, Python and the two libraries that a plain install brings; the rest is extra."""
    metadata = metadata_of(archives.wheel)
    needs = [need for need in metadata.get_all("Requires-Dist") if "extra ==" not in need]
    assert metadata["Version"] == PROJECT["version"]
    assert metadata["Requires-Python"] == PROJECT["requires-python"]
    assert sorted(need.split("<")[0].split(">")[0] for need in needs) == ["attrs", "lark"]
    assert metadata["License-File"] == "LICENSE"
    assert metadata.get_payload() == (ROOT / "README.md").read_text(encoding="utf-8")

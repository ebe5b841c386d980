"""What the project file promises is what the repository holds."""

import re
import tomllib

from tests.whole_repo.repository import ROOT, SOURCE, lines

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_core_needs_two_libraries():
    """A plain install brings lark and attrs; whatever else anyone needs is an extra."""
    names = {re.split(r"[<>=~!\[; ]", need)[0] for need in PROJECT["project"]["dependencies"]}
    assert names == {"attrs", "lark"}


def test_the_changelog_begins_with_this_version():
    """The newest heading of CHANGELOG.md is the version that would be released."""
    headings = [line for line in lines(ROOT / "CHANGELOG.md") if line.startswith("## ")]
    assert headings[0].split()[1] == PROJECT["project"]["version"]


def test_every_shipped_policy_is_in_the_wheel():
    """A file in policies/ that the wheel's map leaves out would exist in checkouts only."""
    mapped = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    shipped = [*(ROOT / "policies").glob("*.policy"), *(ROOT / "grammar").glob("*.lark")]
    expected = {
        f"{path.parent.name}/{path.name}": f"creditpolicy/_data/{path.parent.name}/{path.name}"
        for path in shipped
    }
    assert expected.items() <= mapped.items()


def test_the_wheel_says_that_it_is_typed():
    """With py.typed in the package, a user's type checker reads our annotations."""
    assert (SOURCE / "py.typed").is_file()

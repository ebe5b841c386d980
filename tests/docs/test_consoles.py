"""What a page shows of the command line is what the command line prints, to the letter."""

import pytest

import creditpolicy
from tests.docs.consoles import agrees, commands, pages_with_consoles, prepare, printed, ship
from tests.docs.expectations import expected, found
from tests.docs.pages import blocks


@pytest.mark.parametrize("page", pages_with_consoles(), ids=lambda page: page.name)
def test_the_consoles_of_a_page_are_true(page, tmp_path, monkeypatch):
    """Run in order on the files of the page, commands print and files score what the page says."""
    monkeypatch.chdir(tmp_path)
    ship(tmp_path)
    last: dict[str, str] = {}
    for block in blocks(page):
        prepare(block, tmp_path)
        if name := block.option("file"):
            last[block.lang] = name
        if block.lang == "expect" and "csv" in last:
            policy = creditpolicy.load(last["policy"])
            assert found(block, policy, tmp_path / last["csv"]) == expected(block)
        for command, shown in commands(block) if block.lang == "console" else ():
            real = printed(command)
            assert shown == real or agrees(shown, real), f"{block.place}: {command}\n{real}"


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n……\nd\n", "a\nb\nc\nd\n", True),
        ("a\n……\nd\n", "a\nd\n", True),
        ("……\nd\n", "a\nd\n", True),
        ("a\n……\n", "b\nc\n", False),
        ("a.\n", "ab\n", False),
    ],
)
def test_dots_stand_for_any_lines(shown, real, same):
    """A line `……` on a page stands for lines that are left out, and nothing else does."""
    assert agrees(shown, real) is same

"""Every code: its number, its two languages, its page with examples that do as they say."""

import re
from string import Formatter

import pytest

from creditpolicy.diagnostics.pages import codes, page
from creditpolicy.diagnostics.registry import all_codes
from tests.diagnostics import examples
from tests.whole_repo.repository import SOURCE, TESTS, python_files

PHASES = {
    "reading": range(100),
    "syntax": range(100, 200),
    "policy": range(200, 270),
    "amend": range(270, 290),
    "succession": range(290, 300),
    "types": range(300, 370),
    "ensures": range(370, 400),
    "sums": range(400, 500),
    "rows": range(500, 540),
    "evidence": range(540, 570),
    "workbooks": range(570, 590),
    "evaluation": range(600, 700),
    "sessions": range(700, 730),
    "bulk": range(730, 750),
    "cases": range(750, 780),
    "verification": range(780, 810),
    "laws": range(810, 820),
    "papers": range(820, 860),
}
UNUSED = "CP211"
"""Fragments declare more than they use; only its own page is about that."""

FAULTS = {"CP120", "CP730", "CP736", "CP737", "CP738", "CP739", "CP770", "CP784", "CP785", "CP790"}
FAULTS |= {"CP810", "CP812", "CP813", "CP815", "CP820", "CP846"}
"""What a fault of this program or of its installation raises, a file that cannot be written, or
Ctrl+C: there is no text to show."""


def module_of(code):
    from importlib import import_module

    for name in PHASES:
        module = import_module(f"creditpolicy.diagnostics.catalog.{name}")
        if code in [one for one in vars(module).values() if isinstance(one, type(code))]:
            return name
    raise AssertionError(code.code)


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.code)
def test_both_languages_say_the_same_things(code):
    """Message and help name the same things in Chinese and in English, and neither is missing."""
    assert code.zh
    assert code.en
    assert placeholders(code.zh) == placeholders(code.en)
    assert placeholders(code.help_zh) == placeholders(code.help_en)
    assert bool(code.help_zh) == bool(code.help_en)


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.code)
def test_chinese_is_written_with_chinese_punctuation(code):
    """No half-width sign stands beside a Chinese character, but in examples."""
    for text in (code.zh, code.help_zh.split("例如：")[0]):
        assert not re.search(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]", text)
    assert code.zh.endswith("。")


def test_codes_are_unique_and_numbered_by_phase():
    """A number belongs to one code, and says in which phase it is raised."""
    numbers = [code.code for code in all_codes()]
    assert len(set(numbers)) == len(numbers)
    strange = [c.code for c in all_codes() if int(c.code[2:]) not in PHASES[module_of(c)]]
    assert strange == []


def test_every_code_is_used():
    """Each constant of the catalog is raised somewhere in the package."""
    from importlib import import_module

    text = "\n".join(
        path.read_text("utf-8")
        for path in python_files(SOURCE)
        if "catalog" not in path.parts and "registry" not in path.name
    )
    constants = {
        name
        for phase in PHASES
        for name, code in vars(import_module(f"creditpolicy.diagnostics.catalog.{phase}")).items()
        if name.isupper() and hasattr(code, "help_zh")
    }
    assert {name for name in constants if not re.search(rf"\b{name}\b", text)} == set()


def test_every_code_has_a_page_and_every_page_a_code():
    """Pages and codes are the same."""
    assert set(codes()) == {code.code for code in all_codes()}


@pytest.mark.parametrize("code", codes())
def test_a_page_is_in_both_languages(code):
    """A page begins with its code, is Chinese before the rule and English behind it."""
    text = page(code)
    assert text is not None
    assert text.startswith(f"# {code}\n")
    chinese, english = text.split("\n---\n")
    assert re.search(r"[\u4e00-\u9fff]{4}", chinese)
    assert re.search(r"[A-Za-z]{3} [a-z]+ ", english)
    assert not re.search(r"[\u4e00-\u9fff]{4}", english)


@pytest.mark.parametrize("code", sorted(set(codes()) - FAULTS))
def test_the_wrong_example_raises_its_code_and_no_other(code, tmp_path):
    """What a page shows as wrong is wrong in exactly this way."""
    found, also = examples.raised(code, "wrong", tmp_path)
    assert found - ({UNUSED} - {code}) == {code} | also


@pytest.mark.parametrize("code", sorted(set(codes()) - FAULTS))
def test_the_right_example_raises_nothing(code, tmp_path):
    """What a page shows as right is right."""
    found, also = examples.raised(code, "right", tmp_path)
    assert found - ({UNUSED} - {code}) == also


def test_a_fault_of_the_program_is_raised_by_a_test():
    """What no page can show is named by a test of its own."""
    for code in FAULTS:
        name = next(one for one in all_codes() if one.code == code)
        files = [p for p in python_files(TESTS) if p.name != "test_codes.py"]
        assert any(name.code in p.read_text("utf-8") for p in files), name


def test_a_code_without_a_page_is_none():
    """Asked for what does not exist, the pages give nothing."""
    assert page("CP999") is None
    assert page("../catalog/policy") is None

"""The formatter: one canonical text for every tree, in either language."""

import pytest
from hypothesis import given

from creditpolicy.source.source import Source
from creditpolicy.syntax.format import format_file, format_source
from creditpolicy.syntax.parse import parse
from creditpolicy.testing.statements import files

LANGUAGES = ("zh", "en")


def read(text):
    """The file of a text that holds no mistake."""
    file, problems = parse(Source("test", text))
    assert problems == (), (problems[0].message("zh"), text)
    return file


@pytest.mark.parametrize("lang", LANGUAGES)
@given(file=files())
def test_what_is_printed_reads_as_the_same_statements(lang, file):
    """parse(format(x)) == x for every tree, in Chinese and in English."""
    assert read(format_file(file, lang)).statements == file.statements

"""The pages of the codes as `creditpolicy error` shows them."""

import re

import pytest

from creditpolicy.diagnostics.catalog.evaluation import UNDECIDED_ASSUMPTIONS
from creditpolicy.diagnostics.catalog.sums import WEIGHTS_SUM
from creditpolicy.diagnostics.registry import all_codes
from creditpolicy.diagnostics.render_page import render_page
from creditpolicy.source.width import width
from tests.diagnostics.examples import blocks


def test_a_page_in_chinese():
    """Why, the wrong example, the right one; no sign of Markdown, and no English."""
    assert render_page(WEIGHTS_SUM, "zh", 80) == (
        "CP402（错误）\n"
        "\n"
        "每个考核项的权重要正好合到 100%，不然这一项的分值发不完，或者发过了头。\n"
        "\n"
        "错的例子：\n"
        "      权重\n"
        "        60%：甲局\n"
        "        30%：乙局\n"
        "\n"
        "对的例子：\n"
        "      权重\n"
        "        60%：甲局\n"
        "        40%：乙局\n"
    )


def test_a_page_in_english():
    """The same page in the other language has the same examples."""
    text = render_page(UNDECIDED_ASSUMPTIONS, "en", 80)
    assert text.startswith(
        "CP603 (error)\n\nWhere a notice leaves something open, the policy fills"
    )
    captions = re.findall(r"^\S.*:$", text, re.MULTILINE)
    assert captions == ["The policy:", "The evidence:", "Wrong:", "Right:"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_is_shown_whole(lang):
    """Every example of every page stands on it, and no sentence is wider than the terminal."""
    for code in all_codes():
        text = render_page(code, lang, 80)
        assert "```" not in text
        lines = text.splitlines()
        assert all(width(line) <= 80 for line in lines if not line.startswith("    "))
        for block in blocks(code.code):
            assert all("    " + line in lines for line in block.text.splitlines() if line)

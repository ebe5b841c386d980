"""Every rule of a real notice is laid out, translated and explained, not only evaluated."""

from pathlib import Path
from typing import Any

import pytest

import creditpolicy
from creditpolicy.report.explain import explain
from creditpolicy.source.source import Source
from creditpolicy.syntax.format import format_source
from tests.idioms.evidence import rows
from tests.idioms.test_idioms import HERE, IDIOMS

POLICIES = sorted((HERE / "policies").glob("*.policy"))


def laid_out(text: str, lang: str) -> str:
    written = format_source(Source("rule", text), lang)
    assert isinstance(written, str)
    return written


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_it_moves_to_english_and_back(path: Path) -> None:
    """It is laid out; in English it has the same measures and scores; and back it is the same text."""
    text = path.read_text(encoding="utf-8")
    english = laid_out(text, "en")
    assert laid_out(text, "zh") == text == laid_out(english, "zh")
    one, other = creditpolicy.loads(text).checked, creditpolicy.loads(english).checked
    assert (other.measures, other.scores) == (one.measures, one.scores)


@pytest.mark.no_cover
@pytest.mark.parametrize("idiom", IDIOMS, ids=lambda idiom: idiom["id"])
def test_it_is_explained(idiom: dict[str, Any]) -> None:
    """Each department of its first case is told its own scores exactly, in words of both languages."""
    policy = creditpolicy.load(HERE / "policies" / f"{idiom['id']}.policy")
    given = idiom["cases"][0]["given"]
    assessment = policy.evaluate(rows(idiom["id"], given), assume=given.get("_assume"))
    for department in assessment.departments:
        explained = creditpolicy.explain(assessment, department.name)
        assert explained.score.value == department.score
        assert {one.result.item.id: one.rate.value for one in explained.items} == {
            one.item.id: one.rate for one in department.items
        }
        for lang in ("zh", "en"):
            text = explain(assessment, department.name, None, lang)
            assert text.startswith(department.name)
            assert all(f" {one.item.id} {one.item.name}" in text for one in department.items)

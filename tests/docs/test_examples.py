"""Every policy on a page is what the page says it is, and scores what the page says it scores."""

import pytest

import creditpolicy
from tests.docs.expectations import expected, found
from tests.docs.frame import amended, whole_policy
from tests.docs.pages import Block, all_blocks, blocks, pages

UNUSED = "CP211"  # fragments declare more than they use


def ids(block):
    return block.place


def is_file(block: Block) -> bool:
    """Whether the block is a part of a file that the page goes on writing (see test_consoles)."""
    return block.option("file") is not None or block.option("add") is not None


def examples() -> list[tuple[Block, Block, Block]]:
    """Each `expect` block with the policy and the rows that stand above it."""
    found = []
    for page in pages():
        last: dict[str, Block] = {}
        for block in blocks(page):
            last[block.lang] = block
            if block.lang == "expect" and not is_file(last["policy"]):
                found.append((last["policy"], last["csv"], block))
    return found


@pytest.mark.parametrize("block", all_blocks("policy"), ids=ids)
def test_a_policy_checks_as_its_page_says(block):
    """A policy block has the errors and warnings whose codes it names, and no others."""
    if block.option("add"):
        return
    _, diagnostics = creditpolicy.check(whole_policy(block), bases=amended())
    errors = {d.code.code for d in diagnostics if d.is_error}
    warnings = {d.code.code for d in diagnostics if not d.is_error} - {UNUSED}
    assert errors | warnings == block.codes


@pytest.mark.parametrize(
    ("policy", "rows", "block"), [pytest.param(*e, id=e[2].place) for e in examples()]
)
def test_a_score_is_what_its_page_says(policy, rows, block, tmp_path):
    """Each line of an expect block is the exact figure for the rows and the policy above it."""
    path = tmp_path / "rows.csv"
    path.write_text(rows.text, encoding="utf-8")
    checked = creditpolicy.loads(whole_policy(policy), bases=amended())
    assert found(block, checked, path) == expected(block)

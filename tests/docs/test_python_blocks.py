"""The Python that a page shows is run, from its first block to its last, as one program."""

import pytest

from tests.docs.pages import Block, blocks, pages


def programs() -> list[list[Block]]:
    """The Python blocks of each page that has any."""
    found = ([block for block in blocks(page) if block.lang == "python"] for page in pages())
    return [program for program in found if program]


@pytest.mark.no_cover
@pytest.mark.parametrize("program", programs(), ids=lambda program: program[0].place)
def test_the_python_of_a_page_runs(program, tmp_path, monkeypatch):
    """Every block runs behind those before it, in an empty folder, and its assertions hold."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "page"}
    for block in program:
        text = "\n" * block.line + block.text  # so that a traceback gives the line of the page
        exec(compile(text, str(block.page), "exec"), names)

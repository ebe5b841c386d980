"""What a page shows of the command line is what the command line prints, to the letter."""

import io
import shlex
import shutil

import pytest

from creditpolicy.cli.main import main
from tests.docs.pages import ROOT, Block, blocks, pages

WITH_CONSOLES = [page for page in pages() if any(b.lang == "console" for b in blocks(page))]
SHIPPED = ("policies", "examples")


def commands(block: Block) -> list[tuple[str, str]]:
    """Each command of a console block, with the output that stands below it."""
    found: list[tuple[str, str]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        else:
            command, output = found[-1]
            found[-1] = (command, output + line + "\n")
    return found


def printed(command: str, monkeypatch) -> str:
    """What a command prints, errors and all, on a Chinese terminal of 80 cells."""
    program, *words = shlex.split(command)
    assert program == "creditpolicy"
    terminal = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", terminal)
        patch.setattr("sys.stderr", terminal)
        main(words)
    return "\n".join(line.rstrip() for line in terminal.getvalue().splitlines()) + "\n"


def prepare(block: Block, folder) -> None:
    """Writes, lengthens or mends the file that a block or a remark names."""
    if name := block.option("file"):
        (folder / name).write_text(block.text, encoding="utf-8")
    elif name := block.option("add"):
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write("\n" + block.text)
    elif block.lang == "remark" and block.args[0] == "replace":
        _, name, old, new = (arg.replace("␠", " ").replace("⏎", "\n") for arg in block.args)
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{block.place}: {old}"
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("page", WITH_CONSOLES, ids=lambda page: page.name)
def test_the_consoles_of_a_page_are_true(page, tmp_path, monkeypatch):
    """Run in order on the files of the page, every command prints what the page shows below it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for name in SHIPPED:
        shutil.copytree(ROOT / name, tmp_path / name, symlinks=True)
    for block in blocks(page):
        prepare(block, tmp_path)
        for command, output in commands(block) if block.lang == "console" else ():
            assert (command, printed(command, monkeypatch).strip("\n")) == (command, output.strip("\n"))

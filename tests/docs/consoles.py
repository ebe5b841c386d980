"""Console blocks: commands behind `$`, and below each what it prints; `……` stands for any lines.

`python -m tests.docs.consoles` writes the outputs into the pages again. Read the difference before
you keep it: what a page shows is a promise, and the hand calculations beside it must still agree.
"""

import io
import os
import re
import shlex
import shutil
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from creditpolicy.cli.main import main
from tests.docs.pages import ROOT, Block, blocks, pages

TERMINAL = {"COLUMNS": "80", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
ANY_LINES = "……\n"
_SHIPPED = ("policies", "examples")


def pages_with_consoles() -> list[Path]:
    """The pages that show the command line at work."""
    return [page for page in pages() if any(block.lang == "console" for block in blocks(page))]


def commands(block: Block) -> list[tuple[str, str]]:
    """Each command of a console block, with the output that stands below it."""
    parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def printed(command: str) -> str:
    """What a command prints, errors and all, on a Chinese terminal of 80 cells."""
    program, *words = shlex.split(command)
    assert program == "creditpolicy", command
    terminal = io.StringIO()
    with patch.dict(os.environ, TERMINAL), redirect_stdout(terminal), redirect_stderr(terminal):
        main(words)
    lines = [line.rstrip() for line in terminal.getvalue().strip("\n").splitlines()]
    return "".join(f"{line}\n" for line in lines)


def agrees(shown: str, real: str) -> bool:
    """Whether the output of a page is the real one, but for the lines that it leaves out."""
    pieces = (re.escape(piece) for piece in shown.split(ANY_LINES))
    return re.fullmatch(r"(?:.*\n)*".join(pieces), real) is not None


def prepare(block: Block, folder: Path) -> None:
    """Writes, lengthens or mends the file that a block or a remark to the tests names."""
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


def ship(folder: Path) -> None:
    """Puts the policies and the examples of the checkout into a folder."""
    for name in _SHIPPED:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name, symlinks=True)


def _filled(page: Path) -> str:
    """The page with the real outputs, except those that leave lines out and agree."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        ship(Path(folder))
        for block in blocks(page):
            prepare(block, Path(folder))
            if block.lang != "console":
                continue
            done = ""
            for command, shown in commands(block):
                real = printed(command)
                done += f"$ {command}\n{shown if agrees(shown, real) else real}"
            text = text.replace(block.text, done, 1)
    return text


if __name__ == "__main__":
    for page in pages_with_consoles():
        page.write_text(_filled(page), encoding="utf-8")

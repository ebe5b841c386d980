"""Writes the generated parts of docs/; `make docs` runs it, and a test compares.

The command line's reference is its own help, in both languages.
"""

from pathlib import Path

from creditpolicy.cli.commands import COMMANDS
from creditpolicy.cli.help import command_help, program_help

REFERENCE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"

_TITLES = {"zh": "命令行", "en": "The command line"}
_INTRODUCTION = """\
<!-- tools/generate_docs.py writes this page from the help of the commands: `make docs`. -->

# 命令行参考 · Command line reference

[中文](#命令行) · [English](#the-command-line)

"""


def cli_reference() -> str:
    """The page `docs/reference/cli.md`."""
    return _INTRODUCTION + "\n".join(_part(lang) for lang in _TITLES)


def _part(lang: str) -> str:
    sections = [f"## {_TITLES[lang]}\n\n{_block(program_help(COMMANDS, lang))}"]
    sections += [f"### {one.name}\n\n{_block(command_help(one, lang))}" for one in COMMANDS]
    return "\n".join(sections)


def _block(text: str) -> str:
    return f"```text\n{text}```\n"


if __name__ == "__main__":
    REFERENCE.parent.mkdir(parents=True, exist_ok=True)
    REFERENCE.write_text(cli_reference(), encoding="utf-8", newline="\n")
    print(f"wrote {REFERENCE}")

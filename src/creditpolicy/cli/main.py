"""The entry point: which command, in which language; and no traceback for anybody's mistake."""

import gc
import os
import sys
from collections.abc import Sequence

from creditpolicy import __version__
from creditpolicy.cli.arguments import read_arguments
from creditpolicy.cli.command import (
    BAD_USAGE,
    FINE,
    INTERRUPTED,
    PIPE_CLOSED,
    TERMINATED,
    Command,
    UsageError,
)
from creditpolicy.cli.commands import COMMANDS
from creditpolicy.cli.console import Console
from creditpolicy.cli.help import PROGRAM, command_help, program_help, usage
from creditpolicy.cli.termination import Terminated, clean_up_when_terminated
from creditpolicy.source.width import cut, printable
from creditpolicy.values.nearest import nearest

_HELP = frozenset(("-h", "--help"))
_NAME, _SENTENCE = 60, 600
"""The most cells of what was typed, and of a sentence that repeats it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        0: fine; 1: something was found, or a result refused; 2: bad usage or unreadable input;
        130: interrupted; 141: whoever read the output closed it; 143: asked to end (SIGTERM).
    """
    if argv is None:
        clean_up_when_terminated()
        gc.disable()  # one command and the end: looking for cycles takes a fifth of it
    words = list(sys.argv[1:] if argv is None else argv)
    console = Console.of_process(words, os.environ)
    try:
        code = _run(words, console)
        console.flush()
    except BrokenPipeError:
        console.close_quietly()
        return PIPE_CLOSED
    except Terminated:
        return TERMINATED
    except KeyboardInterrupt:
        return INTERRUPTED
    if argv is None:
        gc.freeze()  # nor does Python look through it all once more as it ends
    return code


def _run(words: list[str], console: Console) -> int:
    name, rest = _split(words)
    if name is None:
        return _without_command(words, console)
    command = next((one for one in COMMANDS if one.name == name), None)
    if command is None:
        return _unknown_command(name, console)
    if not _HELP.isdisjoint(rest):
        console.say(command_help(command, console.lang))
        return FINE
    try:
        return command.run(read_arguments(command, rest, console.lang), console)
    except UsageError as error:
        return _misused(command, error, console)


def _split(words: list[str]) -> tuple[str | None, list[str]]:
    """The command, and all other words; `--lang en` may stand before it."""
    index = 0
    while index < len(words) and words[index].startswith("-"):
        index += 2 if words[index] == "--lang" else 1
    if index >= len(words):
        return None, words
    return words[index], words[:index] + words[index + 1 :]


def _without_command(words: list[str], console: Console) -> int:
    if "--version" in words:
        console.say(f"{PROGRAM} {__version__}\n")
        return FINE
    text = program_help(COMMANDS, console.lang)
    if not _HELP.isdisjoint(words):
        console.say(text)
        return FINE
    console.complain(text)
    return BAD_USAGE


def _unknown_command(name: str, console: Console) -> int:
    names = [command.name for command in COMMANDS]
    near = nearest(name, names)
    name = _fit(name, _NAME)
    listed = "、".join(names) if console.lang == "zh" else ", ".join(names)
    if console.lang == "zh":
        hint = f"是不是“{near}”？" if near else f"可用的命令：{listed}。"
        console.complain(f"{PROGRAM}：没有“{name}”这个命令。{hint}\n")
    else:
        hint = f"Did you mean “{near}”?" if near else f"Commands: {listed}."
        console.complain(f"{PROGRAM}: there is no command “{name}”. {hint}\n")
    return BAD_USAGE


def _misused(command: Command, error: UsageError, console: Console) -> int:
    colon = "：" if console.lang == "zh" else ": "
    sentence = _fit(error.words.of(console.lang), _SENTENCE)
    console.complain(f"{PROGRAM} {command.name}{colon}{sentence}\n")
    more = "详细说明：" if console.lang == "zh" else "More: "
    console.complain(f"{usage(command, console.lang)}\n")
    console.complain(f"{more}{PROGRAM} {command.name} --help\n")
    return BAD_USAGE


def _fit(text: str, cells: int) -> str:
    """What somebody typed, fit to be shown to them."""
    return cut(printable(text), cells)

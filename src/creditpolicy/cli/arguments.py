"""The words of a command line become values; mistakes are said in the reader's language."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NoReturn

from creditpolicy.cli.command import Command, Option, UsageError, all_options

# What argparse says, over its versions, and how to say it in Chinese.
_SENTENCES = (
    (r"the following arguments are required: (.+)", "缺少{0}。"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”。"),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0} 不能写“{1}”；可以写 {2}。",
    ),
    (r"argument (\S+): expected (?:one|at least one) argument", "{0} 后面要写一个值。"),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", "{0} 后面不带值。"),
    (r"ambiguous option: (\S+) could match .+", "{0} 没有写全。"),
)


def read_arguments(command: Command, words: Sequence[str], lang: str) -> Namespace:
    """The values of a command's arguments; raises UsageError."""
    parser = _Parser(prog=command.name, add_help=False, allow_abbrev=False)
    for argument in command.arguments:
        parser.add_argument(
            argument.dest,
            metavar=argument.metavar.of(lang),
            nargs=_number(many=argument.many, required=argument.required),
        )
    for option in all_options(command):
        _add(parser, option)
    return parser.parse_args(list(words))


def _number(*, many: bool, required: bool) -> str | None:
    if many:
        return "+" if required else "*"
    return None if required else "?"


def _add(parser: ArgumentParser, option: Option) -> None:
    if option.is_switch:
        parser.add_argument(*option.flags, action="store_true")
        return
    parser.add_argument(
        *option.flags,
        action="append" if option.repeat else "store",
        choices=option.choices or None,
        default=[] if option.repeat else option.default,
    )


class _Parser(ArgumentParser):
    """Raises where argparse would print and leave."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(in_chinese(message), message[:1].upper() + message[1:] + ".")


def in_chinese(message: str) -> str:
    """What argparse says, in Chinese; as it is where it says something new."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            words = (group.replace("'", "").replace(", ", "、") for group in found.groups())
            return sentence.format(*words)
    return message

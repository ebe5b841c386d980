"""Help as text, in both languages and on every Python the same; the reference is made of it."""

from collections.abc import Sequence

from creditpolicy.cli.command import HELP, LANG, Both, Command, Option, all_options
from creditpolicy.source.width import pad, width, wrap

PROGRAM = "creditpolicy"
COLUMNS = 80

_USAGE = Both("用法：", "Usage: ")
_ARGUMENTS = Both("参数：", "Arguments:")
_OPTIONS = Both("选项：", "Options:")
_COMMANDS = Both("命令：", "Commands:")
_EXAMPLES = Both("例如：", "Examples:")
_ANY_OPTIONS = Both("[选项]", "[OPTIONS]")
_COMMAND = Both("命令", "COMMAND")
_DEFAULT = Both("不写就是 {value}。", "Default: {value}.")
_ABOUT = Both(
    "把考核办法写成读起来像通知的政策文件，检查它，按材料算出每个部门的得分，并说明每一分是怎么来的。",
    "Write an assessment as a text that reads like the official notice; check it, score evidence "
    "by it, and explain every point.",
)
_CODES = Both(
    "退出码：0 正常；1 查出了问题，或者按要求不出结果；2 命令写得不对，或者文件读不了。",
    "Exit codes: 0 fine; 1 something was found, or a result was refused as asked; "
    "2 bad usage, or an input that cannot be read.",
)
_MORE = Both(
    "creditpolicy 命令 --help 看每个命令的说明，--lang zh 或 --lang en 换语言。",
    "creditpolicy COMMAND --help describes a command; --lang zh or --lang en sets the language.",
)
VERSION = Option(("--version",), Both("显示版本号。", "Show the version."))

Row = tuple[str, str]


def program_help(commands: Sequence[Command], lang: str) -> str:
    """What `creditpolicy --help` says."""
    blocks = [
        [f"{_USAGE.of(lang)}{PROGRAM} {_COMMAND.of(lang)} ..."],
        wrap(_ABOUT.of(lang), COLUMNS),
        _rows(_COMMANDS, [(command.name, command.summary.of(lang)) for command in commands], lang),
        _rows(_OPTIONS, [_option(option, lang) for option in (LANG, VERSION, HELP)], lang),
        wrap(_MORE.of(lang), COLUMNS),
        wrap(_CODES.of(lang), COLUMNS),
    ]
    return _text(blocks)


def command_help(command: Command, lang: str) -> str:
    """What `creditpolicy COMMAND --help` says."""
    arguments = [(one.metavar.of(lang), one.help.of(lang)) for one in command.arguments]
    options = [_option(option, lang) for option in all_options(command)]
    blocks = [
        [usage(command, lang)],
        wrap(command.summary.of(lang), COLUMNS),
        _rows(_ARGUMENTS, arguments, lang) if arguments else [],
        _rows(_OPTIONS, options, lang),
        [_EXAMPLES.of(lang), *(f"  {example}" for example in command.examples)],
    ]
    return _text(blocks)


def usage(command: Command, lang: str) -> str:
    """The first line of a command's help."""
    words = [PROGRAM, command.name]
    for one in command.arguments:
        name = one.metavar.of(lang) + ("..." if one.many else "")
        words.append(name if one.required else f"[{name}]")
    return _USAGE.of(lang) + " ".join([*words, _ANY_OPTIONS.of(lang)])


def _option(option: Option, lang: str) -> Row:
    value = "|".join(option.choices) if option.metavar is None else option.metavar.of(lang)
    name = ", ".join(option.flags) + (f" {value}" if value else "")
    text = option.help.of(lang)
    if option.default is not None:
        text += (" " if lang == "en" else "") + _DEFAULT.of(lang).format(value=option.default)
    return name, text


def _rows(title: Both, rows: list[Row], lang: str) -> list[str]:
    """Names on the left, what they mean on the right, below each other."""
    left = min(24, max(width(name) for name, _ in rows))
    lines = [title.of(lang)]
    for name, text in rows:
        first, *rest = wrap(text, COLUMNS - left - 4)
        if width(name) > left:
            lines += [f"  {name}", " " * (left + 4) + first]
        else:
            lines.append(f"  {pad(name, left)}  {first}")
        lines += [" " * (left + 4) + line for line in rest]
    return lines


def _text(blocks: list[list[str]]) -> str:
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)

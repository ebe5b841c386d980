"""What a command is: its words in both languages, its arguments and options, and what it runs."""

from argparse import Namespace
from collections.abc import Callable
from typing import NamedTuple

from creditpolicy.cli.console import Console

FINE = 0
FOUND = 1
BAD_USAGE = 2
INTERRUPTED = 130
TERMINATED = 143
PIPE_CLOSED = 141


class Both(NamedTuple):
    """A sentence in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Argument(NamedTuple):
    """What stands on the command line by its place; `dest` is its name in the code."""

    dest: str
    metavar: Both
    help: Both
    many: bool = False
    required: bool = True


class Option(NamedTuple):
    """What stands there by its name; a switch where it has neither metavar nor choices."""

    flags: tuple[str, ...]
    help: Both
    metavar: Both | None = None
    choices: tuple[str, ...] = ()
    default: str | None = None
    repeat: bool = False

    @property
    def is_switch(self) -> bool:
        return self.metavar is None and not self.choices


class Command(NamedTuple):
    """One command; `run` gives its exit code."""

    name: str
    summary: Both
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]
    examples: tuple[str, ...]
    run: Callable[[Namespace, Console], int]


class UsageError(Exception):
    """The command was called wrongly; nothing was done."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Both(zh, en)


POLICY = Argument(
    "policy", Both("政策", "POLICY"), Both("政策文件（.policy）。", "The policy, a .policy file.")
)
POLICIES = Argument(
    "policy",
    Both("政策", "POLICY"),
    Both(
        "政策文件（.policy）；写文件夹，就是里面所有的政策文件。",
        "Policies (.policy); a folder stands for all policies in it.",
    ),
    many=True,
)
EVIDENCE = Argument(
    "evidence",
    Both("材料", "EVIDENCE"),
    Both(
        "材料文件：.xlsx、.csv、.tsv、.txt、.jsonl、.ndjson 或 .json，可以写几个；"
        "- 是从标准输入读 JSONL。",
        "Evidence: .xlsx, .csv, .tsv, .txt, .jsonl, .ndjson or .json, one file or several; "
        "- is JSONL from standard input.",
    ),
    many=True,
)
TEXT_OR_JSON = Option(
    ("--format",),
    Both("text 给人看，json 给程序用。", "text for people, json for programs."),
    choices=("text", "json"),
    default="text",
)
AS_OF = Option(
    ("--as-of",),
    Both(
        "只看到这一天为止报送的材料，例如 2018-12-07；不写就看全部材料。",
        "Only evidence on file on that day, such as 2018-12-07; without it, all evidence.",
    ),
    Both("日期", "DAY"),
)
ASSUME = Option(
    ("--assume",),
    Both(
        "这一次把某项假设改为另一个值，例如 失信扣分=3；可以写几次。",
        "Set an assumption for this run, such as NAME=3; may be given several times.",
    ),
    Both("名称=值", "NAME=VALUE"),
    repeat=True,
)
BY = Option(
    ("--by",),
    Both(
        "把材料分成几份的列，例如 区县：每个值各算各的；可以写几次。",
        "A column that tells assessments apart, such as a district; may be given several times.",
    ),
    Both("列", "COLUMN"),
    repeat=True,
)
RESULTS = Option(
    ("--results",),
    Both(
        "政策引用的别的结果：eval --format json 写出的文件；可以写几次。",
        "A result that the policy refers to, as eval --format json wrote it; may be repeated.",
    ),
    Both("文件", "FILE"),
    repeat=True,
)
OFFICE = Option(
    ("--office",),
    Both(
        "发文机关：红头上写它，落款也写它；不写就没有版头。",
        "Who issues the paper: at its head and at its end; without it there is no head.",
    ),
    Both("单位", "NAME"),
)
NUMBER = Option(
    ("--number",),
    Both(
        "发文字号，例如 济高信办〔2018〕5号；年份的括号会改成〔〕。",
        "The number of the document; brackets of any kind may stand around its year.",
    ),
    Both("字号", "NUMBER"),
)
DATED = Option(
    ("--dated",),
    Both(
        "成文日期；不写就是材料截至的那一天。",
        "The day of the paper; without it, the day up to which evidence counts.",
    ),
    Both("日期", "DAY"),
)
LANG = Option(
    ("--lang",),
    Both(
        "用中文还是英文。不写就看系统语言；中文政策一律用中文。",
        "Chinese or English. Without it as the system says, and Chinese for a Chinese policy.",
    ),
    choices=("zh", "en"),
)
HELP = Option(("-h", "--help"), Both("显示这些说明。", "Show this help."))


def all_options(command: Command) -> tuple[Option, ...]:
    """A command's own options, then those that every command has."""
    own = {flag for option in command.options for flag in option.flags}
    return (*command.options, *(one for one in (LANG, HELP) if own.isdisjoint(one.flags)))

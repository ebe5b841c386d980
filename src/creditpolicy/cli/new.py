"""`creditpolicy new`: a small policy to start from."""

from argparse import Namespace

from creditpolicy.cli.command import LANG, Argument, Both, Command
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.new import run_new

    return run_new(args, console)


COMMAND = Command(
    "new",
    Both(
        "生成一份能用的样本政策，照着改就行；已有的文件不会被覆盖。",
        "Write a small working policy to start from; an existing file is never replaced.",
    ),
    (
        Argument(
            "file",
            Both("文件", "FILE"),
            Both("要生成的文件；不写就显示在屏幕上。", "The file to write; without it, print."),
            required=False,
        ),
    ),
    (
        LANG._replace(
            help=Both(
                "样本用中文还是英文写；不写就看系统语言。",
                "Chinese or English. Without it, as the system says.",
            )
        ),
    ),
    ("creditpolicy new 考核.policy --lang zh", "creditpolicy new starter.policy --lang en"),
    run,
)

"""`creditpolicy fmt`: one layout for every policy, in Chinese or in English."""

from argparse import Namespace

from creditpolicy.cli.command import LANG, POLICIES, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.fmt import run_fmt

    return run_fmt(args, console)


COMMAND = Command(
    "fmt",
    Both(
        "把政策文件排成统一的版式；也可以换成英文或中文的写法。意思和注释都不变。",
        "Lay a policy out in the one canonical way, in Chinese or in English; neither its meaning "
        "nor its comments change.",
    ),
    (POLICIES,),
    (
        Option(
            ("-w", "--write"),
            Both("直接改写文件；不写就显示在屏幕上。", "Rewrite the file instead of printing it."),
        ),
        Option(
            ("--check",),
            Both(
                "只看版式对不对，不改文件；有不对的，退出码是 1。",
                "Change nothing; exit with 1 if the layout of any file would change.",
            ),
        ),
        Option(
            ("--split",),
            Both(
                "先给粘贴进来、没有空格的文字补上空格。",
                "First put blanks into pasted text that has none.",
            ),
        ),
        Option(
            ("--expand",),
            Both(
                "修订写成完整的政策：把它修订的那一份合进来。",
                "Write an amendment out as the whole policy, with what it amends.",
            ),
        ),
        LANG._replace(
            help=Both(
                "换成中文或英文的写法；不写就保持原来的。",
                "The language to write the policy in. Without it, the policy's own.",
            )
        ),
    ),
    (
        "creditpolicy fmt -w policies/gaoxin_2018.policy",
        "creditpolicy fmt --check policies",
        "creditpolicy fmt --lang en policies/gaoxin_2018.policy",
        "creditpolicy fmt --split pasted.policy",
        "creditpolicy fmt --expand examples/gaoxin_2019/gaoxin_2019.policy",
    ),
    run,
)

"""`creditpolicy check`: everything that is wrong with a policy, in one pass."""

from argparse import Namespace

from creditpolicy.cli.command import POLICIES, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.check import run_check

    return run_check(args, console)


COMMAND = Command(
    "check",
    Both(
        "检查政策文件，一次指出全部问题：在哪一行、错在哪里、怎么改。",
        "Check policies and report every problem: where, what, and what to do.",
    ),
    (POLICIES,),
    (
        Option(
            ("--format",),
            Both(
                "text 给人看，json 给程序用，github 是 GitHub Actions 的批注。",
                "text for people, json for programs, github for annotations in GitHub Actions.",
            ),
            choices=("text", "json", "github"),
            default="text",
        ),
    ),
    (
        "creditpolicy check policies/gaoxin_2018.policy",
        "creditpolicy check policies --format json",
    ),
    run,
)

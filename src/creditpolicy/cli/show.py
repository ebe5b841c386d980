"""`creditpolicy show`: a checked policy, as tables or as data."""

from argparse import Namespace

from creditpolicy.cli.command import POLICY, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.show import run_show

    return run_show(args, console)


COMMAND = Command(
    "show",
    Both(
        "列出政策的内容：考核项、责任部门和权重、规则、材料、假设。",
        "Show what a policy says: items, departments and weights, rules, evidence, assumptions.",
    ),
    (POLICY,),
    (
        Option(
            ("--format",),
            Both("table 给人看，json 给程序用。", "table for people, json for programs."),
            choices=("table", "json"),
            default="table",
        ),
    ),
    (
        "creditpolicy show policies/gaoxin_2018.policy",
        "creditpolicy show policies/gaoxin_2018.policy --format json",
    ),
    run,
)

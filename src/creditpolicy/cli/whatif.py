"""`creditpolicy whatif`: which scores, ranks and grades depend on which open choice."""

from argparse import Namespace

from creditpolicy.cli.command import (
    AS_OF,
    ASSUME,
    EVIDENCE,
    POLICY,
    RESULTS,
    Both,
    Command,
    Option,
)
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.whatif import run_whatif

    return run_whatif(args, console)


COMMAND = Command(
    "whatif",
    Both(
        "把每一项假设可取的值都算一遍：哪些部门的得分、名次、等次会变，在什么范围内变。",
        "Evaluate what every assumption may be: whose score, rank and grades would change, and "
        "how far.",
    ),
    (POLICY, EVIDENCE),
    (
        Option(
            ("--most",),
            Both(
                "最多算多少种组合，不写就是 1000。",
                "At most so many combinations; 1000 if left out.",
            ),
            Both("个数", "N"),
            default="1000",
        ),
        Option(
            ("--format",),
            Both("table 给人看，json 给程序用。", "table for people, json for programs."),
            choices=("table", "json"),
            default="table",
        ),
        AS_OF,
        ASSUME,
        RESULTS,
    ),
    ("creditpolicy whatif policies/gaoxin_2018.policy evidence.csv",),
    run,
)

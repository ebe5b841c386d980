"""`creditpolicy explain`: where every point of a department comes from, and what is missing."""

from argparse import Namespace

from creditpolicy.cli.command import (
    AS_OF,
    ASSUME,
    EVIDENCE,
    POLICY,
    RESULTS,
    TEXT_OR_JSON,
    Both,
    Command,
    Option,
)
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.explain import run_explain

    return run_explain(args, console)


COMMAND = Command(
    "explain",
    Both(
        "说明一个部门的每一分是怎么来的：哪条规定、哪些材料、怎样计算，还差什么。",
        "Explain a department's points: by which rule, from which records, how; what is missing.",
    ),
    (POLICY, EVIDENCE),
    (
        Option(
            ("--department",),
            Both("部门名称；不写就逐个说明全部部门。", "The department; without it, all of them."),
            Both("部门", "NAME"),
        ),
        Option(
            ("--item",),
            Both(
                "考核项的序号；不写就说明全部考核项。",
                "The item's number; without it, all of them.",
            ),
            Both("序号", "NUMBER"),
        ),
        TEXT_OR_JSON,
        AS_OF,
        ASSUME,
        RESULTS,
    ),
    (
        "creditpolicy explain gaoxin_2018.policy evidence.csv --department 税务局",
        "creditpolicy explain gaoxin_2018.policy evidence.csv --department 税务局 --item 2",
    ),
    run,
)

"""`creditpolicy todo`: what each department can still do, and the points that it would bring."""

from argparse import Namespace

from creditpolicy.cli.command import (
    AS_OF,
    ASSUME,
    DATED,
    EVIDENCE,
    NUMBER,
    OFFICE,
    POLICY,
    RESULTS,
    TEXT_OR_JSON,
    Both,
    Command,
    Option,
)
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.todo import run_todo

    return run_todo(args, console)


COMMAND = Command(
    "todo",
    Both(
        "列出各部门还能办的事：缺什么、补什么、什么时候以前，每一件能多得几分。",
        "What each department can still file, complete or have approved, and the points it brings.",
    ),
    (POLICY, EVIDENCE),
    (
        Option(
            ("--department",),
            Both("部门名称；不写就列出全部部门。", "The department; without it, all of them."),
            Both("部门", "NAME"),
        ),
        TEXT_OR_JSON,
        AS_OF,
        ASSUME,
        RESULTS,
        OFFICE,
        NUMBER,
        DATED,
        Option(
            ("-o", "--output"),
            Both(
                "写成催报函：.docx、.html 或 .md 文件；不写就显示出来。",
                "A reminder letter in this file: .docx, .html or .md. Without it, print the list.",
            ),
            Both("文件", "FILE"),
        ),
    ),
    (
        "creditpolicy todo gaoxin_2018.policy evidence.csv --department 税务局",
        "creditpolicy todo gaoxin_2018.policy evidence.csv --as-of 2018-12-07 -o 催报函.docx",
    ),
    run,
)

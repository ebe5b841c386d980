"""`creditpolicy bulletin`: the week as a circular that goes to all departments."""

from argparse import Namespace

from creditpolicy.cli.command import (
    ASSUME,
    DATED,
    EVIDENCE,
    NUMBER,
    OFFICE,
    POLICY,
    RESULTS,
    Both,
    Command,
    Option,
)
from creditpolicy.cli.console import Console

_DAY = Both("日期", "DAY")


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.bulletin import run_bulletin

    return run_bulletin(args, console)


COMMAND = Command(
    "bulletin",
    Both(
        "写每周情况通报：总体情况、主要问题、下一步要求，附名次、报送和失分表。",
        "Write a weekly bulletin: where everybody stands, what is wrong, what is to be done.",
    ),
    (POLICY, EVIDENCE),
    (
        Option(
            ("--week",),
            Both(
                "通报截至哪一天，例如 2018-12-07：连这一天共 7 天是本周，同上周比。",
                "The last day of the week, such as 2018-12-07; the week before is compared with.",
            ),
            _DAY,
        ),
        Option(
            ("--since",),
            Both(
                "报送件数从哪一天起累计；不写就从头累计。",
                "Count what was filed since this day; without it, from the beginning.",
            ),
            _DAY,
        ),
        Option(
            ("--from",),
            Both(
                "不写 --week，写 --from 和 --to：一周一周列出来，附走势图。",
                "In place of --week, with --to: all weeks, with a chart for each department.",
            ),
            _DAY,
        ),
        Option(("--to",), Both("最后一天，同 --from 一起用。", "The last day, with --from."), _DAY),
        Option(
            ("--against",),
            Both(
                "同已公布的结果（eval --format json 写出的文件）比，写更正通报：哪里变了、为什么。",
                "Compare with a published result, as eval --format json wrote it: a correction.",
            ),
            Both("文件", "FILE"),
        ),
        Option(
            ("--against-policy",),
            Both(
                "公布那份结果时的政策：改过政策的，写上它，更正通报就说明是哪一处改动。",
                "The policy of that result, where it changed: which change moved whom is told.",
            ),
            Both("文件", "FILE"),
        ),
        ASSUME,
        RESULTS,
        OFFICE,
        NUMBER,
        DATED,
        Option(
            ("-o", "--output"),
            Both(
                "写进这个文件：.docx、.pdf、.xlsx、.html、.md；不写就按 Markdown 显示出来。",
                "The file: .docx, .pdf, .xlsx, .html or .md. Without it, Markdown is printed.",
            ),
            Both("文件", "FILE"),
        ),
    ),
    (
        "creditpolicy bulletin 考核.policy 材料.csv --week 2018-12-07 -o 通报.docx",
        "creditpolicy bulletin 考核.policy 材料.csv --week 2018-12-07 --since 2018-12-01",
        "creditpolicy bulletin 考核.policy 材料.csv --against 已公布.json -o 更正.docx",
        "creditpolicy bulletin 新.policy 材料.csv --against 已公布.json --against-policy 旧.policy",
        "creditpolicy bulletin 考核.policy 材料.csv --from 2018-12-01 --to 2018-12-31 -o 通报.html",
    ),
    run,
)

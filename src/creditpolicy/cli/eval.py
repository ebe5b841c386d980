"""`creditpolicy eval`: scores of the zone and of every department."""

from argparse import Namespace

from creditpolicy.cli.command import (
    AS_OF,
    ASSUME,
    BY,
    EVIDENCE,
    POLICY,
    RESULTS,
    Both,
    Command,
    Option,
)
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    if args.by or any(name.lower().endswith(".parquet") for name in args.evidence):
        from creditpolicy.cli.run.eval_table import run_eval_table

        return run_eval_table(args, console)
    from creditpolicy.cli.run.eval import run_eval

    return run_eval(args, console)


_EVIDENCE = EVIDENCE._replace(
    help=Both(
        EVIDENCE.help.zh + "也可以是一个 .parquet。", EVIDENCE.help.en + " Or a single .parquet."
    ),
)
COMMAND = Command(
    "eval",
    Both(
        "按政策给材料打分：总得分、各部门的得分和名次，以及所依据的假设。",
        "Score evidence by a policy: the zone, every department, its rank; what was assumed.",
    ),
    (POLICY, _EVIDENCE),
    (
        Option(
            ("--format",),
            Both(
                "table 给人看，json 给程序用，csv 用 Excel、WPS 打开。",
                "table for people, json for programs, csv for a spreadsheet.",
            ),
            choices=("table", "json", "csv"),
            default="table",
        ),
        AS_OF,
        ASSUME,
        RESULTS,
        BY,
        Option(
            ("--bad-rows",),
            Both(
                "不能用的行连同原因写进这个文件（.csv 或 .parquet）；用于 Parquet 和分份计算。",
                "Write rows that cannot be used, and why, to a .csv or .parquet; for tables.",
            ),
            Both("文件", "FILE"),
        ),
        Option(
            ("--strict",),
            Both("有一行材料不能用，就不出结果。", "No result if any row cannot be used."),
        ),
        Option(
            ("--decided",),
            Both("有一项假设还没有定，就不出结果。", "No result if any assumption is undecided."),
        ),
        Option(
            ("-o", "--output"),
            Both("结果写进这个文件，不显示出来。", "Write the result to this file."),
            Both("文件", "FILE"),
        ),
    ),
    (
        "creditpolicy eval policies/gaoxin_2018.policy evidence.csv",
        "creditpolicy eval policies/gaoxin_2018.policy evidence.csv --format csv -o result.csv",
        "creditpolicy eval policies/gaoxin_2018.policy evidence.csv --assume 失信扣分=3",
        "creditpolicy eval policies/gaoxin_2018.policy table.parquet --by 区县 -o scores.csv",
    ),
    run,
)

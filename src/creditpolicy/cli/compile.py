"""`creditpolicy compile`: a policy as code in another language."""

from argparse import Namespace

from creditpolicy.cli.command import ASSUME, BY, POLICY, RESULTS, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.compile import run_compile

    return run_compile(args, console)


COMMAND = Command(
    "compile",
    Both(
        "把政策写成程序代码，供程序员查看：每行代码上面注明出自政策的哪一条。",
        "Write a policy as program code to be read, each clause above the lines made from it.",
    ),
    (POLICY,),
    (
        Option(
            ("--to",),
            Both("写成哪种语言。", "The language."),
            choices=("python", "sql"),
            default="python",
        ),
        Option(
            ("--dialect",),
            Both("SQL 写给哪种数据库。", "The database that the SQL is for."),
            choices=("duckdb", "spark", "postgres"),
            default="duckdb",
        ),
        Option(
            ("--table",),
            Both("SQL 里材料所在的表。", "The table that holds the evidence, for SQL."),
            metavar=Both("表名", "NAME"),
            default="evidence",
        ),
        BY,
        Option(
            ("--department",),
            Both(
                "只写一个部门的：程序担保数据可靠时，算它得分的那一段。",
                "The code for one department's rows that a program vouches for.",
            ),
            metavar=Both("部门", "NAME"),
        ),
        ASSUME,
        RESULTS,
    ),
    (
        "creditpolicy compile policies/gaoxin_2018.policy --to python",
        "creditpolicy compile policies/gaoxin_2018.policy --department 税务局",
        "creditpolicy compile policies/gaoxin_2018.policy --to sql --dialect postgres --by 区县",
        "creditpolicy compile policies/gaoxin_2018.policy --assume 失信扣分=3",
    ),
    run,
)

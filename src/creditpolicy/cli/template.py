"""`creditpolicy template`: workbooks for departments to fill in."""

from argparse import Namespace

from creditpolicy.cli.command import POLICY, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.template import run_template

    return run_template(args, console)


COMMAND = Command(
    "template",
    Both(
        "按政策生成填报用的 Excel 工作簿：一种材料一张表，下拉列表、填写说明都有。",
        "Excel workbooks to fill in: a sheet for each kind of evidence, with lists and notes.",
    ),
    (POLICY,),
    (
        Option(
            ("-o", "--output"),
            Both(
                "写 .xlsx 文件，就是一个工作簿；写文件夹，就是每个部门一个。",
                "An .xlsx file for one workbook; a folder for one for each department.",
            ),
            Both("文件", "FILE"),
        ),
        Option(
            ("--department",),
            Both(
                "只给这个部门用：它的材料排在前面；不写就给全部部门用。",
                "For this department, its own evidence first; without it, for all of them.",
            ),
            Both("部门", "NAME"),
        ),
    ),
    (
        "creditpolicy template policies/gaoxin_2018.policy -o 填报表.xlsx",
        "creditpolicy template policies/gaoxin_2018.policy -o 填报表/ --department 税务局",
    ),
    run,
)

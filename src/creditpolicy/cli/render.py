"""`creditpolicy render`: the table of tasks that a notice has as its annex."""

from argparse import Namespace

from creditpolicy.cli.command import POLICY, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.render import run_render

    return run_render(args, console)


COMMAND = Command(
    "render",
    Both(
        "把政策写成通知附件的任务分解表：考核内容、分值、责任部门及权重、报送要求。",
        "Write a policy as the annex of a notice: content, points, departments, weights.",
    ),
    (POLICY,),
    (
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
        "creditpolicy render policies/gaoxin_2018.policy",
        "creditpolicy render policies/gaoxin_2018.policy -o 分解表.docx",
    ),
    run,
)

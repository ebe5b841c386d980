"""`creditpolicy import`: a table of tasks in Word or Excel becomes a draft of a policy."""

from argparse import Namespace

from creditpolicy.cli.command import Argument, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.import_table import run_import

    return run_import(args, console)


COMMAND = Command(
    "import",
    Both(
        "把通知附件的任务分解表（.docx、.xlsx）读成政策草稿；读不出来的写成核对说明，不会丢掉。",
        "Read the annex of a notice, .docx or .xlsx, into a draft; what cannot be read is kept.",
    ),
    (
        Argument(
            "table",
            Both("表格", "TABLE"),
            Both(
                "有任务分解表的文件：.docx 或 .xlsx。", "The file with the table: .docx or .xlsx."
            ),
        ),
    ),
    (
        Option(
            ("--name",),
            Both(
                "考核的名称；不写就用表格的标题。", "The assessment's name; without it, the title."
            ),
            Both("名称", "NAME"),
        ),
        Option(
            ("--year",),
            Both(
                "年度，例如 2018；表里写了的可以不写。",
                "The year, such as 2018; needed where the file says none.",
            ),
            Both("年度", "YEAR"),
        ),
        Option(
            ("-o", "--output"),
            Both(
                "写进这个新文件；已有的文件不会被覆盖。不写就显示在屏幕上。",
                "The new file; an existing one is never replaced. Without it, print.",
            ),
            Both("文件", "FILE"),
        ),
    ),
    (
        "creditpolicy import 分解表.docx -o 草稿.policy",
        "creditpolicy import 分解表.xlsx --name 信用考核 --year 2018 -o 草稿.policy",
    ),
    run,
)

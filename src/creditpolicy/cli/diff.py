"""`creditpolicy diff`: what changed in meaning from one policy to another."""

from argparse import Namespace

from creditpolicy.cli.command import AS_OF, ASSUME, RESULTS, Argument, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.diff import run_diff

    return run_diff(args, console)


COMMAND = Command(
    "diff",
    Both(
        "比较两份政策的意思：改了什么，举例说明得分怎样变；只换写法的不算。",
        "What changed in meaning between two policies, each change with evidence that shows it.",
    ),
    (
        Argument("old", Both("原政策", "OLD"), Both("原来的政策（.policy）。", "The old policy.")),
        Argument("new", Both("新政策", "NEW"), Both("现在的政策（.policy）。", "The new policy.")),
        Argument(
            "evidence",
            Both("材料", "EVIDENCE"),
            Both(
                "材料文件，可以写几个；写了就列出各部门前后的得分、名次和等级。",
                "Evidence, one file or several: scores, ranks and grades before and after.",
            ),
            many=True,
            required=False,
        ),
    ),
    (
        Option(
            ("--format",),
            Both(
                "text 给人看，markdown、html 写进审核意见，json 给程序用。",
                "text for people, markdown and html for a review, json for programs.",
            ),
            choices=("text", "json", "markdown", "html"),
            default="text",
        ),
        AS_OF,
        ASSUME,
        RESULTS,
    ),
    (
        "creditpolicy diff 2018.policy 2019.policy",
        "creditpolicy diff 2018.policy 2019.policy evidence.csv --format markdown",
    ),
    run,
)

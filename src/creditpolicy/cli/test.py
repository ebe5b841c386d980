"""`creditpolicy test`: whether a policy gives what its cases say it must."""

from argparse import Namespace

from creditpolicy.cli.command import Argument, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.test import run_test

    return run_test(args, console)


COMMAND = Command(
    "test",
    Both(
        "按政策算一遍它的用例：应得多少，实得多少，相差多少，差在哪里。",
        "Run a policy's cases: what is expected, what it is, how they differ, and where from.",
    ),
    (
        Argument(
            "policy",
            Both("政策", "POLICY"),
            Both(
                "政策文件，连同旁边的 .cases.policy 文件和 .cases 文件夹；"
                "写文件夹，就是里面所有的政策。",
                "Policies, with the .cases.policy file and the .cases folder beside each; "
                "a folder stands for all policies in it.",
            ),
            many=True,
        ),
    ),
    (
        Option(
            ("--format",),
            Both(
                "text 给人看，json 给程序用，junit 是 JUnit XML，github 是 GitHub Actions 的批注。",
                "text for people, json for programs, junit for JUnit XML, github for annotations.",
            ),
            choices=("text", "json", "junit", "github"),
            default="text",
        ),
        Option(
            ("-k", "--name"),
            Both(
                "只算名称里有这几个字的用例；可以写几次。",
                "Only cases with this in their name; may be given several times.",
            ),
            Both("名称", "NAME"),
            repeat=True,
        ),
        Option(
            ("--list",),
            Both("只列出用例的名称，不算。", "List the names of the cases; run nothing."),
        ),
        Option(
            ("--accept",),
            Both(
                "先显示哪些应得的数要改，再问是否改成实得的数。",
                "Show which expectations would change, then ask whether to take the actual ones.",
            ),
        ),
        Option(
            ("--yes",),
            Both(
                "与 --accept 一起用：不问，直接改。", "With --accept: change them without asking."
            ),
        ),
        Option(
            ("--coverage",),
            Both(
                "再说明政策的哪些地方没有用例查到；未通过、没有人确认的用例不算。",
                "Also say what of the policy no case reaches; only cases that pass count.",
            ),
        ),
        Option(
            ("--html",),
            Both("覆盖情况写成网页。", "Write the coverage as a page."),
            Both("文件", "FILE"),
        ),
        Option(
            ("--lcov",),
            Both("覆盖情况写成 lcov 文件。", "Write the coverage as an lcov file."),
            Both("文件", "FILE"),
        ),
        Option(
            ("--fail-under",),
            Both(
                "查到的不足百分之几，退出码就是 1，例如 90。",
                "Exit with 1 where the cases reach less than so many percent, such as 90.",
            ),
            Both("百分数", "PERCENT"),
        ),
        Option(
            ("-o", "--output"),
            Both("结果写进这个文件，不显示出来。", "Write the result to this file."),
            Both("文件", "FILE"),
        ),
    ),
    (
        "creditpolicy test policies",
        "creditpolicy test gaoxin_2018.policy -k 双公示",
        "creditpolicy test gaoxin_2018.policy --coverage --html coverage.html",
        "creditpolicy test policies --format junit -o cases.xml",
    ),
    run,
)

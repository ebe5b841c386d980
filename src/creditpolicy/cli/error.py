"""`creditpolicy error`: what a code means, with an example that is wrong and one that is right."""

from argparse import Namespace

from creditpolicy.cli.command import Argument, Both, Command
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.error import run_error

    return run_error(args, console)


COMMAND = Command(
    "error",
    Both(
        "说明一个代码的意思：为什么，错的例子，对的例子；不写代码就列出全部。",
        "Explain a code: why, a wrong example, a right one. Without a code, list them all.",
    ),
    (
        Argument(
            "code",
            Both("代码", "CODE"),
            Both("代码，例如 CP402，也可以只写 402。", "The code, such as CP402, or just 402."),
            required=False,
        ),
    ),
    (),
    ("creditpolicy error CP402", "creditpolicy error"),
    run,
)

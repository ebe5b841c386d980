"""`creditpolicy cases`: cases at the boundaries of a policy, for a person to confirm."""

from argparse import Namespace

from creditpolicy.cli.command import POLICY, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.cases import run_cases

    return run_cases(args, console)


COMMAND = Command(
    "cases",
    Both(
        "替政策找用例：每一处界限找一份很小的材料，写上算出来的数，由人确认。",
        "Find cases for a policy: small evidence at each boundary, with the computed figure for a "
        "person to confirm.",
    ),
    (POLICY,),
    (
        Option(
            ("-o", "--output"),
            Both(
                "写进这个文件，例如 gaoxin_2018.cases.policy；已有的文件不改。",
                "Write them to this file, such as NAME.cases.policy; it must not exist yet.",
            ),
            Both("文件", "FILE"),
        ),
    ),
    (
        "creditpolicy cases gaoxin_2018.policy",
        "creditpolicy cases gaoxin_2018.policy -o gaoxin_2018.cases.policy",
    ),
    run,
)

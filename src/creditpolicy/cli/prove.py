"""`creditpolicy prove`: what holds of a policy for all evidence."""

from argparse import Namespace

from creditpolicy.cli.command import POLICY, TEXT_OR_JSON, Both, Command
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.prove import run_prove

    return run_prove(args, console)


COMMAND = Command(
    "prove",
    Both(
        "不看具体材料，证明每一项得分不出界、能得满分、多报材料有什么影响；不成立的举反例。",
        "Prove for all evidence: scores in bounds, full points within reach; or refute with rows.",
    ),
    (POLICY,),
    (TEXT_OR_JSON,),
    ("creditpolicy prove policies/gaoxin_2018.policy",),
    run,
)

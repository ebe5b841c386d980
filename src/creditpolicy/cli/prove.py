"""`creditpolicy prove`: what holds of a policy for all evidence."""

from argparse import Namespace

from creditpolicy.cli.command import POLICY, TEXT_OR_JSON, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.prove import run_prove

    return run_prove(args, console)


COMMAND = Command(
    "prove",
    Both(
        "不看具体材料，证明得分不出界、合计对得上、条条管用、政策自己保证的事成立；不成立的举反例。",
        "Prove for all evidence: scores in bounds, sums that add up, every rule of use, and what "
        "the policy itself ensures; or refute with rows.",
    ),
    (POLICY,),
    (
        TEXT_OR_JSON,
        Option(
            ("--same-as",),
            Both(
                "另一份政策：证明两份结果一样，不一样的地方举例。",
                "Another policy: prove that both give the same, or show where they do not.",
            ),
            Both("政策", "POLICY"),
        ),
        Option(
            ("--time-limit",),
            Both(
                "求解器每个问题最多用几秒，例如 30；不写就是 5 秒。",
                "How many seconds the solver may take for one question; 5 if left out.",
            ),
            Both("秒数", "SECONDS"),
        ),
    ),
    (
        "creditpolicy prove policies/gaoxin_2018.policy",
        "creditpolicy prove 2019.policy --same-as 2018.policy",
    ),
    run,
)

"""`creditpolicy mutate`: would the cases notice a mistake in the policy?"""

from argparse import Namespace

from creditpolicy.cli.command import POLICY, TEXT_OR_JSON, Both, Command, Option
from creditpolicy.cli.console import Console


def run(args: Namespace, console: Console) -> int:
    from creditpolicy.cli.run.mutate import run_mutate

    return run_mutate(args, console)


COMMAND = Command(
    "mutate",
    Both(
        "一次改错政策的一处，看用例能不能发现；发现不了的，列出来并举例。",
        "Change one thing of a policy at a time; list what its cases do not notice, with evidence.",
    ),
    (POLICY,),
    (
        TEXT_OR_JSON,
        Option(
            ("--cache",),
            Both(
                "记住结果的文件：中断了接着算，政策改了只算受影响的。",
                "A file that keeps the verdicts: an interrupted run goes on, and after a change "
                "only what it touched is tried again.",
            ),
            Both("文件", "FILE"),
        ),
        Option(
            ("--cases",),
            Both(
                "列出每条用例管什么：发现几处改错，哪些只有它发现，少了它会怎样。",
                "What each case is needed for: which mistakes it notices, and which it alone does.",
            ),
        ),
        Option(
            ("--jobs",),
            Both("同时用几个处理器，不写就全用。", "How many processors; all of them if left out."),
            Both("个数", "N"),
        ),
    ),
    (
        "creditpolicy mutate policies/gaoxin_2018.policy",
        "creditpolicy mutate 2018.policy --cache 2018.mutants",
        "creditpolicy mutate 2018.policy --cases",
    ),
    run,
)

"""From a checked policy to its code."""

from collections.abc import Iterator

from make_policy import policy as made_policy
from measure import exponent, of_call

import creditpolicy
from creditpolicy import Policy
from creditpolicy.compile.engine import Engine
from creditpolicy.evaluate.run import Run


def table() -> Iterator[str]:
    """To the first decision for a department, and to all figures."""
    yield "| compile a policy of | to a department's score, s | to all figures, s | exponents |"
    yield "| ---: | ---: | ---: | ---: |"
    before: tuple[float, float] | None = None
    for items in (100, 1_000):
        policy = creditpolicy.loads(made_policy(items))
        name = policy.checked.department_names[0]
        one = of_call(lambda of=policy, to=name: of.compiled().decide([], to))
        every = of_call(lambda of=policy: _all(of))
        grown = ""
        if before is not None:
            grown = f"{exponent(before[0], one):.2f}, {exponent(before[1], every):.2f}"
        before = one, every
        yield f"| {items:,} items | {one:.2f} | {every:.2f} | {grown} |"


def _all(policy: Policy) -> None:
    engine = Engine(policy.checked, Run())
    engine.all_figures(engine.counted([], None, pending=False))


if __name__ == "__main__":
    print("\n".join(table()), flush=True)

"""What a proof costs: every claim about policies of two sizes, with the solver and without."""

import gc
import time
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from make_policy import policy
from measure import exponent

from creditpolicy.extra.prove.solver import Z3
from creditpolicy.policy.load import check_source
from creditpolicy.source.source import Source
from creditpolicy.verify.prove.claim import Status
from creditpolicy.verify.prove.prove import prove
from creditpolicy.verify.prove.question import Solver

SIZES = (100, 1000)
_SECONDS = Fraction(5)


def table() -> Iterator[str]:
    """Processor seconds of one process, once: nothing is kept from one item for another."""
    yield "| all claims, 23 departments | items | claims | proved | refuted | unknown | s | exponent |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, solver in (("with z3", Z3(_SECONDS)), ("intervals and examples only", None)):
        before = 0.0
        for items in SIZES:
            counts, seconds = _once(items, solver)
            grown = f"{exponent(before, seconds):.2f}" if before else ""
            told = " | ".join(f"{counts[status]:,}" for status in Status)
            yield f"| {name} | {items:,} | {counts.total():,} | {told} | {seconds:.1f} | {grown} |"
            before = seconds


def _once(items: int, solver: Solver | None) -> tuple[Counter[Status], float]:
    checked = check_source(Source("benchmark", policy(items))).policy
    assert checked is not None
    gc.collect()
    gc.disable()
    begun = time.process_time()
    counts = Counter(claim.status for claim in prove(checked, solver))
    seconds = time.process_time() - begun
    gc.enable()
    return counts, seconds


if __name__ == "__main__":
    for line in table():
        print(line, flush=True)

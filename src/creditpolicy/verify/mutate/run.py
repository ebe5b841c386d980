"""All mutants judged: on several processors, and those known from an earlier run not again."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from signal import SIG_IGN, SIGINT, signal

from creditpolicy.policy.cases import Case
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve, frozen
from creditpolicy.verify.mutate.judge import Status, Verdict, judge
from creditpolicy.verify.mutate.kill import Jury
from creditpolicy.verify.mutate.mutant import Mutant
from creditpolicy.verify.mutate.mutants import mutants
from creditpolicy.verify.mutate.remember import Memory, keys
from creditpolicy.verify.mutate.wording import Line, lines_of
from creditpolicy.verify.witness.known import Bank
from creditpolicy.verify.witness.search import Difference, Search, Under, Witness

_AT_ONCE = 8
"""The fewest mutants that a process takes at a time."""
_TURNS = 4
"""How often each process takes some."""


@frozen
class Judged:
    """A mutant, what became of it, and the lines of the text that would make it."""

    mutant: Mutant
    verdict: Verdict
    lines: tuple[Line, ...]


@frozen
class Mutation:
    """`judged`: every mutant in order. `known`: how many were taken from an earlier run."""

    policy: Policy
    cases: tuple[Case, ...]
    judged: tuple[Judged, ...]
    known: int

    def having(self, status: Status) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.verdict.status is status)


def _untold(*_: int) -> None:
    """Nobody waits for it."""


def mutate(
    policy: Policy,
    cases: tuple[Case, ...],
    memory: Memory,
    jobs: int = 1,
    done: Callable[[int, int], None] = _untold,
) -> Mutation:
    """`done` is told how many of how many are judged."""
    made = list(mutants(policy))
    key = keys(policy, cases)
    found = [memory.find(key(one)) for one in made]
    left = [at for at, verdict in enumerate(found) if verdict is None]
    known = len(made) - len(left)
    done(known, len(made))
    for at, verdict in _verdicts(policy, cases, made, left, jobs):
        found[at] = verdict
        memory.add(key(made[at]), verdict)
        done(sum(one is not None for one in found), len(made))
    judged = (_judged(policy, m, v) for m, v in zip(made, found, strict=True) if v is not None)
    return Mutation(policy, cases, tuple(judged), known)


def _judged(policy: Policy, mutant: Mutant, verdict: Verdict) -> Judged:
    """What is shown of it: rows are evaluated again, and what a file says is never believed."""
    if verdict.status in (Status.KILLED, Status.EQUIVALENT):
        return Judged(mutant, verdict, ())
    finding = verdict.finding
    if isinstance(finding, Witness) and all(_is_unknown(one) for one in finding.differences):
        wanted = tuple(one.name for one in finding.differences)
        found = Search(policy, mutant.policy, wanted).differences(finding.rows, Under.of(finding))
        plain = [one for one in found if one.is_plain]
        verdict = evolve(verdict, finding=evolve(finding, differences=tuple(plain or found)))
    return Judged(mutant, verdict, lines_of(mutant))


def _is_unknown(of: Difference) -> bool:
    """Whether it comes from a file, which names figures and no values."""
    return of.before is None and of.after is None


def _verdicts(
    policy: Policy, cases: tuple[Case, ...], made: list[Mutant], left: list[int], jobs: int
) -> Iterator[tuple[int, Verdict]]:
    if jobs <= 1 or len(left) <= _AT_ONCE:
        jury = Jury(Bank(policy), cases)
        yield from ((at, judge(made[at], jury)) for at in left)
        return
    # Neighbours go to one process, where what is known of their rows is shared.
    size = max(_AT_ONCE, -(-len(left) // (jobs * _TURNS)))
    chunks = [left[n : n + size] for n in range(0, len(left), size)]
    # It is the process that was started that an interruption stops, and that stops the others.
    pool = ProcessPoolExecutor(jobs, initializer=signal, initargs=(SIGINT, SIG_IGN))
    try:
        waiting = {
            pool.submit(_judge_all, policy, [made[at] for at in chunk], cases): chunk
            for chunk in chunks
        }
        for future in as_completed(waiting):
            yield from zip(waiting[future], future.result(), strict=True)
    finally:
        pool.shutdown(cancel_futures=True)


def _judge_all(policy: Policy, of: list[Mutant], cases: tuple[Case, ...]) -> list[Verdict]:
    jury = Jury(Bank(policy), cases)
    return [judge(one, jury) for one in of]

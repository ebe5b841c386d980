"""Runs `creditpolicy prove`."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from fractions import Fraction

from creditpolicy.cli.command import FINE, FOUND, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.diff import incomparable
from creditpolicy.cli.run.findings import listing, refuse
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.cli.run.progress import Progress
from creditpolicy.diagnostics.catalog import verification as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.extra.prove.installed import is_installed
from creditpolicy.policy.policy import Policy
from creditpolicy.report.json_text import json_text
from creditpolicy.report.proof_json import proof_json
from creditpolicy.report.proof_text import proof_text
from creditpolicy.values.exact import exact_text, parse_decimal
from creditpolicy.verify.prove.claim import Claim, Property, Status
from creditpolicy.verify.prove.prove import prove
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.same import same_claims

_SECONDS = Fraction(5)
_MOST_SECONDS = 3600
_TO_BE_LOOKED_AT = (Property.FURTHER, Property.CONDITION)
"""What may well be meant: one more record that lowers a rate, a condition that always holds."""


def run_prove(args: Namespace, console: Console) -> int:
    """0: nothing that must hold is refuted; 1: something is, be it only what the policy ensures."""
    seconds = _seconds(args.time_limit)
    as_json = args.format == "json"
    policies: list[Policy] = []
    lang = ""
    for path in (args.policy, *((args.same_as,) if args.same_as else ())):
        opened = open_policy(path, console)
        if isinstance(opened, Refused):
            return refuse(opened.diagnostics, console, opened.lang, as_json=as_json)
        policies.append(opened.policy)
        lang = lang or opened.lang
    problem = incomparable(*policies) if len(policies) > 1 else None
    if problem is not None:
        return refuse((problem,), console, lang, as_json=as_json)
    claims = _claims(policies, seconds, Progress(console, lang))
    notes = tuple(_notes(claims, seconds))
    if as_json:
        console.give(json_text(proof_json(policies[0], claims, notes)))
    else:
        console.say(proof_text(policies[0], claims, lang, console.columns))
        if notes:
            console.complain(listing(notes, lang, console.columns) + "\n")
    refuted = [claim for claim in claims if claim.status is Status.REFUTED]
    return FOUND if any(c.property not in _TO_BE_LOOKED_AT for c in refuted) else FINE


def _claims(policies: list[Policy], seconds: Fraction, progress: Progress) -> list[Claim]:
    solver = _solver(seconds)
    first, *others = policies
    every = same_claims(first, others[0], solver) if others else prove(first, solver)
    try:
        return list(_watched(every, first, progress))
    finally:
        progress.done()


def _watched(claims: Iterable[Claim], policy: Policy, progress: Progress) -> Iterator[Claim]:
    places = {item.id: at for at, item in enumerate(policy.items)}
    for claim in claims:
        progress.trying(places.get(claim.about, len(places)), len(places) + 1)
        yield claim


def _solver(seconds: Fraction) -> Solver | None:
    if not is_installed():
        return None
    from creditpolicy.extra.prove.solver import Z3

    return Z3(seconds)


def _notes(claims: list[Claim], seconds: Fraction) -> Iterator[Diagnostic]:
    """Why something was left unknown, where one can do something about it."""
    unknown = [claim for claim in claims if claim.status is Status.UNKNOWN]
    late = sum(claim.late for claim in unknown)
    if unknown and not is_installed():
        yield found(codes.NEEDS_PROVE, count=str(len(unknown)))
    if late:
        shown, more = exact_text(seconds), exact_text(min(seconds * 10, Fraction(_MOST_SECONDS)))
        yield found(codes.OUT_OF_TIME, count=str(late), seconds=shown, more=more)


def _seconds(text: str | None) -> Fraction:
    if text is None:
        return _SECONDS
    seconds = parse_decimal(text.strip())
    if seconds is None or not 0 < seconds <= _MOST_SECONDS:
        raise UsageError(
            f"--time-limit 后面要写秒数，例如 30，不是“{text}”。",
            f"--time-limit takes a number of seconds, such as 30, not “{text}”.",
        )
    return seconds

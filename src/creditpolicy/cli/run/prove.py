"""Runs `creditpolicy prove`."""

from argparse import Namespace

from creditpolicy.cli.command import FINE, FOUND
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.findings import refuse
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.cli.run.progress import Progress
from creditpolicy.report.json_text import json_text
from creditpolicy.report.proof_json import proof_json
from creditpolicy.report.proof_text import proof_text
from creditpolicy.verify.prove.claim import Claim, Property, Status
from creditpolicy.verify.prove.prove import prove


def run_prove(args: Namespace, console: Console) -> int:
    """0: nothing that must hold is refuted; 1: a bound is broken, or points are out of reach."""
    opened = open_policy(args.policy, console)
    if isinstance(opened, Refused):
        return refuse(opened.diagnostics, console, opened.lang, as_json=args.format == "json")
    progress = Progress(console, opened.lang)
    claims: list[Claim] = []
    places = {item.id: at for at, item in enumerate(opened.policy.items)}
    for claim in prove(opened.policy):
        claims.append(claim)
        progress.trying(places[claim.about], len(places))
    progress.done()
    if args.format == "json":
        console.give(json_text(proof_json(opened.policy, claims)))
    else:
        console.say(proof_text(opened.policy, claims, opened.lang, console.columns))
    broken = [
        c for c in claims if c.status is Status.REFUTED and c.property is not Property.ONE_WAY
    ]
    return FOUND if broken else FINE

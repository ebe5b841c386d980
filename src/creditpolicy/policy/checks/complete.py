"""Tables without 其余 name a value for whatever their keys can be."""

from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.checks.ranges import ranges_of
from creditpolicy.policy.lower.gaps import Domain, Listed, Numbers, first_gap
from creditpolicy.policy.lower.open_tables import OpenTable, no_otherwise
from creditpolicy.policy.policy import Policy


def check_complete(policy: Policy, tables: list[OpenTable]) -> list[Diagnostic]:
    """Judges them by the ranges of their keys, which need all figures."""
    keys = [key.of for table in tables for key in table.keys]
    known = iter(ranges_of(policy, keys) if keys else ())
    problems: list[Diagnostic] = []
    for table in tables:
        domains = [_narrowed(domain, next(known)) for domain in table.domains]
        gap = first_gap(table.rows, domains)
        if gap is not None:
            problems.append(no_otherwise(table.head, list(table.keys), gap))
    return problems


def _narrowed(domain: Domain, range_: Range) -> Domain:
    match domain:
        case Listed():
            return domain
        case Numbers():
            return Numbers(range_.low, range_.high, range_.whole)

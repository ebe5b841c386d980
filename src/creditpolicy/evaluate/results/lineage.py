"""Under which name a department of today stands in a result of other days."""

from collections.abc import Iterator

from attrs import frozen

from creditpolicy.policy.facts import Department, Former
from creditpolicy.policy.policy import Policy
from creditpolicy.syntax.facts import Change


@frozen
class Several:
    """It stands there as several departments that have become one since: `names`, as they stand."""

    names: tuple[str, ...]


def name_in(department: Department, known: frozenset[str]) -> str | Several | None:
    """Its own name there; else the one other, or the one former name; None where it is not there.

    Nothing is taken from departments that merged: neither half is the whole, and their sum no
    score. What was absorbed is not the department that absorbed it.
    """
    became: dict[str, list[Former]] = {}
    for former in department.formers:
        became.setdefault(former.successor, []).append(former)
    one: Department | Former | None = department
    while one is not None:
        if one.name in known:
            return one.name
        others = tuple(alias for alias in one.aliases if alias in known)
        if others:
            return others[0] if len(others) == 1 else Several(others)
        before = became.get(one.name, [])
        merged = [former for former in before if former.change is Change.MERGED]
        names = tuple(name for former in merged for name in _names(former, became, known))
        if names:
            return Several(names)
        one = next((former for former in before if former.change is Change.RENAMED), None)
    return None


def under_names(policy: Policy, known: frozenset[str]) -> dict[str, str]:
    """For each department of the policy that stands there under one name: that name."""
    found = {one.name: name_in(one, known) for one in policy.departments}
    return {own: there for own, there in found.items() if isinstance(there, str)}


def _names(former: Former, became: dict[str, list[Former]], known: frozenset[str]) -> Iterator[str]:
    """The names under which a former department, and all that became it, stand there."""
    waiting = [former]
    for one in waiting:  # which grows meanwhile
        yield from (name for name in (one.name, *one.aliases) if name in known)
        waiting += became.get(one.name, [])

"""What may stand in the way of a run: unknown assumptions, unusable rows, open choices."""

from collections.abc import Mapping

from creditpolicy.diagnostics.catalog import evaluation as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evidence.records import Evidence
from creditpolicy.evidence.rows import short
from creditpolicy.policy.facts import Assumption, AssumptionUnit, Interval, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.values.exact import parse_decimal
from creditpolicy.values.nearest import nearest


def refusals(
    policy: Policy, evidence: Evidence, *, strict: bool, decided: bool
) -> tuple[Diagnostic, ...]:
    """Why this run must not give a result; empty where it may."""
    problems: list[Diagnostic] = []
    if evidence.policy != policy.digest:
        problems.append(found(codes.OTHER_POLICY, name=policy.name))
    if strict and evidence.refused:
        rows, refused = str(evidence.rows), str(evidence.refused)
        problems.extend(evidence.diagnostics)
        problems.append(found(codes.ROWS_REFUSED, rows=rows, refused=refused))
    open_ = [a.name for a in policy.assumptions if a.decision is None]
    if decided and open_:
        names = Words("、".join(open_), ", ".join(open_))
        problems.append(found(codes.UNDECIDED_ASSUMPTIONS, count=str(len(open_)), names=names))
    return tuple(problems)


def read_assumed(
    policy: Policy, texts: Mapping[str, str]
) -> tuple[dict[str, Value], tuple[Diagnostic, ...]]:
    """Assumptions set by hand, as texts (`5`, `40%`, `任一`), to values.

    And what was wrong with them.
    """
    known = {a.name: a for a in policy.assumptions}
    values: dict[str, Value] = {}
    problems: list[Diagnostic] = []
    for name, text in texts.items():
        if name not in known:
            problems.append(_unknown(name, list(known)))
            continue
        value = _value(known[name], text.strip())
        if value is None or not known[name].allows(value):
            allowed = _allowed(known[name])
            problems.append(
                found(codes.ASSUMED_OUT_OF_RANGE, name=name, value=short(text), allowed=allowed)
            )
        else:
            values[name] = value
    return values, tuple(problems)


def _unknown(name: str, known: list[str]) -> Diagnostic:
    near = nearest(name, known)
    listed = "、".join(known)
    hint = Words(f"已声明的有：{listed}。", f"Declared are: {listed}.")
    if near is not None:
        hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
    return found(codes.UNKNOWN_ASSUMPTION, name=short(name), hint=hint)


def _value(assumption: Assumption, text: str) -> Value | None:
    if assumption.unit is AssumptionUnit.CHOICE:
        return text
    percent = text.endswith(("%", "％"))
    number = parse_decimal(text[:-1] if percent else text)
    return number / 100 if percent and number is not None else number


def _allowed(assumption: Assumption) -> Words:
    match assumption.allowed:
        case Interval(low, high):
            one, other = value_text(low), value_text(high)
            return Words(f"{one} 至 {other}", f"{one} to {other}")
        case tuple() as options:
            listed = [value_text(option) for option in options]
            return Words("、".join(listed), ", ".join(listed))
        case None:
            return Words("任何数", "any number")

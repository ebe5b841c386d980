"""Tables that do not end in 其余: what is kept of them until all figures' ranges are known."""

from fractions import Fraction

from creditpolicy.diagnostics.catalog import types as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.policy import types as t
from creditpolicy.policy.lower.gaps import Domain, Gap, Value
from creditpolicy.policy.lower.term import Term
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import frozen
from creditpolicy.values.exact import exact_text

_OTHERWISE = Words("其余情形", "otherwise")


@frozen
class OpenTable:
    """A table with its keys and what each of them can be, as far as their types say."""

    head: s.Table
    rows: tuple[s.Row, ...]
    keys: tuple[Term, ...]
    domains: tuple[Domain, ...]


def no_otherwise(head: s.Table, keys: list[Term], gap: Gap) -> Diagnostic:
    """Names the values that no row fits, where they are known."""
    named = zip(head.keys, keys, gap.values, strict=False)
    parts = [(key.text, _shown(value, term)) for key, term, value in named]
    case = _OTHERWISE
    if parts:
        zh = "、".join(f"“{key}”为 {value}" for key, value in parts) + " 时"
        case = Words(zh, "where " + " and ".join(f"“{key}” is {value}" for key, value in parts))
    return found(codes.NO_OTHERWISE, head.span, name=head.name.text, case=case)


def _shown(value: Value, term: Term) -> str:
    match value:
        case Fraction() if term.type == t.RATE:
            return f"{exact_text(value * 100)}%"
        case Fraction():
            return exact_text(value)
        case _:
            return value

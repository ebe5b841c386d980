"""Which columns of a table are which, and which of them no policy can read."""

from collections.abc import Iterable, Sequence

from creditpolicy.diagnostics.catalog import bulk as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.evidence.bind import ENGLISH
from creditpolicy.evidence.rows import short
from creditpolicy.extra.bulk.engine import Form, RawColumn
from creditpolicy.policy.policy import Policy
from creditpolicy.values.nearest import nearest


def by_chinese_name(columns: Iterable[RawColumn]) -> dict[str, RawColumn]:
    """The columns by the names that the policy knows."""
    named = {column.name.strip(): column for column in columns}
    return {ENGLISH.get(name, name): column for name, column in named.items()}


def unfit_columns(
    policy: Policy, columns: Sequence[RawColumn], by: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """What is wrong with the columns that are asked for, before a row is looked at."""
    names = {column.name.strip() for column in columns}
    twice = [(name, word) for word, name in ENGLISH.items() if {word, name} <= names]
    known = by_chinese_name(columns)
    own = {column.name for kind in policy.kinds for column in kind.columns}
    asked = own | set(ENGLISH.values())
    return (
        *(found(codes.TWO_COLUMNS, column=name, other=word) for name, word in twice),
        *(_no_column(name, known) for name in by if name not in known),
        *(
            found(codes.UNSUITABLE_COLUMN, column=short(name), type=column.type)
            for name, column in known.items()
            if column.form is Form.OTHER and name in asked
        ),
    )


def _no_column(name: str, known: Iterable[str]) -> Diagnostic:
    near = nearest(name, known)
    hint = Words("核对列名。", "Check the name of the column.")
    if near is not None:
        hint = Words(f"是不是“{near}”？", f"Did you mean “{near}”?")
    return found(codes.NO_GROUP_COLUMN, column=short(name), hint=hint)

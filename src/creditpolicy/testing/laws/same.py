"""Laws of sameness: what means nothing changes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Unpack

from creditpolicy.api import Policy
from creditpolicy.diagnostics.catalog import laws as codes
from creditpolicy.diagnostics.diagnostic import Cell, Diagnostic, Words, found
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.policy.core.values import Mark
from creditpolicy.testing.draft_rows import Row
from creditpolicy.testing.laws.broken import LawBroken, refuse
from creditpolicy.testing.laws.given import Options, Rows, listed
from creditpolicy.testing.laws.places import Place, Value, apart, equal, figures, shown

_AS_GIVEN = Words("照原来的材料", "as given")
_PENDING = ("待核", "pending")


def assert_same(
    one: Assessment, other: Assessment, *, words: tuple[Words, Words] | None = None
) -> None:
    """Two assessments have the same figures, of the same departments and items.

    `words`: what to call the two. Raises LawBroken with CP813, without rows.
    """
    said = words or (Words("前一份", "in the one"), Words("后一份", "in the other"))
    problems = tuple(differences(one, other, said))
    if problems:
        raise LawBroken(problems, ())


def assert_order_free(
    policy: Policy,
    rows: Rows,
    reordered: Iterable[Mapping[str, object]] | None = None,
    **options: Unpack[Options],
) -> None:
    """The rows in another order give the same figures, and as many of them are refused.

    `reordered`: the same rows in that order (None: from the last to the first). Raises LawBroken
    with CP813.
    """
    of = listed(rows)
    other = of[::-1] if reordered is None else listed(reordered)
    words = Words("照原来的顺序", "in the order given"), Words("换了顺序", "in another order")
    _compare(policy, of, other, words, options)


def assert_refused_apart(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """Rows that cannot be used are as good as absent: left out, they change no figure.

    Raises LawBroken with CP813.
    """
    of = listed(rows)
    words = _AS_GIVEN, Words("去掉不能用的行", "without the rows that cannot be used")
    one, other = (policy.evaluate(each, **options) for each in (of, _usable(policy, of)))
    refuse(policy, of, differences(one, other, words))


def assert_approval(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """What it would be if approved is what it is once the pending rows are approved by hand.

    Rows that cannot be used are left out: whose 编号 is that of another stay contradicted.

    Raises LawBroken with CP813.
    """
    of = listed(rows)
    certain = policy.evaluate(of, **options)
    by_hand = policy.evaluate([_approved(row) for row in _usable(policy, of)], **options)
    words = Words("假如核定", "if approved"), Words("逐件核定", "once approved row by row")
    refuse(policy, of, differences(certain.if_approved or certain, by_hand, words))


def _usable(policy: Policy, rows: list[Row]) -> list[Row]:
    refused = {
        problem.at.row
        for problem in policy.read(rows).diagnostics
        if problem.is_error and isinstance(problem.at, Cell)
    }
    return [row for number, row in enumerate(rows, 1) if number not in refused]


def _approved(row: Row) -> Row:
    status = next((name for name in ("状态", "status") if row.get(name) in _PENDING), None)
    return row if status is None else row | {status: "核定"}


def _compare(
    policy: Policy, rows: list[Row], others: list[Row], words: tuple[Words, Words], options: Options
) -> None:
    """Certain and if approved, with the rows that count and those that do not."""
    one, other = policy.evaluate(rows, **options), policy.evaluate(others, **options)
    refuse(policy, rows, differences(one, other, words))
    if one.if_approved is not None and other.if_approved is not None:
        refuse(policy, rows, differences(one.if_approved, other.if_approved, words))
    counts = {
        Words("不能用的行数", "number of rows refused"): (
            one.evidence.refused,
            other.evidence.refused,
        ),
        Words("待核的份数", "number of results with what is pending"): (
            int(one.if_approved is not None),
            int(other.if_approved is not None),
        ),
    }
    refuse(policy, rows, _different({Place(k): v for k, v in counts.items()}, words))


def differences(
    one: Assessment, other: Assessment, words: tuple[Words, Words]
) -> Iterator[Diagnostic]:
    """A problem for each figure that is not the same in both; one that is lacking is a mark."""
    first, second = figures(one), figures(other)
    lacking = Mark.NOT_APPLICABLE
    places = dict.fromkeys((*first, *second))
    pairs = {p: (first.get(p, lacking), second.get(p, lacking)) for p in places}
    yield from _different(pairs, words)


def _different(
    pairs: Mapping[Place, tuple[Value, Value]], words: tuple[Words, Words]
) -> Iterator[Diagnostic]:
    for place, (one, other) in pairs.items():
        if not equal(one, other):
            yield not_the_same(place, one, other, words)


def not_the_same(place: Place, one: Value, other: Value, words: tuple[Words, Words]) -> Diagnostic:
    """CP813: a figure that is the one here and the other there."""
    return found(
        codes.NOT_THE_SAME,
        figure=place.words,
        value=shown(one),
        one=words[0],
        second=shown(other),
        other=words[1],
        apart=apart(one, other),
    )

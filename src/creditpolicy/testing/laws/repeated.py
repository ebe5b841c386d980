"""Laws of results: worked out again, or written down and read back, they are what they were."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Unpack

from creditpolicy.api import Policy, to_json
from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Mark
from creditpolicy.testing.laws.broken import refuse
from creditpolicy.testing.laws.given import Options, Rows, evaluated, listed
from creditpolicy.testing.laws.places import (
    CONTRIBUTION,
    RANK,
    RATE,
    SCORE,
    SHARE,
    Figures,
    Place,
    Value,
    equal,
    figures,
    of_category,
)
from creditpolicy.testing.laws.same import differences, not_the_same
from creditpolicy.values.exact import parse_exact

_LABELS = {"rate": RATE, "score": SCORE, "contribution": CONTRIBUTION, "share": SHARE}


def assert_repeatable(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """The same policy and rows give the same figures: again, and from several threads at once.

    Raises LawBroken with CP813.
    """
    of = listed(rows)
    first = policy.evaluate(of, **options)

    def again(_: int) -> Assessment:
        return policy.evaluate(of, **options)

    with ThreadPoolExecutor(4) as pool:
        others = list(pool.map(again, range(4)))
    words = Words("头一次", "at first"), Words("再算一次", "worked out again")
    for other in (again(0), *others):
        refuse(policy, of, differences(first, other, words))


def assert_json_exact(policy: Policy, rows: Rows, **options: Unpack[Options]) -> None:
    """`to_json` holds every figure exactly.

    Raises LawBroken with CP813.
    """
    of = listed(rows)
    words = Words("结果里", "in the assessment"), Words("JSON 里", "in its JSON")
    for assessment in evaluated(policy, of, **options):
        written: Any = to_json(assessment)
        read = dict(_read(written))
        problems = (
            not_the_same(place, value, read.get(place), words)
            for place, value in figures(assessment).items()
            if not equal(value, read.get(place))
        )
        refuse(policy, of, problems)


def _read(data: Any) -> Iterator[tuple[Place, Value]]:
    zone = data["zone"]
    yield Place(names.LABELS[names.TOTAL]), _figure(zone["score"])
    yield from _categories(zone, "").items()
    for line in zone["items"]:
        yield Place(SCORE, "", line["item"]), _figure(line["score"])
    for one in data["departments"]:
        yield Place(RANK, one["name"]), one["rank"]
        yield from _labelled(one, one["name"], "").items()
        yield from _categories(one, one["name"]).items()
        for item in one["items"]:
            yield from _labelled(item, one["name"], item["item"]).items()
            for part in item.get("parts", ()):
                yield from _labelled(part, one["name"], part["part"]).items()


def _labelled(data: Any, department: str, item: str) -> Figures:
    return {
        Place(label, department, item): _figure(data[name])
        for name, label in _LABELS.items()
        if name in data
    }


def _categories(data: Any, department: str) -> Figures:
    return {
        Place(of_category(one["category"]), department): _figure(one["score"])
        for one in data.get("categories", ())
    }


def _figure(of: Any) -> Value:
    """Null is what does not apply; null inside is undecided."""
    if of is None:
        return Mark.NOT_APPLICABLE
    return Mark.UNDECIDED if of["exact"] is None else parse_exact(of["exact"])

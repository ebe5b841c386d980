"""Laws of departments over time: an old name is only a name."""

from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from creditpolicy import Policy, loads, to_json
from creditpolicy.testing import assert_same, evidence, policy_texts
from creditpolicy.testing.draft import quoted
from tests.properties.effort import part


def with_lines(text: str, lines: list[str]) -> Policy:
    """The policy with more lines before all else but its language."""
    first, rest = text.split("\n", 1)
    return loads("\n".join((first, *lines, rest)))


def without_formers(policy: Policy) -> list[str]:
    """The departments that have been nothing else before."""
    return [one.name for one in policy.checked.departments if not one.formers]


def old(name: str) -> str:
    return f"先前的{name}"


@part(4)
@given(st.data())
def test_a_renaming_is_invisible(data: st.DataObject) -> None:
    """Renamed departments with rows under old names have the figures of new names throughout."""
    text = data.draw(policy_texts())
    policy = loads(text)
    names = without_formers(policy)
    lines = [f"沿革 {quoted(old(n))} 于 2019-01-01 更名为 {quoted(n)}" for n in names]
    renamed = with_lines(text, lines)
    rows = data.draw(evidence(policy))
    under = [
        {**row, "部门": old(str(row["部门"]))}
        if row["部门"] in names and data.draw(st.booleans())
        else row
        for row in rows
    ]
    one, other = policy.evaluate(rows), renamed.evaluate(under)
    assert_same(one, other)
    assert one.evidence.refused == other.evidence.refused


@part(8)
@given(st.data())
def test_order_of_rows_under_any_name(data: st.DataObject) -> None:
    """Rows of departments that merged, in another order: the same figures, the same rows refused."""
    text = data.draw(policy_texts())
    policy = loads(text)
    lines = [
        line
        for name in without_formers(policy)[:1]
        for line in (
            f"沿革 前一局、前二局 于 2018-06-15 合并为 {quoted(name)}",
            f"沿革 前三局 于 2018-07-01 并入 {quoted(name)}",
        )
    ]
    merged = with_lines(text, lines)
    rows = data.draw(evidence(merged))
    one, other = (merged.evaluate(of) for of in (rows, data.draw(st.permutations(rows))))
    assert_same(one, other)
    assert one.evidence.refused == other.evidence.refused


@part(8)
@given(st.data())
def test_last_years_figures_follow_a_renaming(data: st.DataObject) -> None:
    """What last year's result has under a department's old name is its own; nothing is lost."""
    text = data.draw(policy_texts(("referred", "counted")))
    policy = loads(text)
    names = without_formers(policy)
    lines = [f"沿革 {quoted(old(n))} 于 2017-01-01 更名为 {quoted(n)}" for n in names]
    renamed = with_lines(text, lines)
    rows = data.draw(evidence(policy))
    result = cast("dict[str, Any]", to_json(policy.evaluate(rows)))
    result["policy"]["year"] = 2016
    before = policy.evaluate(rows, results=[result])
    for department in result["departments"]:
        if department["name"] in names:
            department["name"] = old(department["name"])
    assert_same(before, renamed.evaluate(rows, results=[result]))

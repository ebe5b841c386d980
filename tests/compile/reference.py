"""What generated code and the reference evaluator say of the same rows, and where they differ."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from creditpolicy import Policy
from creditpolicy.compile.compiled import Outcome
from creditpolicy.compile.engine import SURPRISES, Engine
from creditpolicy.evaluate.evaluate import evaluate
from creditpolicy.evaluate.run import Run
from creditpolicy.policy import names
from creditpolicy.testing import Row, evidence

_SPELLED = {"部门": "department", "日期": "date", "状态": "status", "编号": "id", "材料": "kind"}


def differences(
    policy: Policy, rows: list[Any], run: Run, engine: Engine | None = None
) -> list[str]:
    """Every measure, figure and finding in which the two differ; that is, none."""
    engine = engine or Engine(policy.checked, run)
    read = policy.read(rows)
    reference = evaluate(policy.checked, read, run)
    found: list[str] = []
    for of in (rows, read):
        counted = engine.counted(of, run.as_of, pending=run.pending)
        figures, words = engine.all_figures(counted)
        said = (*run.imports.warnings, *counted.diagnostics, *words)
        measures = engine.counter.tables(counted)
        found.extend(_unequal("measure", measures, reference.measures))
        found.extend(_unequal("figure", figures, reference.scores))
        own = [(names.DEPARTMENT_SCORE, (one,)) for one in policy.checked.department_names[:2]]
        for place in [(names.TOTAL, ()), *own]:
            alone = engine.figure(place, counted)
            if alone != reference.scores[place[0]][place[1]]:
                found.append(f"{place} alone: {alone}")
        if said != reference.diagnostics:
            found.append(f"findings: {said} / {reference.diagnostics}")
        if (counted.rows, counted.refused) != (read.rows, read.refused):
            found.append(f"rows: {counted.rows}, {counted.refused}")
        if (counted.waiting > 0) is (reference.if_approved is None) and not run.pending:
            found.append(f"pending: {counted.waiting}")
    return found


def _unequal(what: str, ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    assert ours.keys() == theirs.keys()
    for name, one in ours.items():
        if one != theirs[name] or (repr(one) != repr(theirs[name]) and what == "figure"):
            yield f"{what} {name}: {one} / {theirs[name]}"


def strange(policy: Policy) -> st.SearchStrategy[list[Any]]:
    """Evidence with rows that programs write: typed cells, English columns, columns too many."""
    return _some_spelled(evidence(policy, max_size=12))


@st.composite
def _some_spelled(draw: st.DrawFn, drawn: st.SearchStrategy[list[Row]]) -> list[Any]:
    rows = draw(drawn)
    return [draw(_spelled(row)) if draw(st.integers(0, 3)) == 0 else row for row in rows]


@st.composite
def _spelled(draw: st.DrawFn, row: Row) -> Any:
    row = dict(row)
    change = draw(st.integers(0, 7))
    name = draw(st.sampled_from(sorted(row)))
    if change == 0:
        return {_SPELLED.get(column, column): cell for column, cell in row.items()}
    if change == 1:
        return row | {"备注": draw(st.sampled_from(("有", "", None, 1.5))), "考核项": "1"}
    if change == 2:
        return row | {name: draw(st.sampled_from((" x", "a\0", "\ud800", "全 角　", 7, True, 0.5)))}
    if change == 3:
        return {column: cell for column, cell in row.items() if column != name}
    if change == 4:
        return row | {"日期": date(2018, 3, 5), "报送日期": date(2018, 3, 9)}
    if change == 5:
        return row | {f" {name}": row[name]}
    if change == 6:
        return draw(st.sampled_from((None, [], "x", {1: "x"}, {})))
    return row | {name: "长" * 40_000}


def quickly(code: Callable[[Any], Outcome], of: Any) -> Outcome | None:
    """What code for vouched rows says of some; None where it gives up."""
    try:
        return code(of)
    except SURPRISES:
        return None

"""Every figure is explained by a formula that gives it, down to the records."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache

import pytest

import creditpolicy
from creditpolicy import Assessment
from creditpolicy.evaluate.explanation import Explanation, explain_zone, explained
from creditpolicy.evaluate.trace import Counted, Derived, Step, Tracer
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.report.formula import in_numbers
from tests.evaluate.arithmetic import worked_out
from tests.oracle.evidence import rows

pytestmark = pytest.mark.no_cover  # at length

POLICY = creditpolicy.load("policies/gaoxin_2018.policy")
RUNS = [
    (1, 40, {}, None),
    (2, 300, {"组内分担": "任一", "媒体级别倍数": "按级别", "宣传满分案例数": "7"}, None),
    (3, 300, {"组内分担": "全部", "缺项处理": "满分", "跨项重复": "禁止"}, date(2018, 12, 7)),
    (4, 1000, {"部门得分口径": "分担分值", "失信扣分": "3", "奖惩满分案例数": "9"}, None),
    (5, 200, {"满分文件数": "3", "及时期限": "20"}, date(2018, 6, 30)),
]


every_run = pytest.mark.parametrize("run", range(len(RUNS)), ids=lambda run: f"run {run + 1}")


@cache
def assessment(run: int) -> Assessment:
    seed, size, assume, as_of = RUNS[run]
    return POLICY.evaluate(rows(seed, size), assume=assume, as_of=as_of)


@cache
def explanations(run: int) -> tuple[Explanation, ...]:
    """Of every department; derived once for all that is claimed of them."""
    tracer = Tracer(assessment(run))
    return tuple(explained(tracer, one.name) for one in assessment(run).departments)


def steps(*starts: Step) -> Iterator[Step]:
    """Every step that the starts rest on, each once: figures share what they rest on."""
    waiting, seen = list(starts), set()
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        yield step
        if isinstance(step, Derived):
            waiting.extend(step.inputs)


def department_steps(run: int) -> Iterator[Step]:
    for explanation in explanations(run):
        items = [step for item in explanation.items for step in (item.rate, item.contribution)]
        yield from steps(*items, explanation.score, explanation.contribution)


@every_run
def test_every_formula_gives_its_figure(run: int) -> None:
    """The formula as it is printed, worked out by other code, is the figure: for every department and the zone."""
    seen = 0
    every = [*department_steps(run), *steps(explain_zone(assessment(run)).total)]
    for step in every:
        if isinstance(step, Derived) and isinstance(step.value, Fraction):
            written = in_numbers(step.formula, step.values, "en")
            assert worked_out(written) == step.value, (step.score.name, written)
            seen += 1
    assert seen > 200


@every_run
def test_counts_are_the_records_listed(run: int) -> None:
    """A count is exactly the number of records that the explanation lists as counting."""
    seen = 0
    for step in department_steps(run):
        if isinstance(step, Counted) and step.measure.aggregate is Aggregate.COUNT:
            assert step.value == sum(standing.counts for standing in step.records)
            seen += 1
    assert seen > 100


@every_run
def test_every_record_stands_somewhere(run: int) -> None:
    """A record of a department that an item names is listed, as counting or with at least one reason."""
    for explanation in explanations(run):
        listed = {
            (standing.record.file, standing.record.row)
            for item in explanation.items
            for step in steps(item.rate)
            if isinstance(step, Counted)
            for standing in step.records
            if standing.counts or all(reason.zh and reason.en for reason in standing.reasons)
        }
        kinds = {
            recognition.kind
            for recognition in assessment(run).policy.recognitions
            if recognition.item in {item.result.item.id for item in explanation.items}
        }
        for kind in kinds:
            for record in assessment(run).evidence.records.get(kind, ()):
                if record.department == explanation.department.name:
                    assert (record.file, record.row) in listed


@every_run
def test_points_lost_and_scored_are_the_points(run: int) -> None:
    """Score and points lost add up to the item's points, and items stand by points lost."""
    for explanation in explanations(run):
        lost = [item.lost for item in explanation.items if item.lost is not None]
        assert lost == sorted(lost, reverse=True)
        for item in explanation.items:
            if item.lost is not None:
                assert isinstance(item.result.score, Fraction)
                assert item.lost + item.result.score == item.result.item.points

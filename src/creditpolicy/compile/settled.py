"""A measure's plan once the assumptions are known: what they settle is not asked of each record."""

from datetime import date
from typing import assert_never

from creditpolicy.compile.measured import stays_open
from creditpolicy.compile.plan import (
    Chain,
    CountBeside,
    Dedup,
    Extend,
    Filter,
    MeasurePlan,
    Step,
    fields_of,
    may_stay_open,
)
from creditpolicy.evaluate.conditions import function
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.walk import inside_test
from creditpolicy.policy.facts import Value
from creditpolicy.values.classes import evolve


def settled_plan(plan: MeasurePlan, given: dict[str, Value]) -> MeasurePlan:
    """The same measure with fewer tests, and without columns that no test asks for."""
    steps: list[Step] = []
    for step in plan.chain.steps:
        if isinstance(step, Filter):
            test = _settled(step.test, given)
            if test is not True:
                steps.append(Filter(step.test if test is False else test))
        else:
            steps.append(step)
    wanted = {*plan.measure.per, *([plan.measure.column] if plan.measure.column else [])}
    kept: list[Step] = []
    for step in reversed(steps):
        if _is_needless(step, wanted):
            continue
        kept.insert(0, step)
        wanted |= fields_of(Chain(plan.chain.kind, (step,)))
    return evolve(plan, chain=Chain(plan.chain.kind, tuple(kept)))


def _is_needless(step: Step, wanted: set[str]) -> bool:
    """Whether nobody asks for the column, and it leaves no record open either."""
    match step:
        case CountBeside(name, other):
            return name not in wanted and not stays_open(other)
        case Extend(name, value):
            return name not in wanted and not may_stay_open(value)
        case Filter() | Dedup():
            return False
        case _:
            assert_never(step)


def _settled(test: RecordExpression, given: dict[str, Value]) -> RecordExpression | bool:
    """The test without its parts that are settled; True or False where all of it is."""
    if not isinstance(test, Test) or may_stay_open(test):
        return test
    if not any(isinstance(one, Field | Cutoff) for one in inside_test(test)):
        value = function(test, given, date.max)({})
        return value if isinstance(value, bool) else test
    match test.op:
        case RecordOp.AND | RecordOp.OR:
            decisive = test.op is RecordOp.OR
            args = [_settled(arg, given) for arg in test.args]
            if decisive in args:
                return decisive
            left = tuple(arg for arg in args if not isinstance(arg, bool))
            return evolve(test, args=left) if left else not decisive
        case RecordOp.NOT:
            inner = _settled(test.args[0], given)
            return not inner if isinstance(inner, bool) else evolve(test, args=(inner,))
        case _:
            return test

"""For each department, what would gain the most for the least: worked out, step by step."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from creditpolicy.evaluate.assessment import Assessment, DepartmentItem, DepartmentResult
from creditpolicy.evaluate.changed import Changed
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.todo.steps import Sort, Step, Steps
from creditpolicy.policy import names
from creditpolicy.syntax.facts import ItemSort

MOST = 50
"""So many steps of a department, an item and a sort are worked out, those with the least to do."""


@frozen
class Task:
    """A step, and the points that it alone would bring the department.

    Exact; None where that depends on what is filed.
    """

    step: Step
    gain: Fraction | None


@frozen
class ToDo:
    """A department's tasks, the best first; `left_out` are further ones of the same sort."""

    result: DepartmentResult
    tasks: tuple[Task, ...]
    left_out: int


@frozen
class ToDoList:
    """The lists of the departments that were asked for."""

    assessment: Assessment
    departments: tuple[ToDo, ...]


def todo_list(assessment: Assessment, department: str | None = None) -> ToDoList:
    """Of one department, or (None) of all, in the policy's order.

    Pending records count as not approved here, whatever the run says: that they await approval is
    what the list is about.
    """
    changed = Changed(assessment, (names.DEPARTMENT_SCORE,))
    relations = Relations(assessment.policy, assessment.evidence, assessment.run)
    steps = Steps(assessment.policy, relations, changed)
    chosen = [one for one in assessment.departments if department in (None, one.name)]
    return ToDoList(assessment, tuple(_of(one, steps, changed) for one in chosen))


def _of(result: DepartmentResult, steps: Steps, changed: Changed) -> ToDo:
    tasks: list[Task] = []
    left_out = 0
    for item in result.items:
        if _is_full(item):
            continue
        by_sort: dict[Sort, list[Step]] = {}
        for step in steps.of(item.item, result.name):
            by_sort.setdefault(step.sort, []).append(step)
        for found in by_sort.values():
            found.sort(key=lambda step: step.cost)
            left_out += max(0, len(found) - MOST)
            tasks += [_task(step, result, changed) for step in found[:MOST]]
    return ToDo(result, tuple(_distinct(tasks)), left_out)


def _is_full(item: DepartmentItem) -> bool:
    """Whether nothing is lost in an item: of one that takes points away, all are left."""
    return item.score == (0 if item.item.sort is ItemSort.PENALTY else item.item.points)


def _task(step: Step, result: DepartmentResult, changed: Changed) -> Task:
    if step.records is None:
        return Task(step, None)
    after = changed.figures(result.name, step.kind, step.records)[names.DEPARTMENT_SCORE]
    if isinstance(after, Fraction) and isinstance(result.score, Fraction):
        return Task(step, after - result.score)
    return Task(step, None)


def _distinct(tasks: Iterable[Task]) -> list[Task]:
    """Those that bring something, or of which nobody can say; of a record, or a kind, the best.

    A further record is left out where less is to be done for as much.
    """
    best: dict[object, Task] = {}
    for task in sorted(tasks, key=_order):
        step = task.step
        unknown = task.gain is None and step.first
        if unknown or (task.gain is not None and task.gain > 0):
            place = step.kind if step.record is None else step.record.place
            best.setdefault((step.item.id, step.sort is Sort.FILE, place), task)
    kinds = {(task.step.item.id, task.step.kind) for task in best.values() if task.step.record}
    return [
        task
        for task in best.values()
        if task.step.record or task.step.first or (task.step.item.id, task.step.kind) not in kinds
    ]


def _order(task: Task) -> tuple[bool, Fraction, int]:
    """The most points first, of as many the least to do; what nobody can say last."""
    return (task.gain is None, -(task.gain or Fraction(0)), task.step.cost)

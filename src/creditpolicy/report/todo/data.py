"""To do lists as data: schema `creditpolicy/todo/1`."""

from fractions import Fraction
from typing import Any

from creditpolicy.evaluate.todo.todo import Task, ToDo, ToDoList
from creditpolicy.evidence.records import Record
from creditpolicy.report.assessment_json import policy_data
from creditpolicy.report.figures import points_json
from creditpolicy.report.speech import Speech, only_file
from creditpolicy.report.todo.words import Wording

SCHEMA = "creditpolicy/todo/1"

Data = dict[str, Any]


def todo_json(of: ToDoList) -> Data:
    """The whole, with each sentence in both languages."""
    file = only_file(of.assessment)
    policy, as_of = of.assessment.policy, of.assessment.run.as_of
    wordings = {lang: Wording(Speech(policy, lang, file)) for lang in ("zh", "en")}
    return {
        "schema": SCHEMA,
        "policy": policy_data(policy),
        "as_of": None if as_of is None else as_of.isoformat(),
        "departments": [_department(todo, wordings) for todo in of.departments],
    }


def _department(of: ToDo, wordings: dict[str, Wording]) -> Data:
    return {
        "name": of.result.name,
        "rank": of.result.rank,
        "score": points_json(of.result.score),
        "tasks": [_task(task, wordings) for task in of.tasks],
        "left_out": of.left_out,
    }


def _task(task: Task, wordings: dict[str, Wording]) -> Data:
    step, repair = task.step, task.step.repair
    return {
        "item": step.item.id,
        "sort": step.sort.value,
        "kind": step.kind,
        "record": None if step.record is None else _record(step.record),
        "missing": [{"count": some.count, "of": list(some.columns)} for some in repair.missing],
        "chosen": [name for name, _ in repair.chosen],
        "due": None if repair.due is None else repair.due.isoformat(),
        "gain": _points(task.gain),
        "text": {lang: wording.step(step) for lang, wording in wordings.items()},
    }


def _record(record: Record) -> Data:
    data: Data = {"id": record.id, "file": record.file, "row": record.row}
    return data if record.sheet is None else {**data, "sheet": record.sheet.name}


def _points(value: Fraction | None) -> object:
    return None if value is None else points_json(value)

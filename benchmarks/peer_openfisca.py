"""The common workload for OpenFisca: records are its persons, the department is their group."""

from collections.abc import Callable
from typing import Any

import numpy as np
from by_hand import Row
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

_YEAR = "2018"
_FIELDS = ("domain", "agency", "action", "measure", "target", "code")
_PARTS = ("rules", "photos", "summary", "story", "media")
_KINDS = ("正式文件", "联合奖惩案例", "宣传活动", "应用创新", "失信记录", "双公示信息")
_ITEMS = range(6)

Record = build_entity(key="record", plural="records", label="", is_person=True)
_ROLE = {"key": "filed", "plural": "all_filed", "label": ""}
Department = build_entity(key="department", plural="departments", label="", roles=[_ROLE])


def _variable(name: str, of: type, entity: Any, formula: Callable[..., Any] | None = None) -> type:
    members = {
        "value_type": of,
        "entity": entity,
        "definition_period": YEAR,
        "label": name,
        "__module__": __name__,
    }
    return type(name, (Variable,), members | ({} if formula is None else {"formula": formula}))


def _qualifies(record: Any, period: Any, parameters: object = None) -> Any:
    del parameters
    kind, parts = record("kind", period), record("parts", period) >= 3
    told = record("exact", period) & record("whole", period) & (record("lag", period) <= 7)
    case = record("system", period) | (record("fields", period) == len(_FIELDS))
    activity = record("screenshot", period) | parts
    each = [record("formal", period), case, activity, parts, kind == 4, told]
    return np.select([kind == item for item in _ITEMS], each, default=False)


def _score(department: Any, period: Any, parameters: object = None) -> Any:
    del parameters
    kind, good = department.members("kind", period), department.members("qualifies", period)
    worth = [department(f"worth{item}", period) for item in _ITEMS]
    reached = sum(worth[item] * department.any(good & (kind == item)) for item in range(4))
    told = department.sum(kind == 5)
    listed = np.maximum(0, worth[4] - 0.25 * department.sum(kind == 4))
    return reached + listed + worth[5] * department.sum(good & (kind == 5)) / np.maximum(told, 1)


_INPUTS = {"kind": int, "parts": int, "fields": int, "lag": int} | dict.fromkeys(
    ("formal", "system", "screenshot", "exact", "whole"), bool
)


def score_by(worth: dict[str, list[float]]) -> Callable[[str, list[Row]], float]:
    """A simulation for each department that is asked for."""
    system = TaxBenefitSystem([Record, Department])
    for name, of in _INPUTS.items():
        system.add_variable(_variable(name, of, Record))
    for item in _ITEMS:
        system.add_variable(_variable(f"worth{item}", float, Department))
    system.add_variable(_variable("qualifies", bool, Record, _qualifies))
    system.add_variable(_variable("score", float, Department, _score))

    def score(name: str, rows: list[Row]) -> float:
        builder = SimulationBuilder()
        builder.create_entities(system)
        builder.declare_person_entity("record", np.arange(len(rows)))
        group = builder.declare_entity("department", np.arange(1))
        builder.join_with_persons(group, np.zeros(len(rows), int), ["filed"] * len(rows))
        simulation = builder.build(system)
        for item, points in enumerate(worth[name]):
            simulation.set_input(f"worth{item}", _YEAR, np.array([points]))
        for column, cells in _columns(rows).items():
            simulation.set_input(column, _YEAR, np.array(cells))
        return float(simulation.calculate("score", _YEAR)[0])

    return score


def _columns(rows: list[Row]) -> dict[str, list[Any]]:
    flags = ("screenshot", "exact", "whole")
    return {
        "kind": [_KINDS.index(str(row["kind"])) for row in rows],
        "parts": [sum(row.get(name) is True for name in _PARTS) for row in rows],
        "fields": [sum(row.get(name, "") != "" for name in _FIELDS) for row in rows],
        "lag": [int(row["submitted"]) - int(row["day"]) for row in rows],  # type: ignore[call-overload]
        "formal": [row.get("type") == "正式文件" for row in rows],
        "system": [row.get("source") == "系统" for row in rows],
    } | {name: [row.get(name, False) for row in rows] for name in flags}

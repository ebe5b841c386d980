"""A comparison as data: schema `creditpolicy/diff/1`."""

from typing import Any

from creditpolicy.diagnostics.diagnostic import Diagnostic, Text
from creditpolicy.diagnostics.render_json import diagnostic_json, words_json
from creditpolicy.evaluate.assessment import DepartmentResult
from creditpolicy.evaluate.measures import Result
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.assessment_json import policy_data
from creditpolicy.report.figures import points_json
from creditpolicy.values.exact import exact_text
from creditpolicy.verify.compare.compare import Comparison, Found
from creditpolicy.verify.compare.effect import Effects, Moved
from creditpolicy.verify.witness.dates import shifted
from creditpolicy.verify.witness.search import Difference, NoWitness, Witness

SCHEMA = "creditpolicy/diff/1"

Data = dict[str, Any]


def diff_json(of: Comparison, effects: Effects | None, notes: tuple[Diagnostic, ...] = ()) -> Data:
    """The whole; `same` is a proof where it is true."""
    return {
        "schema": SCHEMA,
        "old": policy_data(of.old),
        "new": policy_data(of.new),
        "same": of.is_same,
        "changes": [_change(one, of) for one in of.found],
        "effects": None if effects is None else _effects(effects),
        "diagnostics": [diagnostic_json(one) for one in notes],
    }


def _change(of: Found, whole: Comparison) -> Data:
    change = of.change
    return {
        "subject": words_json(change.subject),
        "item": change.item,
        "what": words_json(change.what),
        "before": _text(change.before),
        "after": _text(change.after),
        "effect": change.effect.value,
        "example": _example(of, whole),
    }


def _text(of: Text) -> Data | None:
    """Null where there is nothing."""
    if isinstance(of, str):
        return {"zh": of, "en": of} if of else None
    return {"zh": of.zh, "en": of.en} if of.zh else None


def _example(of: Found, whole: Comparison) -> Data | None:
    match of.finding:
        case None:
            return None
        case NoWitness(tried):
            return {"found": False, "tried": tried}
        case Witness() as witness:
            return {"found": True, **witness_json(witness, whole)}


def witness_json(witness: Witness, whole: Comparison) -> Data:
    """Rows for each policy: the same days, unless their periods begin in different years."""
    later = shifted(whole.old, whole.new)
    return {
        "assumptions": [{"name": n, "value": value_text(v)} for n, v in witness.assumed],
        "results": supposed_json(witness),
        "rows": {"old": list(witness.rows), "new": list(later(witness.rows))},
        "differences": [difference_json(one) for one in witness.differences],
    }


def supposed_json(witness: Witness) -> list[Data]:
    """What figures of other results are supposed to be for everybody."""
    return [{"result": r, "figure": f, "value": exact_text(v)} for r, f, v in witness.supposed]


def difference_json(of: Difference) -> Data:
    """A figure with both values."""
    return {
        "figure": of.name,
        "key": list(of.key),
        "before": result_json(of.before),
        "after": result_json(of.after),
    }


def result_json(value: Result | None) -> Any:
    """A figure as exact and display, a grade or a truth as it is, null where there is none."""
    match value:
        case None:
            return None
        case bool() | str():
            return value
        case Mark.NOT_APPLICABLE:
            return {"exact": None, "display": "不适用"}
        case figure:
            return points_json(figure)


def _effects(of: Effects) -> Data:
    zone = (points_json(of.old.zone.score), points_json(of.new.zone.score))
    return {
        "zone": {"before": zone[0], "after": zone[1]},
        "departments": [_moved(one) for one in of.departments],
    }


def _moved(of: Moved) -> Data:
    return {
        "name": of.name,
        "before": _result(of.before),
        "after": _result(of.after),
        "grades": [{"figure": f, "before": b or None, "after": a or None} for f, b, a in of.grades],
    }


def _result(of: DepartmentResult | None) -> Data | None:
    return None if of is None else {"score": points_json(of.score), "rank": of.rank}

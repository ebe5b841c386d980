"""An explanation as data: schema `creditpolicy/explanation/1`."""

from fractions import Fraction
from typing import Any

from attrs import define, field

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.evaluate.explanation import Explanation, ItemExplanation, looked_at
from creditpolicy.evaluate.measures import Key, Result
from creditpolicy.evaluate.missing import Lack
from creditpolicy.evaluate.standing import Standing
from creditpolicy.evaluate.trace import Assumed, Counted, Derived, Referred, Step
from creditpolicy.evidence.records import Record
from creditpolicy.policy.core.scores import Unit
from creditpolicy.policy.core.values import Mark
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.formula import in_numbers, in_words, mark_text
from creditpolicy.source.source import Span
from creditpolicy.values.display import display, display_percent
from creditpolicy.values.exact import exact_text

SCHEMA = "creditpolicy/explanation/1"
_DEEPEST = 20
"""The most figures in one another."""

Data = dict[str, Any]


def explanation_json(assessment: Assessment, explanations: list[Explanation], lang: str) -> Data:
    """All explanations; formulas are in the language asked for, labels in both."""
    policy = assessment.policy
    return {
        "schema": SCHEMA,
        "policy": {"name": policy.name, "year": policy.year, "digest": policy.digest},
        "as_of": assessment.run.as_of.isoformat() if assessment.run.as_of else None,
        "departments": [_department(one, policy, lang) for one in explanations],
    }


def _department(explanation: Explanation, policy: Policy, lang: str) -> Data:
    result, telling = explanation.department, _Telling(policy, lang)
    figures = [_derived(figure, telling) for figure in explanation.figures]
    further = [_derived(one, telling) for one in telling.later]  # which grows meanwhile
    rank = explanation.rank
    ranking = {} if rank is None else {"ranking": _gated(rank, policy, lang)}
    return {
        "name": result.name,
        "rank": result.rank,
        "score": _figure(result.score, Unit.POINTS),
        "items": [_item(item, policy, lang) for item in explanation.items],
        "derivation": _gated(explanation.score, policy, lang),
        "contribution": _alone(explanation.contribution, policy, lang),
        **ranking,
        "figures": figures,
        "further": further,
    }


def _gated(step: Derived, policy: Policy, lang: str) -> Data:
    """A figure of the department with what a gate looked at; the items have said the rest."""
    telling = _Telling(policy, lang)
    return _alone(step, policy, lang) | {
        "inputs": [_step(one, telling, 1) for one in looked_at(step)]
    }


@define
class _Telling:
    """How an item, or 汇总, is told: each figure is derived once, and too deep in it not there.

    `later` are those that stand too deep; they follow one by one.
    """

    policy: Policy
    lang: str
    said: set[tuple[str, Key]] = field(factory=set[tuple[str, Key]])
    later: list[Derived] = field(factory=list[Derived])


def _item(item: ItemExplanation, policy: Policy, lang: str) -> Data:
    of, telling = item.result.item, _Telling(policy, lang)
    rate = _derived(item.rate, telling)
    further = [_derived(one, telling) for one in telling.later]  # which grows meanwhile
    return {
        "item": of.id,
        "name": of.name,
        "cited": of.cited,
        "points": exact_text(of.points),
        "score": _figure(item.result.score, Unit.POINTS),
        "lost": None if item.lost is None else _figure(item.lost, Unit.POINTS),
        "rate": rate,
        "further": further,
        "contribution": _alone(item.contribution, policy, lang),
        "missing": [_lack(lack) for lack in item.lacks],
    }


def _figure(value: Result, unit: Unit) -> Data | None:
    """Exact and for display; None where it does not apply."""
    match value:
        case Mark.NOT_APPLICABLE:
            return None
        case Mark():
            return {"exact": None, "display": mark_text(value, "zh")}
        case Fraction() if unit is Unit.RATE:
            return {"exact": exact_text(value), "display": display_percent(value)}
        case Fraction() if unit is Unit.POINTS:
            return {"exact": exact_text(value), "display": display(value)}
        case Fraction():
            return {"exact": exact_text(value), "display": exact_text(value)}
        case _:
            return {"exact": str(value), "display": str(value)}


def _step(step: Step, telling: _Telling, depth: int) -> Data:
    match step:
        case Derived():
            return _once(step, telling, depth)
        case Assumed(assumption, value, overridden):
            decided = assumption.decision is not None
            shown = {"assumption": assumption.name, "value": value_text(value)}
            return {**shown, "decided": decided, "overridden": overridden}
        case Referred():
            return _referred(step)
        case Counted():
            return {
                "measure": step.measure.name,
                "keys": list(step.key),
                "value": _figure(step.value, Unit.COUNT),
                "at": _place(step.measure.origin),
                "records": [_standing(standing) for standing in step.records],
            }


def _once(step: Derived, telling: _Telling, depth: int) -> Data:
    """Without inputs where they stand elsewhere in the item."""
    place = step.score.name, step.key
    again, deep = place in telling.said, depth > _DEEPEST
    telling.said.add(place)
    if deep and not again:
        telling.later.append(step)
    if deep or again:
        return _alone(step, telling.policy, telling.lang) | {"inputs": None}
    return _derived(step, telling, depth)


def _derived(step: Derived, telling: _Telling, depth: int = 0) -> Data:
    inputs = [_step(one, telling, depth + 1) for one in step.inputs]
    return _alone(step, telling.policy, telling.lang) | {"inputs": inputs}


def _alone(step: Derived, policy: Policy, lang: str) -> Data:
    """A figure without what it was worked out from."""
    because = [{"test": in_words(test, policy, lang), "holds": held} for test, held in step.because]
    return {
        "score": step.score.name,
        "label": _words(step.score.label),
        "keys": list(step.key),
        "value": _figure(step.value, step.score.unit),
        "formula": in_words(step.formula, policy, lang),
        "numbers": in_numbers(step.formula, step.values, lang),
        "because": because,
        "at": _place(step.score.origin),
        "inputs": [],
    }


def _referred(step: Referred) -> Data:
    data = {
        "reference": step.reference.name,
        "figure": step.figure,
        "keys": list(step.key),
        "value": _figure(step.value, Unit.COUNT),
        "digest": None if step.source is None else step.source.digest,
    }
    return {**data, "under": step.under} if step.under else data


def _standing(standing: Standing) -> Data:
    return {
        **_record(standing.record),
        "counts": standing.counts,
        "reasons": [_words(reason) for reason in standing.reasons],
    }


def _record(record: Record) -> Data:
    """Where a record stands, in a workbook with its sheet, and which former department filed it."""
    data: Data = {"id": record.id, "file": record.file, "row": record.row}
    if record.sheet is not None:
        data["sheet"] = record.sheet.name
    if record.formerly is not None:
        data["filed_by"] = record.formerly.name
    return data


def _lack(lack: Lack) -> Data:
    return {
        "record": None if lack.record is None else _record(lack.record),
        "reasons": [_words(reason) for reason in lack.reasons],
    }


def _words(words: Words) -> Data:
    return {"zh": in_language(words, "zh"), "en": in_language(words, "en")}


def _place(at: Span | None) -> Data | None:
    return None if at is None else {"file": at.written.source.name, "line": at.line}

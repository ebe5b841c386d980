"""What became of the mutants, as data: schema `creditpolicy/mutation/1`."""

from typing import Any

from creditpolicy.diagnostics.render_json import words_json
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.assessment_json import policy_data
from creditpolicy.report.diff.data import difference_json, supposed_json
from creditpolicy.verify.mutate.judge import Status
from creditpolicy.verify.mutate.operators import MISTAKES
from creditpolicy.verify.mutate.run import Judged, Mutation
from creditpolicy.verify.witness.search import NoWitness, Witness

SCHEMA = "creditpolicy/mutation/1"

Data = dict[str, Any]


def mutation_json(of: Mutation) -> Data:
    """The whole; mutants in the order of the policy."""
    return {
        "schema": SCHEMA,
        "policy": policy_data(of.policy),
        "cases": [case.name for case in of.cases],
        "counts": {status.value: len(of.having(status)) for status in Status},
        "known": of.known,
        "mutants": [_judged(one) for one in of.judged],
    }


def _judged(of: Judged) -> Data:
    mutant, verdict = of.mutant, of.verdict
    what, mistake = MISTAKES[mutant.operator]
    return {
        "id": mutant.id,
        "operator": mutant.operator.value,
        "what": words_json(what),
        "mistake": words_json(mistake),
        "item": mutant.item,
        "change": words_json(mutant.told),
        "lines": [
            {"line": line.number, "before": line.before, "after": line.after} for line in of.lines
        ],
        "status": verdict.status.value,
        "case": verdict.case or None,
        "example": _example(verdict.finding),
    }


def _example(of: Witness | NoWitness | None) -> Data | None:
    match of:
        case None:
            return None
        case NoWitness(tried):
            return {"found": False, "tried": tried}
        case Witness(rows, assumed, differences) as witness:
            return {
                "found": True,
                "assumptions": [{"name": n, "value": value_text(v)} for n, v in assumed],
                "results": supposed_json(witness),
                "rows": list(rows),
                "differences": [difference_json(one) for one in differences],
            }

"""Verdicts kept from run to run, in a file of one JSON object a line.

A verdict rests on the mutant's figures that cases look at, and on those cases; its key is a digest
of exactly these, so that a change elsewhere in the policy leaves it standing.
"""

import json
from collections.abc import Callable
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

from creditpolicy.policy import names
from creditpolicy.policy.cases import Case
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.values.exact import parse_exact
from creditpolicy.verify.mutate.judge import Status, Verdict
from creditpolicy.verify.mutate.kill import looked_at, wanted
from creditpolicy.verify.mutate.mutant import Mutant
from creditpolicy.verify.witness.outline import Outline
from creditpolicy.verify.witness.search import Difference, NoWitness, Witness

VERSION = 1

Data = dict[str, Any]


class Memory:
    """What is known from earlier runs; `add` writes a line at once, so that nothing is lost."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, Data] = {}
        self._cut = False  # whether the last line was never written to its end
        if path is not None and path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            self._cut = bool(text) and not text.endswith("\n")
            for line in text.splitlines():
                self._remember(line)

    def _remember(self, line: str) -> None:
        """A line that was cut off in the middle, or that somebody changed, is no verdict."""
        try:
            data = json.loads(line)
            read_verdict(data["verdict"])
            self._known[str(data["key"])] = data["verdict"]
        except (ValueError, KeyError, TypeError):
            return

    def find(self, key: str) -> Verdict | None:
        data = self._known.get(key)
        return None if data is None else read_verdict(data)

    def add(self, key: str, verdict: Verdict) -> None:
        if self._path is None:
            return
        text = json.dumps({"key": key, "verdict": verdict_data(verdict)}, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(("\n" if self._cut else "") + text + "\n")
        self._cut = False


def keys(policy: Policy, cases: tuple[Case, ...]) -> Callable[[Mutant], str]:
    """The key of a mutant of this policy.

    A mutant of a rule rests on its item's rate and on the cases that look at what changed; one of
    a fact, or of a figure of no item, on everything.
    """
    facts = repr((VERSION, policy.kinds, policy.period, policy.department_names))
    whole = _digest(repr((policy.items, policy.measures, policy.scores)))
    outline = Outline(policy)
    looked = {id(case): looked_at(outline, case) for case in cases}
    told = {id(c): _digest(repr(c) + _core(outline.sliced(wanted(c)))) for c in cases}
    rates = {i.id: _core(outline.sliced((names.rate(i.id),))) + repr(i) for i in policy.items}

    def key(mutant: Mutant) -> str:
        own = rates.get(mutant.item or "") if mutant.figures else None
        digest = sha256(f"{facts}{mutant.id}{mutant.policy.assumptions!r}".encode())
        digest.update((whole if own is None else own).encode())
        digest.update(repr(_changed(mutant)).encode())
        for case in cases:
            if not mutant.figures or not looked[id(case)].isdisjoint(mutant.figures):
                digest.update(told[id(case)].encode())
        return digest.hexdigest()[:32]

    return key


def _changed(mutant: Mutant) -> object:
    """What the mutant has in the place of what the policy has."""
    policy = mutant.policy
    known = {**policy.measure_by_name, **policy.score_by_name}
    return [known[name] for name in mutant.figures] or policy.items


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _core(policy: Policy) -> str:
    return repr((policy.measures, policy.scores))


def verdict_data(of: Verdict) -> Data:
    return {"status": of.status.value, "case": of.case, "finding": _finding_data(of.finding)}


def _finding_data(of: Witness | NoWitness | None) -> Data | None:
    match of:
        case None:
            return None
        case NoWitness(tried):
            return {"tried": tried}
        case Witness(rows, assumed, differences, supposed):
            return {
                "figures": list(dict.fromkeys(one.name for one in differences)),
                "rows": list(rows),
                "assumed": {n: _value_data(v) for n, v in assumed},
                "supposed": [[result, figure, str(value)] for result, figure, value in supposed],
            }


def _value_data(value: Value) -> Data:
    return {"number" if isinstance(value, Fraction) else "choice": value_text(value)}


def read_verdict(data: Data) -> Verdict:
    """Raises ValueError, KeyError or TypeError where it is none; figures are worked out anew."""
    found = data["finding"]
    finding: Witness | NoWitness | None = None
    if found is not None and "tried" in found:
        finding = NoWitness(int(found["tried"]))
    elif found is not None:
        rows = tuple({str(k): str(v) for k, v in row.items()} for row in found["rows"])
        assumed = tuple((str(n), _read_value(v)) for n, v in found["assumed"].items())
        names = dict.fromkeys(str(name) for name in found["figures"])
        unknown = tuple(Difference(name, (), None, None) for name in names)
        supposed = tuple((str(r), str(f), _read_number(v)) for r, f, v in found["supposed"])
        finding = Witness(rows, assumed, unknown, supposed)
    return Verdict(Status(data["status"]), str(data["case"]), finding)


def _read_value(data: Data) -> Value:
    if "choice" in data:
        return str(data["choice"])
    return _read_number(data["number"])


def _read_number(text: str) -> Fraction:
    number = parse_exact(text)
    if number is None:
        raise ValueError(text)
    return number

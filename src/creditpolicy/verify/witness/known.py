"""What a policy comes to on rows, kept, and which figures another policy moves on them."""

from collections.abc import Mapping

from creditpolicy.evaluate.measures import Key, MeasureTable, Result, measure_table
from creditpolicy.evaluate.relations import Relations
from creditpolicy.evaluate.run import Run
from creditpolicy.evaluate.scores import Scores
from creditpolicy.evidence.records import Evidence
from creditpolicy.policy.core.walk import given_in, given_in_relation
from creditpolicy.policy.facts import Value
from creditpolicy.policy.policy import Policy
from creditpolicy.verify.witness.figures import read_rows
from creditpolicy.verify.witness.outline import Outline
from creditpolicy.verify.witness.recipes import Rows
from creditpolicy.verify.witness.supposed import Supposed, imported

Table = Mapping[Key, Result] | MeasureTable
_MOST = 4096
"""How many sets of rows are kept."""


class Known:
    """The figures of one policy on one set of rows, each worked out when it is first asked for."""

    def __init__(self, policy: Policy, evidence: Evidence, run: Run) -> None:
        self.evidence, self.run = evidence, run
        self.relations = Relations(policy, evidence, run)
        self.measures: dict[str, MeasureTable] = {}
        self._scores = Scores(policy, self.measures, run.given(policy), run.imports.tables)
        self.tables = self._scores.tables

    def work_out(self, part: Policy) -> None:
        """All figures of a part of the policy."""
        for measure in part.measures:
            if measure.name not in self.measures:
                self.measures[measure.name] = measure_table(measure, self.relations)
        for score in part.scores:
            if score.name not in self.tables:
                self._scores.add(score)

    def table(self, name: str) -> Table:
        """A figure that was worked out; one that the policy does not have is empty."""
        return self.measures.get(name) or self.tables.get(name, {})


class Bank:
    """What a policy comes to on sets of rows, for all the policies that it is compared with."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.outline = Outline(policy)
        self._known: dict[object, Known] = {}

    def on(self, rows: Rows, assumed: Mapping[str, Value], supposed: Supposed = ()) -> Known:
        key = (tuple(tuple(row.items()) for row in rows), tuple(assumed.items()), supposed)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            run = Run(assumed=_own(self.policy, assumed), imports=imported(self.policy, supposed))
            known = self._known[key] = Known(self.policy, read_rows(self.policy, rows), run)
        return known


def _own(policy: Policy, assumed: Mapping[str, Value]) -> dict[str, Value]:
    names = {a.name for a in policy.assumptions}
    return {name: value for name, value in assumed.items() if name in names}


class Other:
    """Another policy that reads the same evidence: what it says otherwise than the one in a bank.

    Only what was changed is worked out, and what looks at a figure that has come out differently.
    """

    def __init__(self, bank: Bank, policy: Policy) -> None:
        old = bank.policy
        self.bank, self.policy = bank, policy
        self.outline = Outline(policy, bank.outline)
        self._period = old.period != policy.period
        pairs = (
            (old.measure_by_name, policy.measure_by_name),
            (old.score_by_name, policy.score_by_name),
        )
        self._own = {
            name
            for before, after in pairs
            for name, one in after.items()
            if before.get(name) is not one and before.get(name) != one
        }
        values = {a.name: a.value for a in old.assumptions}
        self._assumed = {a.name for a in policy.assumptions if values.get(a.name) != a.value}
        self._resting = self._rest_on(self._assumed)
        self._parts: dict[tuple[str, ...], tuple[Policy, Policy]] = {}

    def _rest_on(self, assumed: set[str]) -> dict[str, frozenset[str]]:
        """The assumptions that stand in each figure, of those whose values differ."""
        if not assumed:
            return {}
        found = {s.name: given_in(s.body) & assumed for s in self.policy.scores}
        found |= {m.name: given_in_relation(m.of) & assumed for m in self.policy.measures}
        return {name: names for name, names in found.items() if names}

    def moved(self, known: Known, wanted: tuple[str, ...]) -> dict[str, Table]:
        """The tables here of the figures, on the way to those wanted, that come out differently.

        Figures that only the other policy has are among them, empty.
        """
        there, part = self._both(wanted)
        known.work_out(there)
        run = known.run
        own = self._own | {n for n, of in self._resting.items() if not of <= run.assumed.keys()}
        measures = self._measures(known, part, own)
        found: dict[str, Table] = {
            name: table for name, table in measures.items() if table != known.measures.get(name)
        }
        scores = Scores(self.policy, measures, run.given(self.policy), run.imports.tables)
        for score in part.scores:
            name = score.name
            if name in own or not found.keys().isdisjoint(self.outline.looks(name)):
                scores.add(score)
                if scores.tables[name] != known.tables.get(name):
                    found[name] = scores.tables[name]
            else:
                scores.tables[name] = known.tables[name]
        for name in wanted:
            if name in known.tables and name not in self.policy.score_by_name:
                found[name] = {}
        return found

    def _measures(self, known: Known, part: Policy, own: set[str]) -> dict[str, MeasureTable]:
        """The measures of a part of this policy: those that say the same are taken over."""
        anew = self._period or not self._assumed <= known.run.assumed.keys()
        relations = Relations(self.policy, known.evidence, known.run) if anew else known.relations
        return {
            measure.name: measure_table(measure, relations)
            if self._period or measure.name in own
            else known.measures[measure.name]
            for measure in part.measures
        }

    def _both(self, wanted: tuple[str, ...]) -> tuple[Policy, Policy]:
        """What the figures rest on there, with all that they rest on here; and what here."""
        if wanted not in self._parts:
            part = self.outline.sliced(wanted)
            names = (*wanted, *part.score_by_name, *part.measure_by_name)
            self._parts[wanted] = self.bank.outline.sliced(names), part
        return self._parts[wanted]


def reads_alike(one: Policy, other: Policy) -> bool:
    """Whether evidence of the one is evidence of the other, as it is."""
    pairs = (
        (one.departments, other.departments),
        (one.kinds, other.kinds),
        (one.references, other.references),
    )
    return all(mine == theirs for mine, theirs in pairs)

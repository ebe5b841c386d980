"""What comes of a table: the assessments in it, and what became of its rows."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from creditpolicy.compile.scoring import ScoreTables
from creditpolicy.compile.tabled import TableScorer
from creditpolicy.diagnostics.diagnostic import Code, Diagnostic
from creditpolicy.evaluate.assessment import DepartmentResult, Zone
from creditpolicy.evaluate.evaluate import closing_words, departments_of, zone_of
from creditpolicy.evaluate.measures import Key, MeasureTable, Result, aggregate
from creditpolicy.evaluate.run import Run
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.policy import Policy

By = tuple[object, ...]
"""What tells one assessment from another: a value of each of the columns asked for."""


Tables = dict[str, dict[Key, Result]]


@frozen
class Counted:
    """The values of one assessment's measures, and the departments that are open in each."""

    values: Tables
    open: dict[str, frozenset[str]]

    def tables(self, measures: Iterable[Measure]) -> dict[str, MeasureTable]:
        return {
            one.name: MeasureTable(
                self.values.get(one.name, {}),
                aggregate(one.aggregate, ()),
                self.open.get(one.name, frozenset()),
            )
            for one in measures
        }


@frozen
class RowFinding:
    """Of how many rows one thing is said: the code, and the column where it is seen.

    `shown`: the first of them, each as a diagnostic with its file and row.
    """

    code: Code
    column: str
    rows: int
    shown: tuple[Diagnostic, ...] = ()


@frozen
class TableAssessment:
    """One assessment of a table.

    `by`: its values in the columns that tell assessments apart. `zone`, `departments`: its scores,
    as an `Assessment` has them. `diagnostics`: figures that were not worked out, reminders, and
    exceptions that were made.
    """

    by: By
    zone: Zone
    departments: tuple[DepartmentResult, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class TableScores:
    """Every figure of one assessment by its name and its members, exact or a mark.

    `too_long`: what is said of figures that were not worked out.
    """

    tables: ScoreTables
    too_long: tuple[Diagnostic, ...] = ()


@frozen(slots=False)
class TableResult:
    """The measures of every assessment in a table; points are worked out as they are asked for.

    `policy`, `run`: what was evaluated, and under which choices. `counted`: the measures, by the
    values in the columns that tell assessments apart. `rows`: how many rows the table has;
    `refused`: how many of them cannot be used; `problems`: why not, each with its number of rows (a
    row may have several). `warnings`: what should be known of the others: rows that nobody can
    decide on, that there are none, and the rest where that was asked for.
    """

    policy: Policy
    run: Run
    counted: Mapping[By, Counted]
    rows: int
    refused: int
    problems: tuple[RowFinding, ...]
    warnings: tuple[RowFinding, ...] = ()

    def __iter__(self) -> Iterator[TableAssessment]:
        """The assessments, in the order of their values."""
        for by in sorted(self.counted, key=_sortable):
            scores = self.scores(by)
            zone, departments = zone_of(self.policy, scores), departments_of(self.policy, scores)
            said = (*scores.too_long, *closing_words(self.policy, scores.tables))
            yield TableAssessment(by, zone, departments, said)

    def __len__(self) -> int:
        return len(self.counted)

    def measures(self, by: By = ()) -> dict[str, MeasureTable]:
        """The measures of one assessment; `by`: its values, as in `TableAssessment.by`."""
        return self.counted[by].tables(self.policy.measures)

    def scores(self, by: By = ()) -> TableScores:
        """The scores of one assessment, worked out from its measures; `by`: as for `measures`."""
        return TableScores(*self._scorer.scores(self.measures(by)))

    @cached_property
    def _scorer(self) -> TableScorer:
        return TableScorer(self.policy, self.run)


def _sortable(by: By) -> tuple[tuple[bool, str], ...]:
    """Blanks last; numbers by their size, as texts of one length."""
    return tuple((one is None, f"{one:>20}" if isinstance(one, int) else str(one)) for one in by)

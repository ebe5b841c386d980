"""A part of a policy that claims are about: a few figures, and all that they rest on."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from creditpolicy.evaluate.measures import Key
from creditpolicy.policy.checks.bounds import Range
from creditpolicy.policy.checks.ranges import RangeReader
from creditpolicy.policy.core.scores import DEPARTMENT, Score, Scored
from creditpolicy.policy.core.values import Lit
from creditpolicy.policy.facts import Item, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import evolve
from creditpolicy.verify.prove.claim import Example, Shown
from creditpolicy.verify.prove.likeness import alike
from creditpolicy.verify.prove.sorts import Sort, sorts_of
from creditpolicy.verify.witness.figures import Tables, sliced
from creditpolicy.verify.witness.recipes import Rows
from creditpolicy.verify.witness.search import Search

_MOST_DEPARTMENTS = 3


class Subject:
    """The figures `wanted` of a policy, with scores that are asked for the sake of a claim.

    `items` are those that the policy is cut down to; `taken` the scores of which a solver need know
    no more than the range, `first` the rows to be tried before others. Every row that is tried is
    evaluated by the reference.
    """

    def __init__(
        self,
        policy: Policy,
        wanted: Iterable[str],
        asked: Iterable[Score] = (),
        items: tuple[Item, ...] | None = None,
        taken: dict[str, Range] | None = None,
    ) -> None:
        more = tuple(asked)
        names = (*wanted, *(score.name for score in more))
        own = sliced(with_scores(policy, more), names)
        self.policy = own if items is None else evolve(own, items=items)
        self.taken = taken or {}
        self.first: tuple[Rows, ...] = ()
        self._wanted = tuple(dict.fromkeys(names))

    @cached_property
    def reader(self) -> RangeReader:
        """The ranges of all figures of the part."""
        reader = RangeReader(self.policy)
        for score in self.policy.scores:
            reader.known[score.name] = self.taken.get(score.name) or reader.of(score.body)
        return reader

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The departments that any of its figures is of."""
        dims = (dim for score in self.policy.scores for dim in score.dims if dim.name == DEPARTMENT)
        return tuple(dict.fromkeys(member for dim in dims for member in dim.members))

    @cached_property
    def classes(self) -> list[tuple[str, ...]]:
        return alike(self.policy, self.members or self.policy.department_names)

    @cached_property
    def search(self) -> Search:
        whom = tuple(one[0] for one in self.classes)
        return Search(self.policy, self.policy, self._wanted, whom[:_MOST_DEPARTMENTS])

    def tables(self, rows: Rows, assumed: dict[str, Value]) -> Tables:
        """The figures on rows that a department could file."""
        return self.search.sides[0].tables(rows, assumed)

    def trials(self, most: int, with_others: int) -> Iterator[tuple[Rows, dict[str, Value]]]:
        """Sets of rows, the fewest first: so many as it is, and some with other assumptions."""
        yield from ((rows, {}) for rows in self.first)
        for assumed in self.search.choices():
            wanted = with_others if assumed else most
            for rows in islice(self.search.candidates(assumed), wanted):
                yield rows, assumed

    def given(self, assumed: dict[str, Value]) -> dict[str, Value]:
        return {a.name: a.value for a in self.policy.assumptions} | assumed

    def sorts(self, department: str, assumed: dict[str, Value]) -> list[Sort]:
        return sorts_of(self.policy, department, self.given(assumed), assumed)


def with_scores(policy: Policy, more: tuple[Score, ...]) -> Policy:
    """The policy with these as well; they stand behind all others."""
    return evolve(policy, scores=(*policy.scores, *more)) if more else policy


def example_of(
    subject: Subject, figures: tuple[Scored, ...], key: Key, rows: Rows, assumed: dict[str, Value]
) -> Example:
    """Rows with the figures that they are shown for, of the department that they are about."""
    tables = subject.tables(rows, assumed)
    shown = tuple(_shown(subject.policy.score_by_name[of.name], of, key, tables) for of in figures)
    return Example(rows, (), shown, tuple(assumed.items()))


def _shown(score: Score, of: Scored, key: Key, tables: Tables) -> Shown:
    own = tuple(one.value if isinstance(one, Lit) else key[0] for one in of.keys)
    place = tuple(str(one) for one in own)
    table = tables[score.name]
    values = (table[place],) if place in table else ()
    return Shown(score.name, score.label, score.unit, place, values)

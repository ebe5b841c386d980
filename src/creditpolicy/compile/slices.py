"""Code for one figure at one member: with the members known, most of a policy falls away."""

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from attrs import evolve

from creditpolicy.compile.arithmetic import arithmetic, short
from creditpolicy.compile.figures import (
    Const,
    Figure,
    Here,
    Number,
    Text,
    Truth,
    is_multiple,
    number_of,
)
from creditpolicy.compile.leaves import Keys, NoSlice, Write
from creditpolicy.compile.measured import Sources
from creditpolicy.compile.scores import Formulas
from creditpolicy.compile.source import Line, Writer
from creditpolicy.compile.tables import FOLDS, Tables, constant_fold, is_sure
from creditpolicy.evaluate.measures import Key
from creditpolicy.policy.core.scores import (
    Case,
    CaseRow,
    Fold,
    Imported,
    Instead,
    Measured,
    Operation,
    Rank,
    Scored,
    ScoreExpression,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Given, Lit, Mark
from creditpolicy.policy.facts import Value
from creditpolicy.values.classes import define, field

_MOST_FOR_EACH = 8
_MOST = 200
"""A slice may have so many figures for each score, and so many more, before tables are quicker."""

Place = tuple[str, Key]


@define
class Slice:
    """The leaves of formulas where all members are known; what each figure needs is noted.

    `tables`: where all figures of all members are worked out; `sources`: where measures come from.
    """

    writer: Writer
    tables: Tables
    sources: Sources
    figures: dict[Place, Figure] = field(factory=dict[Place, Figure])
    lines: dict[Place, list[Line]] = field(factory=dict[Place, list[Line]])
    needs: dict[Place, set[Place]] = field(factory=dict[Place, set[Place]])
    reads: dict[Place, set[int]] = field(factory=dict[Place, set[int]])
    now: Place = ("", ())

    @property
    def given(self) -> dict[str, Value]:
        return self.tables.given

    def write(self, target: Place) -> list[Line]:
        """The function that works out the figure, a number or a mark; raises NoSlice."""
        kept = self.body(target)
        with self.writer.aside() as head:
            self.writer.say("def figure(measures, undecided):")
            for place in self.measures(target):
                self.writer.say(f"    m{place} = measures[{place}]")
        with self.writer.aside() as last:
            number = number_of(self.figures[target])
            self.writer.say(f"    return {number.top}, {number.below}")
        return [*head, *(Line(f"    {line.text}", line.origin) for line in kept), *last]

    def body(self, target: Place) -> list[Line]:
        """The lines that work out the figure from the measures `m0`, `m1`, …; raises NoSlice."""
        places = self._reached(target)
        formulas = Formulas(self.writer, self)
        for score in self.sources.policy.scores:
            for key in places.get(score.name, ()):
                self._figure(score.name, key, score.body, formulas)
        return [line for place in self.kept(target) for line in self.lines[place]]

    def measures(self, target: Place) -> list[int]:
        """The places of the measures that the target needs, once its lines are written."""
        return sorted(set[int]().union(*(self.reads[place] for place in self.kept(target))))

    def _figure(self, name: str, key: Key, body: ScoreExpression, formulas: Formulas) -> None:
        score = self.sources.policy.score_by_name[name]
        here: Here = {d.name: Const(one) for d, one in zip(score.dims, key, strict=True)}
        self.now = place = name, key
        self.needs[place], self.reads[place] = set(), set()
        with self.writer.clause(score.origin), self.writer.aside() as lines:
            figure = formulas.figure(body, here)
            self.figures[place] = self._in_variables(figure)
        self.lines[place] = lines

    def _in_variables(self, figure: Figure) -> Figure:
        """A figure that several others may look at is worked out once."""
        match figure:
            case Number():
                number = short(self.writer, figure)
                if is_multiple(number.top):
                    return number
                top = self.writer.fresh("n")
                self.writer.say(f"{top} = {number.top}")
                return evolve(number, top=top)
            case Truth(text, marks) | Text(text, marks):
                name = self.writer.fresh("b")
                self.writer.say(f"{name} = {text}")
                return type(figure)(name, marks)
            case Const():
                return figure
            case _:
                assert_never(figure)

    def kept(self, target: Place) -> list[Place]:
        """What the target needs, each after what it needs itself."""
        kept, left = set[Place](), [target]
        while left:
            place = left.pop()
            if place not in kept:
                kept.add(place)
                left.extend(self.needs[place])
        return [place for place in self.lines if place in kept]

    def _reached(self, target: Place) -> dict[str, dict[Key, None]]:
        """All figures that the target may need, by score; what is surely not needed is left out."""
        scores = self.sources.policy.scores
        reached: dict[str, dict[Key, None]] = {target[0]: {target[1]: None}}
        count = 0
        for score in reversed(scores):
            for key in reached.get(score.name, ()):
                here = dict(zip((d.name for d in score.dims), key, strict=True))
                for name, other in self._references(score.body, here):
                    reached.setdefault(name, {})[other] = None
                    count += 1
                    if count > _MOST + _MOST_FOR_EACH * len(scores):
                        raise NoSlice
        return reached

    def _references(self, of: ScoreExpression, here: dict[str, str]) -> Iterator[Place]:
        match of:
            case Scored(name, keys):
                key = tuple(member(one, here) for one in keys)
                slot = self.tables.slot(name)
                inside = all(k in m for k, m in zip(key, slot.members, strict=False))
                if inside and not isinstance(slot.figure, Const):
                    yield name, key
            case Operation(ScoreOp.APPLIES, (Scored(name, keys),)) if self._applies(
                name, keys, here
            ):
                pass
            case Operation(_, args):
                for arg in args:
                    yield from self._references(arg, here)
            case Case(rows, other):
                yield from self._in_case(rows, other, here)
            case Instead(inner, _, use):
                yield from self._references(inner, here)
                yield from self._references(use, here)
            case Fold():
                yield from self._in_fold(of, here)
            case Rank():
                raise NoSlice
            case Lit() | Given() | Var() | Measured() | Imported():
                pass
            case _:
                assert_never(of)

    def _in_case(
        self, rows: tuple[CaseRow, ...], other: ScoreExpression, here: dict[str, str]
    ) -> Iterator[Place]:
        for row in rows:
            known = self.known(row.test, here)
            if known is False:
                continue
            yield from self._references(row.test, here)
            yield from self._references(row.value, here)
            if known is True:
                return
        yield from self._references(other, here)

    def _in_fold(self, fold: Fold, here: dict[str, str]) -> Iterator[Place]:
        for member in fold.members:
            inside = here | {fold.dim: member}
            match fold.body:
                case Scored(name, keys) if fold.aggregate is Aggregate.COUNT and self._applies(
                    name, keys, inside
                ):
                    continue
                case _:
                    pass
            yield from self._references(fold.body, inside)

    def known(self, test: ScoreExpression, here: dict[str, str]) -> bool | None:
        """Whether a test is met, where members and assumptions alone decide."""
        match test:
            case Operation(ScoreOp.EQ, (one, other)):
                left, right = self._constant(one, here), self._constant(other, here)
                return None if left is None or right is None else left == right
            case _:
                return None

    def _constant(self, of: ScoreExpression, here: dict[str, str]) -> object:
        match of:
            case Lit(value):
                return value
            case Given(name):
                return self.given[name]
            case Var(dim):
                return here[dim]
            case _:
                return None

    def _applies(self, name: str, keys: tuple[ScoreExpression, ...], here: dict[str, str]) -> bool:
        return self.applies(name, [Const(member(one, here)) for one in keys])

    def measured(self, name: str, keys: Keys) -> Figure:
        self.reads[self.now].add(self.sources.places[name])
        return self.sources.measured(name, keys, self.writer)

    def imported(self, result: str, figure: str, keys: Keys) -> Figure:
        return self.sources.imported(result, figure, keys, self.writer)

    def applies(self, name: str, keys: Keys) -> bool:
        return self.tables.applies(name, keys)

    def scored(self, name: str, keys: Keys) -> Figure:
        slot = self.tables.slot(name)
        key = tuple(str(one.value) for one in keys if isinstance(one, Const))
        if len(key) < len(keys):
            raise NoSlice
        if not all(one in members for one, members in zip(key, slot.members, strict=True)):
            return Const(Mark.NOT_APPLICABLE)
        if isinstance(slot.figure, Const):
            return slot.figure
        self.needs[self.now].add((name, key))
        return self.figures[name, key]

    def fold(self, fold: Fold, here: Here, write: Write) -> Figure:
        if fold.aggregate is Aggregate.COUNT and self._all_apply(fold, here):
            return Const(Fraction(len(fold.members)))
        of = [write(fold.body, here | {fold.dim: Const(member)}) for member in fold.members]
        if not of or (all(one == of[0] for one in of) and isinstance(of[0], Const)):
            return constant_fold(fold, of[0] if of else Const(Mark.NOT_APPLICABLE))
        if all(map(is_sure, of)) and fold.aggregate in _SURE:
            total = arithmetic(self.writer, _SURE[fold.aggregate], of)
            if fold.aggregate is Aggregate.MEAN:
                count = Const(Fraction(len(of)))
                return arithmetic(self.writer, ScoreOp.DIV, [total, count])
            return total
        numbers = [number_of(one) for one in of]
        top, below = self.writer.fresh("n"), self.writer.fresh("k")
        pairs = ", ".join(f"({one.top}, {one.below})" for one in numbers)
        self.writer.say(f"{top}, {below} = {FOLDS[fold.aggregate]}([{pairs}])")
        plain = all(one.plain for one in numbers) or fold.aggregate is Aggregate.COUNT
        return Number(top, below, 2_048, plain)

    def _all_apply(self, fold: Fold, here: Here) -> bool:
        if not isinstance(fold.body, Scored):
            return False
        known = {dim: str(one.value) for dim, one in here.items() if isinstance(one, Const)}
        name, keys = fold.body.name, fold.body.keys
        return all(self._applies(name, keys, known | {fold.dim: one}) for one in fold.members)

    def rank(self, rank: Rank, here: Here, write: Write) -> Figure:
        del rank, here, write
        raise NoSlice


_SURE = {
    Aggregate.SUM: ScoreOp.ADD,
    Aggregate.MEAN: ScoreOp.ADD,
    Aggregate.MAX: ScoreOp.MAX,
    Aggregate.MIN: ScoreOp.MIN,
}


def member(key: ScoreExpression, here: dict[str, str]) -> str:
    match key:
        case Var(dim):
            return here[dim]
        case Lit(value):
            return str(value)
        case _:
            raise NoSlice

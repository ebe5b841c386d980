"""Code for all figures of all members: one table a score, in the policy's order."""

from fractions import Fraction
from math import log2
from typing import assert_never

from creditpolicy.compile.arithmetic import short
from creditpolicy.compile.figures import Const, Figure, Here, Number, Text, Truth, number_of
from creditpolicy.compile.leaves import Keys, Write
from creditpolicy.compile.measured import Sources, key_text
from creditpolicy.compile.reached import scores_reached
from creditpolicy.compile.scores import Formulas
from creditpolicy.compile.source import Line, Writer
from creditpolicy.evaluate.measures import fold as reference_fold
from creditpolicy.policy.core.scores import (
    Fold,
    Imported,
    Measured,
    Rank,
    Score,
    Scored,
    ScoreExpression,
    Var,
)
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.policy.core.walk import parts
from creditpolicy.policy.facts import Value
from creditpolicy.values.classes import define, field, frozen

FOLDS = {
    Aggregate.COUNT: "count_of",
    Aggregate.SUM: "sum_of",
    Aggregate.MEAN: "mean_of",
    Aggregate.MAX: "greatest_of",
    Aggregate.MIN: "least_of",
    Aggregate.ONLY: "only_of",
}
_SURE = {Aggregate.SUM: "sum", Aggregate.MEAN: "sum", Aggregate.MAX: "max", Aggregate.MIN: "min"}


@frozen
class Slot:
    """A score's table: the variable, its dimensions' members, and what its values are."""

    name: str
    members: tuple[frozenset[str], ...]
    figure: Figure


@define
class Tables:
    """The leaves of formulas where every figure of every member is worked out.

    `slots` has what is known of the tables so far: `write` fills it in the policy's order, and
    `slot` before that with as much as one figure rests on.
    """

    writer: Writer
    sources: Sources
    given: dict[str, Value]
    slots: dict[str, Slot] = field(factory=dict[str, Slot])
    once: list[str] = field(factory=list[str])
    order: dict[str, int] = field(factory=dict[str, int])
    member_names: dict[tuple[str, ...], str] = field(factory=dict[tuple[str, ...], str])

    def write(self) -> list[Line]:
        """The function that works out all tables."""
        formulas = Formulas(self.writer, self)
        self.writer.depth = 1
        results: list[str] = []
        with self.writer.aside() as body:
            for place, score in enumerate(self.sources.policy.scores):
                with self.writer.clause(score.origin):
                    slot = self.slots[score.name] = self._score(f"t{place}", score, formulas)
                    results.append(slot.name)
            self.writer.say(f"return {', '.join(results)},")
        self.writer.depth = 0
        with self.writer.aside() as head:
            self.writer.say("def scores(measures, undecided):")
            measures = [f"m{place}" for place in range(len(self.sources.plans))]
            if measures:
                self.writer.say(f"    {', '.join(measures)}, = measures")
            for line in self.once:
                self.writer.say(f"    {line}")
        return [*head, *body]

    def slot(self, name: str) -> Slot:
        """What is known of a score's table, though nobody has written it."""
        if name not in self.slots:
            formulas = Formulas(self.writer, self)
            for score in self._before(name):
                with self.writer.aside():
                    self.slots[score.name] = self._score("t", score, formulas)
        return self.slots[name]

    def _before(self, name: str) -> list[Score]:
        """The score, and those that it may look at of which nothing is known, in their order."""
        left, wanted = [name], set[str]()
        while left:
            one = left.pop()
            if one not in wanted and one not in self.slots:
                wanted.add(one)
                left.extend(scores_reached(self.sources.policy.score_by_name[one].body, self.given))
        return sorted((self.sources.policy.score_by_name[one] for one in wanted), key=self._order)

    def _order(self, score: Score) -> int:
        if not self.order:
            self.order |= {one.name: at for at, one in enumerate(self.sources.policy.scores)}
        return self.order[score.name]

    def _score(self, name: str, score: Score, formulas: Formulas) -> Slot:
        members = tuple(frozenset(dim.members) for dim in score.dims)
        here: Here = {}
        depth = self.writer.depth
        if score.dims:
            self.writer.say(f"{name} = {{}}")
        for dim in score.dims:
            variable = self.writer.fresh("d")
            self.writer.say(f"for {variable} in {self._members(dim.members)}:")
            self.writer.depth += 1
            here[dim.name] = Text(variable, among=dim.members)
        figure = self._short(formulas.figure(score.body, here))
        self._store(name, figure, list(here.values()))
        self.writer.depth = depth
        return Slot(name, members, _unnamed(figure))

    def _short(self, figure: Figure) -> Figure:
        return short(self.writer, figure) if isinstance(figure, Number) else figure

    def _store(self, name: str, figure: Figure, keys: Keys) -> None:
        place = f"{name}[{key_text(keys)}]" if keys else name
        self.writer.say(f"{place} = {stored(figure, self.writer)}")

    def _members(self, members: tuple[str, ...]) -> str:
        if members not in self.member_names:
            self.member_names[members] = self.writer.named("M", members)
        return self.member_names[members]

    def measured(self, name: str, keys: Keys) -> Figure:
        return self.sources.measured(name, keys, self.writer)

    def imported(self, result: str, figure: str, keys: Keys) -> Figure:
        return self.sources.imported(result, figure, keys, self.writer)

    def applies(self, name: str, keys: Keys) -> bool:
        slot = self.slot(name)
        return _within(slot, keys) is True and is_sure(slot.figure)

    def scored(self, name: str, keys: Keys) -> Figure:
        slot = self.slot(name)
        inside = _within(slot, keys)
        if inside is False:
            return Const(Mark.NOT_APPLICABLE)
        if isinstance(slot.figure, Const) and inside:
            return slot.figure
        place = slot.name
        if keys:
            place = f"{place}[{key_text(keys)}]" if inside else f"{place}.get({key_text(keys)})"
        return self._read(slot.figure, place, sure=inside is True)

    def _read(self, form: Figure, place: str, *, sure: bool) -> Figure:
        match form:
            case Const(Mark()):
                return form if form.value is Mark.NOT_APPLICABLE else self._outside(form, place)
            case Const(Fraction()) | Number():
                return self._number(number_of(form), place, sure=sure)
            case Const(bool()) | Truth():
                text = place if sure else f"{place[:-1]}, NA)"
                return Truth(self._variable(text), not sure or not is_sure(form))
            case Const() | Text():
                text = place if sure else f"{place[:-1]}, NA)"
                return Text(self._variable(text), not sure or not is_sure(form))
            case _:
                assert_never(form)

    def _outside(self, form: Const, place: str) -> Figure:
        del form
        top, below = self.writer.fresh("n"), self.writer.fresh("k")
        self.writer.say(f"{top}, {below} = 0, 0 if {place} is None else -1")
        return Number(top, below, 1, plain=True)

    def _variable(self, text: str) -> str:
        name = self.writer.fresh("b")
        self.writer.say(f"{name} = {text}")
        return name

    def _number(self, form: Number, place: str, *, sure: bool) -> Number:
        if sure and isinstance(form.below, int):
            return Number(place, form.below, form.bits, form.plain, open=False)
        top, below = self.writer.fresh("n"), self.writer.fresh("k")
        if isinstance(form.below, int):
            self.writer.say(f"{top} = {place}")
            self.writer.say(f"{top}, {below} = (0, 0) if {top} is None else ({top}, {form.below})")
            return Number(top, below, form.bits, form.plain, open=False)
        self.writer.say(f"{top}, {below} = {place if sure else place[:-1] + ', (0, 0))'}")
        certain = sure and form.certain
        return Number(top, below, form.bits, form.plain, form.open, certain)

    def fold(self, fold: Fold, here: Here, write: Write) -> Figure:
        variable = self.writer.fresh("d")
        inside = here | {fold.dim: Text(variable, among=fold.members)}
        figure, lines = self._aside(fold.body, inside, write)
        if isinstance(figure, Const) or not fold.members:
            return constant_fold(fold, figure)
        if fold.aggregate is Aggregate.COUNT and is_sure(figure):
            return Const(Fraction(len(fold.members) if isinstance(figure, Number) else 0))
        number = number_of(figure)
        result = _folded(fold, number)
        memo, key = self._memo(fold, here)
        values, one = self.writer.fresh("a"), self.writer.fresh("v")
        with self.writer.block(f"if ({one} := {memo}.get({key})) is None:"):
            self.writer.say(f"{values} = []")
            with self.writer.block(f"for {variable} in {self._members(fold.members)}:"):
                self.writer.add(lines)
                one_of = number.top if result.is_static else f"({number.top}, {number.below})"
                self.writer.say(f"{values}.append({one_of})")
            function = _SURE[fold.aggregate] if result.is_static else FOLDS[fold.aggregate]
            self.writer.say(f"{memo}[{key}] = {one} = {function}({values})")
        if result.is_static:
            return Number(one, result.below, result.bits, result.plain, open=False)
        top, below = self.writer.fresh("n"), self.writer.fresh("k")
        self.writer.say(f"{top}, {below} = {one}")
        return Number(top, below, result.bits, result.plain, result.open, result.certain)

    def rank(self, rank: Rank, here: Here, write: Write) -> Figure:
        variable = self.writer.fresh("d")
        inside = here | {rank.dim: Text(variable, among=rank.members)}
        figure, lines = self._aside(rank.body, inside, write)
        number = number_of(figure)
        memo, key = self._memo(rank, here)
        values, ordered = self.writer.fresh("a"), self.writer.fresh("v")
        with self.writer.block(f"if ({ordered} := {memo}.get({key}, 0)) == 0:"):
            self.writer.say(f"{values} = []")
            with self.writer.block(f"for {variable} in {self._members(rank.members)}:"):
                self.writer.add(lines)
                self.writer.say(f"{values}.append(({number.top}, {number.below}))")
            places = f"places_among({values}, dense={rank.dense})"
            self.writer.say(f"{memo}[{key}] = {ordered} = {places}")
        return self._place(rank, ordered, here, write)

    def _place(self, rank: Rank, ordered: str, here: Here, write: Write) -> Figure:
        at = write(rank.at, here)
        assert isinstance(at, Const | Text)
        if isinstance(at, Const):
            at = Const(str(at.value))
            if at.value not in rank.members:
                return Const(Mark.NOT_APPLICABLE)
        own, lines = self._aside(rank.body, here | {rank.dim: at}, write)
        number = number_of(own)
        top, below = self.writer.fresh("n"), self.writer.fresh("k")
        key = key_text([at])
        with self.writer.block(f"if {key} in {self._members(rank.members)}:"):
            self.writer.add(lines)
            own_pair = f"({number.top}, {number.below})"
            self.writer.say(f"{top}, {below} = place({ordered}, {own_pair}, lowest={rank.lowest})")
        with self.writer.block("else:"):
            self.writer.say(f"{top}, {below} = 0, 0")
        return Number(top, below, 32, plain=True)

    def _aside(self, body: ScoreExpression, here: Here, write: Write) -> tuple[Figure, list[Line]]:
        depth, self.writer.depth = self.writer.depth, 0
        with self.writer.aside() as lines:
            figure = self._short(write(body, here))
        self.writer.depth = depth
        return figure, lines

    def _memo(self, of: Fold | Rank, here: Here) -> tuple[str, str]:
        """Where the value for all members is kept: it is the same for each of them."""
        name = self.writer.fresh("f")
        self.once.append(f"{name} = {{}}")
        free = free_dims(of.body) - {of.dim}
        keys = [here[dim] for dim in sorted(free & here.keys())]
        return name, key_text(keys) if keys else "None"


def free_dims(expression: ScoreExpression) -> frozenset[str]:
    """The dimensions whose member at hand a formula depends on."""
    match expression:
        case Var(dim):
            return frozenset((dim,))
        case Measured(_, keys) | Scored(_, keys) | Imported(_, _, keys):
            return frozenset(dim for key in keys for dim in free_dims(key))
        case Fold(_, dim, _, body):
            return free_dims(body) - {dim}
        case Rank(dim, _, body, at):
            return (free_dims(body) - {dim}) | free_dims(at)
        case _:
            return frozenset(dim for part in parts(expression) for dim in free_dims(part))


def is_sure(figure: Figure) -> bool:
    """Whether it is never a mark."""
    match figure:
        case Const(value):
            return not isinstance(value, Mark)
        case Number():
            return figure.is_sure
        case Truth(_, marks) | Text(_, marks):
            return not marks
        case _:
            assert_never(figure)


def _within(slot: Slot, keys: Keys) -> bool | None:
    """Whether the members are members of the score's dimensions; None where only some are."""
    if len(keys) != len(slot.members):
        return False
    answers = [_among(key, members) for key, members in zip(keys, slot.members, strict=True)]
    if False in answers:
        return False
    return None if None in answers else True


def _among(key: Const | Text, members: frozenset[str]) -> bool | None:
    if isinstance(key, Const):
        return key.value in members
    if key.among is not None and members.issuperset(key.among):
        return True
    return None


def _unnamed(figure: Figure) -> Figure:
    """What is known of a figure, without the variables that it was in."""
    match figure:
        case Number():
            below = figure.below if figure.is_static else ""
            return Number("", below, figure.bits, figure.plain, figure.open, figure.certain)
        case Truth():
            return Truth("", figure.marks)
        case Text():
            return Text("", figure.marks)
        case Const():
            return figure
        case _:
            assert_never(figure)


def stored(figure: Figure, writer: Writer) -> str:
    """A figure as it stands in a table."""
    match figure:
        case Const(Fraction() as value):
            return str(value.numerator)
        case Const(Mark() as mark):
            return "UNDECIDED" if mark is Mark.UNDECIDED else "NA"
        case Const(value):
            return writer.constant(value)
        case Number():
            return figure.top if figure.is_static else f"({figure.top}, {figure.below})"
        case Truth(text) | Text(text):
            return text
        case _:
            assert_never(figure)


def constant_fold(fold: Fold, figure: Figure) -> Figure:
    """Where every member has the same, or there is none."""
    value = figure.value if isinstance(figure, Const) else Mark.NOT_APPLICABLE
    if value is Mark.UNDECIDED and fold.members:
        return Const(Mark.UNDECIDED)
    numbers = [value] * len(fold.members) if isinstance(value, Fraction) else []
    return Const(reference_fold(fold.aggregate, numbers))


def _folded(fold: Fold, number: Number) -> Number:
    """What is known of the result before it is worked out."""
    count = len(fold.members)
    bits = number.bits + int(log2(count)) + 1
    if isinstance(number.below, int) and fold.aggregate in _SURE:
        below = number.below * (count if fold.aggregate is Aggregate.MEAN else 1)
        return Number("", below, bits, number.plain, open=False)
    if fold.aggregate is Aggregate.COUNT:
        return Number("", "", 32, plain=True, open=number.open)
    only = fold.aggregate is Aggregate.ONLY
    open_ = not number.is_sure and number.open
    return Number("", "", 1_024, number.plain, open_ or only, number.is_sure and not only)

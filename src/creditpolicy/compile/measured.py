"""Measures and figures of other results as formulas see them."""

from collections.abc import Mapping
from typing import Any

from creditpolicy.compile.bags import BagTable
from creditpolicy.compile.figure_helpers import Long, pair
from creditpolicy.compile.figures import Const, Figure, Number, Text
from creditpolicy.compile.leaves import Keys, NoSlice
from creditpolicy.compile.plan import Chain, CountBeside, Extend, Filter, MeasurePlan, may_stay_open
from creditpolicy.compile.records import adds
from creditpolicy.compile.source import Writer
from creditpolicy.evaluate.measures import Key, Result, aggregate
from creditpolicy.policy.core.values import Aggregate, Mark
from creditpolicy.policy.facts import ColumnType
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen

_LISTED = (ColumnType.CATEGORY, ColumnType.LEVEL, ColumnType.YES_NO)
_COUNT_BITS, _SUM_BITS, _PAIR_BITS = 64, 256, 1_024

Imported = Mapping[tuple[str, str], Mapping[Key, Result]]


@frozen
class Sources:
    """The measures by name, each with its place; `open`: some records may be undecided.

    `own`: the only department whose records are counted; a measure that is one number a department
    is then a plain variable.
    """

    policy: Policy
    places: dict[str, int]
    plans: tuple[MeasurePlan, ...]
    results: Imported
    open: bool
    own: str | None = None

    def measured(self, name: str, keys: Keys, writer: Writer) -> Figure:
        place = self.places[name]
        plan = self.plans[place]
        if self.own is not None and keys[:1] != [Const(self.own)]:
            raise NoSlice
        key = key_text([*keys])
        if is_text(plan, self.policy):
            text = f"m{place}.get({key}, UNDECIDED)"
            return Text(self._decided(place, keys, text, "UNDECIDED"), marks=True)
        if adds(plan, self.policy):
            bits = _COUNT_BITS if plan.measure.aggregate is Aggregate.COUNT else _SUM_BITS
            alone = self.own is not None and len(keys) == 1
            top = f"m{place}" if alone else f"m{place}.get({key}, 0)"
            if not (self.open and stays_open(plan.chain)):
                return Number(top, 1, bits, plain=True, open=False)
            pair_ = self._decided(place, keys, f"{top}, 1", "0, -1")
            return _in_variables(writer, pair_, bits, plain=True, open_=True)
        nothing = pair(aggregate(plan.measure.aggregate, ()))
        text = f"m{place}.get({key}, {nothing})"
        open_ = self.open and stays_open(plan.chain)
        text = self._decided(place, keys, text, "0, -1")
        only = plan.measure.aggregate is Aggregate.ONLY
        return _in_variables(writer, text, _PAIR_BITS, plain=False, open_=open_ or only)

    def _decided(self, place: int, keys: Keys, value: str, open_: str) -> str:
        if not (self.open and stays_open(self.plans[place].chain)):
            return value
        department = key_text(keys[:1])
        return f"({open_}) if {department} in undecided[{place}] else ({value})"

    def imported(self, result: str, figure: str, keys: Keys, writer: Writer) -> Figure:
        table = {_one(key): pair(value) for key, value in self.results[result, figure].items()}
        if all(isinstance(one, Const) for one in keys):
            value = self.results[result, figure].get(tuple(str(_text(k)) for k in keys))
            return Const(Mark.NOT_APPLICABLE if value is None else value)
        name = writer.named("results", table, f"results[{result!r}, {figure!r}]")
        text = f"{name}.get({key_text([*keys])}, (0, 0))"
        return _in_variables(writer, text, _PAIR_BITS, plain=False, open_=True)


def _in_variables(writer: Writer, text: str, bits: int, *, plain: bool, open_: bool) -> Number:
    top, below = writer.fresh("n"), writer.fresh("k")
    writer.say(f"{top}, {below} = {text}")
    return Number(top, below, bits, plain, open_)


def _text(key: Const | Text) -> str:
    return str(key.value) if isinstance(key, Const) else key.text


def key_text(keys: Keys) -> str:
    """Members as the key of a table: one alone as it is, several as a tuple."""
    texts = [repr(_text(key)) if isinstance(key, Const) else key.text for key in keys]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _one(key: Key) -> str | Key:
    return key[0] if len(key) == 1 else key


def is_text(plan: MeasurePlan, policy: Policy) -> bool:
    """Whether a measure gives one of a category's values."""
    measure = plan.measure
    if measure.aggregate is not Aggregate.ONLY or measure.column is None:
        return False
    column = policy.kind_by_name[measure.kind].column(measure.column)
    return column is not None and column.type in _LISTED


def stays_open(chain: Chain) -> bool:
    """Whether some record may be one of which nobody can say."""
    for step in chain.steps:
        match step:
            case Filter(expression) | Extend(_, expression) if may_stay_open(expression):
                return True
            case CountBeside(_, other, _) if stays_open(other):
                return True
            case _:
                pass
    return False


def prepared(
    plans: tuple[MeasurePlan, ...], state: tuple[Any, ...], policy: Policy
) -> tuple[Any, ...]:
    """The measures as formulas read them; raises Long where a number is."""
    return tuple(
        of if adds(plan, policy) else prepared_one(plan, of, policy)
        for plan, of in zip(plans, state, strict=False)
    )


def prepared_one(plan: MeasurePlan, of: Any, policy: Policy) -> Any:
    """A measure of listed values as formulas read it; raises Long where a number is.

    A running one is read as it is.
    """
    if isinstance(of, BagTable):
        return of
    values = {key: aggregate(plan.measure.aggregate, listed) for key, listed in of.items()}
    if plan.measure.aggregate is Aggregate.SUM and Mark.UNDECIDED in values.values():
        raise Long
    if is_text(plan, policy):
        return dict(values)
    return {key: pair(value) for key, value in values.items()}

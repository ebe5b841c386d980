"""Rules on records: each moves somebody's score, each of its conditions is now true, now false."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evidence.cells import Wrong, reader
from creditpolicy.evidence.records import Value
from creditpolicy.policy.core.build import ZERO
from creditpolicy.policy.core.records import Field, Measure, RecordOp, Test
from creditpolicy.policy.core.scores import Measured, Scored, ScoreExpression, Var
from creditpolicy.policy.core.values import Aggregate, Lit, Mark
from creditpolicy.policy.core.walk import inside_test
from creditpolicy.policy.facts import Item
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.verify.prove.claim import Claim, Property
from creditpolicy.verify.prove.conditions import probe
from creditpolicy.verify.prove.doubled import doubled, second, unlike
from creditpolicy.verify.prove.occurs import Found, Means, settle
from creditpolicy.verify.prove.question import Solver
from creditpolicy.verify.prove.subject import Subject
from creditpolicy.verify.prove.told import both, told
from creditpolicy.verify.witness.cells import Setting, leaves
from creditpolicy.verify.witness.rows import RowMaker, asked

_OF_NOTHING = {Aggregate.COUNT: ZERO, Aggregate.SUM: ZERO, Aggregate.ONLY: Lit(Mark.UNDECIDED)}
_NOT_APPLICABLE = Lit(Mark.NOT_APPLICABLE)


def rule_claims(policy: Policy, item: Item, rate: str, solver: Solver | None) -> Iterator[Claim]:
    """Of each 认定 and 统计 of the item, in the policy cut down to it."""
    for measure in policy.measures:
        if measure.item == item.id and measure.origin is not None:
            found = _moves_somebody(policy, item, rate, measure, solver)
            yield told(Property.RULE, item.id, found, wanted=True, what=_line(measure))
            yield from _conditions(policy, item, measure)


def _moves_somebody(
    policy: Policy, item: Item, rate: str, measure: Measure, solver: Solver | None
) -> Found:
    """Whether the rate is another one if the rule finds nothing, whatever is filed."""

    def nothing(_: Measured) -> ScoreExpression:
        return _OF_NOTHING.get(measure.aggregate, _NOT_APPLICABLE)

    both_ = doubled(policy, frozenset((measure.name,)), nothing)
    other = second(both_, rate)
    score = both_.score_by_name[rate]
    keys = tuple(Var(dim.name) for dim in score.dims)
    differs = unlike(Scored(rate, keys), Scored(other, keys))
    wanted = probe(score, differs, "管用", expected=True)
    subject = Subject(both_, (rate, other), (wanted.score,), (item,))
    return settle(subject, (wanted,), solver)[wanted.score.name]


def _conditions(policy: Policy, item: Item, measure: Measure) -> Iterator[Claim]:
    """Every comparison of its conditions, on rows just under, at and above what it asks for."""
    given = {a.name: a.value for a in policy.assumptions}
    kind = policy.kind_by_name[measure.kind]
    own = {column.name for column in kind.all_columns} | {"部门", "日期", "报送日期"}
    tests = asked((measure,)).get(measure.kind, [])
    maker = RowMaker(policy, given)
    rows = [maker.values(measure.kind, row) for row in maker.rows(measure.kind, tests)]
    known = [row for row in rows if row is not None]
    setting = Setting(kind, given, policy.period[1])
    for leaf in dict.fromkeys(leaf for test in tests for leaf in leaves(test)):
        names = {part.name for part in inside_test(leaf) if isinstance(part, Field)}
        if names and names <= own and "部门" not in names and leaf.origin is not None:
            yield _of_leaf(item, leaf, known, setting)


def _of_leaf(item: Item, leaf: Test, rows: list[dict[str, Value]], setting: Setting) -> Claim:
    every = all_cells(leaf, setting)
    held = [setting.holds(leaf, row) for row in (rows if every is None else every)]
    means = Means.NOTHING if every is None else Means.CELLS
    none = Found(occurs=None if every is None else False, means=means)
    some = Found(occurs=True, means=Means.EXAMPLE)
    found = (some if True in held else none), (some if False in held else none)
    assert leaf.origin is not None
    return both(Property.CONDITION, item.id, found, _condition(leaf.op, leaf.origin.text))


def _condition(op_: RecordOp, text: str) -> Words:
    """A column stands for itself where several are to be filled: 有 文号、附件."""
    plain = " ".join(text.split())
    zh, en = _ABOUT_COLUMNS.get(op_, ("", ""))
    return Words(zh + plain, en + plain)


_ABOUT_COLUMNS = {RecordOp.FILLED: ("有 ", "has "), RecordOp.BLANK: ("无 ", "no ")}
_STEPS = (Fraction(0), Fraction(1), Fraction(-1), Fraction(1, 100), Fraction(-1, 100))


def all_cells(leaf: Test, setting: Setting) -> list[dict[str, Value]] | None:
    """All that matters of a column that is compared with something fixed; None of other tests.

    Of a list each value, of numbers those just below, at and above it and the ends of the column.
    """
    match leaf.args:
        case (Field("日期"),):  # no row without a date is a record
            return [{"日期": setting.cutoff}]
        case (Field(name), Lit(value)) if (column := setting.kind.column(name)) is not None:
            pass
        case _:
            return None
    texts = list(column.values)
    if isinstance(value, Fraction):
        limits = () if column.limits is None else (column.limits.low, column.limits.high)
        texts = [
            decimal_text(n) for n in (*(value + step for step in _STEPS), Fraction(0), *limits)
        ]
    if not texts:
        return None
    read = reader(column)
    cells = [read(text) for text in (*texts, *("",) * column.optional)]
    return [{name: cell} for cell in cells if not isinstance(cell, Wrong)]


def _line(measure: Measure) -> Words:
    text = "" if measure.origin is None else " ".join(measure.origin.text.split())
    return Words(text, text)

"""Formulas as code: each figure in as few steps as what is known of it allows."""

from fractions import Fraction
from typing import assert_never

from creditpolicy.compile.arithmetic import (
    LONG,
    arithmetic,
    compared,
    marked,
    rounded,
    short,
    whole,
)
from creditpolicy.compile.choices import chosen
from creditpolicy.compile.figures import (
    Const,
    Figure,
    Here,
    Number,
    Text,
    Truth,
    number_of,
)
from creditpolicy.compile.leaves import Leaves
from creditpolicy.compile.source import Line, Writer
from creditpolicy.compile.truths import (
    joined,
    key_of,
    mark_name,
    may_be_mark,
    not_zero,
    opposite,
    settled,
)
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
from creditpolicy.policy.core.values import Given, Lit, Mark
from creditpolicy.values.classes import define

_SIGNS = {
    ScoreOp.EQ: "==",
    ScoreOp.NE: "!=",
    ScoreOp.LT: "<",
    ScoreOp.LE: "<=",
    ScoreOp.GT: ">",
    ScoreOp.GE: ">=",
}
_ARITHMETIC = (ScoreOp.ADD, ScoreOp.SUB, ScoreOp.MUL, ScoreOp.DIV, ScoreOp.MIN, ScoreOp.MAX)


@define
class Formulas:
    """Writes formulas; `leaves` says where figures of measures, scores and members come from."""

    writer: Writer
    leaves: Leaves
    nonzero: frozenset[ScoreExpression] = frozenset()

    def figure(self, expression: ScoreExpression, here: Here) -> Figure:
        match expression:
            case Lit(value):
                return Const(value)
            case Given(name):
                return Const(self.leaves.given[name])
            case Var(dim):
                return here[dim]
            case Measured(name, keys):
                return self.leaves.measured(name, self._keys(keys, here))
            case Scored(name, keys):
                return self.leaves.scored(name, self._keys(keys, here))
            case Imported(result, figure, keys):
                return self.leaves.imported(result, figure, self._keys(keys, here))
            case Operation(op, args):
                return self._operation(op, args, here)
            case Case(rows, other):
                return self._case(rows, other, here)
            case Instead(of, mark, use):
                return self._instead(of, mark, use, here)
            case Fold():
                return self.leaves.fold(expression, here, self._of_members)
            case Rank():
                return self.leaves.rank(expression, here, self._of_members)
            case _:
                assert_never(expression)

    def _of_members(self, expression: ScoreExpression, here: Here) -> Figure:
        """A formula where another member is at hand: what is known of one holds for no other."""
        before, self.nonzero = self.nonzero, frozenset()
        figure = self.figure(expression, here)
        self.nonzero = before
        return figure

    def _keys(self, keys: tuple[ScoreExpression, ...], here: Here) -> list[Const | Text]:
        """Members, as texts: what is known beforehand, else by the variable that has it."""
        return [key_of(self.figure(one, here)) for one in keys]

    def _operation(self, op: ScoreOp, args: tuple[ScoreExpression, ...], here: Here) -> Figure:
        if op is ScoreOp.APPLIES:
            return self._applies(args[0], here)
        figures = [self.figure(arg, here) for arg in args]
        if op is ScoreOp.AND or op is ScoreOp.OR:
            return joined(op, figures)
        if op in _ARITHMETIC:
            known = self.nonzero if op is ScoreOp.DIV else ()
            divisors = tuple(arg in known for arg in args[1:]) if known else ()
            return arithmetic(self.writer, op, figures, divisors)
        if op is ScoreOp.FLOOR or op is ScoreOp.CEIL:
            return whole(self.writer, op, figures[0])
        if op is ScoreOp.ROUND:
            return rounded(self.writer, figures[0], figures[1])
        if op is ScoreOp.NUMBER:
            return self._number(figures[0])
        mark = marked(figures)
        if mark is not None:
            return mark
        return opposite(figures[0]) if op is ScoreOp.NOT else self._test(op, *figures)

    def _number(self, figure: Figure) -> Figure:
        """The number that a member's name is."""
        match figure:
            case Const(value):
                return Const(Fraction(str(value)))
            case Text(text):
                top, below = self.writer.fresh("n"), self.writer.fresh("k")
                self.writer.say(f"{top}, {below} = pair(Fraction(str({text})))")
                return Number(top, below, 1_024, open=False)
            case _:
                return figure

    def _applies(self, of: ScoreExpression, here: Here) -> Figure:
        if isinstance(of, Scored) and self.leaves.applies(of.name, self._keys(of.keys, here)):
            return Const(True)
        figure = self.figure(of, here)
        match figure:
            case Const(Mark() as mark):
                return Const(mark if mark is Mark.UNDECIDED else False)
            case Const():
                return Const(True)
            case Number() if figure.is_sure:
                return Const(True)
            case Number(below=below):
                if figure.open:
                    return Truth(f"({below} > 0 if {below} >= 0 else UNDECIDED)", marks=True)
                return Truth(f"{below} > 0")
            case Truth(text, marks) | Text(text, marks):
                if not marks:
                    return Const(True)
                name = self.writer.fresh("b")
                self.writer.say(f"{name} = {text}")
                return Truth(f"({name} if {name} is UNDECIDED else {name} is not NA)", marks=True)
            case _:
                assert_never(figure)

    def _test(self, op: ScoreOp, one: Figure, other: Figure) -> Figure:
        if isinstance(one, Const) and isinstance(other, Const):
            return settled(op, one, other)
        if op is ScoreOp.IN:
            return self._among(one, other)
        numbers = [x for x in (one, other) if isinstance(x, Number)]
        if numbers:
            return self._comparison(_SIGNS[op], one, other)
        texts = [self._object(x) for x in (one, other)]
        condition = f"{texts[0]} {_SIGNS[op]} {texts[1]}"
        return self._unless_marked(condition, [(one, texts[0]), (other, texts[1])])

    def _comparison(self, sign: str, one: Figure, other: Figure) -> Figure:
        left, right = (short(self.writer, number_of(x), LONG // 4) for x in (one, other))
        condition, worst = compared(self.writer, sign, left, right)
        if not worst:
            return Truth(condition)
        name = self.writer.fresh("k")
        return Truth(f"({condition} if ({name} := {worst}) > 0 else mark({name}))", marks=True)

    def _among(self, one: Figure, other: Figure) -> Figure:
        text = self._object(one)
        condition = f"{text} in {self._object(other)}"
        return self._unless_marked(condition, [(one, text)])

    def _unless_marked(self, condition: str, of: list[tuple[Figure, str]]) -> Truth:
        marks = [text for figure, text in of if isinstance(figure, Text | Truth) and figure.marks]
        if not marks:
            return Truth(condition)
        test = " or ".join(f"{text} is NA or {text} is UNDECIDED" for text in marks)
        return Truth(f"(worst_of({', '.join(marks)}) if {test} else {condition})", marks=True)

    def _object(self, figure: Figure) -> str:
        """A figure that is no number, as one value in a variable or a literal."""
        match figure:
            case Const(value):
                if isinstance(value, Mark):
                    return mark_name(value)
                return self.writer.constant(value)
            case Truth(text) | Text(text):
                if text.isidentifier():
                    return text
                name = self.writer.fresh("b")
                self.writer.say(f"{name} = {text}")
                return name
            case Number():
                raise TypeError("a number where a category is meant")
            case _:
                assert_never(figure)

    def _case(self, rows: tuple[CaseRow, ...], other: ScoreExpression, here: Here) -> Figure:
        """A chain of conditions, without those that are known never to be met."""
        arms: list[tuple[str, Figure, list[Line]]] = []
        before = self.nonzero
        for row in rows:
            with self.writer.clause(row.origin):
                test = self.figure(row.test, here)
                if test == Const(False):
                    continue
                where_true, where_false = not_zero(row.test)
                after = self.nonzero | where_false
                self.nonzero |= where_true
                if isinstance(test, Const):
                    figure, lines = self._arm(test, row.value, here)
                    break
                condition = self._condition(test, arms)
                arms.append((condition, *self._aside(row.value, here)))
                self.nonzero = after
        else:
            figure, lines = self._aside(other, here)
        self.nonzero = before
        return chosen(self.writer, arms, figure, lines)

    def _arm(self, test: Const, value: ScoreExpression, here: Here) -> tuple[Figure, list[Line]]:
        """The last arm: of a test that is always met, or always a mark."""
        return (test, []) if isinstance(test.value, Mark) else self._aside(value, here)

    def _aside(self, of: ScoreExpression, here: Here) -> tuple[Figure, list[Line]]:
        depth, self.writer.depth = self.writer.depth, 0
        with self.writer.aside() as lines:
            figure = self.figure(of, here)
        self.writer.depth = depth
        return figure, lines

    def _condition(self, test: Figure, arms: list[tuple[str, Figure, list[Line]]]) -> str:
        """The condition of a row; before it one for the mark that its test may be."""
        assert isinstance(test, Truth)
        if not test.marks:
            return test.text
        name = self._object(test)
        marks = (Mark.NOT_APPLICABLE, Mark.UNDECIDED)
        arms.extend((f"{name} is {mark_name(mark)}", Const(mark), []) for mark in marks)
        return name

    def _instead(self, of: ScoreExpression, mark: Mark, use: ScoreExpression, here: Here) -> Figure:
        figure = self.figure(of, here)
        if isinstance(figure, Const):
            return self.figure(use, here) if figure.value is mark else figure
        if not may_be_mark(figure):
            return figure
        if isinstance(figure, Number):
            if mark is Mark.UNDECIDED and not figure.open:
                return figure
            is_mark = f"{figure.below} {'< 0' if mark is Mark.UNDECIDED else '== 0'}"
        else:
            figure = type(figure)(self._object(figure), True)
            is_mark = f"{figure.text} is {mark_name(mark)}"
        value, lines = self._aside(use, here)
        result = chosen(self.writer, [(is_mark, value, lines)], figure, [])
        if isinstance(result, Number) and mark is Mark.UNDECIDED and not may_be_mark(value):
            return Number(result.top, result.below, result.bits, result.plain, open=False)
        return result

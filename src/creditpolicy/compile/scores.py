"""Formulas as code: each figure in as few steps as what is known of it allows."""

from fractions import Fraction
from typing import assert_never

from creditpolicy.compile.arithmetic import LONG, arithmetic, assign, compared, marked, rounded, short, whole
from creditpolicy.compile.figures import (
    Const,
    Figure,
    Here,
    Number,
    Text,
    Truth,
    common,
    number_of,
    scaled,
)
from creditpolicy.compile.leaves import Leaves
from creditpolicy.compile.source import Line, Writer
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
                return self.leaves.fold(expression, here, self.figure)
            case Rank():
                return self.leaves.rank(expression, here, self.figure)
            case _:
                assert_never(expression)

    def _keys(self, keys: tuple[ScoreExpression, ...], here: Here) -> list[Const | Text]:
        """Members, as texts: what is known beforehand, else by the variable that has it."""
        return [_key(self.figure(one, here)) for one in keys]

    def _operation(self, op: ScoreOp, args: tuple[ScoreExpression, ...], here: Here) -> Figure:
        if op is ScoreOp.APPLIES:
            return self._applies(args[0], here)
        figures = [self.figure(arg, here) for arg in args]
        if op is ScoreOp.AND or op is ScoreOp.OR:
            return _joined(op, figures)
        if op in _ARITHMETIC:
            return arithmetic(self.writer, op, figures)
        if op is ScoreOp.FLOOR or op is ScoreOp.CEIL:
            return whole(self.writer, op, figures[0])
        if op is ScoreOp.ROUND:
            return rounded(self.writer, figures[0], figures[1])
        if op is ScoreOp.NUMBER:
            return self._number(figures[0])
        mark = marked(figures)
        if mark is not None:
            return mark
        return _opposite(figures[0]) if op is ScoreOp.NOT else self._test(op, *figures)

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
            case Number(below=below) if isinstance(below, int):
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
            return _settled(op, one, other)
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
                return self.writer.constant(value) if not isinstance(value, Mark) else _mark(value)
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
        for row in rows:
            with self.writer.clause(row.origin):
                test = self.figure(row.test, here)
                if isinstance(test, Const):
                    if test.value is False:
                        continue
                    return self._chosen(arms, *self._arm(test, row.value, here))
                condition = self._condition(test, arms)
                value, lines = self._aside(row.value, here)
                arms.append((condition, value, lines))
        return self._chosen(arms, *self._aside(other, here))

    def _arm(
        self, test: Const, value: ScoreExpression, here: Here
    ) -> tuple[Figure, list[Line]]:
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
        for mark in (Mark.NOT_APPLICABLE, Mark.UNDECIDED):
            arms.append((f"{name} is {_mark(mark)}", Const(mark), []))
        return name

    def _chosen(
        self, arms: list[tuple[str, Figure, list[Line]]], other: Figure, lines: list[Line]
    ) -> Figure:
        """The figure of the arm that is taken."""
        if not arms:
            self.writer.add(lines)
            return other
        figures = [*(figure for _, figure, _ in arms), other]
        first = figures[0]
        if isinstance(first, Const) and all(one == first for one in figures):
            return first
        result, values = self._shared(figures)
        conditions = [condition for condition, _, _ in arms]
        bodies = [before for _, _, before in arms]
        self._arms(conditions, [*bodies, lines], _names(result), values)
        return result

    def _arms(
        self, conditions: list[str], bodies: list[list[Line]], names: str, values: list[str]
    ) -> None:
        """One after the other; where they are many, in a loop that is left at once.

        Python reads each `elif` as one level deeper.
        """
        many = len(conditions) > _MANY
        if many:
            self.writer.say("while True:")
            self.writer.depth += 1
        word = "if"
        for condition, body, value in zip(conditions, bodies, values, strict=False):
            with self.writer.block(f"{word} {condition}:"):
                self._arm_of(body, names, value)
                if many:
                    self.writer.say("break")
            word = "if" if many else "elif"
        if many:
            self._arm_of(bodies[-1], names, values[-1])
            self.writer.say("break")
            self.writer.depth -= 1
        else:
            with self.writer.block("else:"):
                self._arm_of(bodies[-1], names, values[-1])

    def _arm_of(self, body: list[Line], names: str, value: str) -> None:
        self.writer.add(body)
        self.writer.say(f"{names} = {value}")

    def _shared(self, figures: list[Figure]) -> tuple[Figure, list[str]]:
        """A form that all the figures can have, and each of them in it."""
        sorts = [one for one in figures if not _is_mark(one)]
        if all(isinstance(one, Truth) or _is_const(one, bool) for one in sorts) and sorts:
            name, marks = self.writer.fresh("b"), any(map(_may_be_mark, figures))
            return Truth(name, marks), [_plain(one, self.writer) for one in figures]
        if all(isinstance(one, Text) or _is_const(one, str) for one in sorts) and sorts:
            name, marks = self.writer.fresh("b"), any(map(_may_be_mark, figures))
            return Text(name, marks), [_plain(one, self.writer) for one in figures]
        return self._shared_number([number_of(one) for one in figures])

    def _shared_number(self, numbers: list[Number]) -> tuple[Figure, list[str]]:
        bits, plain = max(one.bits for one in numbers), all(one.plain for one in numbers)
        top = self.writer.fresh("n")
        sure = all(one.is_sure for one in numbers) and "-1" not in {str(n.below) for n in numbers}
        if sure and common(numbers).bit_length() <= _WIDE:
            below = common(numbers)
            bits += below.bit_length()
            result = Number(top, below, bits, plain, open=False)
            return result, [scaled(one, below) for one in numbers]
        name = self.writer.fresh("k")
        open_ = any(one.open for one in numbers if not one.is_sure)
        result = Number(top, name, bits, plain, open_)
        return result, [f"{one.top}, {one.below}" for one in numbers]

    def _instead(self, of: ScoreExpression, mark: Mark, use: ScoreExpression, here: Here) -> Figure:
        figure = self.figure(of, here)
        if isinstance(figure, Const):
            return self.figure(use, here) if figure.value is mark else figure
        if not _may_be_mark(figure):
            return figure
        if isinstance(figure, Number):
            if mark is Mark.UNDECIDED and not figure.open:
                return figure
            is_mark = f"{figure.below} {'< 0' if mark is Mark.UNDECIDED else '== 0'}"
        else:
            figure = type(figure)(self._object(figure), True)
            is_mark = f"{figure.text} is {_mark(mark)}"
        value, lines = self._aside(use, here)
        result = self._chosen([(is_mark, value, lines)], figure, [])
        if isinstance(result, Number) and mark is Mark.UNDECIDED and not _may_be_mark(value):
            return Number(result.top, result.below, result.bits, result.plain, open=False)
        return result


_WIDE = 256
_MANY = 50


def _names(figure: Figure) -> str:
    if isinstance(figure, Number):
        return figure.top if figure.is_sure else f"{figure.top}, {figure.below}"
    assert isinstance(figure, Truth | Text)
    return figure.text


def _mark(mark: Mark) -> str:
    return "UNDECIDED" if mark is Mark.UNDECIDED else "NA"


def _is_mark(figure: Figure) -> bool:
    return isinstance(figure, Const) and isinstance(figure.value, Mark)


def _is_const(figure: Figure, of: type) -> bool:
    return isinstance(figure, Const) and isinstance(figure.value, of)


def _may_be_mark(figure: Figure) -> bool:
    match figure:
        case Const(value):
            return isinstance(value, Mark)
        case Number():
            return not figure.is_sure
        case Truth(_, marks) | Text(_, marks):
            return marks
        case _:
            assert_never(figure)


def _plain(figure: Figure, writer: Writer) -> str:
    match figure:
        case Const(Mark() as mark):
            return _mark(mark)
        case Const(value):
            return writer.constant(value)
        case Truth(text) | Text(text):
            return text
        case _:
            raise TypeError("a number where a category is meant")


def _key(figure: Figure) -> Const | Text:
    match figure:
        case Const(value):
            return Const(str(value))
        case Text() if not figure.marks:
            return figure
        case _:
            raise TypeError("members are known by their names")


def _opposite(figure: Figure) -> Figure:
    match figure:
        case Const(value):
            return Const(not value)
        case Truth(text, marks):
            return Truth(f"opposite({text})", True) if marks else Truth(f"not ({text})")
        case _:
            raise TypeError("only what is true or false has an opposite")


def _settled(op: ScoreOp, one: Const, other: Const) -> Const:
    left, right = one.value, other.value
    match op:
        case ScoreOp.EQ:
            return Const(left == right)
        case ScoreOp.NE:
            return Const(left != right)
        case ScoreOp.IN:
            return Const(left in right)  # type: ignore[operator]
        case ScoreOp.LT:
            return Const(left < right)  # type: ignore[operator]
        case ScoreOp.LE:
            return Const(left <= right)  # type: ignore[operator]
        case ScoreOp.GT:
            return Const(left > right)  # type: ignore[operator]
        case _:
            return Const(left >= right)  # type: ignore[operator]


def _joined(op: ScoreOp, figures: list[Figure]) -> Figure:
    """All (or any) of the tests; those that are known are left out, or settle it."""
    every = op is ScoreOp.AND
    if Const(not every) in figures:
        return Const(not every)
    left = [one for one in figures if one != Const(every)]
    if not left:
        return Const(every)
    texts = [_truth_text(one) for one in left]
    if not any(map(_may_be_mark, left)):
        return Truth("(" + f" {'and' if every else 'or'} ".join(f"({x})" for x in texts) + ")")
    return Truth(f"{'all_of' if every else 'any_of'}({', '.join(texts)})", marks=True)


def _truth_text(figure: Figure) -> str:
    match figure:
        case Const(Mark() as mark):
            return _mark(mark)
        case Truth(text):
            return text
        case _:
            raise TypeError("a test is true or false")

"""What a goal of coverage asks for, in words; and the lines of the policy with their goals."""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.policy.core.records import RecordOp, Test
from creditpolicy.policy.core.scores import ScoreExpression
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.formula import in_words
from creditpolicy.report.rules import one_line
from creditpolicy.source.source import Source
from creditpolicy.values.classes import frozen
from creditpolicy.verify.coverage.goals import Goal, What
from creditpolicy.verify.coverage.measure import Coverage

_SHOWN = 60
_WORDS = {
    What.COUNTED: Words("有材料计入“{about}”", "some record counts in “{about}”"),
    What.HOLDS: Words("“{about}”成立", "“{about}” holds"),
    What.FAILS: Words("“{about}”不成立", "“{about}” does not hold"),
    What.AT: Words("“{about}”恰好在界上", "“{about}” is exactly at its bound"),
    What.BEYOND: Words("“{about}”只差一点", "“{about}” is missed by one"),
    What.ROW: Words("取到“{about}”这一行", "the row “{about}” is taken"),
    What.OTHERWISE: Words("“{about}”取到其余", "“{about}” takes its last row"),
    What.DECIDES: Words("结果由“{about}”决定", "“{about}” decides"),
    What.MERGED: Words("“{about}”有重复的材料不再计", "“{about}” leaves out a record as repeated"),
    What.CAPPED: Words("有材料超过“{about}”", "some record is above “{about}”"),
    What.UNCAPPED: Words("有材料没有超过“{about}”", "some record is within “{about}”"),
    What.MARK: Words("“{about}”没有数（不适用或未定）", "“{about}” is no number"),
    What.VALUE: Words("“{about}”有数", "“{about}” is a number"),
    What.ALTERNATIVE: Words("取“{about}”", "it is “{about}”"),
    What.OTHER_ALTERNATIVE: Words("不取“{about}”而取别的值", "it is another value than “{about}”"),
    What.GROUP: Words(
        "第{number}组（{about}）有部门得分", "some of group {number} ({about}) scores"
    ),
}
_FILLED = Words("填了“{about}”", "“{about}” is filled")
_BLANK = Words("没有填“{about}”", "“{about}” is blank")


@frozen
class Line:
    """A line of the policy: how many goals begin there, those that no case reaches, and by whom."""

    number: int
    text: str
    goals: tuple[tuple[Goal, tuple[str, ...]], ...]

    @property
    def missing(self) -> tuple[Goal, ...]:
        return tuple(goal for goal, cases in self.goals if not cases)

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases that reach something of this line, each once."""
        return tuple(dict.fromkeys(case for _, cases in self.goals for case in cases))


def source_of(coverage: Coverage) -> Source | None:
    """The text of the policy."""
    return next((g.span.source for g, _ in coverage.by_goal if g.span is not None), None)


def lines_of(coverage: Coverage) -> tuple[Line, ...]:
    """Every line of the policy's text, with the goals that begin there."""
    source = source_of(coverage)
    if source is None:
        return ()
    at: dict[int, list[tuple[Goal, tuple[str, ...]]]] = {}
    for goal, cases in coverage.by_goal:
        if goal.span is not None:
            at.setdefault(goal.span.line, []).append((goal, cases))
    texts = source.text.split("\n")
    return tuple(
        Line(number, text.rstrip("\r"), tuple(at.get(number, ())))
        for number, text in enumerate(texts, 1)
        if number < len(texts) or text
    )


def goal_text(goal: Goal, policy: Policy, lang: str) -> str:
    """没有填“文号”; the bound is met exactly; the second row is taken."""
    words = _WORDS[goal.what]
    if isinstance(goal.about, Test) and goal.about.op in (RecordOp.FILLED, RecordOp.BLANK):
        filled = (goal.about.op is RecordOp.FILLED) is (goal.what is What.HOLDS)
        words = _FILLED if filled else _BLANK
    text = in_language(words, lang)
    return text.format(about=_about(goal, policy, lang), number=goal.number + 1)


def _about(goal: Goal, policy: Policy, lang: str) -> str:
    match goal.about:
        case str() as text:
            return _cut(text)
        case Words() as words:
            return in_language(words, lang)
        case Fraction() as value:
            return value_text(value)
        case Test(origin=origin):
            return _cut(one_line(origin.text)) if origin is not None else ""
        case about:
            return _cut(in_words(_score(about), policy, lang))


def _score(about: object) -> ScoreExpression:
    assert isinstance(about, ScoreExpression)
    return about


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

"""What came of cases, for people: expected, actual, difference, and how the figure came about."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.render_text import render_text
from creditpolicy.evaluate.trace import Counted, Derived, Tracer
from creditpolicy.policy.core.scores import Measured, Scored, Unit
from creditpolicy.report.case_lines import CaseLines, Value
from creditpolicy.report.explain_text import ExplainText
from creditpolicy.source.source import Span
from creditpolicy.source.width import printable
from creditpolicy.syntax.format_names import Lang
from creditpolicy.values.display import display, display_percent
from creditpolicy.values.rounding import round_half_up
from creditpolicy.verify.cases import Comparison, Outcome, Status
from creditpolicy.verify.tested import Tested

_MOST_LINES = 40
"""The most lines of a derivation; `explain` shows all of it."""
_PLACES = range(1, 7)


def cases_text(of: Tested, lang: Lang, columns: int) -> str:
    """Every case that did not pass, then how many did."""
    writer = _Writer(of, lang, columns)
    blocks = [writer.outcome(one) for one in of.outcomes if one.status is not Status.PASSED]
    return "".join(block + "\n" for block in blocks if block) + writer.summary() + "\n"


def failure_text(of: Outcome, tested: Tested, lang: Lang, columns: int = 120) -> str:
    """What is wrong with one case: nothing where it passed."""
    return _Writer(tested, lang, columns).outcome(of)


class _Writer:
    def __init__(self, of: Tested, lang: Lang, columns: int) -> None:
        self.of = of
        self.lang: Lang = lang
        self.columns = columns
        self.lines = CaseLines(of.policy, lang)

    def say(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def outcome(self, of: Outcome) -> str:
        """Nothing for a case that waits for somebody to confirm it: the summary counts those."""
        match of.status:
            case Status.REFUSED:
                lines = [self._title(of, self.say("不能用", "refused"))]
                text = render_text(of.problems, self.lang, self.columns)
                return "\n".join([*lines, text])
            case Status.FAILED:
                lines = [self._title(of, self.say("未通过", "failed"))]
                tracer = Tracer(of.assessment) if of.assessment is not None else None
                for one in of.failures:
                    lines += self._failure(one, of, tracer)
                return "\n".join(lines) + "\n"
            case Status.PASSED | Status.UNCONFIRMED:
                return ""

    def _title(self, of: Outcome, word: str) -> str:
        where = ""
        if isinstance(of.case.origin, Span):
            file, line = of.case.origin.source.name, of.case.origin.line
            where = self.say(f"（{file} 第 {line} 行）", f" ({file} line {line})")
        return f"{word}  {printable(of.case.name)}{where}"

    def _failure(self, of: Comparison, outcome: Outcome, tracer: Tracer | None) -> Iterator[str]:
        yield "  " + self.lines.figure(of.expectation)
        expected, actual = of.expectation.expected, of.actual
        yield f"    {self.say('应得', 'expected')}  {self._shown(of, expected)}"
        yield f"    {self.say('实得', 'actual')}  {self._shown(of, actual)}"
        if of.difference is not None:
            more = self.say("多了", "too much") if of.difference > 0 else self.say("少了", "short")
            yield f"    {more}  {self._shown(of, abs(of.difference))}"
        if _is_rounded(of):
            exact = self.lines.value(of.expectation, actual)
            yield "    " + self.say(
                f"应得的数是四舍五入过的；准确的写法是 {exact}。",
                f"What is expected has been rounded; exactly it is {exact}.",
            )
        if tracer is not None:
            yield from self._derivation(of, outcome, tracer)

    def _shown(self, of: Comparison, value: Value) -> str:
        """Exact, as a case states it, and rounded where that is a division."""
        text = self.lines.value(of.expectation, value)
        if not isinstance(value, Fraction) or 10**4 % value.denominator == 0:
            return text
        is_rate = self._unit(of) is Unit.RATE
        rounded = display_percent(value) if is_rate else display(value)
        if not any(digit in rounded for digit in "123456789"):
            return text
        return text + self.say(f"（约 {rounded}）", f" (about {rounded})")

    def _unit(self, of: Comparison) -> Unit | None:
        match of.expectation.of:
            case Scored(name):
                return self.of.policy.score_by_name[name].unit
            case Measured():
                return None

    def _derivation(self, of: Comparison, outcome: Outcome, tracer: Tracer) -> Iterator[str]:
        step = _step(of, tracer)
        if step is None:
            return
        rows = [row.origin for row in outcome.case.rows]
        files = {row.source.name for row in rows if isinstance(row, Span)}
        file = files.pop() if len(files) == 1 else None
        writer = ExplainText(self.of.policy, self.lang, file)
        lines = writer.derivation(step, "      ")
        yield "    " + self.say("怎么算的：", "How it came about:")
        yield from lines[:_MOST_LINES]
        if len(lines) > _MOST_LINES:
            more = len(lines) - _MOST_LINES
            yield "      " + self.say(f"……另有 {more} 行", f"... {more} more lines")

    def summary(self) -> str:
        counts = self.of.counts
        words = (
            (Status.PASSED, "通过", "passed"),
            (Status.FAILED, "未通过", "failed"),
            (Status.REFUSED, "不能用", "refused"),
            (Status.UNCONFIRMED, "相符但还没有人确认", "as computed but not confirmed"),
        )
        parts = [
            self.say(f"{counts[status]:,} 个{zh}", f"{counts[status]:,} {en}")
            for status, zh, en in words
            if counts[status]
        ]
        total = len(self.of.outcomes)
        head = self.say(f"{self.of.file}：{total:,} 个用例", f"{self.of.file}: {total:,} cases")
        return head + self.say("，", ", ") + self.say("，", ", ").join(parts) + self.say("。", ".")


def _step(of: Comparison, tracer: Tracer) -> Derived | Counted | None:
    key = of.expectation.key
    match of.expectation.of:
        case Scored(name):
            known = key in tracer.assessment.scores.get(name, {})
            return tracer.derive(name, key) if known else None
        case Measured(name):
            return tracer.count(name, key)


def _is_rounded(of: Comparison) -> bool:
    """Whether what is expected is the actual figure, rounded."""
    expected, actual = of.expectation.expected, of.actual
    if not isinstance(expected, Fraction) or not isinstance(actual, Fraction):
        return False
    rounded = (round_half_up(actual, places) for places in _PLACES)
    return actual != expected and expected.denominator > 1 and expected in rounded

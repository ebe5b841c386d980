"""An explanation as a tree for people."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.assessment import CategoryScore
from creditpolicy.evaluate.explanation import Explanation, ItemExplanation, looked_at
from creditpolicy.evaluate.measures import Result
from creditpolicy.evaluate.missing import Lack
from creditpolicy.evaluate.standing import Standing
from creditpolicy.evaluate.trace import Assumed, Counted, Derived, Referred, Step
from creditpolicy.policy.core.scores import DEPARTMENT, ScoreExpression, Unit
from creditpolicy.policy.policy import Policy
from creditpolicy.policy.print_value import value_text
from creditpolicy.report.formula import in_numbers, in_words, number_text
from creditpolicy.report.imported import imported_text
from creditpolicy.report.rules import one_line
from creditpolicy.report.speech import Speech
from creditpolicy.source.source import Span
from creditpolicy.source.width import width
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.values.exact import exact_text

_RECORDS = 8
_HEADINGS = {
    ItemSort.BASE: Words("考核项", "Item"),
    ItemSort.BONUS: Words("加分项", "Bonus"),
    ItemSort.PENALTY: Words("减分项", "Penalty"),
}
_DEEPEST = 40
"""The most blanks before a figure that is derived where it stands."""


class ExplainText(Speech):
    """Writes explanations in one language."""

    def __init__(self, policy: Policy, lang: str, file: str | None = None) -> None:
        super().__init__(policy, lang, file)
        self._said: set[tuple[str, tuple[str, ...]]] = set()
        self._later: list[Derived] = []
        self._about = ""
        """Whose figures are derived at the moment; those of others are said to be theirs."""
        self._recognitions = frozenset(one.measure for one in policy.recognitions)

    def department(self, explanation: Explanation) -> str:
        """The whole explanation, ending with what is missing."""
        self._about = explanation.department.name
        lines = [self._title(explanation), *self._source(), ""]
        for item in explanation.items:
            lines += [*self._item(item), ""]
        lines += self._sum(explanation)
        missing = list(self._missing(explanation))
        if missing:
            lines += ["", self.say("还差什么", "What is missing"), *missing]
        return "\n".join(lines) + "\n"

    def _title(self, explanation: Explanation) -> str:
        result = explanation.department
        rank = self.say(f"第 {result.rank} 名", f"rank {result.rank}")
        score = f"{self.say('得分', 'score')} {self.points(result.score)}"
        return "  ".join((result.name, *([rank] if result.rank is not None else []), score))

    def _source(self) -> list[str]:
        if self.file is None:
            return []
        return [self.say(f"材料：{self.file}", f"evidence: {self.file}")]

    def _item(self, item: ItemExplanation) -> list[str]:
        result = item.result
        name = f"{result.item.id} {result.item.name}"
        points = exact_text(result.item.points)
        cited = result.item.cited
        source = self.say(f"  〔{cited}〕", f"  [{cited}]") if cited else ""
        scored = self.points(result.score)
        heading = in_language(_HEADINGS[result.item.sort], self.lang)
        if item.lost is None or result.item.sort is not ItemSort.BASE:
            head = self.say(f"{heading} {name}：{scored}", f"{heading} {name}: {scored}")
        else:
            lost = self.points(item.lost)
            head = self.say(
                f"{heading} {name}：{points} 分，得 {scored}，失 {lost}",
                f"{heading} {name}: {points} points; {scored} scored, {lost} lost",
            )
        self._said, self._later = set(), []
        lines = [head + source, *self._derived(item.rate, "  ")]
        for step in self._later:  # which grows meanwhile
            lines += self._derived(step, "  ")
        return lines

    def derivation(self, step: Derived | Counted, indent: str) -> list[str]:
        """How one figure came about, by itself."""
        self._said, self._later = set(), []
        whole = isinstance(step, Derived) and not _is_of_department(step)
        self._about = "" if whole else step.key[0]
        if isinstance(step, Counted):
            return self._counted(step, indent, set())
        lines = self._derived(step, indent)
        for later in self._later:
            lines += self._derived(later, indent)
        return lines

    def _derived(self, step: Derived, indent: str) -> list[str]:
        label = self._label(step)
        words = in_words(step.formula, self.policy, self.lang)
        result = self.figure(step.value, step.score.unit)
        lines = [f"{indent}{label} = {words}"] if words != label else []
        numbers = in_numbers(step.formula, step.values, self.lang)
        if words in (result, _plain(step.value)):
            lines = [f"{indent}{label} = {result}"]
        elif words == numbers:
            lines = [f"{indent}{label} = {words} = {result}"]
        elif numbers == _plain(step.value):
            lines.append(f"{indent}{' ' * width(label)} = {result}")
        else:
            lines.append(f"{indent}{' ' * width(label)} = {numbers} = {result}")
        for test, held in step.because:
            lines.append(indent + "  " + self._because(test, held=held))
        elsewhere = _counted_places(step, self._recognitions)
        before, self._about = self._about, step.key[0] if _is_of_department(step) else self._about
        for one in step.inputs:  # below a figure of somebody else stands what is theirs
            lines += self._step(one, indent + "  ", elsewhere)
        self._about = before
        return lines

    def _label(self, step: Derived) -> str:
        """What a figure is called, with whose it is where that is somebody else."""
        label = in_language(step.score.label, self.lang)
        members = [
            m for d, m in zip(step.score.dims, step.key, strict=True) if d.name != DEPARTMENT
        ]
        label += f"[{'、'.join(members)}]" if members else ""
        return self._theirs(step.key[0], label) if _is_of_department(step) else label

    def _theirs(self, department: str, label: str) -> str:
        if department == self._about:
            return label
        return self.say(f"{department} 的 {label}", f"{label} of {department}")

    def _because(self, test: ScoreExpression, *, held: bool) -> str:
        words = in_words(test, self.policy, self.lang)
        if held:
            return self.say(f"因为 {words}", f"because {words}")
        return self.say(f"不成立：{words}", f"not {words}")

    def _step(self, step: Step, indent: str, elsewhere: "Places") -> list[str]:
        match step:
            case Derived():
                return self._once(step, indent)
            case Assumed(assumption, value):
                state = self._state(step)
                name, shown = assumption.name, value_text(value)
                return [
                    indent
                    + self.say(
                        f"{name} = {shown}（假设，{state}）",
                        f"{name} = {shown} (assumption, {state})",
                    )
                ]
            case Referred():
                return [indent + self._referred(step)]
            case Counted():
                return self._counted(step, indent, elsewhere)

    def _once(self, step: Derived, indent: str) -> list[str]:
        """A figure that was derived above, or stands too deep, is only named here."""
        named = f"{indent}{self._label(step)} = {self.figure(step.value, step.score.unit)}"
        if (step.score.name, step.key) in self._said:
            return [named + self.say("（见上）", " (see above)")]
        self._said.add((step.score.name, step.key))
        if len(indent) > _DEEPEST:
            self._later.append(step)
            return [named + self.say("（见下）", " (see below)")]
        return self._derived(step, indent)

    def _state(self, step: Assumed) -> str:
        if step.overridden:
            return self.say("本次改设", "set for this run")
        decided = step.assumption.decision is not None
        return self.say("已定", "decided") if decided else self.say("未定", "undecided")

    def _referred(self, step: Referred) -> str:
        figure = imported_text(step.reference.name, step.figure, self.lang)
        value = self.figure(step.value, Unit.COUNT)
        if step.source is None:
            where = self.say("没有这个结果", "there is no such result")
        else:
            name, year, file = step.source.name, step.source.year, step.source.file
            where = self.say(f"{name}{year}年度的结果，{file}", f"result of {name} {year}, {file}")
            if step.under:
                where += self.say(f"，里面叫“{step.under}”", f", where it is “{step.under}”")
        return f"{figure} = {value}" + self.bracketed(where)

    def _counted(self, step: Counted, indent: str, elsewhere: "Places") -> list[str]:
        keys = "、".join(step.key[1:])
        label = f"{step.measure.label}[{keys}]" if keys else step.measure.label
        label = self._theirs(step.key[0], label)
        value = self.figure(step.value, Unit.COUNT)
        if (step.measure.name, step.key) in self._said:
            return [indent + f"{label} = {value}" + self.say("（见上）", " (see above)")]
        self._said.add((step.measure.name, step.key))
        origin = step.measure.origin
        rule = "" if origin is None else self._rule(origin)
        lines = [f"{indent}{label} = {value}{rule}"]
        counted = [standing for standing in step.records if standing.counts]
        others = [s for s in step.records if not s.counts and s.record.place not in elsewhere]
        lines += self._listed(counted, self.say("计入", "counts"), indent + "  ")
        lines += self._listed(others, self.say("未计", "does not count"), indent + "  ")
        return lines

    def _rule(self, at: Span) -> str:
        """The line of the policy; of which file, where it amends another."""
        words, line, file = one_line(at.text), at.line, at.written.source.name
        zh, en = (f"{file} ", file) if at.source.pieces else ("政策", "policy")
        return self.say(f"    ← {zh}第 {line} 行：{words}", f"    <- {en} line {line}: {words}")

    def _listed(self, standings: list[Standing], word: str, indent: str) -> list[str]:
        lines: list[str] = []
        for standing in standings[:_RECORDS]:
            why = self.reasons(standing.reasons)
            lines.append(f"{indent}{word}  {self.record(standing.record)}{why}")
        more = len(standings) - _RECORDS
        if more > 0:
            lines.append(indent + self.say(f"……另有 {more} 条{word}", f"... {more} more: {word}"))
        return lines

    def _sum(self, explanation: Explanation) -> list[str]:
        return [
            *(self._category(one) for one in explanation.department.categories),
            *self._plain_derived(explanation.score),
            *self._plain_derived(explanation.contribution),
            *([] if explanation.rank is None else self._ranked(explanation.rank)),
            *(line for figure in explanation.figures for line in self._derived(figure, "")),
        ]

    def _category(self, of: CategoryScore) -> str:
        name = f"{of.category.id} {of.category.name}"
        points, score = exact_text(of.category.points), self.points(of.score)
        zh, en = (
            f"大类 {name}：{points} 分，得 {score}",
            f"Category {name}: {score} of {points} points",
        )
        return self.say(zh, en)

    def _plain_derived(self, step: Derived) -> list[str]:
        """Without its inputs: the items above have said them; but with what a gate looked at."""
        label = in_language(step.score.label, self.lang)
        numbers = in_numbers(step.formula, step.values, self.lang)
        result = self.figure(step.value, step.score.unit)
        shown = f"{numbers} = {result}" if numbers != _plain(step.value) else result
        return [f"{label} = {shown}", *self._gated(step)]

    def _ranked(self, step: Derived) -> list[str]:
        """A rank that a gate may have changed; how the others rank is not told here."""
        label = in_language(step.score.label, self.lang)
        return [f"{label} = {self.figure(step.value, step.score.unit)}", *self._gated(step)]

    def _gated(self, step: Derived) -> list[str]:
        looked = looked_at(step)
        lines = ["  " + self._because(test, held=held) for test, held in step.because if looked]
        return [*lines, *(line for one in looked for line in self._step(one, "    ", set()))]

    def _missing(self, explanation: Explanation) -> Iterator[str]:
        for item in explanation.items:
            for lack in item.lacks[:_RECORDS]:
                yield f"  {item.result.item.id} {item.result.item.name}  {self._lack(lack)}"
            more = len(item.lacks) - _RECORDS
            if more > 0:
                yield self.say(f"  ……另有 {more} 条", f"  ... {more} more")

    def _lack(self, lack: Lack) -> str:
        if lack.record is None:
            return in_language(lack.reasons[0], self.lang)
        return self.record(lack.record) + self.reasons(lack.reasons)


def _is_of_department(step: Derived) -> bool:
    return bool(step.score.dims) and step.score.dims[0].name == DEPARTMENT


Places = set[tuple[str, int]]


def _counted_places(step: Derived, recognitions: frozenset[str]) -> Places:
    """The records that some recognition counts: another one need not say why it does not."""
    counted = [one for one in step.inputs if isinstance(one, Counted)]
    return {
        standing.record.place
        for one in counted
        if one.measure.name in recognitions
        for standing in one.records
        if standing.counts
    }


def _plain(value: Result) -> str:
    return number_text(value) if isinstance(value, Fraction) else ""

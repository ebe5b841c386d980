"""Why a figure of a correction is another, in words."""

from fractions import Fraction

from attrs import define, field

from creditpolicy.evaluate.assessment import Figure
from creditpolicy.evaluate.corrections import Corrections, DepartmentCorrection, ItemCorrection
from creditpolicy.policy import names
from creditpolicy.policy.core.values import Mark
from creditpolicy.report.bulletin.voice import Voice
from creditpolicy.report.figures import mark_text
from creditpolicy.report.formula import number_text
from creditpolicy.values.display import display
from creditpolicy.verify.causes.causes import Cause, Causes, Part

_LEAST = Fraction(1, 200)
"""What is less is shown as 0.00."""


@define
class Because:
    """Words for causes where the old policy is known, and for as much as can be said where not."""

    _of: Corrections
    _causes: Causes | None
    _voice: Voice
    evidence: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        items = [(one, item) for one in self._of.departments for item in one.items]
        self.evidence = any(
            item.counts or self._by_evidence(item, one.now.name) for one, item in items
        )

    @property
    def knows(self) -> bool:
        """Whether evidence and policy can be told apart."""
        return self._causes is not None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The numbered changes of the policy."""
        return () if self._causes is None else self._causes.parts

    def numbers(self, figure: str, name: str, published: Figure | None) -> set[int]:
        """Which of them moved a figure."""
        if self._causes is None:
            return set()
        return {part.number for part, _ in self._causes.of(figure, name, published).parts}

    def of_item(self, item: ItemCorrection, name: str) -> str:
        """The reason of a score in an item."""
        counts = self._voice.say("，", ", ").join(self._counted(item))
        figure = names.department_item_score(item.item.id)
        if self._causes is not None:
            return self.why(figure, name, item.before, counts)
        return self._unknown(counts, item.assumptions)

    def why(self, figure: str, name: str, published: Figure | None, counts: str = "") -> str:
        """The reason of any figure; nothing where it is the same, or nobody can say."""
        if self._causes is None:
            return ""
        cause = self._causes.of(figure, name, published)
        parts: list[str] = []
        if cause.by_evidence or counts:
            zh, en = (f"：{counts}", f": {counts}") if counts else ("有变动", " changed")
            gap = self._gap(cause.published, cause.under_old)
            parts.append(self._voice.say(f"材料{zh}（{gap}）", f"evidence{en} ({gap})"))
        if cause.parts:
            said = [self._severally(cause)] if cause.severally else []
            said += [self._jointly(cause)] if cause.jointly else []
            words = self._voice.say("，", ", ").join(said)
            parts.append(self._voice.say(f"政策：{words}", f"policy: {words}"))
        return self._voice.parts(parts)

    def by_others(self, one: DepartmentCorrection) -> str:
        """The reason of a department whose own items stay."""
        assumed = tuple(name for name, _, _ in self._of.assumptions)
        if one.score != one.now.score and not self.knows:
            rules = self._rules(assumed)
            if rules:
                return rules
        zh = "各项得分不变，名次或贡献分随别的部门变动"
        return self._voice.say(zh, "its own scores stay; others have moved")

    def _by_evidence(self, item: ItemCorrection, name: str) -> bool:
        if self._causes is None:
            return False
        figure = names.department_item_score(item.item.id)
        return self._causes.of(figure, name, item.before).by_evidence

    def _counted(self, item: ItemCorrection) -> list[str]:
        return [
            self._voice.say(
                f"{c.label}由{self._number(c.before)}变为{self._number(c.now)}",
                f"{c.label} was {self._number(c.before)}, is {self._number(c.now)}",
            )
            for c in item.counts
        ]

    def _severally(self, cause: Cause) -> str:
        said = [
            f"{self._named(part)}（{self._gap(cause.under_old, alone)}）"
            if self._voice.lang == "zh"
            else f"{self._named(part)} ({self._gap(cause.under_old, alone)})"
            for part, alone in cause.severally
        ]
        return self._voice.say("、", ", ").join(said)

    def _jointly(self, cause: Cause) -> str:
        """What acts only together, or less or more than it would alone."""
        named = self._voice.say("、", ", ").join(self._named(part) for part, _ in cause.jointly)
        gap = self._gap(*cause.joint)
        alone = self._voice.say("，", ", ").join(
            self._voice.say(
                f"只有{self._named(part)}时{self._gap(cause.under_old, value)}",
                f"{self._named(part)} alone {self._gap(cause.under_old, value)}",
            )
            for part, value in cause.jointly
            if value is not None
        )
        zh = f"{named}共同作用（{gap}" + (f"；{alone}" if alone else "") + "）"
        return self._voice.say(zh, f"{named} together ({gap}" + (f"; {alone})" if alone else ")"))

    def _named(self, part: Part) -> str:
        return self._voice.say(f"改动{part.number}", f"change {part.number}")

    def _gap(self, before: Figure | None, after: Figure | None) -> str:
        """By how many points; from what to what where one of them is no number."""
        if not (isinstance(before, Fraction) and isinstance(after, Fraction)):
            was, is_ = (self._shown(figure) for figure in (before, after))
            return self._voice.say(f"由{was}变为{is_}", f"from {was} to {is_}")
        gap = after - before
        sign = "+" if gap > 0 else "-"
        if gap == 0:
            return self._voice.say("不变", "no change")
        if abs(gap) < _LEAST:
            more, up = ("增加", "up") if gap > 0 else ("减少", "down")
            return self._voice.say(f"{more}不到0.01分", f"{up} less than 0.01")
        return self._voice.say(f"{sign}{display(abs(gap))}分", f"{sign}{display(abs(gap))}")

    def _shown(self, figure: Figure | None) -> str:
        return self._voice.say("没有", "none") if figure is None else self._voice.points(figure)

    def _unknown(self, counts: str, assumptions: tuple[str, ...]) -> str:
        """Without the old policy: a count may be another because of evidence or of a rule."""
        rules = self._rules(assumptions)
        if counts and self._of.policy:
            zh = f"{counts}（材料或政策的文本有改动）"
            return self._voice.say(zh, f"{counts} (evidence, or the policy's text, was changed)")
        parts = [self._voice.say(f"材料：{counts}", f"evidence: {counts}")] if counts else []
        parts += [rules] if rules else []
        zh = "材料有变化，本项的件数没有变"
        return self._voice.parts(parts) or self._voice.say(zh, "evidence: other than its counts")

    def _rules(self, assumptions: tuple[str, ...]) -> str:
        """What of the rules is another; where the text is, nobody can say which part of it."""
        parts: list[str] = []
        if assumptions:
            listed = self._voice.say("、", ", ").join(assumptions)
            parts.append(self._voice.say(f"假设{listed}改了取值", f"another value of {listed}"))
        if self._of.policy:
            parts.append(self._voice.say("文本有改动", "its text was changed"))
        if not parts:
            return ""
        return self._voice.say("政策：", "policy: ") + self._voice.parts(parts)

    def _number(self, figure: Figure) -> str:
        match figure:
            case Mark():
                return mark_text(figure, self._voice.lang)
            case Fraction():
                return number_text(figure)

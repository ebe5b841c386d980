"""Rules that differ: the figures at which policies part, and not all those that rest on them."""

import re
from collections.abc import Iterable, Iterator

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.policy import names
from creditpolicy.policy.core.records import Measure
from creditpolicy.policy.core.scores import Score
from creditpolicy.policy.core.walk import cases_in, figures_in
from creditpolicy.policy.policy import Policy
from creditpolicy.values.classes import frozen
from creditpolicy.verify.canonical.numbers import Numbers
from creditpolicy.verify.canonical.policy import Forms
from creditpolicy.verify.compare.change import NONE, SUMMARY, Change, item_words
from creditpolicy.verify.compare.skeleton import skeleton
from creditpolicy.verify.witness.figures import needed

Figure = Measure | Score

_RULE = Words("规则", "rule")
_HOW = Words("怎样合计", "how it adds up")


@frozen
class Side:
    """One of the two policies, with the forms of its figures."""

    policy: Policy
    forms: Forms

    def figures(self) -> dict[str, Figure]:
        return {**self.policy.measure_by_name, **self.policy.score_by_name}

    def form(self, figure: Figure) -> int:
        forms = self.forms
        return (forms.measures if isinstance(figure, Measure) else forms.scores)[figure.name]

    def formula(self, figure: Figure) -> int:
        """The form without those for whom it is worked out."""
        if isinstance(figure, Measure):
            return self.forms.measures[figure.name]
        return self.forms.known[figure.name].body

    def points_formula(self, figure: Figure) -> int:
        """A rate in the item's points: a rule for points stays the same where the points change."""
        return self._in_points(figure, self.formula(figure))

    def own_formula(self, figure: Score) -> int:
        """The same with other figures as their names: what its own line says."""
        return self._in_points(figure, self.forms.formulas.by_names(figure))

    def _in_points(self, figure: Figure, form: int) -> int:
        item = self.policy.numbered.get(figure.item or "")
        if item is None or figure.name != names.rate(item.id):
            return form
        return Numbers(self.forms.terms).scaled(form, item.points)


def rule_changes(old: Side, new: Side, changed: frozenset[str | None]) -> list[Change]:
    """`changed`: the items whose facts differ; None among them where the policy's own do."""
    parted = _Parted(old, new)
    return [*parted.named(changed), *parted.structure(changed)]


class _Parted:
    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.before, self.after = old.figures(), new.figures()
        # What another figure is called that stays as it is, is not what this one has become.
        self.kept = {new.formula(f) for n, f in self.after.items() if self._differs(n)}
        self.had = {old.formula(f) for n, f in self.before.items() if self._differs(n)}
        shared = [name for name in self.before if name in self.after and self._differs(name)]
        self.touched = {
            name
            for side in (old.policy, new.policy)
            for names_ in needed(side, shared)
            for name in names_
        }

    def _differs(self, name: str) -> bool:
        one, other = self.before.get(name), self.after.get(name)
        if one is None or other is None:
            return True
        return self.old.points_formula(one) != self.new.points_formula(other)

    def named(self, changed: frozenset[str | None]) -> list[Change]:
        """Rules as they stand in the text; a figure that only moved or was renamed is none.

        A rule that reads as before means something else because a fact or another rule does.
        """
        found = dict.fromkeys(self._named())
        told = changed | {change.item for change in found if change.before != change.after}
        return [c for c in found if c.before != c.after or c.item not in told]

    def _named(self) -> Iterator[Change]:
        for name in dict.fromkeys((*self.before, *self.after)):
            one, other = self.before.get(name), self.after.get(name)
            if self._is_structure(one or other) or not self._differs(name):
                continue
            if one is not None and self.old.formula(one) in self.kept:
                one = None
            if other is not None and self.new.formula(other) in self.had:
                other = None
            if one is None and other is None:
                continue
            told = not self._follows(one, other) or self._says_otherwise(one, other)
            if told and self._matters(name, one, other):
                yield self._change(one, other)

    def _matters(self, name: str, one: Figure | None, other: Figure | None) -> bool:
        """A figure that came or went is told where it enters a figure that differs."""
        return (one is not None and other is not None) or name in self.touched

    def _says_otherwise(self, one: Figure | None, other: Figure | None) -> bool:
        """Whether the line of a figure differs itself, whatever it looks at."""
        if not isinstance(one, Score) or not isinstance(other, Score):
            return False
        return self.old.own_formula(one) != self.new.own_formula(other)

    def _follows(self, one: Figure | None, other: Figure | None) -> bool:
        """Whether it differs only because what it looks at does."""
        if one is None or other is None:
            return False
        seen = [set(looked_at(figure)) for figure in (one, other)]
        return seen[0] == seen[1] and any(self._differs(name) for name in seen[0])

    def _is_structure(self, figure: Figure | None) -> bool:
        if not isinstance(figure, Score):
            return False
        is_rule = figure.name in (
            names.rate(figure.item or ""),
            names.deduction(figure.item or ""),
        )
        if figure.item is not None:
            return names.is_of_item(figure.name) and not is_rule
        return figure.name in names.LABELS and figure.origin is None

    def _change(self, one: Figure | None, other: Figure | None) -> Change:
        known = one or other
        assert known is not None
        item = known.item
        policy = self.old.policy if one is not None else self.new.policy
        subject = SUMMARY
        if item is not None and item in policy.numbered:
            subject = item_words(item, policy.numbered[item].name)
        before, after = _text(one), _text(other)
        if before == after:
            before, after = rows_apart(one, other)
        return Change(subject, item, _RULE, before, after, figures=(known.name,))

    def _is_regrouped(self, one: Score, other: Score) -> bool:
        """Whether each stands in the other policy too: the same groups in another order."""
        return self.old.formula(one) in self.kept and self.new.formula(other) in self.had

    def structure(self, changed: frozenset[str | None]) -> Iterator[Change]:
        """How it adds up: reported where no fact of an item explains it."""
        found: list[str] = []
        for name, one in self.before.items():
            other = self.after.get(name)
            if not isinstance(one, Score) or not isinstance(other, Score):
                continue
            if not self._is_structure(one) or not self._differs(name) or self._follows(one, other):
                continue
            if self._is_regrouped(one, other):
                continue
            explained = one.item in changed or (one.item is None and bool(changed))
            if not explained or skeleton(one.body) != skeleton(other.body):
                found.append(name)
        if found:
            labels = [self.before[name].label for name in found]
            shown = list(dict.fromkeys(_label(one) for one in labels))[:3]
            words = Words("、".join(w.zh for w in shown), ", ".join(w.en for w in shown))
            yield Change(SUMMARY, None, _HOW, words, words, figures=tuple(found))


def _label(of: Words | str) -> Words:
    return Words(of, of) if isinstance(of, str) else of


def _text(figure: Figure | None) -> str:
    """The line that says it; blank where it is no line."""
    if figure is None or figure.origin is None:
        return NONE
    return one_line(figure.origin.text)


def one_line(text: str) -> str:
    """A statement of several lines on one; no blank is put behind a Chinese mark."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[，、：；（])\s*\n\s*", "", text.strip()))


def rows_apart(one: Figure | None, other: Figure | None) -> tuple[str, str]:
    """The rows of a table that only one of the two has, behind its name."""
    rows = [list(_rows(figure)) for figure in (one, other)]
    name = _text(one) or _text(other)
    texts = [[text for text in own if text not in them] for own, them in (rows, rows[::-1])]
    before, after = ("；".join(of) for of in texts)
    if before == after:
        return name, name
    return (f"{name}｛{before}｝", f"{name}｛{after}｝")


def _rows(figure: Figure | None) -> Iterator[str]:
    if isinstance(figure, Score):
        for case in cases_in(figure.body):
            yield from (one_line(row.origin.text) for row in case.rows if row.origin)


def looked_at(figure: Figure) -> Iterable[str]:
    """The figures that a figure looks at directly."""
    return figures_in(figure.body) if isinstance(figure, Score) else ()


def other_results(old: Side, new: Side) -> Iterator[Change]:
    """Results that differ although no rule or fact was found that does: nothing may go unsaid."""
    before, after = old.policy.score_by_name, new.policy.score_by_name
    found = [
        name
        for name in before
        if name in after
        and "/组" not in name
        and (names.is_of_item(name) or name in names.LABELS)
        and old.forms.scores[name] != new.forms.scores[name]
    ]
    if found:
        labels = list(dict.fromkeys(before[name].label for name in found))[:3]
        words = Words("、".join(w.zh for w in labels), ", ".join(w.en for w in labels))
        yield Change(SUMMARY, None, _HOW, words, words, figures=tuple(found))

"""What is to be done, in one sentence; a private cell is in none."""

from collections.abc import Sequence
from typing import assert_never

from creditpolicy.evaluate.todo.repair import Repair, Some
from creditpolicy.evaluate.todo.steps import Sort, Step
from creditpolicy.evaluate.todo.todo import Task
from creditpolicy.policy.facts import ColumnType, Item
from creditpolicy.report.speech import Speech
from creditpolicy.syntax.facts import ItemSort

_ITEMS = {
    ItemSort.BASE: ("考核项 {id} {name}", "item {id} {name}"),
    ItemSort.BONUS: ("加分项 {id} {name}", "bonus {id} {name}"),
    ItemSort.PENALTY: ("减分项 {id} {name}", "penalty {id} {name}"),
}


class Wording:
    """Sentences of one policy in one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._say = speech.say

    def item(self, item: Item) -> str:
        return self._say(*_ITEMS[item.sort]).format(id=item.id, name=item.name)

    def gain(self, task: Task) -> str:
        """`+30.00 分`, exact behind it where that is not the same; or that it depends."""
        if task.gain is None:
            return self._say("看所报的数", "it depends")
        return "+" + self.speech.points(task.gain)

    def step(self, step: Step) -> str:
        """`宣传-05 信用宣传周（材料 第 9 行）：还差 1 个要件：总结材料或典型案例`."""
        needs = self._needs(step)
        semicolon = self._say("；", "; ")
        match step.sort:
            case Sort.FILE:
                return self._filed(step)
            case Sort.COMPLETE:
                does = semicolon.join(needs)
            case Sort.SETTLE:
                names = self._and([name for some in step.repair.missing for name in some.columns])
                does = self._say(
                    f"已经了结的，填上“{names}”，不再扣分",
                    f"if it is settled, fill in “{names}”: it costs nothing any more",
                )
            case Sort.APPROVE:
                pending = self._say("待核，核定后计分", "pending: counts once approved")
                does = semicolon.join([pending, *needs])
            case Sort.REFILE:
                again = self._say("已退回，改好重新报送", "rejected: mend it and file it again")
                does = semicolon.join([again, *needs])
            case _:
                assert_never(step.sort)
        assert step.record is not None
        return f"{self.speech.record(step.record)}{self._say('：', ': ')}{does}"

    def _filed(self, step: Step) -> str:
        if step.records is None:
            return self._say(f"还没有报送“{step.kind}”", f"no “{step.kind}” was filed")
        does = self._say(f"再报一件“{step.kind}”", f"file one more “{step.kind}”")
        if step.first:
            does = self._say(
                f"还没有报送“{step.kind}”，报一件", f"no “{step.kind}” was filed: file one"
            )
        wants = [*self._contents(step.repair, step.kind), *self._chosen(step)]
        comma = self._say("，", ", ")
        return does + (self.speech.bracketed(comma.join(wants)) if wants else "")

    def _contents(self, repair: Repair, kind: str) -> list[str]:
        """What a new record must have."""
        parts = [some for some in repair.missing if some.count < len(some.columns)]
        plain = [n for some in repair.missing if some not in parts for n in some.columns]
        found = [self._say("要有" + self._and(plain), "with " + self._and(plain))] if plain else []
        for some in parts:
            words = self._say("至少 {0} 个{1}：{2}", "at least {0} {1}: {2}")
            noun = self._noun(some, kind)
            found.append(words.format(some.count, noun, self._and(some.columns)))
        return found

    def _needs(self, step: Step) -> list[str]:
        """What a record that is there lacks."""
        repair = step.repair
        needs = [self._lack(some, step.kind) for some in repair.missing]
        if repair.due is not None:
            needs.append(self._say(f"最迟 {repair.due}", f"by {repair.due}"))
        if repair.chosen:
            names = self._and([name for name, _ in repair.chosen])
            chosen = self._say("，", ", ").join(self._chosen(step))
            blank = self._say(f"没有填“{names}”", f"“{names}” is blank")
            needs.append(blank + (self.speech.bracketed(chosen) if chosen else ""))
        return needs

    def _lack(self, some: Some, kind: str) -> str:
        if self._are_components(some, kind) or some.count < len(some.columns):
            names = self._or(some.columns) if some.count == 1 else self._and(some.columns)
            words = self._say("还差 {0} 个{1}：{2}", "{0} more {1} needed: {2}")
            return words.format(some.count, self._noun(some, kind), names)
        names = self._and(some.columns)
        return self._say(f"没有填“{names}”", f"“{names}” is blank")

    def _are_components(self, some: Some, kind: str) -> bool:
        known = self.speech.policy.kind_by_name[kind]
        found = (known.column(name) for name in some.columns)
        return all(c is not None and c.type is ColumnType.COMPONENT for c in found)

    def _noun(self, some: Some, kind: str) -> str:
        many = "s" if some.count > 1 else ""
        if self._are_components(some, kind):
            return self._say("要件", f"component{many}")
        return self._say("字段", f"field{many}")

    def _chosen(self, step: Step) -> list[str]:
        """What the points were worked out with."""
        shown = [(n, v) for n, v in step.repair.chosen if not self._is_private(n, step.kind)]
        return [self._say(f"{name}按“{v}”算", f"{name} as “{v}”") for name, v in shown]

    def _is_private(self, name: str, kind: str) -> bool:
        column = self.speech.policy.kind_by_name[kind].column(name)
        return column is not None and column.private

    def _and(self, names: Sequence[str]) -> str:
        return self._say("、", ", ").join(names)

    def _or(self, names: Sequence[str]) -> str:
        *before, last = names
        if not before:
            return last
        return self._and(before) + self._say("或", " or ") + last

"""Which part of a condition a record does not meet.

The question that users of every rule engine ask.
"""

import re
from datetime import date
from fractions import Fraction
from typing import cast

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.evaluate.conditions import EMPTY, Function, Values, function
from creditpolicy.policy.core.records import Cutoff, Field, RecordExpression, RecordOp, Test
from creditpolicy.policy.core.values import Given, Lit
from creditpolicy.policy.facts import Value
from creditpolicy.values.exact import exact_text
from creditpolicy.values.workdays import UnknownYear, last_day_within

_LISTED = 6
_SHOWN = 40
_SIGNS = {
    RecordOp.EQ: "=",
    RecordOp.NE: "≠",
    RecordOp.LT: "<",
    RecordOp.LE: "≤",
    RecordOp.GT: ">",
    RecordOp.GE: "≥",
}
# How a wish is worded in Chinese: for days, for numbers, for everything else.
_WISHES = {
    RecordOp.EQ: ("应为", "应为", "应为"),
    RecordOp.NE: ("不应为", "不应为", "不应为"),
    RecordOp.LT: ("应早于", "应小于", "应低于"),
    RecordOp.LE: ("不应晚于", "不应大于", "不应高于"),
    RecordOp.GT: ("应晚于", "应大于", "应高于"),
    RecordOp.GE: ("不应早于", "不应小于", "不应低于"),
}


class Unmet:
    """Says what is missing; `private` columns are named and never shown."""

    def __init__(self, given: dict[str, Value], cutoff: date, private: frozenset[str]) -> None:
        self.given = given
        self.cutoff = cutoff
        self.private = private
        self._functions: dict[int, Function] = {}

    def parts(self, test: RecordExpression, values: Values) -> tuple[Words, ...]:
        """The parts of a test that the record does not meet, in the order of the test."""
        if self._value(test, values) is True:
            return ()
        match test:
            case Test(RecordOp.AND, args):
                return tuple(part for arg in args for part in self.parts(arg, values))
            case Test(RecordOp.OR, args):
                return (_joined([self.parts(arg, values) for arg in args]),)
            case Test(op, args):
                return (self._part(op, args, values),)
            case _:
                return (Words("条件不成立", "the condition does not hold"),)

    def _value(self, of: RecordExpression, values: Values) -> object:
        """The value of a part of the policy's test; each part is made a function once."""
        known = self._functions.get(id(of))
        if known is None:
            known = self._functions[id(of)] = function(of, self.given, self.cutoff)
        try:
            return known(values)
        except UnknownYear:
            return None

    def _part(self, op: RecordOp, args: tuple[RecordExpression, ...], values: Values) -> Words:
        match op:
            case RecordOp.AT_LEAST:
                return self._components(args, values)
            case RecordOp.FILLED:
                name = _name(args[0])
                return Words(f"没有填“{name}”", f"“{name}” is blank")
            case RecordOp.BLANK:
                name = _name(args[0])
                return Words(f"“{name}”填了内容", f"“{name}” is not blank")
            case RecordOp.VALID:
                name = _name(args[0])
                return Words(f"“{name}”校验不通过", f"“{name}” fails its check digit")
            case RecordOp.IN:
                return self._one_of(args, values)
            case RecordOp.AHEAD_DAYS | RecordOp.AHEAD_WORKING_DAYS:
                return self._not_ahead(op, args, values)
            case RecordOp.WITHIN_WORKING_DAYS:
                return self._late(args, values)
            case _:
                return self._compared(op, args, values)

    def _components(self, args: tuple[RecordExpression, ...], values: Values) -> Words:
        count, *fields = args
        missing = [_name(field) for field in fields if self._value(field, values) in EMPTY]
        wanted = self._value(count, values)
        need = int(wanted) - (len(fields) - len(missing))  # type: ignore[call-overload]
        zh, en = "、".join(missing), ", ".join(missing)
        return Words(
            f"还差 {need} 个要件即可认定（缺 {zh}）",
            f"{need} more component{'s' if need > 1 else ''} needed (missing {en})",
        )

    def _one_of(self, args: tuple[RecordExpression, ...], values: Values) -> Words:
        name = _name(args[0])
        shown = self._shown(args[0], values)
        options = self._value(args[1], values)
        listed = [str(one) for one in cast("tuple[object, ...]", options)]
        quoted = [f"“{one}”" for one in listed]
        zh = "或".join(filter(None, ("、".join(quoted[:-1]), *quoted[-1:])))
        en = " or ".join(listed)
        if name == "部门":
            return Words("不是本项的责任部门", "not a department of this item")
        return Words(f"“{name}”是{shown.zh}，应为{zh}", f"“{name}” is {shown.en}, not {en}")

    def _late(self, args: tuple[RecordExpression, ...], values: Values) -> Words:
        of, after, limit = args
        start, days = self._value(after, values), self._value(limit, values)
        name, shown = _name(of), self._shown(of, values)
        if self._value(of, values) is None or not isinstance(start, date):
            return Words(f"没有填“{name}”", f"“{name}” is blank")
        try:
            last = last_day_within(start, int(days)).isoformat()  # type: ignore[call-overload]
        except UnknownYear:
            return Words("工作日历没有这一年", "the working-day calendar ends before")
        return Words(
            f"“{name}”是 {shown.zh}，晚于期限 {last}", f"“{name}” is {shown.en}, due {last}"
        )

    def _not_ahead(self, op: RecordOp, args: tuple[RecordExpression, ...], values: Values) -> Words:
        of, before, limit = args
        for day in (of, before):
            if self._value(day, values) in ("", None):
                return Words(f"没有填“{_name(day)}”", f"“{_name(day)}” is blank")
        shown, due, least = (self._shown(arg, values) for arg in (of, before, limit))
        zh, en = ("天", "days") if op is RecordOp.AHEAD_DAYS else ("个工作日", "working days")
        name, end = _name(of), _name(before)
        return Words(
            f"{name}是{_apart(shown.zh)}，没有比{end}{_apart(due.zh)} 提前 {least.zh} {zh}",
            f"{name} is {shown.en}, not {least.en} {en} before {end} {due.en}",
        )

    def _compared(self, op: RecordOp, args: tuple[RecordExpression, ...], values: Values) -> Words:
        left, right = args[0], args[-1]
        if isinstance(left, Field) and re.fullmatch("同一[0-9]+", left.name):
            return Words("同一件已在前面的考核项计过", "the same case counts in an earlier item")
        one, other = self._shown(left, values), self._shown(right, values)
        sign = _SIGNS.get(op, "")
        name = _name(left)
        wish = self._wish(op, right, values)
        return Words(
            f"“{name}”是{_apart(one.zh)}，{wish}{_apart(other.zh)}",
            f"“{name}” is {one.en}, not {sign} {other.en}",
        )

    def _wish(self, op: RecordOp, of: RecordExpression, values: Values) -> str:
        value = self._value(of, values)
        kind = 0 if isinstance(value, date) else 1 if isinstance(value, int | Fraction) else 2
        return _WISHES[op][kind] if op in _WISHES else ""

    def _shown(self, of: RecordExpression, values: Values) -> Words:
        """A value for a message; a private one stays hidden."""
        if isinstance(of, Field) and of.name in self.private:
            return Words("（隐私）", "(private)")
        value = self._value(of, values)
        if value in ("", None):
            return Words("空白", "blank")
        text = value.isoformat() if isinstance(value, date) else _text(value)
        return Words(f"“{text}”" if isinstance(value, str) else text, text)


def _text(value: object) -> str:
    return exact_text(value) if isinstance(value, Fraction) else str(value)[:_SHOWN]


def _apart(text: str) -> str:
    """A number or a date stands apart from the Chinese before it."""
    return f" {text}" if text[:1].isascii() else text


def _name(of: RecordExpression) -> str:
    match of:
        case Field(name) | Given(name):
            return name
        case Cutoff():
            return "截止日"
        case Lit(value):
            return str(value)
        case Test():
            return "条件"


def _joined(alternatives: list[tuple[Words, ...]]) -> Words:
    """Every alternative fails: what each lacks."""
    zh = [" 且 ".join(part.zh for part in parts) for parts in alternatives[:_LISTED]]
    en = [" and ".join(part.en for part in parts) for parts in alternatives[:_LISTED]]
    return Words("；或 ".join(zh), "; or ".join(en))

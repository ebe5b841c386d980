"""The rules of an item as the formatter writes them: recognition, measures and formulas."""

from typing import assert_never

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.format_ensures import ensuring
from creditpolicy.syntax.format_expressions import clause_test, expression, words
from creditpolicy.syntax.format_gates import circumstance, gate
from creditpolicy.syntax.format_names import (
    Lang,
    Spot,
    quotation,
    spell,
    spell_all,
    spell_declared,
)

Records = s.Recognise | s.Measure
Points = s.Compute | s.Rate | s.Score | s.Deduct | s.DepartmentScore
Case = s.NotApplicable | s.Remind | s.Borne
Gated = s.Gate | s.Circumstance
Ensuring = s.Ensure | s.EnsureFurther
Rule = Records | Points | Case | Gated | Ensuring


def rule(node: Rule, lang: Lang) -> list[str]:
    """A rule in the parts that commas set off."""
    match node:
        case s.Recognise() | s.Measure():
            return _records(node, lang)
        case s.Compute() | s.Rate() | s.Score() | s.Deduct() | s.DepartmentScore():
            return _points(node, lang)
        case s.NotApplicable() | s.Remind() | s.Borne():
            return [_case(node, lang)]
        case s.Gate():
            return gate(node, lang)
        case s.Circumstance():
            return [circumstance(node, lang)]
        case s.Ensure() | s.EnsureFurther():
            return ensuring(node, lang)
        case _:
            assert_never(node)


def _records(node: Records, lang: Lang) -> list[str]:
    zh = lang == "zh"
    match node:
        case s.Recognise(name, kind, clauses):
            title = "" if name is None else spell_declared(name) + colon(lang)
            text = words("认定" if zh else "recognise", title + spell_declared(kind))
            test = "须" if zh else "where"
        case s.Measure(name, _, _, clauses):
            text = words("统计" if zh else "measure", spell_declared(name) + colon(lang))
            text += _measured(node, lang)
            test = "只计" if zh else "where"
        case _:
            assert_never(node)
    return [text, *(part for clause in clauses for part in _clause(clause, test, lang))]


def _measured(node: s.Measure, lang: Lang) -> str:
    if lang == "zh":
        return words(spell_declared(node.kind), "的", _aggregate_zh(node.aggregate))
    return words(_aggregate_en(node.aggregate), spell_declared(node.kind))


def _aggregate_zh(aggregate: s.Aggregate) -> str:
    match aggregate:
        case s.Count():
            return "件数"
        case s.SumOf(field):
            return words(spell(field, "zh", Spot.AGGREGATE), "合计")
        case s.Largest(field):
            return words(spell(field, "zh", Spot.AGGREGATE), "最大值")
        case s.Smallest(field):
            return words(spell(field, "zh", Spot.AGGREGATE), "最小值")
        case s.Mean(field):
            return words(spell(field, "zh", Spot.AGGREGATE), "均值")
        case s.OnlyValue(field):
            return words(spell(field, "zh", Spot.AGGREGATE), "唯一值")
        case s.Distinct(fields):
            return words("不同", spell_all(fields, "zh"), "数")
        case _:
            assert_never(aggregate)


def _aggregate_en(aggregate: s.Aggregate) -> str:
    match aggregate:
        case s.Count():
            return "count of"
        case s.SumOf(field):
            return words("sum of", spell(field, "en"), "in")
        case s.Largest(field):
            return words("largest", spell(field, "en"), "in")
        case s.Smallest(field):
            return words("smallest", spell(field, "en"), "in")
        case s.Mean(field):
            return words("mean of", spell(field, "en"), "in")
        case s.OnlyValue(field):
            return words("only value of", spell(field, "en"), "in")
        case s.Distinct(fields):
            return words("distinct", spell_all(fields, "en"), "in")
        case _:
            assert_never(aggregate)


def _clause(clause: s.Clause, test: str, lang: Lang) -> list[str]:
    if isinstance(clause, s.Only):
        first, *rest = clause_test(clause.test, lang)
        return [words(test, first), *rest]
    return [_keyed(clause, lang)]


_Keyed = s.Once | s.Extreme | s.By | s.Each | s.EachAtMost | s.Shared


def _keyed(clause: _Keyed, lang: Lang) -> str:
    zh = lang == "zh"
    match clause:
        case s.Once(keys):
            same = spell_all(keys, lang)
            return words("同一", same, "只计一次") if zh else words("once per", same)
        case s.Extreme():
            return _extreme(clause, lang)
        case s.By(keys):
            same = spell_all(keys, lang)
            return words("按", same, "分列") if zh else words("by", same)
        case s.Each(table):
            return words("每件计" if zh else "each counting", spell(table, lang))
        case s.EachAtMost(of):
            return words("每件最高" if zh else "each at most", expression(of, lang))
        case s.Shared(keys):
            same = spell_all(keys, lang)
            return words("同一", same, "由各部门均分") if zh else words("shared per", same)
        case _:
            assert_never(clause)


def _extreme(clause: s.Extreme, lang: Lang) -> str:
    keys, field = spell_all(clause.keys, lang), spell(clause.field, lang)
    if lang == "zh":
        return words("同一", keys, "只取", field, "最高" if clause.highest else "最低")
    return words("highest" if clause.highest else "lowest", field, "per", keys)


def _points(node: Points, lang: Lang) -> list[str]:
    zh = lang == "zh"
    match node:
        case s.Compute(name):
            head = words("计算" if zh else "compute", spell_declared(name))
        case s.Rate():
            head = "得分率" if zh else "rate"
        case s.Score():
            head = "得分" if zh else "score"
        case s.DepartmentScore():
            head = "部门得分" if zh else "department score"
        case s.Deduct():
            head = "扣分" if zh else "deduct"
        case _:
            assert_never(node)
    text = words(head, "=", expression(node.formula.of, lang))
    return [text, *(limit(one, lang) for one in node.formula.limits)]


def limit(node: s.Limit, lang: Lang) -> str:
    zh = lang == "zh"
    match node:
        case s.Cap(of):
            return words("最高" if zh else "at most", expression(of, lang))
        case s.Floor(of):
            return words("最低" if zh else "at least", expression(of, lang))
        case s.Exhausted():
            return "扣完为止" if zh else "until exhausted"
        case s.InPlace(undecided, value):
            mark = (
                ("未定的按", "undecided as") if undecided else ("不适用的按", "not_applicable as")
            )
            return words(mark[not zh], expression(value, lang))
        case _:
            assert_never(node)


def _case(node: Case, lang: Lang) -> str:
    zh = lang == "zh"
    match node:
        case s.NotApplicable(test):
            return words("不适用 凡" if zh else "not applicable when", expression(test, lang))
        case s.Remind(test, text):
            when = words("提醒 凡" if zh else "remind when", expression(test, lang))
            return when + colon(lang) + quotation(text, lang)
        case s.Borne():
            return "扣分由责任部门承担" if zh else "deductions fall on the department"
        case _:
            assert_never(node)


def colon(lang: Lang) -> str:
    return "：" if lang == "zh" else ": "


def comma(lang: Lang) -> str:
    return "，" if lang == "zh" else ", "

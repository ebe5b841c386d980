"""Lines that stand for themselves, as the formatter writes them."""

from typing import assert_never

from creditpolicy.syntax import statements as s
from creditpolicy.syntax.expressions import Date, Name, Number
from creditpolicy.syntax.format_cases import case_line
from creditpolicy.syntax.format_expressions import words
from creditpolicy.syntax.format_names import (
    Lang,
    Spot,
    quantity,
    quotation,
    spell,
    spell_declared,
    spell_types,
)
from creditpolicy.syntax.format_rows import row, table
from creditpolicy.syntax.format_rules import Rule, colon, comma, rule
from creditpolicy.syntax.format_text import Line

Heading = s.Language | s.Assessment | s.Kind | s.Item | s.Category | s.Part | s.Summary
Text = s.Cited | s.Content | s.Submit | s.Reason
Numbered = s.Item | s.Category | s.Part
Listing = (
    s.Departments
    | s.Group
    | s.Alias
    | s.Succession
    | s.Responsible
    | s.Exempt
    | s.Components
    | s.Field
    | s.Grades
)
Fact = s.Year | s.Period | s.Total | s.Assumption | s.Ruling | s.Reference
TableLine = s.Table | s.Weights | s.Row
Choice = s.GroupsBy | s.MissingBy | s.DepartmentBy | s.BonusCap


def plain(node: s.Line, lang: Lang) -> Line:
    """The text of one statement that stands for itself, not yet indented."""
    match node:
        case s.Language() | s.Assessment() | s.Kind() | s.Summary():
            return Line(_heading(node, lang))
        case s.Item() | s.Category() | s.Part():
            return Line(_heading(node, lang))
        case s.Cited() | s.Content() | s.Submit() | s.Reason():
            return Line(_text(node, lang))
        case s.Year() | s.Period() | s.Total() | s.Assumption() | s.Reference() | s.Ruling():
            return _fact(node, lang)
        case s.Table() | s.Weights() | s.Row():
            return _table_line(node, lang)
        case s.GroupsBy() | s.MissingBy() | s.DepartmentBy() | s.BonusCap():
            return Line(_choice(node, lang))
        case s.DaysField() | s.DatedBy():
            return Line(_days(node, lang))
        case s.Departments() | s.Group() | s.Alias() | s.Responsible():
            return _listing(node, lang)
        case s.Components() | s.Grades() | s.Field():
            return _listing(node, lang)
        case s.Exempt() | s.Succession():
            return _listing(node, lang)
        case s.Case() | s.FiledRow() | s.GivenFigure() | s.AsOf() | s.AsApproved() | s.Expect():
            return case_line(node, lang)
        case _:
            return _rule(node, lang)


def _rule(node: Rule, lang: Lang) -> Line:
    return Line(items=tuple(rule(node, lang)), separator=comma(lang))


def _heading(node: Heading, lang: Lang) -> str:
    zh = lang == "zh"
    match node:
        case s.Language(version):
            return words("语言" if zh else "language", version)
        case s.Assessment(name):
            return words("考核" if zh else "assessment", spell_declared(name))
        case s.Kind(name):
            return words("材料" if zh else "evidence", spell_declared(name))
        case s.Item() | s.Category() | s.Part():
            title = words(node.id, spell_declared(node.name), quantity(node.points, lang))
            return words(_numbered(node)[not zh], title)
        case s.Summary():
            return "汇总" if zh else "summary"
        case _:
            assert_never(node)


def _numbered(node: Numbered) -> tuple[str, str]:
    match node:
        case s.Category():
            return "大类", "category"
        case s.Part():
            return "分项", "part"
        case s.Item(sort=s.ItemSort.BASE):
            return "考核项", "item"
        case s.Item(sort=s.ItemSort.BONUS):
            return "加分项", "bonus"
        case s.Item():
            return "减分项", "penalty"


def _text(node: Text, lang: Lang) -> str:
    match node:
        case s.Cited():
            word = ("出处", "source")
        case s.Content():
            word = ("内容", "content")
        case s.Submit():
            word = ("报送", "submit")
        case s.Reason():
            word = ("理由", "reason")
        case _:
            assert_never(node)
    return words(word[lang == "en"], quotation(node.text, lang))


def _fact(node: Fact, lang: Lang) -> Line:
    zh = lang == "zh"
    match node:
        case s.Year(value):
            return Line(words("年度" if zh else "year", value))
        case s.Period(start, end):
            return Line(_period(start, end, lang))
        case s.Total(points):
            return Line(words("总分" if zh else "total", quantity(points, lang)))
        case s.Assumption():
            return _assumption(node, lang)
        case s.Reference():
            return _reference(node, lang)
        case s.Ruling(department, rate, decision):
            of = "得分率" if zh else "rate"
            what = words(spell_declared(department), of, quantity(rate, lang))
            head = words("裁定" if zh else "ruling", what)
            return Line(head + comma(lang) + _decision(decision, lang))
        case _:
            assert_never(node)


def _period(start: Date, end: Date, lang: Lang) -> str:
    zh = lang == "zh"
    return words("考核期" if zh else "period", start.text, "至" if zh else "to", end.text)


def _reference(node: s.Reference, lang: Lang) -> Line:
    zh = lang == "zh"
    subject = "本考核" if zh else "this assessment"
    if node.assessment is not None:
        subject = spell_declared(node.assessment, Spot.SUBJECT)
    title = words("引用" if zh else "reference", spell_declared(node.name)) + colon(lang)
    parts = [title + subject, words("年度" if zh else "year", node.year)]
    if node.period is not None:
        parts.append(_period(*node.period, lang))
    if node.optional:
        parts.append("没有的 不适用" if zh else "if missing not applicable")
    if node.merged:
        parts.append("合并的 不适用" if zh else "if merged not applicable")
    return Line(comma(lang).join(parts))  # not to be wrapped before a line word


def _assumption(node: s.Assumption, lang: Lang) -> Line:
    word = "假设" if lang == "zh" else "assumption"
    parts = [words(word, spell_declared(node.name), "=", _value(node.value, lang))]
    if node.choices is not None:
        parts.append(_choices(node.choices, lang))
    if node.decision is not None:
        parts.append(_decision(node.decision, lang))
    return Line(items=tuple(parts), separator=comma(lang))


def _value(value: Number | Name, lang: Lang) -> str:
    return quantity(value, lang) if isinstance(value, Number) else spell(value, lang)


def _choices(choices: s.Range | s.Options, lang: Lang) -> str:
    zh = lang == "zh"
    match choices:
        case s.Range(low, high):
            first, last = _value(low, lang), _value(high, lang)
            return words("可取", first, "至", last) if zh else words("between", first, "and", last)
        case s.Options(values):
            listed = ("、" if zh else " or ").join(_value(value, lang) for value in values)
            return words("可取" if zh else "one of", listed)
        case _:
            assert_never(choices)


def _decision(decision: s.Undecided | s.Decided, lang: Lang) -> str:
    zh = lang == "zh"
    match decision:
        case s.Undecided():
            return "未定" if zh else "undecided"
        case s.Decided(by, on):
            name = spell_declared(by)
            if zh:
                return words("由", name, "于", on.text, "决定")
            return words("decided by", name, "on", on.text)
        case _:
            assert_never(decision)


def _listing(node: Listing, lang: Lang) -> Line:
    zh = lang == "zh"
    match node:
        case s.Departments(names):
            return _names("部门 " if zh else "departments ", names, lang)
        case s.Group(name, members):
            head = words("部门组" if zh else "group", spell_declared(name)) + colon(lang)
            return _names(head, members, lang)
        case s.Alias(name, others):
            head = words("别称" if zh else "alias", spell_declared(name)) + colon(lang)
            return _names(head, others, lang)
        case s.Succession():
            return _succession(node, lang)
        case s.Components(names):
            return _names("要件 " if zh else "components ", names, lang)
        case s.Grades(name, values, ordered):
            head = words("等级" if zh else "grades", spell_declared(name)) + colon(lang)
            listed = tuple(spell_declared(value, Spot.LISTED) for value in values)
            return Line(head, listed, " > " if ordered else "、" if zh else " & ")
        case s.Responsible():
            return _responsible(node, lang)
        case s.Field():
            return _field(node, lang)
        case s.Exempt(names, reason):
            tail = colon(lang) + quotation(reason, lang)
            return _names("免考 " if zh else "exempt ", names, lang, tail)
        case _:
            assert_never(node)


def _names(
    head: str, names: tuple[Name, ...], lang: Lang, tail: str = "", first: Spot = Spot.PLAIN
) -> Line:
    spots = [first] + [Spot.LISTED] * (len(names) - 1)
    spelt = tuple(spell_declared(name, spot) for name, spot in zip(names, spots, strict=True))
    return Line(head, spelt, "、" if lang == "zh" else ", ", tail)


def _succession(node: s.Succession, lang: Lang) -> Line:
    successor = spell_declared(node.successor)
    if lang == "zh":
        tail = " " + words("于", node.on.text, _CHANGES[node.change][0], successor)
        return _names("沿革 ", node.names, lang, tail)
    tail = " " + words(_CHANGES[node.change][1], successor, "on", node.on.text)
    return _names("succession ", node.names, lang, tail)


_CHANGES = {
    s.Change.RENAMED: ("更名为", "renamed to"),
    s.Change.MERGED: ("合并为", "merged into"),
    s.Change.ABSORBED: ("并入", "absorbed into"),
}


def _responsible(node: s.Responsible, lang: Lang) -> Line:
    word = "责任部门 " if lang == "zh" else "responsible "
    if not node.everyone:
        return _names(word, node.names, lang, first=Spot.RESPONSIBLE)
    everyone = word + ("全部部门" if lang == "zh" else "all departments")
    if not node.but:
        return Line(everyone)
    if lang == "zh":
        return _names(everyone + "，除 ", node.but, lang, tail=" 外")
    return _names(everyone + " except ", node.but, lang)


def _field(node: s.Field, lang: Lang) -> Line:
    listed = "、" if lang == "zh" else " & "
    columns = listed.join(spell_declared(name) for name in node.names)
    head = words("字段" if lang == "zh" else "field", columns) + colon(lang)
    flags = [("可空", "optional")] * node.optional + [("隐私", "private")] * node.private
    flags += [("必填", "required")] * node.required
    limits = [] if node.limits is None else [_limits(node.limits, lang)]
    tail = "".join(comma(lang) + flag for flag in (*(f[lang == "en"] for f in flags), *limits))
    separator = " > " if node.type.ordered else listed
    return Line(head, spell_types(node.type, lang), separator, tail)


def _days(node: s.DaysField | s.DatedBy, lang: Lang) -> str:
    zh = lang == "zh"
    match node:
        case s.DatedBy(column):
            return words("归期 按" if zh else "dated by", spell(column, lang))
        case s.DaysField(title, start, end, working):
            head = words("字段" if zh else "field", spell_declared(title), "=")
            first, last = spell(start, lang, Spot.DAYS), spell(end, lang)
            if zh:
                return words(head, first, "到", last, "的", "工作日数" if working else "天数")
            return words(head, "working days from" if working else "days from", first, "to", last)
        case _:
            assert_never(node)


def _limits(node: s.Range, lang: Lang) -> str:
    low, high = _value(node.low, lang), _value(node.high, lang)
    return words(low, "至", high) if lang == "zh" else words("between", low, "and", high)


def _table_line(node: TableLine, lang: Lang) -> Line:
    match node:
        case s.Table():
            return Line(table(node, lang))
        case s.Weights():
            return Line("权重" if lang == "zh" else "weights")
        case s.Row():
            return row(node, lang)
        case _:
            assert_never(node)


def _choice(node: Choice, lang: Lang) -> str:
    match node:
        case s.GroupsBy():
            word = ("组内 按", "groups by")
        case s.MissingBy():
            word = ("缺项 按", "missing by")
        case s.DepartmentBy():
            word = ("部门得分 按", "department score by")
        case s.BonusCap(points):
            cap = "加分 最高" if lang == "zh" else "bonuses at most"
            return words(cap, quantity(points, lang))
        case _:
            assert_never(node)
    return words(word[lang == "en"], spell(node.choice, lang))

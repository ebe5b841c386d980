"""What a line is found by: its line word, and its number or name."""

from collections.abc import Hashable
from types import MappingProxyType

from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import frozen


@frozen
class Key:
    """`word` is the Chinese line word, empty for a row; `of` its number, name, cells or test."""

    word: str
    of: Hashable


ITEMS = frozenset(("考核项", "加分项", "减分项"))
HEADINGS = frozenset(("考核", "材料", "大类", "分项", "汇总", "用例")) | ITEMS
DECLARED = frozenset(("部门", "部门组", "别称", "沿革", "引用", "等级", "假设"))
EVERYWHERE = HEADINGS | DECLARED
"""Words of lines that are found whatever heading they stand under."""

DEFINED = frozenset(("统计", "计算", "表", "凡", "免考"))
"""Words of lines that may stand above all items, and then belong to the whole policy."""

WITH_FIGURES = ITEMS | {"大类", "汇总"}
"""Words of headings below which no figure belongs to the whole policy."""

SEVERAL = frozenset(("认定", "提醒", "不适用", "凡", "免考", "情形", "保证", ""))
"""Words of lines of which a heading may have several that are found alike."""

TEXTS = frozenset(("出处", "内容", "报送", "年度", "考核期", "总分"))
"""Words of lines that stand directly below their heading."""

IN_CASE = "用例之内"
"""Stands for the line words of lines that only a 用例 has."""

_SORTS = MappingProxyType({
    s.ItemSort.BASE: "考核项",
    s.ItemSort.BONUS: "加分项",
    s.ItemSort.PENALTY: "减分项",
})  # fmt: skip
_WORDS: MappingProxyType[type, str] = MappingProxyType({
    s.Language: "语言", s.Assessment: "考核", s.Kind: "材料", s.Summary: "汇总",
    s.Category: "大类", s.Part: "分项",
    s.Cited: "出处", s.Content: "内容", s.Submit: "报送", s.Reason: "理由",
    s.Year: "年度", s.Period: "考核期", s.Total: "总分",
    s.Departments: "部门", s.Group: "部门组", s.Alias: "别称", s.Succession: "沿革",
    s.Responsible: "责任部门",
    s.Exempt: "免考", s.Ruling: "裁定", s.Assumption: "假设", s.Reference: "引用", s.Grades: "等级",
    s.Field: "字段", s.DaysField: "字段", s.DatedBy: "归期", s.Components: "要件",
    s.Recognise: "认定", s.Measure: "统计", s.Compute: "计算",
    s.Rate: "得分率", s.Score: "得分", s.Deduct: "扣分",
    s.NotApplicable: "不适用", s.Remind: "提醒", s.Gate: "凡", s.Circumstance: "情形",
    s.Ensure: "保证", s.EnsureFurther: "保证",
    s.Borne: "扣分由责任部门承担", s.Table: "表", s.Weights: "权重", s.Row: "",
    s.GroupsBy: "组内", s.MissingBy: "缺项", s.DepartmentBy: "部门得分",
    s.DepartmentScore: "部门得分", s.BonusCap: "加分",
    s.Case: "用例", s.FiledRow: IN_CASE, s.GivenFigure: IN_CASE, s.AsOf: IN_CASE,
    s.AsApproved: IN_CASE, s.Expect: IN_CASE,
})  # fmt: skip


def key_of(line: s.Line | s.Mention) -> Key:
    """What the line is found by; a line that declares several fields, by its first."""
    match line:
        case s.Mention(word, of):
            return Key(word, of)
        case s.Item(id=of, sort=sort):
            return Key(_SORTS[sort], of)
        case s.Field(names=(first, *_)):
            return Key("字段", first.text)
        case _:
            return Key(_WORDS[type(line)], _name(line))


def _name(line: s.Line) -> Hashable:
    match line:
        case s.Category(id=of) | s.Part(id=of):
            return of
        case (
            s.Kind(name=name)
            | s.Group(name=name)
            | s.Alias(name=name)
            | s.Assumption(name=name)
            | s.Reference(name=name)
            | s.Grades(name=name)
            | s.DaysField(name=name)
            | s.Measure(name=name)
            | s.Compute(name=name)
            | s.Table(name=name)
            | s.Case(name=name)
            | s.Gate(target=name)
            | s.Ruling(department=name)
        ):
            return name.text
        case s.Recognise(name=label, kind=kind):
            return (label or kind).text
        case s.Exempt(names=names) | s.Succession(names=names):
            return "、".join(name.text for name in names)
        case s.Row(cells=cells):
            return cells
        case s.Circumstance(test=test):
            return test
        case _:
            return None


def keys_of(line: s.Line) -> tuple[Key, ...]:
    """All that the line is found by: a list also by each of its names."""
    match line:
        case s.Field(names=names):
            return tuple(Key("字段", name.text) for name in names)
        case s.Departments(names=names):
            return (key_of(line), *(Key("部门", name.text) for name in names))
        case _:
            return (key_of(line),)


def exact_keys(line: s.Line) -> tuple[Key, ...]:
    """Where a heading may have several that are found alike: by what the line tests, and says."""
    word = key_of(line).word
    if word not in SEVERAL:
        return ()
    match line:
        case s.Gate(test=test) | s.Remind(test=test) | s.NotApplicable(test=test):
            return (Key(word, ("test", test)), Key(word, ("line", line)))
        case _:
            return (Key(word, ("line", line)),)


def only_opens(line: s.Line) -> bool:
    """Whether the line, behind 修改, only says below which one others change: 表 报送率."""
    return isinstance(line, s.Kind | s.Summary | s.Weights) or only_named(line, s.Table)


def only_names(line: s.Line) -> bool:
    """Whether the line, behind 删去, says no more than which one is meant: 认定 媒体报道."""
    return only_opens(line) or only_named(line, s.Recognise)


def only_named(line: s.Line, sort: type[s.Table | s.Recognise]) -> bool:
    match line:
        case s.Table(keys=()) | s.Recognise(clauses=()):
            return isinstance(line, sort)
        case _:
            return False

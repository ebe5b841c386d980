"""A policy for people: items with their groups and rules, kinds of evidence, open choices."""

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.policy.changes import change_words
from creditpolicy.policy.core.records import Field, RecordOp, Test
from creditpolicy.policy.facts import (
    Assumption,
    Category,
    Column,
    ColumnType,
    Department,
    Item,
    Kind,
    Reference,
    Scale,
)
from creditpolicy.policy.policy import Policy
from creditpolicy.report.grid import GridColumn, column, grid, total_width
from creditpolicy.report.rules import RuleLine, rules_of, summary_rules
from creditpolicy.report.units import allowed_text, assumption_value, counted
from creditpolicy.source.width import cut, pad, printable, width, wrap
from creditpolicy.syntax.facts import ItemSort
from creditpolicy.syntax.vocabulary import chinese_type
from creditpolicy.values.exact import exact_text

COLUMNS = 100

_SUMMARY = Words(
    "{year}年度，考核期 {first} 至 {last}，总分 {total} 分，{items} 项，{departments} 个部门",
    "year {year}, period {first} to {last}, {total} points, {item_count}, {department_count}",
)
_POINTS = Words("{points} 分", "{points} points")
_NO_WEIGHTS = Words("不分组", "no groups")
_GRADES = Words("等级", "Grades")
_CATEGORY = Words("大类", "Category")
_PART = Words("分项", "Part")
_SORTS = {
    ItemSort.BASE: Words("", ""),
    ItemSort.BONUS: Words("加分项", "Bonus"),
    ItemSort.PENALTY: Words("减分项", "Penalty"),
}
_SUMMING_UP = Words("汇总", "Summary")
_KINDS = Words("材料", "Evidence")
_REFERENCES = Words("引用", "References")
_OF_YEAR = Words("{year}年度", "year {year}")
_PERIOD = Words("考核期 {first} 至 {last}", "period {first} to {last}")
_IF_MISSING = Words("没有的不适用", "not applicable if missing")
_IF_MERGED = Words("合并的不适用", "not applicable if merged")
_FORMERS = Words("沿革", "Successions")
_ASSUMPTIONS = Words("假设", "Assumptions")
_DECIDED = Words("由{by}于 {on} 决定", "decided by {by} on {on}")
_UNDECIDED = Words("未定", "undecided")
_OPTIONAL = Words("可空", "optional")
_PRIVATE = Words("隐私", "private")
_REQUIRED = Words("必填", "required")
_LIMITS = Words("{low} 至 {high}", "{low} to {high}")
_COMPONENT = Words("要件", "component")
_DAYS = Words("{name}（{start} 到 {end} 的 天数）", "{name} (days from {start} to {end})")
_WORKING_DAYS = Words(
    "{name}（{start} 到 {end} 的 工作日数）", "{name} (working days from {start} to {end})"
)
_DATED_BY = Words("；归期按{column}", "; dated by {column}")
_TITLES = (
    Words("名称", "name"),
    Words("取值", "value"),
    Words("可取", "allowed"),
    Words("由谁决定", "decided"),
)


def policy_table(policy: Policy, lang: str, columns: int = COLUMNS) -> str:
    """The text; everything as the policy says it, and nothing of the evidence."""
    rules = rules_of(policy)
    blocks = [_title(policy, lang, columns)]
    left = {category.id: category for category in policy.categories}
    for item in policy.items:
        blocks += [[_category(one, lang, columns)] for one in _opened(item.category, left)]
        blocks.append(_item(item, rules, lang, columns))
    summary = summary_rules(policy)
    if summary:
        blocks.append([in_language(_SUMMING_UP, lang), *_rules(summary, columns)])
    if policy.scales:
        blocks.append(_grades(policy.scales, lang, columns))
    if policy.kinds:
        blocks.append(_kinds(policy.kinds, lang, columns))
    if policy.references:
        blocks.append(_references(policy.references, lang, columns))
    if any(department.formers for department in policy.departments):
        blocks.append(_formers(policy.departments, lang, columns))
    if policy.assumptions:
        blocks.append(_assumptions(policy.assumptions, lang, columns))
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def _title(policy: Policy, lang: str, columns: int) -> list[str]:
    first, last = policy.period
    summary = in_language(_SUMMARY, lang).format(
        year=policy.year,
        first=first,
        last=last,
        total=exact_text(policy.total),
        items=len(policy.items),
        departments=len(policy.departments),
        item_count=counted(len(policy.items), "item"),
        department_count=counted(len(policy.departments), "department"),
    )
    lines = [printable(policy.name), *wrap(summary, columns)]
    return [*lines, *wrap(printable(policy.cited), columns)] if policy.cited else lines


def _opened(category: str, left: dict[str, Category]) -> list[Category]:
    """A category behind those that it stands in, as far as they are left; takes them out."""
    one = left.pop(category, None)
    return [] if one is None else [*_opened(one.parent, left), one]


def _category(of: Category, lang: str, columns: int) -> str:
    return _heading(in_language(_CATEGORY, lang), of, lang, columns)


def _heading(word: str, of: Item | Category, lang: str, columns: int) -> str:
    points = in_language(_POINTS, lang).format(points=exact_text(of.points))
    cited = f"  {of.cited}" if of.cited else ""
    name = f"{word} {of.id} {of.name}" if word else f"{of.id} {of.name}"
    return cut(printable(f"{name}  {points}{cited}"), columns)


def _item(item: Item, rules: dict[str, tuple[RuleLine, ...]], lang: str, columns: int) -> list[str]:
    lines = [_heading(in_language(_SORTS[item.sort], lang), item, lang, columns)]
    groups = [(exact_text(group.weight * 100) + "%", group.departments) for group in item.groups]
    if not groups:
        groups = [(in_language(_NO_WEIGHTS, lang), item.departments)]
    wide = max(width(weight) for weight, _ in groups)
    for weight, names in groups:
        listed = ("、" if lang == "zh" else ", ").join(names)
        lines += _hanging(pad(weight, wide, right=True), printable(listed), columns)
    lines += _rules(rules[item.id], columns)
    for part in item.parts:
        lines.append("  " + _heading(in_language(_PART, lang), part, lang, columns - 2))
        lines += _rules(rules[part.id], columns)
    return lines


def _rules(rules: tuple[RuleLine, ...], columns: int) -> list[str]:
    lines: list[str] = []
    for rule in rules:
        first, *rows = rule.text.split("\n")
        lines += _hanging("", printable(first), columns)
        lines += [line for row in rows for line in _hanging("  ", printable(row.strip()), columns)]
    return lines


def _hanging(mark: str, text: str, columns: int) -> list[str]:
    """Text in lines that all begin below each other, behind a mark."""
    indent = width(mark) + 4
    first, *rest = wrap(text, max(20, columns - indent))
    return [f"  {mark}  {first}".rstrip(), *(" " * indent + line for line in rest)]


def _grades(scales: tuple[Scale, ...], lang: str, columns: int) -> list[str]:
    lines = [in_language(_GRADES, lang)]
    for scale in scales:
        comma = "、" if lang == "zh" else ", "
        listed = (" > " if scale.ordered else comma).join(scale.values)
        lines += _hanging(scale.name, printable(listed), columns)
    return lines


def _kinds(kinds: tuple[Kind, ...], lang: str, columns: int) -> list[str]:
    lines = [in_language(_KINDS, lang)]
    wide = max(width(kind.name) for kind in kinds)
    for kind in kinds:
        derived = (_days_column(column, lang) for column in kind.derived)
        texts = (*(_column(c, lang) for c in kind.columns), *(text for text in derived if text))
        listed = ("、" if lang == "zh" else ", ").join(texts)
        if kind.dated_by != "日期":
            listed += in_language(_DATED_BY, lang).format(column=kind.dated_by)
        lines += _hanging(pad(printable(kind.name), wide), printable(listed), columns)
    return lines


def _days_column(of: Column, lang: str) -> str:
    """`迟报天数（应报日 到 报送日期 的 天数）`; blank for what every kind has."""
    match of.derived:
        case Test(RecordOp.DAYS | RecordOp.WORKING_DAYS as op, args):
            start, end = (arg.name if isinstance(arg, Field) else "截止日" for arg in args)
            words = _DAYS if op is RecordOp.DAYS else _WORKING_DAYS
            return in_language(words, lang).format(name=of.name, start=start, end=end)
        case _:
            return ""


def _column(of: Column, lang: str) -> str:
    """`移出日期（日期，可空）`; text that must be there needs no remark."""
    remarks = [in_language(_OPTIONAL, lang)] * of.optional + [
        in_language(_PRIVATE, lang)
    ] * of.private
    remarks += [in_language(_REQUIRED, lang)] * of.required
    if of.limits is not None:
        low, high = exact_text(of.limits.low), exact_text(of.limits.high)
        remarks.insert(0, in_language(_LIMITS, lang).format(low=low, high=high))
    match of.type:
        case ColumnType.TEXT:
            pass
        case ColumnType.CATEGORY:
            remarks.insert(0, " | ".join(of.values))
        case ColumnType.LEVEL:
            remarks.insert(0, " > ".join(of.values))
        case ColumnType.COMPONENT:
            remarks.insert(0, in_language(_COMPONENT, lang))
        case other:
            remarks.insert(0, chinese_type(other.value) if lang == "zh" else other.value)
    if not remarks:
        return of.name
    joined = ("，" if lang == "zh" else ", ").join(remarks)
    return f"{of.name}（{joined}）" if lang == "zh" else f"{of.name} ({joined})"


def _references(references: tuple[Reference, ...], lang: str, columns: int) -> list[str]:
    lines = [in_language(_REFERENCES, lang)]
    wide = max(width(reference.name) for reference in references)
    for of in references:
        parts = [of.assessment, in_language(_OF_YEAR, lang).format(year=of.year)]
        if of.period is not None:
            first, last = of.period
            parts.append(in_language(_PERIOD, lang).format(first=first, last=last))
        parts += [in_language(_IF_MISSING, lang)] * of.optional
        parts += [in_language(_IF_MERGED, lang)] * of.merged
        text = ("，" if lang == "zh" else ", ").join(parts)
        lines += _hanging(pad(printable(of.name), wide), printable(text), columns)
    return lines


def _formers(departments: tuple[Department, ...], lang: str, columns: int) -> list[str]:
    formers = [former for department in departments for former in department.formers]
    wide = max(width(former.name) for former in formers)
    lines = [in_language(_FORMERS, lang)]
    for of in formers:
        change = in_language(change_words(of.change, of.successor), lang)
        text = f"{of.until} {change}" if lang == "zh" else f"{change} on {of.until}"
        lines += _hanging(pad(printable(of.name), wide), printable(text), columns)
    return lines


def _assumptions(assumptions: tuple[Assumption, ...], lang: str, columns: int) -> list[str]:
    cells = (
        [a.name for a in assumptions],
        [assumption_value(a.value, a.unit, lang) for a in assumptions],
        [allowed_text(a, lang) for a in assumptions],
        [_decision(a, lang) for a in assumptions],
    )
    table: list[GridColumn] = []
    for title, of in zip(_TITLES, cells, strict=True):
        room = max(12, min(30, columns - total_width(table) - 4))
        table.append(column(in_language(title, lang), of, right=False, most=room))
    return [in_language(_ASSUMPTIONS, lang), *grid(table, indent=2)]


def _decision(assumption: Assumption, lang: str) -> str:
    if assumption.decision is None:
        return in_language(_UNDECIDED, lang)
    decision = assumption.decision
    return in_language(_DECIDED, lang).format(by=decision.by, on=decision.on)

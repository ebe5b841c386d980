"""Below an assessment's tables: the choices still open, and the evidence that did not count."""

from creditpolicy.diagnostics.diagnostic import Diagnostic, Severity, Words, in_language
from creditpolicy.diagnostics.merge import together
from creditpolicy.diagnostics.render_text import place_text, severity_text
from creditpolicy.evaluate.assessment import Assessment
from creditpolicy.policy.facts import Value
from creditpolicy.report.grid import column, grid, text_column, total_width
from creditpolicy.report.units import assumption_value, counted
from creditpolicy.source.width import printable, wrap

_LEAST = 12
_INDENT = 2

_UNDECIDED = Words(
    "以上结果用到 {count} 项还没有定的假设：",
    "These results rest on {assumptions}:",
)
_ONLY_SET = Words(
    "以上结果改用了假设的取值：", "These results rest on other values of assumptions:"
)
_OVERRIDDEN = Words("本次改用", "set for this run")
_ASSUMPTION = Words("假设", "assumption")
_VALUE = Words("取值", "value")
_REMARK = Words("说明", "remark")
_ROWS = Words(
    "材料 {rows} 行：能用 {used} 行，不能用 {refused} 行。",
    "Evidence rows: {rows}; {used} used, {refused} refused.",
)
_ROWS_ALL = Words("材料 {rows} 行，每一行都能用。", "Evidence rows: {rows}, all used.")
_NO_ROWS = Words("一行材料也没有。", "There are no evidence rows.")
_MANY = Words("共 {count:,} 处，如 ", "{count:,} times, as in ")


def assumption_lines(assessment: Assessment, lang: str, columns: int) -> list[str]:
    """The undecided assumptions and those set for this run, with their values; none, no lines."""
    assumed = assessment.run.assumed
    given = assessment.run.given(assessment.policy)
    open_ = [a for a in assessment.policy.assumptions if a.decision is None or a.name in assumed]
    if not open_:
        return []
    values: list[Value] = [given[a.name] for a in open_]
    texts = [assumption_value(v, a.unit, lang) for v, a in zip(values, open_, strict=True)]
    remarks = [_remark(a.reason, lang, overridden=a.name in assumed) for a in open_]
    table = [
        column(in_language(_ASSUMPTION, lang), [a.name for a in open_], right=False, most=30),
        column(in_language(_VALUE, lang), texts, most=30),
    ]
    room = max(_LEAST, columns - total_width(table) - 4)
    table.append(text_column(in_language(_REMARK, lang), remarks, room))
    undecided = sum(a.decision is None for a in open_)
    words = in_language(_UNDECIDED if undecided else _ONLY_SET, lang)
    title = words.format(count=undecided, assumptions=counted(undecided, "undecided assumption"))
    return [title, *grid(table, indent=2)]


def _remark(reason: str, lang: str, *, overridden: bool) -> str:
    marks = [in_language(_OVERRIDDEN, lang)] if overridden else []
    return ("；" if lang == "zh" else "; ").join([*marks, *([reason] if reason else [])])


def evidence_lines(
    assessment: Assessment, warnings: tuple[Diagnostic, ...], lang: str, columns: int
) -> list[str]:
    """How many rows counted; and for each code that was found, errors first, its first finding."""
    rows, refused = assessment.evidence.rows, assessment.evidence.refused
    words = (_ROWS if refused else _ROWS_ALL) if rows else _NO_ROWS
    counts = in_language(words, lang).format(
        rows=f"{rows:,}", used=f"{rows - refused:,}", refused=f"{refused:,}"
    )
    by_code: dict[str, list[Diagnostic]] = {}
    for diagnostic in together((*warnings, *assessment.diagnostics)):
        by_code.setdefault(diagnostic.code.code, []).append(diagnostic)
    order = list(Severity)
    groups = sorted(by_code.values(), key=lambda group: order.index(group[0].severity))
    return [counts, *(line for group in groups for line in _lines(group, lang, columns))]


def _lines(group: list[Diagnostic], lang: str, columns: int) -> list[str]:
    """Where the first finding is, and below that its sentence, whole."""
    first, count = group[0], len(group)
    heading = f"{severity_text(first.severity, lang)} {first.code.code} "
    many = in_language(_MANY, lang).format(count=count) if count > 1 else ""
    place = "" if first.at is None else place_text(first.at, lang)
    room = max(_LEAST, columns - _INDENT)
    head = wrap(heading + many + place, room)
    sentence = wrap(printable(first.message(lang)), room - _INDENT)
    return [" " * _INDENT + line for line in (*head, *(" " * _INDENT + part for part in sentence))]

"""An assessment for people: the zone, the departments by rank, what is open, what was refused."""

from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, in_language
from creditpolicy.evaluate.assessment import (
    Assessment,
    CategoryScore,
    DepartmentResult,
    Figure,
    Zone,
)
from creditpolicy.policy.core.scores import Unit
from creditpolicy.report.figures import points_text
from creditpolicy.report.grid import GridColumn, column, grid, total_width
from creditpolicy.report.open_points import assumption_lines, evidence_lines
from creditpolicy.report.summary_figures import shown, summary_scores, title, value
from creditpolicy.source.width import printable, wrap
from creditpolicy.values.display import display
from creditpolicy.values.exact import exact_text

COLUMNS = 100
"""The cells of a line where nobody says how many there are."""
WIDE = 80
"""With fewer cells the departments' scores in the items are left out."""

_YEAR = Words("{year}年度", "year {year}")
_AS_OF = Words("截至 {day}", "as of {day}")
_PERIOD = Words("考核期 {first} 至 {last}", "period {first} to {last}")
_ZONE = Words("总得分 {score}，满分 {total}", "Zone score {score} out of {total}")
_IF_APPROVED = Words(
    "；待核材料全部核定后为 {score}", "; {score} if all pending records are approved"
)
_ITEM = Words("考核项", "item")
_POINTS = Words("分值", "points")
_SCORE = Words("得分", "score")
_APPROVED = Words("含待核", "if approved")
_RANK = Words("名次", "rank")
_DEPARTMENT = Words("部门", "department")
_CONTRIBUTION = Words("贡献分", "adds")
_SHARE = Words("分担分值", "share")
_CATEGORY = Words("大类{id}", "category {id}")
_NUMBERED = Words("第{id}项", "item {id}")
_LEGEND = Words(
    "“得分”以 {total} 分为满分；“贡献分”是部门为总得分挣到的分，“分担分值”是它最多能挣到的分。",
    "A score is out of {total}. What a department adds to the zone's score is at most its share.",
)
_NOT_NAMED = Words(
    "“-”表示不是这一项的责任部门。", ' A "-" stands where an item does not name the department.'
)
_NO_ROOM = Words(
    "要看各考核项的得分，把窗口拉宽到 {cells} 列，或输出 CSV。",
    " For the scores in the items widen the window to {cells} columns, or take CSV.",
)
_NONE = "-"  # not a dash: some consoles give it two cells


def assessment_table(
    assessment: Assessment,
    lang: str,
    columns: int = COLUMNS,
    warnings: tuple[Diagnostic, ...] = (),
) -> str:
    """The text; no line of a table is cut, the items' columns go first where there is no room."""
    figures, items = _departments(assessment, lang)
    cells = max(WIDE, total_width(figures + items))
    has_room = cells <= columns
    blocks = [
        _title(assessment, lang),
        grid(_items(assessment, lang), indent=2),
        grid(figures + items if has_room else figures),
        wrap(_legend(assessment, lang, None if has_room else cells), columns),
        assumption_lines(assessment, lang, columns),
        evidence_lines(assessment, warnings, lang, columns),
    ]
    return "\n".join("".join(line + "\n" for line in block) for block in blocks if block)


def _title(assessment: Assessment, lang: str) -> list[str]:
    policy, run = assessment.policy, assessment.run
    first, last = policy.period
    facts = [in_language(_YEAR, lang).format(year=policy.year)]
    facts.append(in_language(_PERIOD, lang).format(first=first, last=last))
    if run.as_of is not None:
        facts.append(in_language(_AS_OF, lang).format(day=run.as_of))
    return [
        printable(policy.name),
        ("，" if lang == "zh" else ", ").join(facts),
        "",
        _zone(assessment, lang),
    ]


def _zone(assessment: Assessment, lang: str) -> str:
    score, total = points_text(assessment.zone.score, lang), exact_text(assessment.policy.total)
    line = in_language(_ZONE, lang).format(score=score, total=total)
    if assessment.if_approved is not None:
        approved = points_text(assessment.if_approved.zone.score, lang)
        line += in_language(_IF_APPROVED, lang).format(score=approved)
    return line


def _items(assessment: Assessment, lang: str) -> list[GridColumn]:
    zone, approved = assessment.zone, assessment.if_approved
    rows = _rows(zone, lang)
    names = [name for name, _, _ in rows]
    points = [display(of) for _, of, _ in rows]
    scores = [points_text(score, lang) for _, _, score in rows]
    columns = [
        column(in_language(_ITEM, lang), names, right=False, most=40),
        column(in_language(_POINTS, lang), points),
        column(in_language(_SCORE, lang), scores),
    ]
    if approved is not None:
        later = [points_text(score, lang) for _, _, score in _rows(approved.zone, lang)]
        columns.append(column(in_language(_APPROVED, lang), later))
    return columns


def _rows(zone: Zone, lang: str) -> list[tuple[str, Fraction, Figure]]:
    """Every item, and before the first item of a category the category: name, points, score."""
    categories = {one.category.id: one for one in zone.categories}
    rows: list[tuple[str, Fraction, Figure]] = []
    for item in zone.items:
        of = item.item
        for one in opened(of.category, categories):
            name = in_language(_CATEGORY, lang).format(id=one.category.id)
            rows.append((f"{name} {one.category.name}", one.category.points, one.score))
        rows.append((f"{of.id} {of.name}", of.points, item.score))
    return rows


def opened(category: str, left: dict[str, CategoryScore]) -> list[CategoryScore]:
    """A category behind those that it stands in, as far as they are left; takes them out."""
    one = left.pop(category, None)
    return [] if one is None else [*opened(one.category.parent, left), one]


def _legend(assessment: Assessment, lang: str, wanted: int | None) -> str:
    """What the columns are; `wanted` are the cells that the items' scores would have taken."""
    text = in_language(_LEGEND, lang).format(total=exact_text(assessment.policy.total))
    if wanted is None:
        return text + in_language(_NOT_NAMED, lang)
    return text + in_language(_NO_ROOM, lang).format(cells=wanted)


def _departments(assessment: Assessment, lang: str) -> tuple[list[GridColumn], list[GridColumn]]:
    """The departments by rank: their own figures, and their scores in the items."""
    last = len(assessment.departments) + 1
    ordered = sorted(assessment.departments, key=lambda one: one.rank or last)
    return _figures(assessment, ordered, lang), _item_columns(assessment, ordered, lang)


def _figures(
    assessment: Assessment, ordered: list[DepartmentResult], lang: str
) -> list[GridColumn]:
    approved = assessment.if_approved
    ranks = [_NONE if one.rank is None else str(one.rank) for one in ordered]
    columns = [
        column(in_language(_RANK, lang), ranks),
        column(in_language(_DEPARTMENT, lang), [one.name for one in ordered], right=False, most=30),
        column(in_language(_SCORE, lang), [points_text(one.score, lang) for one in ordered]),
    ]
    if approved is not None:
        later = [points_text(approved.by_name[one.name].score, lang) for one in ordered]
        columns.append(column(in_language(_APPROVED, lang), later))
    for score in summary_scores(assessment):
        values = [value(assessment, score, one.name) for one in ordered]
        texts = [shown(one, score.unit, lang) for one in values]
        right = score.unit is not Unit.GRADE
        columns.append(column(title(score, lang), texts, right=right, most=30))
    gains = [points_text(one.contribution, lang) for one in ordered]
    shares = [points_text(one.share, lang) for one in ordered]
    columns.append(column(in_language(_CONTRIBUTION, lang), gains))
    columns.append(column(in_language(_SHARE, lang), shares))
    return columns


def _item_columns(
    assessment: Assessment, ordered: list[DepartmentResult], lang: str
) -> list[GridColumn]:
    categories = [
        column(
            in_language(_CATEGORY, lang).format(id=category.id),
            [points_text(one.categories[at].score, lang) for one in ordered],
        )
        for at, category in enumerate(assessment.policy.categories)
    ]
    return categories + [
        column(
            in_language(_NUMBERED, lang).format(id=item.id),
            [_item_score(one, item.id, lang) for one in ordered],
        )
        for item in assessment.policy.items
    ]


def _item_score(department: DepartmentResult, item: str, lang: str) -> str:
    for one in department.items:
        if one.item.id == item:
            return points_text(one.score, lang)
    return _NONE

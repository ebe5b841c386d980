"""An assessment as CSV for a spreadsheet: a row a department, each figure rounded and exact."""

import csv
from collections.abc import Iterator
from io import StringIO

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.assessment import Assessment, DepartmentResult, Figure
from creditpolicy.policy.core.scores import Score, Unit
from creditpolicy.policy.facts import Item
from creditpolicy.report.figures import exact_cell, points_text
from creditpolicy.report.summary_figures import exact, shown, summary_scores, title, value

MARK = "\ufeff"
"""The byte order mark by which Excel knows UTF-8."""

_RANK = Words("名次", "rank")
_DEPARTMENT = Words("部门", "department")
_SCORE = Words("部门得分", "score")
_CONTRIBUTION = Words("贡献分", "contribution")
_SHARE = Words("分担分值", "share")
_APPROVED_SCORE = Words("待核全部核定后得分", "score if approved")
_APPROVED_RANK = Words("待核全部核定后名次", "rank if approved")
_EXACT = Words("（精确值）", " (exact)")
_ZONE = Words("总得分", "zone score")
_ITEM = Words("考核项", "item ")
_CATEGORY = Words("大类", "category ")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def assessment_csv(assessment: Assessment, lang: str) -> str:
    """The text with its byte order mark and CRLF; the last row is the zone.

    A cell of an item that does not name the department is blank.
    """
    text = StringIO(newline="")
    text.write(MARK)
    rows = csv.writer(text)
    rows.writerow(_header(assessment, lang))
    for department in _by_rank(assessment):
        rows.writerow(_row(assessment, department, lang))
    rows.writerow(_zone_row(assessment, lang))
    return text.getvalue()


def safe(text: str) -> str:
    """Text that a spreadsheet takes for text: what would begin a formula gets an apostrophe."""
    return "'" + text if text.startswith(_FORMULA) else text


def _by_rank(assessment: Assessment) -> list[DepartmentResult]:
    last = len(assessment.departments) + 1
    return sorted(assessment.departments, key=lambda one: one.rank or last)


def _header(assessment: Assessment, lang: str) -> list[str]:
    figures = [in_language(words, lang) for words in (_SCORE, _CONTRIBUTION, _SHARE)]
    if assessment.if_approved is not None:
        figures.append(in_language(_APPROVED_SCORE, lang))
    categories = assessment.policy.categories
    figures += [f"{in_language(_CATEGORY, lang)}{one.id} {one.name}" for one in categories]
    figures += [_item_title(item, lang) for item in assessment.policy.items]
    exact = in_language(_EXACT, lang)
    titles = [in_language(_RANK, lang), in_language(_DEPARTMENT, lang)]
    titles += [title + end for title in figures for end in ("", exact)]
    for score in summary_scores(assessment):
        titles += [title(score, lang)] if score.unit is Unit.GRADE else _twice(score, lang)
    if assessment.if_approved is not None:
        titles.append(in_language(_APPROVED_RANK, lang))
    return titles


def _twice(score: Score, lang: str) -> list[str]:
    shown_title = title(score, lang)
    return [shown_title, shown_title + in_language(_EXACT, lang)]


def _item_title(item: Item, lang: str) -> str:
    return f"{in_language(_ITEM, lang)}{item.id} {item.name}"


def _row(assessment: Assessment, department: DepartmentResult, lang: str) -> list[str]:
    figures: list[Figure | None] = [department.score, department.contribution, department.share]
    approved = assessment.if_approved
    if approved is not None:
        figures.append(approved.by_name[department.name].score)
    figures += [one.score for one in department.categories]
    of_item = {item.item.id: item.score for item in department.items}
    figures += [of_item.get(item.id) for item in assessment.policy.items]
    cells = [_rank(department), safe(department.name), *_cells(figures, lang)]
    for score in summary_scores(assessment):
        result = value(assessment, score, department.name)
        cells.append(safe(shown(result, score.unit, lang)))
        cells += [] if score.unit is Unit.GRADE else [_as_text(exact(result, lang))]
    if approved is not None:
        cells.append(_rank(approved.by_name[department.name]))
    return cells


def _zone_row(assessment: Assessment, lang: str) -> list[str]:
    zone, approved = assessment.zone, assessment.if_approved
    figures: list[Figure | None] = [zone.score, zone.score, assessment.policy.total]
    if approved is not None:
        figures.append(approved.zone.score)
    figures += [one.score for one in zone.categories]
    figures += [item.score for item in zone.items]
    cells = ["", in_language(_ZONE, lang), *_cells(figures, lang)]
    for score in summary_scores(assessment):
        cells += [""] if score.unit is Unit.GRADE else ["", ""]
    return [*cells, ""] if approved is not None else cells


def _cells(figures: list[Figure | None], lang: str) -> Iterator[str]:
    """Each figure twice: for the eye, then exact. An exact fraction is text, never a date."""
    for figure in figures:
        if figure is None:
            yield from ("", "")
        else:
            yield from (points_text(figure, lang), _as_text(exact_cell(figure)))


def _as_text(exact: str) -> str:
    """A fraction such as 1/2, which a spreadsheet would take for the second of January."""
    return f"'{exact}" if "/" in exact else exact


def _rank(department: DepartmentResult) -> str:
    return "" if department.rank is None else str(department.rank)

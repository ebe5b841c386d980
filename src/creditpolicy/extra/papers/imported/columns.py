"""Which column of a table holds what, by the titles that notices use."""

import re

from attrs import frozen

from creditpolicy.extra.papers.imported.spots import Grid, Spot
from creditpolicy.extra.papers.imported.words import percent, squeezed

_SEARCHED = 20
_NUMBER = re.compile(r"序号?|编号|No\.?|#", re.IGNORECASE)
_POINTS = re.compile(r".*(分值|分数|满分|配分)([（(].*[）)])?|分|points", re.IGNORECASE)
_DEPARTMENTS = re.compile(
    r".*(责任|牵头|承担|考核)(部门|单位|处室|主体).*|部门|单位|departments.*", re.IGNORECASE
)
_RESPONSIBLE = re.compile(r".*责任(部门|单位|处室|主体).*")
_WEIGHT = re.compile(r".*(权重|weights?|占比).*", re.IGNORECASE)
_SUBMIT = re.compile(r".*(报送|要求|佐证|证明材料).*|what ?to ?file", re.IGNORECASE)
_WORDED = re.compile(r".*内容.*|content", re.IGNORECASE)
_CONTENT = re.compile(r".*(内容|任务|事项|标准|指标|项目|考核项).*|content", re.IGNORECASE)
_NAME = re.compile(r"(考核)?(项目?|指标)(名称)?|名称|name", re.IGNORECASE)


@frozen
class Columns:
    """Columns by number, None where there is none; `body` is the first row below the titles.

    `weight` is None where weights stand behind the departments in the same cell. `others` have
    titles that nothing here knows.
    """

    body: int
    number: int | None
    name: int | None
    content: int
    points: int
    departments: int
    weight: int | None
    submit: int | None
    others: tuple[tuple[int, str], ...]


def columns_of(grid: Grid) -> Columns | None:
    """The columns of a table that has at least content, points and departments."""
    for y, row in enumerate(grid[:_SEARCHED]):
        found = _columns(grid, y, row)
        if found is not None:
            return found
    return None


def _columns(grid: Grid, y: int, row: list[Spot]) -> Columns | None:
    body = _below(grid, y)
    titles = [
        squeezed(low.text or high.text) for low, high in zip(grid[body - 1], row, strict=True)
    ]
    left = list(range(len(row)))
    points = _take(left, titles, _POINTS)
    departments, weight = _departments(grid, body, titles, left)
    number = _take(left, titles, _NUMBER)
    submit = _take(left, titles, _SUBMIT)
    name = _take(left, titles, _NAME)
    content = _take(left, titles, _WORDED) or _take(left, titles, _CONTENT)
    if content is None:
        content, name = name, None
    if content is None or points is None or departments is None:
        return None
    others = tuple((x, titles[x]) for x in left if row[x].column == x)
    return Columns(
        body,
        _one(number),
        _one(name),
        content[0],
        points[0],
        departments,
        weight,
        _one(submit),
        others,
    )


def _below(grid: Grid, y: int) -> int:
    """Titles may take two rows: then some cell of the first goes on below."""
    below = grid[y + 1] if y + 1 < len(grid) else []
    return y + 2 if any(spot.row == y and spot.text for spot in below) else y + 1


def _take(left: list[int], titles: list[str], of: re.Pattern[str]) -> list[int] | None:
    """The first column with such a title and those that the same cell covers; they are taken."""
    first = next((x for x in left if of.fullmatch(titles[x])), None)
    if first is None:
        return None
    same = [x for x in left if x >= first and titles[x] == titles[first]]
    run = [x for at, x in enumerate(same) if x == first + at]
    for x in run:
        left.remove(x)
    return run


def _departments(
    grid: Grid, body: int, titles: list[str], left: list[int]
) -> tuple[int | None, int | None]:
    """The column of departments and that of weights, which may share one title."""
    run = _take(left, titles, _RESPONSIBLE) or _take(left, titles, _DEPARTMENTS)
    if run is None:
        return None, None
    if len(run) > 1:
        weighed = max(run[1:], key=lambda x: _percents(grid, body, x))
        return run[0], weighed
    if _WEIGHT.fullmatch(titles[run[0]]):
        return run[0], None
    return run[0], _one(_take(left, titles, _WEIGHT))


def _percents(grid: Grid, body: int, x: int) -> int:
    return sum(percent(row[x].text) is not None for row in grid[body:])


def _one(run: list[int] | None) -> int | None:
    return run[0] if run else None

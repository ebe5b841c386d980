"""The rows of a table become items: what can be read, and remarks about what cannot."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import define, field, frozen

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.extra.papers.imported.categories import (
    DraftCategory,
    Heading,
    categories_of,
    read_heading,
)
from creditpolicy.extra.papers.imported.columns import Columns
from creditpolicy.extra.papers.imported.names import Numbers, item_name
from creditpolicy.extra.papers.imported.spots import Grid, Spot
from creditpolicy.extra.papers.imported.words import (
    joined,
    lists,
    percent,
    plain_number,
    points,
    squeezed,
    without_percent,
)

_SUMS = frozenset(("合计", "总计", "总分", "total", "sum"))
_EVERYBODY = re.compile(
    r"(全部|所有|各)(责任|成员|有关|相关)?(部门|单位)|all departments", re.IGNORECASE
)
_ROLE = re.compile(r"[（(](牵头|主责|主办|负责|配合|协办|协助)[^（()）]*[）)]$")
_BEHIND = re.compile(r"(?<=[%％﹪])\s*[）)]?\s*[；;，,、。]?")
_NAMED = re.compile(r"【([^】]+)】(.*)", re.DOTALL)


Pairs = list[tuple[list[str], str]]
"""The departments of each group, and the text that says its weight."""


@frozen
class DraftGroup:
    """The departments of a row; `weight` is a share of 1, and None where no item has weights."""

    departments: tuple[str, ...]
    weight: Fraction | None


@frozen
class DraftItem:
    """An item; `sign` is `+` or `-` for one outside the total.

    `deducts`: the table says so in place of weights. `remarks`: what a person has to look at.
    """

    id: str
    name: str
    content: str
    submit: str
    sign: str
    points: Fraction
    groups: tuple[DraftGroup, ...]
    deducts: bool
    remarks: tuple[Words, ...]


@define
class _Rows:
    """The rows of one item, as they are collected."""

    first: list[Spot]
    rows: list[list[Spot]]
    remarks: list[Words] = field(factory=list)


@frozen
class Read:
    """All items, the categories that begin before each, the sum that the table gives, the rest."""

    items: tuple[DraftItem, ...]
    opened: dict[int, list[DraftCategory]]
    others: tuple[str, ...]
    sum: tuple[str, Fraction] | None = None

    @property
    def total(self) -> Fraction:
        """Of the items inside the total."""
        return sum((item.points for item in self.items if not item.sign), Fraction(0))


def read_items(grid: Grid, columns: Columns) -> Read:
    others: list[str] = []
    headings: list[Heading] = []
    collected: list[_Rows] = []
    said: list[tuple[str, Fraction]] = []
    for y in range(columns.body, len(grid)):
        heading = _heading(grid[y], y, columns, len(collected))
        if heading is not None:
            headings.append(heading)
        elif not _is_sum(grid[y], y, columns, said):
            _collect(grid[y], y, columns, collected, others)
    pairs = [[pair for row in one.rows for pair in _pairs(row, columns)] for one in collected]
    names = iter(lists(text for of in pairs for text, _ in of))
    taken = Numbers()
    items = tuple(
        _item(one, place, columns, [(next(names), weight) for _, weight in of], taken)
        for place, (one, of) in enumerate(zip(collected, pairs, strict=True), start=1)
    )
    inside = [None if item.sign else item.points for item in items]
    categories, none = categories_of(headings, inside)
    others += [joined(one.text) for one in none]
    opened: dict[int, list[DraftCategory]] = {}
    for category in categories:
        opened.setdefault(category.of.at, []).append(category)
    return Read(items, opened, tuple(others), said[0] if said else None)


def _heading(row: list[Spot], y: int, columns: Columns, at: int) -> Heading | None:
    """A row that says nothing but a heading."""
    texts = dict.fromkeys(spot.text for spot in row if spot.row == y and spot.text)
    alone = len(texts) == 1 and not _has_departments(row, y, columns)
    return read_heading(next(iter(texts)), at) if alone else None


def _is_sum(row: list[Spot], y: int, columns: Columns, said: list[tuple[str, Fraction]]) -> bool:
    """Whether it is the row below all items, of which only the sum says anything."""
    texts = [joined(spot.text) for spot in dict.fromkeys(row) if spot.row == y and spot.text]
    read = points(row[columns.points].text)
    if read is None or len(texts) != 2 or squeezed(texts[0]).lower() not in _SUMS:
        return False
    said.append(("　".join(texts), read[1]))
    return True


def _collect(
    row: list[Spot], y: int, columns: Columns, collected: list[_Rows], others: list[str]
) -> None:
    """A row begins an item, goes on with the last one, or belongs to none."""
    texts = dict.fromkeys(joined(spot.text) for spot in row if spot.row == y and spot.text)
    if not texts:
        return
    first = next(iter(texts))
    alone = len({(spot.row, spot.column) for spot in row}) == 1 or len(texts) == 1
    if squeezed(first).lower() in _SUMS or (alone and not _has_departments(row, y, columns)):
        others.append("　".join(texts))
    elif _begins(row, y, columns, collected):
        collected.append(_Rows(row, [row]))
    elif collected:
        collected[-1].rows.append(row)
    else:
        others.append("　".join(texts))


def _has_departments(row: list[Spot], y: int, columns: Columns) -> bool:
    """Whether the row's only text stands where departments do, and there alone."""
    spot = row[columns.departments]
    return bool(spot.text) and spot.row == y and spot != row[columns.content]


def _begins(row: list[Spot], y: int, columns: Columns, collected: list[_Rows]) -> bool:
    keys = [row[x] for x in (columns.number, columns.content) if x is not None]
    new = [spot for spot in keys if spot.row == y and spot.text]
    if not new or not collected:
        return bool(new) or not collected
    before = collected[-1].first
    same = [before[x].text for x in (columns.number, columns.content) if x is not None]
    return [spot.text for spot in keys] != same


def _pairs(row: list[Spot], columns: Columns) -> list[tuple[str, str]]:
    """The lists of departments of a row, each with what says its weight.

    One cell may hold several: a line a group, or a percentage behind each list.
    """
    text = row[columns.departments].text
    if columns.weight is not None:
        weights = row[columns.weight].text
        lines, numbers = _lines(text), _lines(weights)
        several = len(lines) == len(numbers) > 1 and all(percent(one) for one in numbers)
        return list(zip(lines, numbers, strict=True)) if several else [(text, weights)]
    for parts in (_lines(text), _BEHIND.split(joined(text))):
        groups = [part for part in parts if part.strip()]
        if len(groups) > 1 and all(percent(part) for part in groups):
            return [(without_percent(part), part) for part in groups]
    return [(without_percent(text), text)]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _item(of: _Rows, place: int, columns: Columns, pairs: Pairs, taken: Numbers) -> DraftItem:
    first, remarks = of.first, of.remarks
    content = joined(first[columns.content].text)
    written = "" if columns.name is None else joined(first[columns.name].text)
    named = _NAMED.fullmatch(content)
    if named:
        written, content = written or named[1], named[2].strip()
    number = str(place) if columns.number is None else first[columns.number].text
    id_ = taken.take(number, place, remarks)
    sign, value = _points(first[columns.points].text, remarks)
    groups, deducts = _groups(pairs, columns, remarks)
    submit = "" if columns.submit is None else _whole(of.rows, columns.submit)
    remarks += _others(of.rows, columns)
    return DraftItem(
        id_,
        item_name(written, content, place),
        content,
        submit,
        sign,
        value,
        groups,
        deducts,
        tuple(remarks),
    )


def _points(text: str, remarks: list[Words]) -> tuple[str, Fraction]:
    read = points(text)
    if read is not None:
        return read
    shown = joined(text)
    zh = f"分值“{shown}”读不出来，先写作1分" if shown else "没有写分值，先写作1分"
    en = f"the points “{shown}” cannot be read, 1 stands in for them"
    remarks.append(Words(zh, en))
    return "", Fraction(1)


def _whole(rows: list[list[Spot]], x: int) -> str:
    """The texts of an item's cells in a column, each once."""
    spots = dict.fromkeys(row[x] for row in rows if row[x].text)
    texts = [joined(spot.text) for spot in spots]
    return "；".join([text.rstrip("；;") for text in texts[:-1]] + texts[-1:])


def _others(rows: list[list[Spot]], columns: Columns) -> Iterator[Words]:
    """What stands in columns that nothing here knows is kept as a remark."""
    for x, title in columns.others:
        text = _whole(rows, x)
        if text:
            yield Words(
                f"表里“{title or x + 1}”一栏写着：{text}", f"column “{title or x + 1}”: {text}"
            )


def _groups(
    pairs: Pairs, columns: Columns, remarks: list[Words]
) -> tuple[tuple[DraftGroup, ...], bool]:
    """The groups with their weights, if every one has some and they sum to 1; else without any."""
    seen: set[str] = set()
    texts = [text for _, text in pairs]
    members = [_members(listed, seen, remarks) for listed, _ in pairs]
    weights = _weights(texts)
    kept = [(m, w) for m, w in zip(members, weights, strict=True) if m or w is not None]
    whole = sum((w for _, w in kept if w is not None), Fraction(0))
    if kept and whole == 1 and all(m and w for m, w in kept):
        return tuple(DraftGroup(m, w) for m, w in kept), False
    unread = dict.fromkeys(joined(t) for t in texts if t and columns.weight is not None)
    deducts = any("扣" in text or "deduct" in text.lower() for text in unread)
    remarks += _unweighted(texts, weights, unread)
    return (DraftGroup(tuple(name for m in members for name in m), None),), deducts


def _unweighted(
    texts: list[str], weights: list[Fraction | None], unread: Iterable[str]
) -> Iterator[Words]:
    """What the table has in place of weights, or weights that cannot be."""
    if any(weight is not None for weight in weights):
        listed = "、".join(joined(text) for text in texts)
        zh = f"权重“{listed}”合计不是100%，或有的行没有权重，先不分权重"
        yield Words(zh, f"the weights “{listed}” do not sum to 100%, and were left out")
        return
    for text in unread:
        yield Words(f"权重一栏写着：{text}", f"in place of a weight: {text}")


def _weights(texts: list[str]) -> list[Fraction | None]:
    """Percentages; numbers without the sign where together they are 1 or 100."""
    weights = [percent(text) for text in texts]
    plain = [plain_number(text) for text in texts]
    if any(w is not None for w in weights) or not all(p is not None for p in plain):
        return weights
    numbers = [p for p in plain if p is not None]
    whole = sum(numbers)
    return [n / whole for n in numbers] if whole in (1, 100) else weights


def _members(listed: list[str], seen: set[str], remarks: list[Words]) -> tuple[str, ...]:
    """The departments of a row; who stands in the item already is left out, with a remark."""
    members: list[str] = []
    for text in listed:
        name = text if _EVERYBODY.fullmatch(text) else _ROLE.sub("", text).strip() or text
        if name != text:
            remarks.append(Words(f"表里写作“{text}”", f"the table has “{text}”"))
        if name in seen:
            remarks.append(
                Words(f"“{name}”写了两次，只留前一个", f"“{name}” stands twice; one is kept")
            )
        else:
            seen.add(name)
            members.append(name)
    return tuple(members)


def is_everybody(name: str) -> bool:
    """`各部门` and the like, which name nobody."""
    return _EVERYBODY.fullmatch(name) is not None

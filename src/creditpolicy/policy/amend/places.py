"""Where additions go: behind their like, or else where such lines usually stand."""

from collections.abc import Iterable

from creditpolicy.policy.amend.draft import Draft, Entry
from creditpolicy.policy.amend.keys import DEFINED, EVERYWHERE, ITEMS, TEXTS, WITH_FIGURES, Key
from creditpolicy.policy.amend.owners import Reader
from creditpolicy.syntax import statements as s

Blocks = list[list[Entry]]

_ORDER = (
    *("语言", "考核", "部门", "部门组", "别称", "沿革", "引用", "假设", "等级", "材料"),
    *("大类", "考核项", "加分项", "减分项", "汇总", "用例"),
)
_NUMBERED = ITEMS | {"大类", "分项"}


def usual_place(draft: Draft, key: Key, owner: Entry | None) -> Blocks:
    """The list of blocks that such an addition joins, `owner` being the line it belongs to."""
    removed = next((e for e in draft.all_of(key, owner) if e.removed is not None), None)
    if removed is not None:
        return removed.after
    if key.word in ("大类", *ITEMS) and owner is None:
        return _behind_all(draft, key.word)
    if owner is None:
        return _behind_all(draft, key.word) if key.word in EVERYWHERE else _shared(draft, key.word)
    like = draft.last_below(owner, key.word)
    if like is not None:
        return like.before if isinstance(like.line, s.Row) and _is_rest(like.line) else like.after
    if key.word == "分项":
        return owner.after
    own = draft.last_below(owner, "权重") or draft.last_below(owner, "责任部门")
    if own is not None and key.word not in TEXTS:
        return own.before
    own = draft.own_last.get(id(owner))
    return owner.behind if own is None or key.word in TEXTS else own.after


def _is_rest(row: s.Row) -> bool:
    return any(isinstance(cell, s.Otherwise) for cell in row.cells)


def _behind_all(draft: Draft, word: str) -> Blocks:
    """Behind the last of its kind, or of the kinds that usually stand before it."""
    for earlier in reversed(_ORDER[: _ORDER.index(word) + 1]):
        like = draft.last_of(earlier)
        if like is not None:
            return like.after
    return draft.entries[-1].after


def _shared(draft: Draft, word: str) -> Blocks:
    """Behind a figure of the whole policy, or above all items."""
    like = next((e for one in (word, *sorted(DEFINED)) if (e := draft.last_of(one))), None)
    if like is not None:
        return like.after
    heading = draft.first_item
    return draft.entries[-1].after if heading is None else heading.before


def settled(entries: Iterable[Entry]) -> list[Entry]:
    """The lines in their order, but figures of the whole policy above all items.

    They may have stood behind a heading that is gone, and would fall to the item above it.
    """
    reader, first = Reader[Entry](), None
    stay, strays, strayed = list[Entry](), list[Entry](), set[int]()
    for entry in (one for one in entries if one.removed is None or one.notes):
        owner = None if entry.removed is not None else reader.owner(entry, entry.key)
        alone = entry.owner is None and owner is not None and entry.key.word in DEFINED
        if alone or id(entry.owner) in strayed:
            strayed.add(id(entry))
            strays.append(entry)
            continue
        if first is None and entry.key.word in WITH_FIGURES:
            first = len(stay)
        stay.append(entry)
    return [*stay[:first], *strays, *stay[first or 0 :]] if strays else stay


def may_stand_beside(key: Key, owner: Entry | None, other: Entry) -> bool:
    """Whether an addition may be put before or behind this line: of its kind, below its heading."""
    if key.word in _NUMBERED and other.key.word in _NUMBERED:
        return (key.word == "分项") == (other.key.word == "分项")
    return key.word == other.key.word or (
        key.word not in EVERYWHERE and other.owner is owner and key.word not in ("", "情形")
    )

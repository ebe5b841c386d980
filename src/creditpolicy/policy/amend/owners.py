"""Which heading each line belongs to, by the line words alone."""

from typing import Generic, TypeVar

from creditpolicy.policy.amend.keys import DECLARED, DEFINED, HEADINGS, ITEMS, Key

_T = TypeVar("_T")
_WITH_RULES = ITEMS | {"分项", "汇总"}
_STAY = DECLARED | {"", "情形", "出处", "理由"}  # behind these a 假设 still takes 出处 and 理由
Open = tuple[_T, Key] | None


class Reader(Generic[_T]):
    """Follows lines from heading to heading; each is an entry of the caller's, with its key."""

    def __init__(self) -> None:
        self._section: Open[_T] = None
        self._item: Open[_T] = None
        self._categories: list[tuple[_T, Key]] = []
        self._reasoned: Open[_T] = None
        self._rows: Open[_T] = None
        self._cases: Open[_T] = None

    def owner(self, entry: _T, key: Key) -> _T | None:
        """What this line, the next one, belongs to; None for the whole policy."""
        place = (entry, key)
        if key.word not in _STAY:
            self._reasoned = None
        owner = self._owner(place)
        if key.word != "":
            self._rows = place if key.word in ("表", "权重") else None
        if key.word != "情形":
            self._cases = place if key.word == "凡" else None
        if key.word in ("假设", "裁定"):
            self._reasoned = place
        return None if owner is None else owner[0]

    def _owner(self, place: tuple[_T, Key]) -> Open[_T]:
        match place[1].word:
            case word if word in HEADINGS:
                return self._open(place)
            case _ if self._section is not None and self._section[1].word == "用例":
                return self._section
            case word if word in DECLARED or word in ("语言", "修订"):
                return None
            case "":
                return self._rows
            case "情形":
                return self._cases
            case "出处":
                of = self._reasoned
                return of if of is not None and of[1].word == "假设" else self._section
            case "理由":
                return self._reasoned or self._section
            case word if word in DEFINED:
                section = self._section
                return section if section is not None and section[1].word in _WITH_RULES else None
            case _:
                return self._section

    def _open(self, place: tuple[_T, Key]) -> Open[_T]:
        """The heading above this one."""
        self._section = place
        match place[1].word:
            case "大类":
                self._item = None
                return self._open_category(place)
            case "考核项":
                self._item = place
                return self._categories[-1] if self._categories else None
            case "加分项" | "减分项":
                self._item, self._categories = place, []
                return None
            case "分项":
                return self._item
            case "汇总":
                self._item, self._categories = None, []
                return None
            case _:
                return None

    def _open_category(self, place: tuple[_T, Key]) -> Open[_T]:
        """A 大类 stands in the open one whose number it extends."""
        number = str(place[1].of)
        while self._categories and not number.startswith(f"{self._categories[-1][1].of}."):
            self._categories.pop()
        parent = self._categories[-1] if self._categories else None
        self._categories.append(place)
        return parent

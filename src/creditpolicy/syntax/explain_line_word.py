"""A line that begins with no line word: was one misspelt, or is this no statement at all?"""

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.syntax.expected import stops_at
from creditpolicy.syntax.failure import Failure
from creditpolicy.syntax.vocabulary import LINE_WORDS, LineWord
from creditpolicy.values.nearest import nearest

_SAID = {
    **dict.fromkeys(("如果", "如", "若", "当", "凡是"), "凡"),
    **dict.fromkeys(("单位", "考核单位", "考核对象"), "部门"),
    **dict.fromkeys(("证据", "资料", "报送材料", "佐证"), "材料"),
    **dict.fromkeys(("指标", "考核指标", "考核内容", "项目"), "考核项"),
    **dict.fromkeys(("列", "栏目", "属性"), "字段"),
    **dict.fromkeys(("责任单位", "责任主体"), "责任部门"),
}
"""How people begin such a line, and how the language does."""
_SHOWN = 20
_MORE = 3  # characters: a whole sentence that holds a word is not that word misspelt


def misspelt(wrong: Failure) -> Diagnostic | None:
    """A line that reads with another first word, which is spelt alike."""
    near = None if wrong.line_word is not None else _nearest(wrong)
    return _meant(wrong, near) if near is not None and _reach(wrong, near) is None else None


def line_word(wrong: Failure) -> Diagnostic | None:
    """A line without a line word; None where it has one, or where it may be the row of a table."""
    is_row = "：" in wrong.text or ":" in wrong.text
    if not wrong.first or wrong.line_word is not None or is_row:
        return None
    near = _nearest(wrong)
    if near is not None:
        return _meant(wrong, near)
    here = wrong.span(0, len(wrong.first))
    return found(codes.NOT_A_STATEMENT, here, word=wrong.first[:_SHOWN])


def _meant(wrong: Failure, near: str) -> Diagnostic:
    here, word = wrong.span(0, len(wrong.first)), wrong.first[:_SHOWN]
    return found(codes.UNKNOWN_LINE_WORD, here, word=word, near=near, shape=_shape(near))


def _nearest(wrong: Failure) -> str | None:
    """The line word with which the line reads furthest; of several one as long, the nearest."""
    if wrong.first in _SAID:
        return _SAID[wrong.first]
    words = [word for line in LINE_WORDS for word in (line.zh, line.en)]
    alike = [word for word in words if abs(len(word) - len(wrong.first)) <= _MORE]
    near = [word for word in alike if nearest(wrong.first, [word]) is not None]
    if not near:
        return None
    reach = {word: _reach(wrong, word) for word in near}
    furthest = [word for word in near if reach[word] is None]
    if not furthest:
        most = max(stop for stop in reach.values() if stop is not None)
        furthest = [word for word in near if reach[word] == most]
    as_long = [word for word in furthest if len(word) == len(wrong.first)]
    return nearest(wrong.first, as_long or furthest)


def _reach(wrong: Failure, word: str) -> int | None:
    """How far the line reads behind this word in place of its first; None if to its end."""
    stop = stops_at(word + wrong.text[len(wrong.first) :])
    return None if stop is None else stop - len(word)


def _shape(word: str) -> str:
    line: LineWord = next(line for line in LINE_WORDS if word in (line.zh, line.en))
    return line.shape_zh if word == line.zh else line.shape_en

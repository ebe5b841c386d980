"""A row that begins as people say it, 90分以上 or 前3名, where a bound is written with its sign."""

import re

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.syntax.expected import reads
from creditpolicy.syntax.failure import Failure

_NUMBER = (
    r"(?P<{0}>[0-9０-９]+(?:[.．][0-9０-９]+)?[\s\u3000]*(?:分|[%％])?)"
    r"[\s\u3000]*(?:名|位|个|件|次|篇|家)?"
)
_INCLUDED = r"(?:[（(](?:不?含)(?:本数)?[）)])?"
_BEHIND = re.compile(
    rf"[\s\u3000]*{_NUMBER.format('number')}(?P<word>{_INCLUDED}(?:及|含)?以[上下]{_INCLUDED})[\s\u3000]*(?=[：:])"
)
_BEFORE = re.compile(
    r"[\s\u3000]*(?P<word>不低于|不少于|达到|不高于|不超过|高于|超过|大于|多于|低于|小于|少于|不足|未达到|不到|前)"
    rf"[\s\u3000]*{_NUMBER.format('number')}[\s\u3000]*(?=[：:])"
)
_BETWEEN = re.compile(
    rf"[\s\u3000]*{_NUMBER.format('low')}[\s\u3000]*(?:至|到|~|～|—|－)[\s\u3000]*"
    rf"{_NUMBER.format('high')}[\s\u3000]*(?=[：:])"
)
_PLACE = re.compile(
    r"[\s\u3000]*第[\s\u3000]*(?P<number>[0-9０-９]+)[\s\u3000]*[名位](?=[\s\u3000]*[：:])"
)
_SIGNS = {
    **dict.fromkeys(("不低于", "不少于", "达到"), "≥"),
    **dict.fromkeys(("不高于", "不超过", "前"), "≤"),
    **dict.fromkeys(("高于", "超过", "大于", "多于"), ">"),
    **dict.fromkeys(("低于", "小于", "少于", "不足", "未达到", "不到"), "<"),
}


def bound_in_words(wrong: Failure) -> Diagnostic | None:
    """The bound that such a row means, where the row then reads."""
    for said, bound in (
        (_BEHIND, _behind),
        (_BEFORE, _before),
        (_BETWEEN, _between),
        (_PLACE, _place),
    ):
        cell = said.match(wrong.text)
        if cell is not None and reads(f"{bound(cell)}{wrong.text[cell.end() :]}"):
            start = len(cell[0]) - len(cell[0].lstrip())
            here = wrong.span(start, len(cell[0].strip()))
            meant = Words(f"“{bound(cell)}”", f"“{bound(cell)}”")
            shape = Words(f"{bound(cell)}：…", f"{bound(cell)}: …")
            run = cell[0].strip()
            return found(codes.UNEXPECTED, here, found=run, expected=meant, shape=shape)
    return None


def _behind(cell: re.Match[str]) -> str:
    word = cell["word"]
    included = "不含" not in word and ("以上" in word or "含" in word or "及" in word)
    sign = ("≥" if included else ">") if "以上" in word else ("≤" if included else "<")
    return f"{sign} {cell['number'].strip()}"


def _before(cell: re.Match[str]) -> str:
    return f"{_SIGNS[cell['word']]} {cell['number'].strip()}"


def _place(cell: re.Match[str]) -> str:
    return cell["number"]


def _between(cell: re.Match[str]) -> str:
    return f"≥ {cell['low'].strip()} 且 < {cell['high'].strip()}"

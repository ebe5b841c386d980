"""A heading as notices write it: a list in its name, points in brackets, the number with a sign."""

import re

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.syntax.expected import reads
from creditpolicy.syntax.explain_expected import in_words
from creditpolicy.syntax.explain_words import HAS_SIGNS
from creditpolicy.syntax.failure import Failure

_BLANK = r"[\s\u3000]"
_LETTER = r"[^\W\d]"
_NUMBERED = re.compile(
    rf"{_BLANK}*(?:考核项|加分项|减分项|大类|分项|item|bonus|penalty|category|part){_BLANK}*"
    rf"[0-9０-９.．]+{_BLANK}*(?P<name>{_LETTER}[^：:=＝“”\"「」]*(?:[^\W\d]|[）)]))"
    rf"{_BLANK}*[0-9０-９.．]+{_BLANK}*(?:分|points?){_BLANK}*\Z"
)
_NAMED = re.compile(
    rf"{_BLANK}*(?:考核|材料|用例|assessment|evidence|test{_BLANK}+case){_BLANK}+"
    rf"(?P<name>{_LETTER}[^：:=＝“”\"「」，,]*(?:[^\W\d]|[）)]))"
    rf"{_BLANK}*(?:[，,]{_BLANK}*(?:未确认|unconfirmed){_BLANK}*)?\Z"
)
_SIGN = re.compile(r"[、，,&（）()]")
_LOOSE = re.compile(
    rf"{_BLANK}*(?P<before>(?P<word>考核项|加分项|减分项|大类|分项)?{_BLANK}*[第（(]?{_BLANK}*"
    rf"(?P<number>[0-9０-９.．]*[0-9０-９]|[一二三四五六七八九十]{{1,3}}){_BLANK}*项?[）)]?{_BLANK}*[、.．：:，,]?){_BLANK}*"
    rf"(?P<name>{_LETTER}+?){_BLANK}*[，,：:、]?{_BLANK}*[（(]?{_BLANK}*"
    rf"(?P<points>[0-9０-９]+(?:[.．][0-9０-９]+)?){_BLANK}*分?{_BLANK}*[）)]?{_BLANK}*\Z"
)
_COUNTS = re.compile(rf"[、.．）)项]{_BLANK}*\Z")
_DIGITS = "一二三四五六七八九"


def name_of_heading(wrong: Failure) -> Diagnostic | None:
    """The whole name, where the heading reads once it is quoted."""
    heading = _NUMBERED.match(wrong.text) or _NAMED.match(wrong.text)
    if heading is None or not _SIGN.search(heading["name"]):
        return None
    start, end = heading.span("name")
    if not reads(f"{wrong.text[:start]}「{heading['name']}」{wrong.text[end:]}"):
        return None
    here = wrong.span(start, end - start)
    return found(codes.NAME_NEEDS_QUOTES, here, run=heading["name"], why=HAS_SIGNS)


def loose_heading(wrong: Failure) -> Diagnostic | None:
    """考核项 二：纪律（30分）, or （二）纪律 30分, as the heading that it is."""
    heading = _LOOSE.match(wrong.text)
    if heading is None:
        return None
    may_be_row = "：" in wrong.text or ":" in wrong.text
    if heading["word"] is None and (may_be_row or not _COUNTS.search(heading["before"])):
        return None
    word = heading["word"] or "考核项"
    mended = f"{word} {_arabic(heading['number'])} {heading['name']} {heading['points']}分"
    if not reads(mended):
        return None
    if heading["word"] is None:
        start, end = heading.span("before")
        here, before = wrong.span(start, end - start), heading["before"].strip()
        return found(codes.UNKNOWN_LINE_WORD, here, word=before, near=word, shape=mended)
    expected = in_words(wrong.expected, wrong.lang)
    return found(codes.UNEXPECTED, wrong.at, found=wrong.found, expected=expected, shape=mended)


def _arabic(number: str) -> str:
    """十二 as 12; a number in digits as it is."""
    if number[0] not in _DIGITS + "十":
        return number
    tens, ten, ones = number.rpartition("十")
    return str((_digit(tens or "一") * 10 if ten else 0) + _digit(ones))


def _digit(sign: str) -> int:
    return _DIGITS.find(sign) + 1 if sign else 0

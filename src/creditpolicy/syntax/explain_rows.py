"""A line that goes on with the one before it, and a row that has several values in one cell."""

import re

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, Words, found
from creditpolicy.syntax.expected import reads
from creditpolicy.syntax.failure import Failure

_JOINT = re.compile(
    r"[\s\u3000]*(?P<sign>[+＋−\-－×*÷/／，,]|(?:且|或|and|or)(?=[\s\u3000（(]))(?P<rest>.*)",
    re.DOTALL,
)
_COMMAS = frozenset("，,")
_MORE = re.compile(r"(?:、[^：:，,、&]+)+(?=[：:，,])")
_SHARE = re.compile(r"[：:][\s\u3000]*[0-9０-９.．]+[\s\u3000]*[%％]")
_NUMBER = re.compile(r"[0-9０-９.．]+[\s\u3000]*(?:分|[%％])?")
_LINE = Words("行首词，或者表、权重的一行", "a line word, or a row of a table or of weights")


def goes_on(wrong: Failure) -> Diagnostic | None:
    """A line that begins with what joins it to the line before: that line has to say so."""
    joint = _JOINT.match(wrong.text)
    if joint is None or reads(joint["rest"].lstrip()):
        return None
    sign = joint["sign"]
    if sign.isalpha():
        how = Words("接上一行的，在上一行末尾加“，”", "end the line before with “,”, then this one")
    else:
        how = Words(
            f"接上一行的，把“{sign}”写在上一行末尾",
            f"end the line before with “{sign}”, then the rest",
        )
    here = wrong.span(joint.start("sign"), len(sign))
    return found(codes.UNEXPECTED, here, found=sign, expected=_LINE, shape=how)


def several_values(wrong: Failure) -> Diagnostic | None:
    """A row for several values at once, where with one of them it reads."""
    more = _MORE.match(wrong.text, wrong.offset)
    if more is None or wrong.line_word or _SHARE.match(wrong.text, more.end()):
        return None  # 甲局、乙局：60% is a weight the wrong way round
    before, behind = wrong.text[: wrong.offset], wrong.text[more.end() :]
    if not reads(before + behind):
        return None
    first = re.split("[，,]", before)[-1].strip()
    others = [value.strip() for value in more[0].split("、")[1:]]
    colon = Words("“：”", "“:”")
    how = _bounds(first, others) if _NUMBER.fullmatch(first) else _one_by_one(first, others)
    here = wrong.span(wrong.offset, len(more[0]))
    return found(codes.UNEXPECTED, here, found=more[0], expected=colon, shape=how)


def _one_by_one(first: str, others: list[str]) -> Words:
    return Words(
        f"一个值一行，先写 {first}：…，下一行写 {others[0]}：…",
        f"a row a value, {first}: … and in the next line {others[0]}: …",
    )


def _bounds(first: str, others: list[str]) -> Words:
    """Numbers that follow one another have two bounds."""
    rows, last = _one_by_one(first, others), others[-1]
    return Words(
        f"{rows.zh}；连着的几个也可以写 ≥ {first} 且 ≤ {last}：…",
        f"{rows.en}; a run of them may also be written >= {first} and <= {last}: …",
    )

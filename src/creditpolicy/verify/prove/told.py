"""What was found becomes a claim: its status, and in a few words what it rests on."""

from creditpolicy.diagnostics.diagnostic import Words
from creditpolicy.verify.prove.claim import NO_WORDS, Claim, Property, Status
from creditpolicy.verify.prove.occurs import Found, Means

_HOW = {
    Means.RANGES: Words("区间运算", "interval arithmetic"),
    Means.CELLS: Words("栏目能填的内容", "what the column can hold"),
    Means.SOLVER: Words("求解器 z3", "the solver z3"),
    Means.FORM: Words("算式的形式", "the form of the formula"),
    Means.IDENTITY: Words("逐项化简的恒等式", "an identity, item by item"),
    Means.EXAMPLE: Words("例子", "an example"),
    Means.LATE: Words("限时内没有结论", "no answer within the time limit"),
    Means.NOTHING: Words("没有证明，也没有找到例子", "neither a proof nor an example found"),
}


def how(means: Means) -> Words:
    return _HOW[means]


def told(
    property_: Property, about: str, found: Found, *, wanted: bool, what: Words = NO_WORDS
) -> Claim:
    """`wanted`: whether the thing that was looked for should occur."""
    status = Status.UNKNOWN
    if found.occurs is not None:
        status = Status.PROVED if found.occurs is wanted else Status.REFUTED
    examples = () if found.example is None else (found.example,)
    late = found.means is Means.LATE
    return Claim(property_, about, what, status, _HOW[found.means], examples, late)


def both(property_: Property, about: str, found: tuple[Found, Found], what: Words) -> Claim:
    """Of a condition that is to hold sometimes, and sometimes not: true, and false."""
    one, other = found
    examples = tuple(each.example for each in found if each.example is not None)
    late = Means.LATE in (one.means, other.means)
    for each, words in ((one, _NEVER), (other, _ALWAYS)):
        if each.occurs is False:
            why = Words(f"{words.zh}，{_HOW[each.means].zh}", f"{words.en}: {_HOW[each.means].en}")
            return Claim(property_, about, what, Status.REFUTED, why, examples, late)
    known = one.occurs and other.occurs
    open_ = one if one.occurs is None else other
    means = Means.EXAMPLE if known else open_.means
    status = Status.PROVED if known else Status.UNKNOWN
    return Claim(property_, about, what, status, _HOW[means], examples, late)


_NEVER = Words("从不成立", "it never holds")
_ALWAYS = Words("总是成立", "it always holds")

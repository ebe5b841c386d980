"""Claims about a policy, for people: item by item, what is proved, refuted, unknown."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.policy.policy import Policy
from creditpolicy.report.diff.page import assumed_words, figure_words, row_lines
from creditpolicy.report.speech import Speech
from creditpolicy.source.width import printable, wrap
from creditpolicy.verify.compare.change import SUMMARY, item_words
from creditpolicy.verify.prove.claim import Claim, Example, Property, Shown, Status

_STATUS = {
    Status.PROVED: Words("已证明", "proved"),
    Status.REFUTED: Words("不成立", "refuted"),
    Status.UNKNOWN: Words("说不准", "unknown"),
}
_PROPERTIES = {
    Property.BOUNDS: Words("得分从 0 到满分，不出界", "scores lie from 0 to full points"),
    Property.REACHED: Words("有部门能得满分", "full points are within reach"),
    Property.FURTHER: Words("{what}", "{what}"),
    Property.RULE: Words("这一条管用，会改变得分：{what}", "this rule moves a score: {what}"),
    Property.CONDITION: Words(
        "这个条件有时成立、有时不成立：{what}", "this condition holds now and then: {what}"
    ),
    Property.ROW: Words("表里这一行用得上：{what}", "this row is used: {what}"),
    Property.SHARES: Words("各部门的分担分值合计就是总分", "the shares sum to the total"),
    Property.CONTRIBUTIONS: Words(
        "各部门的贡献分合计就是总得分", "the contributions sum to the zone score"
    ),
    Property.ORDER: Words("材料的先后次序不影响结果", "the order of rows moves nothing"),
    Property.ENSURED: Words("{what}", "{what}"),
    Property.SAME: Words("两份政策结果一样：{what}", "both policies give the same: {what}"),
}
_OF_RESULTS = Words("{what}从 0 到总分，不出界", "the {what} lies from 0 to the total")
_TOGETHER = {
    Property.RULE: Words("{n} 条规定都管用，会改变得分", "{n} rules each move a score"),
    Property.CONDITION: Words(
        "{n} 个条件都有时成立、有时不成立", "{n} conditions each hold now and then"
    ),
    Property.ROW: Words("表里 {n} 行都用得上", "{n} rows of tables are all used"),
    Property.SAME: Words("两份政策有 {n} 项结果一样", "{n} parts give the same in both policies"),
}
"""What is said once of several that are proved."""
_SUMMARY = Words(
    "共 {all} 条：已证明 {proved} 条，不成立 {refuted} 条，说不准 {unknown} 条。",
    "{all} claims: {proved} proved, {refuted} refuted, {unknown} unknown.",
)


def proof_text(policy: Policy, claims: Sequence[Claim], lang: str, columns: int) -> str:
    """The counts, then each item; rows stand below what they show, unless it was to be expected."""
    counts = {s.value: str(sum(c.status is s for c in claims)) for s in Status}
    summary = in_language(_SUMMARY, lang).format(all=len(claims), **counts)
    blocks = [[printable(policy.name)], wrap(summary, columns)]
    for about, own in groupby(claims, key=lambda claim: claim.about):
        title = in_language(_title(policy, about), lang)
        lines = wrap(printable(title), columns)
        lines += (line for line in _block(policy, list(own), lang, columns))
        blocks.append(lines)
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def _title(policy: Policy, about: str) -> Words:
    if not about:
        return SUMMARY
    return item_words(about, policy.numbered[about].name)


def _block(policy: Policy, claims: list[Claim], lang: str, columns: int) -> Iterator[str]:
    order = {one: at for at, one in enumerate(Property)}
    for (property_, status, how), group in groupby(
        sorted(claims, key=lambda claim: (order[claim.property], claim.status.value)), key=_alike
    ):
        own = list(group)
        if status is Status.PROVED and property_ in _TOGETHER and len(own) > 1:
            what = in_language(_TOGETHER[property_], lang).format(n=len(own))
            yield from _line(status, what, how, lang, columns)
            continue
        for claim in own:
            yield from _claim(policy, claim, lang, columns)


def _alike(of: Claim) -> tuple[Property, Status, Words]:
    return of.property, of.status, of.how


def _line(status: Status, what: str, how: Words, lang: str, columns: int) -> Iterator[str]:
    why = in_language(how, lang)
    told = f"（{why}）" if lang == "zh" else f" ({why})"
    text = f"{in_language(_STATUS[status], lang)}  {what}{told}"
    yield from ("  " + line for line in wrap(printable(text), columns - 2))


def _claim(policy: Policy, of: Claim, lang: str, columns: int) -> Iterator[str]:
    of_result = of.property is Property.BOUNDS and not of.about
    words = _OF_RESULTS if of_result else _PROPERTIES[of.property]
    what = in_language(words, lang).format(what=in_language(of.what, lang))
    yield from _line(of.status, what, of.how, lang, columns)
    if of.status is Status.REFUTED:
        for example in of.examples:
            yield from ("    " + line for line in _example(policy, example, lang))


def _example(policy: Policy, of: Example, lang: str) -> Iterator[str]:
    assumed = assumed_words(policy, of.assumed, lang)
    if assumed:
        yield assumed
    if not of.rows and not of.further:
        yield "一行材料都没有" if lang == "zh" else "no evidence at all"
    yield from row_lines(policy, of.rows, lang)
    more = "再加  " if lang == "zh" else "then  "
    yield from (more + line for line in row_lines(policy, of.further, lang))
    speech = Speech(policy, lang)
    yield from (_shown(one, speech) for one in of.shown if one.values)


def _shown(of: Shown, speech: Speech) -> str:
    values = " → ".join(figure_words(value, of.unit, speech) for value in of.values)
    whose = f"{'、'.join(of.key)} " if of.key else ""
    return f"{whose}{in_language(of.label, speech.lang)}{speech.say('：', ': ')}{values}"

"""Claims about a policy, for people: item by item, what is proved, refuted, unknown."""

from collections.abc import Iterator, Sequence

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.policy.policy import Policy
from creditpolicy.report.diff.page import figure_words, row_lines
from creditpolicy.report.speech import Speech
from creditpolicy.source.width import printable, wrap
from creditpolicy.verify.compare.change import item_words
from creditpolicy.verify.prove.claim import Claim, Example, Property, Status

_STATUS = {
    Status.PROVED: Words("已证明", "proved"),
    Status.REFUTED: Words("不成立", "refuted"),
    Status.UNKNOWN: Words("说不准", "unknown"),
}
_PROPERTIES = {
    Property.BOUNDS: Words("得分从 0 到满分，不出界", "scores lie from 0 to full points"),
    Property.REACHED: Words("有部门能得满分", "full points are within reach"),
    Property.ONE_WAY: Words("多报一条材料，影响只有一个方向", "a further record works one way"),
    Property.ROW: Words("表里这一行用得上：{what}", "this row is used: {what}"),
}
_SUMMARY = Words(
    "共 {all} 条：已证明 {proved} 条，不成立 {refuted} 条，说不准 {unknown} 条。",
    "{all} claims: {proved} proved, {refuted} refuted, {unknown} unknown.",
)


def proof_text(policy: Policy, claims: Sequence[Claim], lang: str, columns: int) -> str:
    """The counts, then each item; rows stand below what they show, unless it was to be expected."""
    counts = {s.value: str(sum(c.status is s for c in claims)) for s in Status}
    summary = in_language(_SUMMARY, lang).format(all=len(claims), **counts)
    blocks = [[printable(policy.name)], wrap(summary, columns)]
    for item in policy.items:
        own = [claim for claim in claims if claim.about == item.id]
        lines = wrap(printable(in_language(item_words(item.id, item.name), lang)), columns)
        for claim in own:
            lines += _claim(policy, claim, lang, columns)
        blocks.append(lines)
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def _claim(policy: Policy, of: Claim, lang: str, columns: int) -> Iterator[str]:
    what = in_language(_PROPERTIES[of.property], lang).format(what=of.what)
    how = in_language(of.how, lang)
    told = f"（{how}）" if lang == "zh" else f" ({how})"
    text = f"{in_language(_STATUS[of.status], lang)}  {what}{told}"
    yield from ("  " + line for line in wrap(printable(text), columns - 2))
    if of.status is Status.REFUTED:
        for example in of.examples:
            yield from ("    " + line for line in _example(policy, example, lang))


def _example(policy: Policy, of: Example, lang: str) -> Iterator[str]:
    yield from row_lines(policy, of.rows, lang)
    more = "再加  " if lang == "zh" else "then  "
    yield from (more + line for line in row_lines(policy, of.further, lang))
    unit, speech = policy.score_by_name[of.shown.name].unit, Speech(policy, lang)
    values = " → ".join(figure_words(value, unit, speech) for value in of.shown.values)
    label = in_language(policy.score_by_name[of.shown.name].label, lang)
    colon = "：" if lang == "zh" else ": "
    yield f"{'、'.join(of.shown.key)} {label}{colon}{values}"

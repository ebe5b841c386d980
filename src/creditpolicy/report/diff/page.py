"""The words of a comparison in one language, before they are text, Markdown or HTML."""

from collections.abc import Iterator
from fractions import Fraction

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.evaluate.measures import Result
from creditpolicy.policy.core.scores import Unit
from creditpolicy.policy.facts import AssumptionUnit, Value
from creditpolicy.policy.policy import Policy
from creditpolicy.report.diff.summary_lines import summary_lines
from creditpolicy.report.formula import number_text
from creditpolicy.report.imported import imported_text
from creditpolicy.report.speech import Speech
from creditpolicy.report.units import assumption_value, counted
from creditpolicy.values.classes import frozen
from creditpolicy.values.codes import mask
from creditpolicy.verify.compare.change import SUMMARY, Change, Effect
from creditpolicy.verify.compare.compare import Comparison, Found
from creditpolicy.verify.witness.recipes import Rows
from creditpolicy.verify.witness.search import Difference, NoWitness, Witness

_SAME = Words(
    "两份政策的意思完全相同。这是证明出来的：所有得分的算式化成标准形式以后一模一样；"
    "排版、先后次序和内部名称不影响得分。",
    "The two policies mean the same. This is proved: in normal form all formulas are identical; "
    "layout, order and the names of figures move no score.",
)
_WORDING = Words(
    "得分不会变，只改了文字。这是证明出来的：所有得分的算式化成标准形式以后一模一样。",
    "Only words changed, no score can. This is proved: in normal form the formulas are the same.",
)
_AS_IT_READ = Words(
    "（字面没有变，它用到的规定变了）", " (reads as before; something that it uses has changed)"
)
_ABSENT = Words("没有", "nothing")


@frozen
class Entry:
    """One change: what of it, before and after, and the lines of its example."""

    what: str
    before: str
    after: str
    example: tuple[str, ...]


@frozen
class Section:
    """The changes of one part of the policy."""

    title: str
    entries: tuple[Entry, ...]


@frozen
class Page:
    """A heading, a verdict, and the changes, those that can move a score first."""

    title: str
    verdict: str
    sections: tuple[Section, ...]
    wording: tuple[Section, ...]


def diff_page(of: Comparison, lang: str) -> Page:
    """The page in one language."""
    telling = [one for one in of.found if one.change.effect is not Effect.WORDING]
    wording = [one for one in of.found if one.change.effect is Effect.WORDING]
    title = " → ".join(_named(policy, lang) for policy in (of.old, of.new))
    if telling:
        count = len(telling)
        zh = f"意思有变的地方共 {count} 处。"
        verdict = zh if lang == "zh" else f"{counted(count, 'change')} in meaning."
    else:
        verdict = in_language(_WORDING if wording else _SAME, lang)
    return Page(title, verdict, _sections(of, telling, lang), _sections(of, wording, lang))


def _named(policy: Policy, lang: str) -> str:
    return f"{policy.name}（{policy.year}）" if lang == "zh" else f"{policy.name} ({policy.year})"


def _sections(of: Comparison, found: list[Found], lang: str) -> tuple[Section, ...]:
    titles: dict[str, list[Entry]] = {}
    for one in found:
        title = in_language(one.change.subject, lang)
        titles.setdefault(title, []).append(_entry(of, one, lang))
    return tuple(Section(title, tuple(entries)) for title, entries in titles.items())


def _entry(of: Comparison, one: Found, lang: str) -> Entry:
    change = one.change
    before, after = in_language(change.before, lang), in_language(change.after, lang)
    if change.subject == SUMMARY and before == after:
        before, after = _summaries(of, change, lang)
    nothing = in_language(_ABSENT, lang)
    example = tuple(_example(of, one, lang))
    what = in_language(change.what, lang)
    if before == after:
        what += in_language(_AS_IT_READ, lang)
    return Entry(what, before or nothing, after or nothing, example)


def _summaries(of: Comparison, change: Change, lang: str) -> tuple[str, str]:
    """The lines of 汇总 that only one of the two has."""
    lines = [summary_lines(policy) for policy in (of.old, of.new)]
    own = [[x for x in one if x not in other] for one, other in (lines, lines[::-1])]
    if not any(own):
        text = in_language(change.before, lang)
        return text, text
    return "；".join(own[0]), "；".join(own[1])


def _example(of: Comparison, one: Found, lang: str) -> Iterator[str]:
    match one.finding:
        case None:
            return
        case NoWitness(tried):
            yield (
                f"试了 {tried:,} 组材料，没有找到得分不同的例子；这不等于证明得分相同。"
                if lang == "zh"
                else f"No example found among {tried:,} sets of rows; that proves nothing."
            )
        case Witness() as witness:
            yield from example_lines(of.old, of.new, witness, lang)


def example_lines(old: Policy, new: Policy, witness: Witness, lang: str) -> Iterator[str]:
    """The rows of a witness, and what they score under both."""
    rows, assumed = witness.rows, witness.assumed
    if lang == "zh":
        head = f"例子：{len(rows)} 行材料" if rows else "例子：一行材料都没有"
    else:
        head = f"Example: {counted(len(rows), 'row')}" if rows else "Example: no evidence at all"
    set_ = assumed_words(old, assumed, lang)
    yield head + (f"{'，' if lang == 'zh' else ', '}{set_}" if set_ else "")
    yield from ("  " + line for line in supposed_lines(witness, lang))
    yield from ("  " + line for line in row_lines(old, rows, lang))
    speeches = Speech(old, lang), Speech(new, lang)
    yield from ("  " + _difference(one, *speeches) for one in witness.differences[:_MOST])


def supposed_lines(witness: Witness, lang: str) -> Iterator[str]:
    """What figures of other results are supposed to be, for everybody alike."""
    for result, figure, value in witness.supposed:
        name, number = imported_text(result, figure, lang), number_text(value)
        if lang == "zh":
            yield f"设 {name} 都是 {number}"
        else:
            yield f"supposing {name} is {number} for everybody"


_MOST = 4


def assumed_words(policy: Policy, assumed: tuple[tuple[str, Value], ...], lang: str) -> str:
    """The assumptions that are set otherwise than the policy does; blank without any."""
    units = {a.name: a.unit for a in policy.assumptions}
    texts = [
        f"{name} = {assumption_value(value, units.get(name, AssumptionUnit.NUMBER), lang)}"
        for name, value in assumed
    ]
    if not texts:
        return ""
    return f"假设 {'、'.join(texts)}" if lang == "zh" else f"assuming {', '.join(texts)}"


def row_lines(policy: Policy, rows: Rows, lang: str) -> Iterator[str]:
    """Equal rows on one line, with how often they stand there."""
    times: dict[str, int] = {}
    for row in rows:
        text = _row(policy, row, lang)
        times[text] = times.get(text, 0) + 1
    for text, count in times.items():
        yield text if count == 1 else f"{text} ×{count}"


_SUBMITTED = "submitted"


def _row(policy: Policy, row: dict[str, str], lang: str) -> str:
    kind = policy.kind_by_name[row["材料"]]
    private = {column.name for column in kind.columns if column.private}
    cells = [row["部门"], row["材料"], row["日期"]]
    for name, text in row.items():
        same_day = name == "报送日期" and text == row["日期"]
        if name not in ("部门", "材料", "日期") and text and not same_day:
            shown = _SUBMITTED if lang != "zh" and name == "报送日期" else name
            cells.append(f"{shown} {mask(text) if name in private else text}")
    return ("，" if lang == "zh" else ", ").join(cells)


def _difference(of: Difference, old: Speech, new: Speech) -> str:
    known = old.policy.score_by_name.get(of.name) or new.policy.score_by_name[of.name]
    label = in_language(known.label, old.lang)
    whom = f"{'、'.join(of.key)} " if of.key else ""
    texts = [
        figure_words(value, known.unit, speech)
        for value, speech in ((of.before, old), (of.after, new))
    ]
    return f"{whom}{label}: {texts[0]} → {texts[1]}".replace(": ", old.say("：", ": "))


def figure_words(value: Result | None, unit: Unit, speech: Speech) -> str:
    if value is None:
        return speech.say("没有这一项", "no such figure")
    if unit is Unit.RATE and isinstance(value, Fraction) and value in (0, 1):
        return "100%" if value == 1 else "0%"
    return speech.figure(value, unit)

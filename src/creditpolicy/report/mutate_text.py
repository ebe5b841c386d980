"""What became of the mutants, for people: the survivors first, each with an example."""

from collections.abc import Iterator

from creditpolicy.diagnostics.diagnostic import Words, in_language
from creditpolicy.report.diff.page import example_lines
from creditpolicy.source.width import printable, width, wrap
from creditpolicy.verify.compare.change import POLICY, item_words
from creditpolicy.verify.mutate.judge import Status
from creditpolicy.verify.mutate.operators import MISTAKES
from creditpolicy.verify.mutate.run import Judged, Mutation
from creditpolicy.verify.witness.search import NoWitness, Witness

_SUMMARY = Words(
    "改错 {all} 处：用例发现 {killed} 处；{equivalent} 处改了等于没改（已证明）；"
    "{survived} 处没有发现；{unknown} 处说不准。",
    "{all} mistakes: {killed} noticed by cases; {equivalent} proved to be none; "
    "{survived} not noticed; {unknown} undecided.",
)
_SURVIVED = Words(
    "用例没有发现的错误（照着例子补一条用例）：",
    "Mistakes that no case notices (each example is a case to add):",
)
_UNKNOWN = Words(
    "说不准的：没有一条用例发现，也没有找到得分不同的例子，也没有证明它不起作用。",
    "Undecided: no case notices it, no example was found, and it is not proved to do nothing.",
)
_KNOWN = Words("其中 {known} 处沿用上次的结果。", "{known} of them were known from an earlier run.")
_TRIED = Words("试了 {tried} 组材料", "{tried} sets of rows tried")


def mutation_text(of: Mutation, lang: str, columns: int) -> str:
    """The counts, the survivors by item, then what is undecided."""
    blocks = [[printable(of.policy.name)], list(_summary(of, lang, columns))]
    survived, unknown = of.having(Status.SURVIVED), of.having(Status.UNKNOWN)
    for title, judged in ((_SURVIVED, survived), (_UNKNOWN, unknown)):
        if judged:
            blocks.append(wrap(in_language(title, lang), columns))
            blocks += [list(_judged(of, one, lang, columns)) for one in judged]
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def _summary(of: Mutation, lang: str, columns: int) -> Iterator[str]:
    counts = {status.value: str(len(of.having(status))) for status in Status}
    text = in_language(_SUMMARY, lang).format(all=len(of.judged), **counts)
    if of.known:
        text += ("" if lang == "zh" else " ") + in_language(_KNOWN, lang).format(known=of.known)
    yield from wrap(text, columns)


def _judged(of: Mutation, one: Judged, lang: str, columns: int) -> Iterator[str]:
    what, _ = MISTAKES[one.mutant.operator]
    head = f"{_subject(of, one, lang)}  {in_language(what, lang)}"
    told = in_language(one.mutant.told, lang)
    colon = "：" if lang == "zh" else ": "
    yield from wrap(printable(f"{head}{colon}{told}"), columns)
    for line in one.lines:
        yield from _hanging(f"  {line.number:>4} - ", line.before, columns)
        if line.after:
            yield from _hanging("       + ", line.after, columns)
    for text in _finding(of, one, lang):
        indent = len(text) - len(text.lstrip())
        yield from _hanging("  " + " " * indent, text.lstrip(), columns)


def _subject(of: Mutation, one: Judged, lang: str) -> str:
    known = of.policy.numbered.get(one.mutant.item or "")
    return in_language(POLICY if known is None else item_words(known.id, known.name), lang)


def _finding(of: Mutation, one: Judged, lang: str) -> Iterator[str]:
    match one.verdict.finding:
        case Witness() as witness:
            yield from example_lines(of.policy, one.mutant.policy, witness, lang)
        case NoWitness(tried):
            yield in_language(_TRIED, lang).format(tried=f"{tried:,}")
        case None:
            return


def _hanging(label: str, text: str, columns: int) -> Iterator[str]:
    beside = " " * width(label)
    for at, line in enumerate(wrap(printable(text), max(20, columns - width(label)))):
        yield (beside if at else label) + line

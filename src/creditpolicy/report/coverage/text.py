"""Coverage for a terminal: the lines of the policy of which no case reaches all."""

from creditpolicy.policy.policy import Policy
from creditpolicy.report.coverage.words import Line, goal_text, lines_of
from creditpolicy.source.width import printable, wrap
from creditpolicy.values.display import display_percent
from creditpolicy.verify.coverage.measure import Coverage


def coverage_text(of: Coverage, file: str, lang: str, columns: int) -> str:
    """How much is reached, and below each line what is not."""
    lines = [_summary(of, file, lang)]
    for line in lines_of(of):
        if line.missing:
            lines += _line(line, of.policy, lang, columns)
    return "\n".join(lines) + "\n"


def _summary(of: Coverage, file: str, lang: str) -> str:
    total, missing = len(of.by_goal), len(of.missing)
    rate = display_percent(of.rate)
    if lang == "zh":
        head = f"{file}：应查的 {total} 处，用例查到 {total - missing} 处（{rate}）"
        return head + ("，下面这些没有查到：" if missing else "。")
    head = f"{file}: of {total} things to be tested the cases reach {total - missing} ({rate})"
    return head + ("; these they do not:" if missing else ".")


def _line(line: Line, policy: Policy, lang: str, columns: int) -> list[str]:
    texts = [goal_text(goal, policy, lang) for goal in line.missing]
    joined = ("；" if lang == "zh" else "; ").join(texts)
    below = wrap(printable(joined), max(columns - 10, 20))
    return [f"{line.number:5}  {printable(line.text)}", *_marked(below)]


def _marked(lines: list[str]) -> list[str]:
    """A mark before the first, the others below it."""
    return [f"        {'  ' if number else '✗ '}{line}" for number, line in enumerate(lines)]

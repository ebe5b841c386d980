"""Coverage as a page that a clerk can read: the policy, and under each line what is not tested."""

from html import escape

from creditpolicy.policy.policy import Policy
from creditpolicy.report.coverage.words import Line, goal_text, lines_of
from creditpolicy.source.width import printable
from creditpolicy.values.display import display_percent
from creditpolicy.verify.coverage.measure import Coverage

_STYLE = """
body { font: 16px/1.6 "Noto Serif CJK SC", "Songti SC", SimSun, serif; margin: 2em auto;
  max-width: 62em; padding: 0 1em; color: #222; }
h1 { font-size: 1.4em; }
table { border-collapse: collapse; width: 100%; }
td { vertical-align: top; padding: 0 .5em; }
td.n { text-align: right; color: #666; user-select: none; width: 3em; }
td.t { white-space: pre-wrap; }
tr.all td.t { background: #e8f5e9; }
tr.part td.t { background: #fff8e1; }
tr.none td.t { background: #ffebee; }
.key tr.plain td.t { outline: 1px solid #ccc; outline-offset: -1px; }
ul { margin: .1em 0 .4em 2em; padding: 0; color: #a12; }
"""
_SENTENCES = {
    "zh": (
        "用例查到了什么",
        "应查的 {total} 处，用例查到 {reached} 处（{rate}）。",
        "全部查到",
        "查到一部分",
        "一处也没有查到",
        "没有要查的",
        "没有用例查：",
    ),
    "en": (
        "What the cases test",
        "Of {total} things to be tested the cases reach {reached} ({rate}).",
        "all reached",
        "some reached",
        "none reached",
        "nothing to reach",
        "not tested: ",
    ),
}
_CLASSES = ("all", "part", "none", "plain")


def coverage_html(of: Coverage, lang: str) -> str:
    """One page by itself: no script, nothing loaded."""
    title, summary, *words, untested = _SENTENCES[lang]
    name = escape(printable(of.policy.name))
    total = len(of.by_goal)
    counts = {"total": total, "reached": total - len(of.missing), "rate": display_percent(of.rate)}
    key = "".join(
        f'<table style="display:inline-table;width:auto"><tr class="{kind}">'
        f'<td class="t">{escape(word)}</td></tr></table> '
        for kind, word in zip(_CLASSES, words, strict=True)
    )
    rows = "\n".join(_row(line, of.policy, lang, untested) for line in lines_of(of))
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{name}：{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{name}</h1>\n"
        f'<p>{escape(summary.format(**counts))}</p>\n<div class="key">{key}</div>\n'
        f"<table>\n{rows}\n</table>\n</body>\n</html>\n"
    )


def _row(line: Line, policy: Policy, lang: str, untested: str) -> str:
    missing = "".join(
        f"<li>{escape(untested + printable(goal_text(goal, policy, lang)))}</li>"
        for goal in line.missing
    )
    below = f"<ul>{missing}</ul>" if missing else ""
    titles = "、".join(printable(case) for case in line.cases)
    title = f' title="{escape(titles)}"' if titles else ""
    number = f'<td class="n" id="L{line.number}">{line.number}</td>'
    text = escape(printable(line.text))
    return f'<tr class="{_class(line)}">{number}<td class="t"{title}>{text}{below}</td></tr>'


def _class(line: Line) -> str:
    if not line.goals:
        return "plain"
    if not line.missing:
        return "all"
    return "part" if line.cases else "none"

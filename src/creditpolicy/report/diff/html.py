"""A comparison as one HTML page that needs nothing else."""

from collections.abc import Iterator
from html import escape

from creditpolicy.report.diff.page import Entry, Page, Section

_STYLE = """\
body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60em;margin:2em auto;
padding:0 1em;line-height:1.6;color:#222}
h1{font-size:1.3em}h2{font-size:1.1em;border-bottom:1px solid #ccc;margin-top:2em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em;margin:.3em 0}dd{margin:0}
.before{background:#fdeaea}.after{background:#e8f5e9}
.example{border-left:3px solid #888;padding-left:1em;margin:.5em 0 1em;white-space:pre-wrap}
table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.2em .6em}
td.figure{text-align:right}
"""


def diff_html(page: Page, lang: str, effects: str = "") -> str:
    """The page; `effects` is a table in HTML that stands below the verdict."""
    title = escape(page.title)
    parts = [f"<h1>{title}</h1>", f"<p>{escape(page.verdict)}</p>", effects]
    parts += [line for one in page.sections for line in _section(one, lang)]
    if page.wording:
        parts.append("<h2>" + ("只改了文字" if lang == "zh" else "Only words") + "</h2>")
        parts += [line for one in page.wording for line in _section(one, lang)]
    body = "\n".join(part for part in parts if part)
    code = "zh-CN" if lang == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


def _section(of: Section, lang: str) -> Iterator[str]:
    yield f"<h2>{escape(of.title)}</h2>"
    for entry in of.entries:
        yield from _entry(entry, lang)


def _entry(of: Entry, lang: str) -> Iterator[str]:
    before, after = ("原来", "现在") if lang == "zh" else ("before", "after")
    yield f"<h3>{escape(of.what)}</h3>"
    yield "<dl>"
    yield f'<dt>{before}</dt><dd class="before">{escape(of.before)}</dd>'
    yield f'<dt>{after}</dt><dd class="after">{escape(of.after)}</dd>'
    yield "</dl>"
    if of.example:
        text = "\n".join(escape(line) for line in of.example)
        yield f'<div class="example">{text}</div>'

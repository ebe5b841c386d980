"""The page of a code for a terminal: why, an example that is wrong, and one that is right."""

import re

from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.diagnostics.pages import page
from creditpolicy.diagnostics.render_text import severity_text
from creditpolicy.source.width import printable, wrap

_RULE = "\n---\n"
_EXAMPLE = re.compile(r"^(?:(\w+)：\n+)?```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CAPTIONS = {
    "错误": ("错的例子：", "Wrong:"),
    "正确": ("对的例子：", "Right:"),
    "政策": ("政策：", "The policy:"),
    "材料": ("材料：", "The evidence:"),
    "结果": ("别的结果：", "The other result:"),
    "命令": ("命令：", "The command:"),
    "表格": ("表格：", "The table:"),
}
_INDENT = "    "


def render_page(code: Code, lang: str, columns: int) -> str:
    """What the page says in one language; the examples are the same in both."""
    chinese, _, english = (page(code.code) or "").partition(_RULE)
    why = english if lang == "en" else _EXAMPLE.sub("", chinese.partition("\n")[2])
    blocks = [[_heading(code, lang)]]
    blocks += [wrap(" ".join(text.split("\n")), columns) for text in _paragraphs(why)]
    blocks += [_example(found, lang) for found in _EXAMPLE.finditer(chinese)]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _heading(code: Code, lang: str) -> str:
    severity = severity_text(code.severity, lang)
    return f"{code.code}（{severity}）" if lang == "zh" else f"{code.code} ({severity})"


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n{2,}", text) if part.strip()]


def _example(found: re.Match[str], lang: str) -> list[str]:
    lines = [f"{_INDENT}{printable(line)}".rstrip() for line in found[2].splitlines()]
    if found[1] is None:
        return lines
    zh, en = _CAPTIONS[found[1]]
    return [en if lang == "en" else zh, *lines]

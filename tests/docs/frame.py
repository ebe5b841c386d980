"""A fragment of a policy becomes a whole one, with the frame that the reference shows."""

import re
from functools import cache

from tests.docs.pages import REFERENCE, ROOT, Block, blocks

_RULE = re.compile(
    r"^\s*(得分率|得分|扣分|rate|score|deduct)\s*[=＝]|^\s*(表|table) *(得分率|得分)", re.MULTILINE
)
_DEPARTMENTS = re.compile(r"^\s*(责任部门|权重|responsible|weights)", re.MULTILINE)
_ROW = re.compile(r"^\s*(材料|evidence) .*[：:]")
"""Evidence of a case; a kind of evidence has no colon."""
_PARTS = ("考核", "部门", "材料", "考核项")
_TWINS = {"assessment": "考核", "departments": "部门", "evidence": "材料", "item": "考核项"}


def whole_policy(block: Block) -> str:
    """The text of a `policy` block as a file: `top` and `item` blocks get the frame around them."""
    if "item" in block.args:
        return _around_item(block.text)
    return _around_top(block.text) if "top" in block.args else block.text


def amended() -> dict[str, str]:
    """What the amendments of a page amend: the frame, or the notice."""
    frame = next(block for block in blocks(REFERENCE) if "frame" in block.args)
    notice = ROOT / "policies" / "gaoxin_2018.policy"
    return {"示例.policy": frame.text, notice.name: notice.read_text(encoding="utf-8")}


def _around_item(text: str) -> str:
    parts = _frame()
    lines = ["语言 1\n", parts["考核"], parts["部门"], parts["材料"], "考核项 1 示例 10分\n", text]
    if not _RULE.search(text):
        lines.append("  得分率 = 1\n")
    if not _DEPARTMENTS.search(text):
        lines.append("  责任部门 全部部门\n")
    return "".join(lines)


def _around_top(text: str) -> str:
    """What of the frame the fragment does not have itself; the frame's items come last."""
    lines = [line for line in text.splitlines() if line.strip() and not _ROW.match(line)]
    words = {line.split()[0] for line in lines}
    own = {_TWINS.get(word, word) for word in words}
    parts = {name: "" if name in own else part for name, part in _frame().items()}
    head = "" if own & {"语言", "language"} else "语言 1\n"
    return "".join((head, parts["考核"], parts["部门"], parts["材料"], text, parts["考核项"]))


@cache
def _frame() -> dict[str, str]:
    """The frame in parts: its head, its departments, its kinds of evidence, its items."""
    frame = next(block for block in blocks(REFERENCE) if "frame" in block.args)
    parts = dict.fromkeys(_PARTS, "")
    current = ""
    for line in frame.text.splitlines(keepends=True):
        word = line.split()[0] if line.strip() else ""
        current = word if word in parts else current
        if current:
            parts[current] += line
    return parts

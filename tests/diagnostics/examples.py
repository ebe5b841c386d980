"""The examples of the pages, each as it is run: a policy, evidence, a command."""

import ast
import datetime
import decimal
import re
import shlex
from contextlib import chdir

import pyarrow as pa
from attrs import frozen
from xlsxwriter import Workbook

from creditpolicy import CreditPolicyError, check, loads, testing
from creditpolicy.cli.commands import COMMANDS
from creditpolicy.diagnostics.pages import AMENDED, EVIDENCE_FRAME, FRAME, source
from tests.cli.command_line import call

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RULE = re.compile(r"^\s*(得分率|得分|扣分) *=|^\s*表 *(得分率|得分)\b", re.MULTILINE)
_NAMED = re.compile(r"^\s*(责任部门|权重)", re.MULTILINE)
_HEAD = "考核项 1 示例 10分\n"
_AMENDS = "语言 1\n修订 “{}.policy”\n"
_NAMES = {
    "Decimal": decimal.Decimal,
    "date": datetime.date,
    "datetime": datetime.datetime,
    "loads": loads,
}
_READ = {"csv": "材料.csv", "jsonl": "材料.jsonl", "json": "材料.json", "xlsx": "材料.xlsx"}


@frozen
class Block:
    """A fenced block: its language, the words behind it, its text."""

    lang: str
    words: tuple[str, ...]
    text: str

    @property
    def side(self) -> str | None:
        return next((word for word in self.words if word in ("wrong", "right")), None)

    @property
    def also(self) -> frozenset[str]:
        return frozenset(self.option("also").split(",")) - {""}

    @property
    def filled(self) -> str:
        """The text, as often and as long as the block says."""
        text = self.text * int(self.option("repeat") or 1)
        return text.replace("⋯", "信" * int(self.option("long") or 0))

    def option(self, name: str) -> str:
        options = dict(word.split("=", 1) for word in self.words if "=" in word)
        return options.get(name, "")


def blocks(code: str) -> list[Block]:
    found = _FENCE.findall(source(code) or "")
    return [Block(lang, tuple(words.split()), text) for lang, words, text in found]


def sides(code: str) -> set[str | None]:
    return {block.side for block in blocks(code)}


def raised(code: str, side: str, folder) -> tuple[set[str], frozenset[str]]:
    """The codes that the wrong or the right example of a page raises, and those it may beside."""
    others = [b for b in blocks(code) if b.option("base")]
    used = {b.lang: b for b in blocks(code) if b.side in (None, side) and b not in others}
    for block in blocks(code):
        if block.lang == "file" and block.side == side:
            path = folder / block.words[-1]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    also = frozenset(extra for block in used.values() for extra in block.also)
    bases = {b.option("base"): b.text for b in others}
    return _raised(used, bases, folder), also


def _raised(used: dict[str, Block], bases: dict[str, str], folder) -> set[str]:
    policy = _policy(used)
    if "session" in used:
        return _by_session(used["session"], policy)
    if "law" in used:
        return _by_law(used["law"], policy)
    if "table" in used:
        return _by_table(used["table"], policy)
    if "command" in used:
        return _by_command(used, policy, folder)
    if "bytes" in used:
        return _by_bytes(used["bytes"], policy, folder)
    rows = next((used[lang] for lang in used if lang in (*_READ, "python")), None)
    return _by_policy(used, bases, policy) if rows is None else _by_rows(rows, policy, folder)


def _policy(used: dict[str, Block]) -> str:
    block = used.get("policy")
    if block is None:
        return EVIDENCE_FRAME
    text = block.filled
    if "amend" in block.words:
        return _AMENDS.format("去年") + text
    if "top" in block.words:
        return f"{FRAME}{text}{_HEAD}  得分率 = 1\n  责任部门 全部部门\n"
    if "item" not in block.words:
        return text
    rule = "" if _RULE.search(text) else "  得分率 = 1\n"
    named = "" if _NAMED.search(text) else "  责任部门 全部部门\n"
    return f"{FRAME}{_HEAD}{text}{rule}{named}"


def _codes(diagnostics) -> set[str]:
    return {diagnostic.code.code for diagnostic in diagnostics}


def _by_policy(used: dict[str, Block], bases: dict[str, str], policy: str) -> set[str]:
    """Checked with the policies that it may amend, unless it stands alone."""
    block = used.get("policy")
    if block is None or "alone" in block.words:
        return _codes(check(policy)[1])
    chain = int(block.option("chain") or 0)
    links = {f"{at}.policy": _AMENDS.format(at + 1) for at in range(1, chain)}
    last = {f"{chain}.policy": AMENDED, "去年.policy": AMENDED}
    return _codes(check(policy, "今年.policy", bases=last | links | bases)[1])


def _by_rows(rows: Block, policy: str, folder) -> set[str]:
    if rows.lang == "python":
        return _evaluated(policy, eval(rows.text, dict(_NAMES)))
    path = folder / _READ[rows.lang]
    if rows.lang == "xlsx":
        write_workbook(rows, path)
    else:
        path.write_text(rows.filled, encoding="utf-8")
    return _evaluated(policy, str(path))


def write_workbook(block: Block, path) -> None:
    """A sheet of the cells that `|` separates; formulas are written with their results."""
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet(block.option("sheet"))
        for row, line in enumerate(block.text.splitlines()):
            for column, text in enumerate(line.split("|")):
                _write_cell(sheet, row, column, text.strip())
        if "hidden" in block.words:
            workbook.add_worksheet("案例").activate()
            sheet.hide()
        if merged := block.option("merge"):
            sheet.merge_range(merged, "")
        if far := block.option("far"):
            sheet.write(far, "信")


def _write_cell(sheet, row: int, column: int, text: str) -> None:
    formula, _, result = text.partition(" → ")
    if formula.startswith("="):
        number = re.fullmatch(r"[0-9.]+", result)
        sheet.write_formula(row, column, formula, None, float(result) if number else result)
    elif text.isascii() and text.isdecimal():
        sheet.write_number(row, column, int(text))
    elif text:
        sheet.write_string(row, column, text)


def _evaluated(policy: str, rows) -> set[str]:
    try:
        return _codes(loads(policy).evaluate(rows).diagnostics)
    except CreditPolicyError as error:
        return _codes(error.diagnostics)


def _by_table(block: Block, policy: str) -> set[str]:
    """A table of columns, or the path of one, counted by groups where `by` names a column."""
    said = eval(block.text, dict(_NAMES))
    source = said if isinstance(said, str) else pa.table(said)
    by = [block.option("by")] if block.option("by") else []
    try:
        loads(policy).evaluate_table(source, by=by)
    except CreditPolicyError as error:
        return _codes(error.diagnostics)
    return set()


def _by_law(block: Block, policy: str) -> set[str]:
    """A law that is asked of the policy and of a row that counts."""
    row = {"部门": "甲局", "材料": "简报", "日期": "2018-03-01", "级别": "市级", "类别": "文稿"}
    row |= {"篇数": "1", "代码": "91350100M000100Y43"}
    try:
        eval(block.text.strip(), vars(testing) | {"policy": loads(policy), "row": row})
    except testing.LawBroken as broken:
        return _codes(broken.diagnostics)
    return set()


def _by_session(block: Block, policy: str) -> set[str]:
    checked = loads(policy)
    try:
        said = eval(block.text.strip(), _NAMES | {"policy": checked, "session": checked.session()})
    except CreditPolicyError as error:
        return _codes(error.diagnostics)
    return _codes(said) if isinstance(said, tuple) else set()


def _by_bytes(block: Block, policy: str, folder) -> set[str]:
    name = next(word for word in block.words if "." in word)
    (folder / name).write_bytes(_bytes(block.text))
    if name.endswith(".policy"):
        with chdir(folder):
            return _said(call("check", name, "--format", "json"))
    return _evaluated(policy, str(folder / name))


def _bytes(text: str) -> bytes:
    value = eval(ast.unparse(ast.parse(text.strip(), mode="eval")), {})
    assert isinstance(value, bytes)
    return value


def _by_command(used: dict[str, Block], policy: str, folder) -> set[str]:
    (folder / "示例.policy").write_text(policy, encoding="utf-8")
    if "csv" in used:
        (folder / "材料.csv").write_text(used["csv"].filled, encoding="utf-8")
    if "json" in used:
        (folder / "结果.json").write_text(used["json"].filled, encoding="utf-8")
    if "xlsx" in used:
        write_workbook(used["xlsx"], folder / "分解表.xlsx")
    if "bytes" in used:
        (folder / "分解表.docx").write_bytes(_bytes(used["bytes"].text))
    _, *words = shlex.split(used["command"].text)
    command = next(one for one in COMMANDS if one.name == words[0])
    if any("--format" in option.flags for option in command.options):
        words += ["--format", "json"]
    with chdir(folder):
        return _said(call(*words))


def _said(result) -> set[str]:
    return set(re.findall(r"CP\d{3}", result.out + result.err))

"""Writes the generated parts of docs/; `make docs` runs it, and a test compares.

The command line's reference is its own help, in both languages. The cookbook lists the rules of
real notices that the tests hold, each with the words that its policy is written in.
"""

import json
import re
from pathlib import Path

from creditpolicy.cli.commands import COMMANDS
from creditpolicy.cli.help import command_help, program_help

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference" / "cli.md"
COOKBOOK = ROOT / "docs" / "how-to" / "cookbook.zh.md"
IDIOMS = ROOT / "tests" / "idioms"

_TITLES = {"zh": "命令行", "en": "The command line"}
_INTRODUCTION = """\
<!-- tools/generate_docs.py writes this page from the help of the commands: `make docs`. -->

# 命令行参考 · Command line reference

[中文](#命令行) · [English](#the-command-line)

"""


def cli_reference() -> str:
    """The page `docs/reference/cli.md`."""
    return _INTRODUCTION + "\n".join(_part(lang) for lang in _TITLES)


_COOKBOOK = """\
<!-- tools/generate_docs.py writes this page from tests/idioms: `make docs`. -->

# 照着抄：真实通知里的规定，一条一个写法

每一条都是真实通知里的规定（换了说法），右边是写好的政策：打开、照抄、换上自己的名称和分数。
每份政策都用事先算好的例子验过，一分不差。括号里的“补定”是原文没写、写成政策时补上的。

| 规定 | 用到的写法 | 政策 |
| --- | --- | --- |
"""
_WORDS = (
    *("认定", "统计", "计算", "表", "扣分", "凡", "不适用", "等级", "部门组", "权重", "假设"),
    *("大类", "分项", "加分项", "减分项", "免考", "裁定", "引用", "汇总"),
    *("只计一次", "只取", "分列", "均分", "每件最高", "每件计", "唯一值", "均值", "以内", "以前"),
    *("月份", "季度", "要件数", "名次", "倒数名次", "密集名次", "逐", "向下取整", "向上取整"),
    *("四舍五入", "不适用的按", "未定", "若", "扣完为止", "最高", "缺项"),
)


def cookbook() -> str:
    """The page `docs/how-to/cookbook.zh.md`."""
    cases = sorted((IDIOMS / "cases").glob("*.json"))
    return _COOKBOOK + "".join(_recipe(json.loads(p.read_text(encoding="utf-8"))) for p in cases)


def _recipe(idiom: dict[str, str]) -> str:
    path = IDIOMS / "policies" / f"{idiom['id']}.policy"
    runs = set(re.findall(r"[^\W\d_]+", path.read_text(encoding="utf-8")))
    words = "、".join(word for word in _WORDS if word in runs)
    rule = idiom["zh"].replace("|", "/")
    return f"| {rule} | {words} | [{path.stem}](../../tests/idioms/policies/{path.name}) |\n"


def _part(lang: str) -> str:
    sections = [f"## {_TITLES[lang]}\n\n{_block(program_help(COMMANDS, lang))}"]
    sections += [f"### {one.name}\n\n{_block(command_help(one, lang))}" for one in COMMANDS]
    return "\n".join(sections)


def _block(text: str) -> str:
    return f"```text\n{text}```\n"


if __name__ == "__main__":
    for path, text in ((REFERENCE, cli_reference()), (COOKBOOK, cookbook())):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path}")

"""Runs `creditpolicy template`."""

import gc
import re
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.files import create, exists, unwritable
from creditpolicy.cli.run.findings import refuse
from creditpolicy.cli.run.policies import Refused, open_policy
from creditpolicy.evaluate.subject import own_name, unknown_subject
from creditpolicy.extra.papers.installed import not_installed
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import file_name

_SUFFIX = ".xlsx"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_TOGETHER = 25
"""So many workbooks are held at most."""
_LONGEST = 200
"""Bytes of a file's name; most systems take 255."""


def run_template(args: Namespace, console: Console) -> int:
    output = _output(args.output)
    opened = open_policy(args.policy, console)
    if isinstance(opened, Refused):
        return refuse(opened.diagnostics, console, opened.lang, as_json=False)
    policy, lang = opened.policy, opened.lang
    department = own_name(policy, args.department)
    problem = unknown_subject(policy, department, None) or not_installed()
    if problem is not None:
        return refuse((problem,), console, lang, as_json=False)
    files = _files(output, policy, department)
    for path in files:
        if path.exists():
            raise exists(path)
    _write(files, policy, lang)
    _report(list(files), console, lang)
    return FINE


def _output(text: str | None) -> Path:
    if text is None:
        raise UsageError(
            "用 -o 写明文件或文件夹，例如 -o 填报表.xlsx。",
            "Say where with -o, such as -o forms.xlsx.",
        )
    return Path(text)


def _files(output: Path, policy: Policy, department: str | None) -> dict[Path, str | None]:
    """What to write, and for whom: one file, or one for each department in a folder."""
    if output.suffix.lower() == _SUFFIX and not output.is_dir():
        return {output: department}
    if output.suffix and not output.is_dir():
        name = file_name(output)
        raise UsageError(
            f"“{name}”要以 .xlsx 结尾，或者写文件夹的名称。",
            f"{name} must end in .xlsx or be a folder.",
        )
    _make(output)
    names = policy.department_names if department is None else (department,)
    return dict(zip((output / one for one in file_names(names)), names, strict=True))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        raise unwritable(folder) from None


def file_names(departments: Sequence[str]) -> list[str]:
    """A name for each that every system takes, and no two that differ in their case only."""
    names: list[str] = []
    seen: set[str] = set()
    for department in departments:
        plain = _FORBIDDEN.sub("_", department).strip(" .") or "_"
        name, number = _cut(plain, _LONGEST), 1
        while name.lower() in seen:
            number += 1
            name = f"{_cut(plain, _LONGEST - 8)}({number})"
        seen.add(name.lower())
        names.append(name + _SUFFIX)
    return names


def _cut(text: str, limit: int) -> str:
    return text.encode("utf-8")[:limit].decode("utf-8", "ignore")


def _write(files: dict[Path, str | None], policy: Policy, lang: str) -> None:
    from creditpolicy.extra.papers.template.plan import template
    from creditpolicy.extra.papers.template.write import template_bytes

    for place, (path, department) in enumerate(files.items(), start=1):
        create(path, template_bytes(template(policy, department, lang)))
        if place % _TOGETHER == 0:
            gc.collect()  # a workbook points to itself, and commands look for no such circles


def _report(files: Sequence[Path], console: Console, lang: str) -> None:
    first = file_name(files[0])
    if len(files) == 1:
        console.say(f"已生成 {first}。\n" if lang == "zh" else f"Wrote {first}.\n")
        return
    folder, count = file_name(files[0].parent), f"{len(files):,}"
    zh, en = f"已在 {folder} 生成 {count} 个工作簿。\n", f"Wrote {count} workbooks into {folder}.\n"
    console.say(zh if lang == "zh" else en)

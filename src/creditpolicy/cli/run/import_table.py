"""Runs `creditpolicy import`."""

from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console, to_bytes
from creditpolicy.cli.run.files import create
from creditpolicy.cli.run.findings import exit_code, listing, refuse
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.extra.papers.installed import not_installed
from creditpolicy.pipeline import check_source
from creditpolicy.source.decode import file_name
from creditpolicy.source.source import Source

_SUFFIXES = frozenset((".docx", ".docm", ".xlsx", ".xlsm"))


def run_import(args: Namespace, console: Console) -> int:
    path, lang = Path(args.table), console.lang_for("zh")
    year = None if args.year is None else _year(args.year)
    if path.suffix.lower() not in _SUFFIXES:
        name = file_name(path)
        raise UsageError(
            f"“{name}”不是 .docx 或 .xlsx；用 Word、Excel 或 WPS 另存一份。",
            f"{name} is neither .docx nor .xlsx; save it as one of them.",
        )
    missing = not_installed()
    if missing is not None:
        return refuse((missing,), console, lang, as_json=False)
    from creditpolicy.extra.papers.imported.read import import_table

    imported = import_table(path, (args.name or "").strip(), year)
    if isinstance(imported, Diagnostic):
        return refuse((imported,), console, lang, as_json=False)
    return _give(imported.text, imported.problems, args.output, console)


def _give(text: str, problems: tuple[Diagnostic, ...], output: str | None, console: Console) -> int:
    """The draft, what could not be read, and whatever checking the draft says."""
    lang = console.lang_for("zh")
    name = "草稿.policy" if output is None else file_name(Path(output))
    checked = check_source(Source(name, text)).diagnostics
    if output is None:
        console.give(text)
    else:
        create(Path(output), to_bytes(text))
    found = (*problems, *checked)
    if found:
        console.complain(listing(found, lang, console.columns) + "\n")
    if output is not None:
        zh = f"已写成 {name}。对照原表核对以后，写上材料和计分办法。\n"
        en = f"Wrote {name}. Compare it with the table, then say what is filed and how it scores.\n"
        console.say(zh if lang == "zh" else en)
    return exit_code(checked) or FINE


def _year(text: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) == 4):
        raise UsageError(
            f"--year 后面要写一个年度，例如 2018，不是“{text}”。",
            f"--year takes a year such as 2018, not “{text}”.",
        )
    return int(digits)

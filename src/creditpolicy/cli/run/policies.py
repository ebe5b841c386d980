"""A policy file for a command: checked, and the language to talk about it in."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from creditpolicy.cli.command import UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.language import text_language
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.policy.load import Checked, check_file
from creditpolicy.policy.policy import Policy
from creditpolicy.source.decode import file_name
from creditpolicy.source.source import Source


class Opened(NamedTuple):
    """A policy without errors, its warnings, and the language of the output."""

    policy: Policy
    warnings: tuple[Diagnostic, ...]
    lang: str


class Refused(NamedTuple):
    """Why there is no result."""

    diagnostics: tuple[Diagnostic, ...]
    lang: str


def policy_files(names: Sequence[str]) -> list[Path]:
    """The files that are meant: a folder stands for all policies in it; raises UsageError."""
    return [path for name in names for path in _files_of(Path(name))]


def _files_of(path: Path) -> list[Path]:
    if not _is_folder(path):
        return [path]
    found = path.rglob("*.policy")
    files = sorted(one for one in found if not _is_hidden(one.relative_to(path)))
    if not files:
        name = file_name(path)
        raise UsageError(
            f"文件夹“{name}”里没有政策文件（.policy）。", f"There is no .policy file in {name}."
        )
    return files


def _is_hidden(path: Path) -> bool:
    """In a hidden folder lie copies that tools made, never what a clerk wrote."""
    return any(part.startswith(".") for part in path.parts)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no file can have
        return False


def open_policy(path: str, console: Console) -> Opened | Refused:
    checked = check_file(Path(path))
    lang = language_for(checked, console)
    if checked.policy is None:
        return Refused(checked.diagnostics, lang)
    return Opened(checked.policy, checked.diagnostics, lang)


def language_for(checked: Checked, console: Console) -> str:
    return console.lang_for(source_language(checked.source))


def source_language(source: Source | None) -> str | None:
    return None if source is None else text_language(source.text)

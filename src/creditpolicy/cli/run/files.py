"""Files that commands write: whole or not at all, and never over what the command reads."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from creditpolicy.cli.command import UsageError
from creditpolicy.cli.console import to_bytes
from creditpolicy.source.decode import file_name


def write_text(path: Path, text: str) -> None:
    """The text, in UTF-8, in place of what the file held; raises UsageError where it cannot."""
    write_bytes(path, to_bytes(text))


def write_bytes(path: Path, data: bytes) -> None:
    """The same of anything that is no text."""
    try:
        _replace(path.resolve(), data)
    except (OSError, ValueError, RuntimeError):
        raise unwritable(path) from None


def create(path: Path, data: bytes) -> None:
    """Writes a new file; raises UsageError where there is one or it cannot be written."""
    try:
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise exists(path) from None
    except (OSError, ValueError):
        raise unwritable(path) from None


def exists(path: Path) -> UsageError:
    """What somebody may have filled in since is never replaced."""
    name = file_name(path)
    return UsageError(
        f"已经有“{name}”了，没有覆盖；换一个文件名。",
        f"{name} exists and was not replaced; choose another name.",
    )


def unwritable(path: Path) -> UsageError:
    name = file_name(path)
    return UsageError(
        f"“{name}”写不进去。核对文件夹是否存在、有没有写入权限。",
        f"Cannot write {name}. Check that the folder exists and that you may write there.",
    )


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():  # a terminal, a pipe, /dev/null
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        _copy_mode(path, Path(name))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _copy_mode(path: Path, new: Path) -> None:
    """The permissions that the file had, or those that any new file gets."""
    if path.exists():
        shutil.copymode(path, new)
        return
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)


def refuse_same_file(output: str | None, inputs: Iterable[str]) -> None:
    """Raises UsageError where the output would replace what is read."""
    if output is None:
        return
    for name in inputs:
        if _same(Path(output), Path(name)):
            shown = file_name(Path(output))
            raise UsageError(
                f"-o 的文件“{shown}”正是要读的文件，写进去会把它盖掉；换一个文件名。",
                f"The file of -o, {shown}, is one that is read; choose another.",
            )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False

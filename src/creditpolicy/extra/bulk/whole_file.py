"""A file that a run writes is there whole or not at all, however the run ends."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from creditpolicy.extra.bulk.engine import Unwritable


@contextmanager
def whole_file(path: Path) -> Generator[Path]:
    """A path to write to, beside the file that it becomes at the end; raises Unwritable."""
    temporary = path.with_name(f".{path.name[:40]}.{uuid4().hex[:8]}")
    try:
        temporary.touch()
        yield temporary
        temporary.replace(path)
    except OSError:
        raise Unwritable(str(path)) from None
    finally:
        temporary.unlink(missing_ok=True)


def require_writable(path: Path) -> None:
    """Raises Unwritable where a file cannot be made there; nothing is left behind."""
    temporary = path.with_name(f".{path.name[:40]}.{uuid4().hex[:8]}")
    try:
        temporary.touch()
        temporary.unlink()
    except OSError:
        raise Unwritable(str(path)) from None
    if path.is_dir():
        raise Unwritable(str(path))

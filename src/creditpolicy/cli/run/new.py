"""Runs `creditpolicy new`."""

from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console, to_bytes
from creditpolicy.source.decode import file_name

_STARTERS = Path(__file__).parent.parent / "starters"


def run_new(args: Namespace, console: Console) -> int:
    lang = console.lang
    text = starter(lang)
    if args.file is None:
        console.give(text)
        return FINE
    path = Path(args.file)
    name = file_name(path)
    _create(path, name, text)
    if lang == "zh":
        console.say(f"已生成 {name}。接着检查它：creditpolicy check {name}\n")
    else:
        console.say(f"Wrote {name}. Check it with: creditpolicy check {name}\n")
    return FINE


def starter(lang: str) -> str:
    """The policy to start from."""
    return (_STARTERS / f"{lang}.policy").read_text(encoding="utf-8")


def _create(path: Path, name: str, text: str) -> None:
    """Writes a new file; raises UsageError where there is one or it cannot be written."""
    try:
        with path.open("xb") as stream:
            stream.write(to_bytes(text))
    except FileExistsError:
        raise UsageError(
            f"已经有“{name}”了，没有覆盖；换一个文件名。",
            f"{name} exists and was not replaced; choose another name.",
        ) from None
    except (OSError, ValueError):
        raise UsageError(
            f"“{name}”写不进去。核对文件夹是否存在、有没有写入权限。",
            f"Cannot write {name}. Check that the folder exists and that you may write there.",
        ) from None

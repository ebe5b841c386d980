"""Runs `creditpolicy new`."""

from argparse import Namespace
from pathlib import Path

from creditpolicy.cli.command import FINE
from creditpolicy.cli.console import Console, to_bytes
from creditpolicy.cli.run.files import create
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
    create(path, to_bytes(text))
    if lang == "zh":
        console.say(f"已生成 {name}。接着检查它：creditpolicy check {name}\n")
    else:
        console.say(f"Wrote {name}. Check it with: creditpolicy check {name}\n")
    return FINE


def starter(lang: str) -> str:
    """The policy to start from."""
    return (_STARTERS / f"{lang}.policy").read_text(encoding="utf-8")

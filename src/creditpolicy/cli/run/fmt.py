"""Runs `creditpolicy fmt`."""

from argparse import Namespace
from pathlib import Path
from typing import Literal

from creditpolicy.cli.command import FINE, FOUND, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.cli.run.files import write_text
from creditpolicy.cli.run.findings import refuse
from creditpolicy.cli.run.policies import policy_files, source_language
from creditpolicy.diagnostics.diagnostic import Diagnostic
from creditpolicy.diagnostics.refused import refused
from creditpolicy.policy.amend.bases import in_folder
from creditpolicy.policy.load import whole_policy
from creditpolicy.source.decode import ReadSource, file_name, read_source
from creditpolicy.source.source import Source
from creditpolicy.syntax.format import format_source, language_of
from creditpolicy.syntax.parse import parse
from creditpolicy.syntax.split_glued import split_glued

Lang = Literal["zh", "en"] | None


def run_fmt(args: Namespace, console: Console) -> int:
    paths = policy_files(args.policy)
    if len(paths) > 1 and not (args.write or args.check):
        raise UsageError(
            "一次排几个文件，要用 -w 改写，或者用 --check 检查。",
            "Several files go with -w or with --check.",
        )
    if args.expand and (args.write or args.check):
        raise UsageError(
            "--expand 只显示完整的政策，不和 -w、--check 一起用；要存下来，用 > 写进另一个文件。",
            "--expand prints the whole policy and goes with neither -w nor --check; "
            "redirect it into another file to keep it.",
        )
    return max(_format(path, args, console) for path in paths)


def _format(path: Path, args: Namespace, console: Console) -> int:
    read = read_source(path)
    if not isinstance(read, ReadSource):
        return refuse((refused(file_name(path), read),), console, console.lang, as_json=False)
    source, lang = read.source, console.lang_for(source_language(read.source))
    before = Source(source.name, split_glued(source)) if args.split else source
    to: Lang = args.lang
    text = _expanded(path, before, to) if args.expand else format_source(before, to)
    if not isinstance(text, str):
        return refuse(text, console, lang, as_json=False)
    if args.check:
        return _check(source, text, console, lang)
    if not args.write:
        console.give(text)
    elif text != source.text:
        write_text(path, text)
    return FINE


def _expanded(path: Path, source: Source, lang: Lang) -> str | tuple[Diagnostic, ...]:
    """The whole policy, in the language of the amendment where none is given."""
    whole = whole_policy(source, in_folder(path.parent))
    if isinstance(whole, tuple):
        return whole
    return format_source(whole.file.source, lang or language_of(parse(source)[0]))


def _check(source: Source, text: str, console: Console, lang: str) -> int:
    if text == source.text:
        return FINE
    zh = f"{source.name}：版式不统一，用 creditpolicy fmt -w 改过来。"
    en = f"{source.name}: would change; creditpolicy fmt -w rewrites it."
    console.say((zh if lang == "zh" else en) + "\n")
    return FOUND

"""Runs `creditpolicy error`."""

import unicodedata
from argparse import Namespace

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.diagnostics.registry import all_codes
from creditpolicy.diagnostics.render_page import render_page
from creditpolicy.diagnostics.render_text import severity_text
from creditpolicy.source.width import cut

_NEAREST = 3


def run_error(args: Namespace, console: Console) -> int:
    if args.code is None:
        lines = (cut(_line(code, console.lang), console.columns) for code in all_codes())
        console.say("".join(f"{line}\n" for line in lines))
        return FINE
    name = _spelt_out(args.code)
    code = next((one for one in all_codes() if one.code == name), None)
    if code is None:
        raise _unknown(args.code)
    console.say(render_page(code, console.lang, console.columns))
    return FINE


def _spelt_out(text: str) -> str:
    """`402`, `cp402` and full-width digits as CP402."""
    code = unicodedata.normalize("NFKC", text).strip().upper()
    return f"CP{code:0>3}" if code.isdecimal() and code.isascii() else code


def _unknown(text: str) -> UsageError:
    """The codes nearest by number, where a number was given."""
    name = _spelt_out(text)
    digits = "".join(letter for letter in name if letter in "0123456789")[:9]
    if not digits:
        return UsageError(
            f"“{text}”不是代码；代码写成 CP402 的样子，creditpolicy error 列出全部。",
            f"“{text}” is no code; a code looks like CP402, and creditpolicy error lists them all.",
        )
    codes = [code.code for code in all_codes()]
    near = sorted(sorted(codes, key=lambda code: abs(int(code[2:]) - int(digits)))[:_NEAREST])
    zh, en = "、".join(near), ", ".join(near)
    return UsageError(
        f"没有 {name} 这个代码；相近的有 {zh}。", f"There is no code {name}; near it are {en}."
    )


def _line(code: Code, lang: str) -> str:
    sentence = code.zh if lang == "zh" else code.en
    return f"{code.code}  {severity_text(code.severity, lang)}  {sentence}"

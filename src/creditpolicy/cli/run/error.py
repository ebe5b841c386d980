"""Runs `creditpolicy error`."""

import unicodedata
from argparse import Namespace
from importlib import import_module
from pkgutil import iter_modules

from creditpolicy.cli.command import FINE, UsageError
from creditpolicy.cli.console import Console
from creditpolicy.diagnostics import catalog
from creditpolicy.diagnostics.diagnostic import Code
from creditpolicy.diagnostics.render_text import severity_text
from creditpolicy.source.width import cut

_NEAREST = 3


def run_error(args: Namespace, console: Console) -> int:
    lang, codes = console.lang, all_codes()
    if args.code is None:
        console.say(
            "".join(cut(_line(code, lang), console.columns) + "\n" for code in codes.values())
        )
        return FINE
    name = _spelt_out(args.code)
    if name not in codes:
        raise _unknown(args.code, name, codes)
    text = _page(name)
    console.say(text if text is not None else _summary(codes[name], lang))
    return FINE


def _page(code: str) -> str | None:
    try:
        pages = import_module("creditpolicy.diagnostics.pages")
    except ModuleNotFoundError:
        return None
    text: str | None = pages.page(code)
    return text


def all_codes() -> dict[str, Code]:
    """Every code in order, by its number."""
    modules = (
        import_module(f"{catalog.__name__}.{m.name}") for m in iter_modules(catalog.__path__)
    )
    codes = (code for module in modules for code in vars(module).values() if isinstance(code, Code))
    return {code.code: code for code in sorted(codes, key=lambda code: code.code)}


def _spelt_out(text: str) -> str:
    """`402`, `cp402` and full-width digits as CP402."""
    code = unicodedata.normalize("NFKC", text).strip().upper()
    return f"CP{code:0>3}" if code.isdecimal() and code.isascii() else code


def _unknown(text: str, name: str, codes: dict[str, Code]) -> UsageError:
    """The codes nearest by number, where a number was given."""
    digits = "".join(letter for letter in name if letter in "0123456789")[:9]
    near = sorted(codes, key=lambda code: abs(int(code[2:]) - int(digits or 0)))[:_NEAREST]
    zh, en = "、".join(sorted(near)), ", ".join(sorted(near))
    if not digits:
        return UsageError(
            f"“{text}”不是代码；代码写成 CP402 的样子，creditpolicy error 列出全部。",
            f"“{text}” is no code; a code looks like CP402, and creditpolicy error lists them all.",
        )
    return UsageError(
        f"没有 {name} 这个代码；相近的有 {zh}。", f"There is no code {name}; near it are {en}."
    )


def _line(code: Code, lang: str) -> str:
    sentence = code.zh if lang == "zh" else code.en
    return f"{code.code}  {severity_text(code.severity, lang)}  {sentence}"


def _summary(code: Code, lang: str) -> str:
    help_ = code.help_zh if lang == "zh" else code.help_en
    return _line(code, lang) + "\n" + (f"{help_}\n" if help_ else "")

"""Which language to speak: the one asked for, the system's, the policy's."""

import sys
from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked_for(words: Sequence[str]) -> str | None:
    """What `--lang` says, also where the rest of the line is wrong."""
    for index, word in enumerate(words):
        name, _, value = word.partition("=")
        if name == "--lang":
            value = value or "".join(words[index + 1 : index + 2])
            return value if value in LANGUAGES else None
    return None


def system_is_chinese(environ: Mapping[str, str]) -> bool:
    """Whether the locale is Chinese; on Windows the system knows it where no variable does."""
    for variable in _VARIABLES:
        if locale := environ.get(variable):
            return locale.lower().startswith("zh")
    return sys.platform == "win32" and _windows_is_chinese()


def _windows_is_chinese() -> bool:
    import locale

    return (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))


def text_language(text: str) -> str | None:
    """The language of a policy's text, by its first word; None for a text without one."""
    for line in text.splitlines():
        word = line.strip("\ufeff \t\u00a0\u3000")
        if word and not word.startswith("#"):
            return "en" if word[0].isascii() and word[0].isalpha() else "zh"
    return None

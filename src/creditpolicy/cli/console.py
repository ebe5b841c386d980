"""The console: what is printed where, how wide, in which language; no character makes it fail."""

import contextlib
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

from creditpolicy.cli.language import asked_for, system_is_chinese

_WIDE = 120
"""The cells of a line where the output goes to a file or a pipe."""


class Console:
    """Output for people goes through `say` and `complain`, data through `give`."""

    def __init__(self, out: TextIO, err: TextIO, lang: str | None, *, chinese: bool) -> None:
        self.out = out
        self.err = err
        self.asked = lang
        self.chinese = chinese

    @classmethod
    def of_process(cls, words: Sequence[str], environ: Mapping[str, str]) -> "Console":
        """The console of this process, which from now on replaces what it cannot show."""
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="backslashreplace")
        return cls(sys.stdout, sys.stderr, asked_for(words), chinese=system_is_chinese(environ))

    @property
    def lang(self) -> str:
        """The language where there is no policy."""
        return self.lang_for(None)

    def lang_for(self, policy: str | None) -> str:
        """The language asked for, else Chinese if the system's, else the policy's.

        A console that cannot show Chinese gets English.
        """
        if self.asked is not None:
            return self.asked
        if not self._shows_chinese():
            return "en"
        return "zh" if self.chinese else policy or "en"

    def _shows_chinese(self) -> bool:
        try:
            "中".encode(getattr(self.out, "encoding", None) or "utf-8")
        except (LookupError, UnicodeEncodeError):
            return False
        return True

    @property
    def columns(self) -> int:
        """The cells of a line."""
        if not self.out.isatty() and "COLUMNS" not in os.environ:
            return _WIDE
        return shutil.get_terminal_size((_WIDE, 24)).columns

    def say(self, text: str) -> None:
        self.out.write(text)

    def complain(self, text: str) -> None:
        self.out.flush()
        self.err.write(text)

    def ask(self, question: str) -> bool:
        """Whether the answer is yes; no answer is no."""
        self.out.write(question)
        self.out.flush()
        answer = sys.stdin.readline() if sys.stdin is not None else ""
        return answer.strip().lower() in ("y", "yes", "是", "好")

    def give(self, text: str) -> None:
        """Data on standard output: always UTF-8, line ends as they are."""
        self.out.flush()
        binary = getattr(self.out, "buffer", None)
        if binary is None:
            self.out.write(text)
        else:
            binary.write(to_bytes(text))

    def flush(self) -> None:
        self.out.flush()
        self.err.flush()

    def close_quietly(self) -> None:
        """Whoever read our output went away: Python must not complain about it at its end."""
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())


def to_bytes(text: str) -> bytes:
    """UTF-8; half a character becomes its escape, which is also how JSON writes it."""
    return text.encode("utf-8", "backslashreplace")

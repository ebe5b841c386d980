"""Lark's contextual lexer, quicker to start: a state's lexer is made when first it is needed.

Lark joins all that a state accepts in one pattern, words and all. Here each pattern is compiled
once, and words are looked up. What is read is the same; tests compare the two.
"""

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from lark import Token
from lark.common import LexerConf
from lark.lexer import BasicLexer, ContextualLexer, PatternStr, TerminalDef
from lark.utils import TextSlice

_NAME = "NAME"


class ReadyLexer(ContextualLexer):
    """A lexer for each state of the parser, by what the state accepts."""

    def __init__(
        self, conf: LexerConf, states: Mapping[int, Collection[str]], always_accept: Collection[str]
    ) -> None:
        self._always = {*conf.ignore, *always_accept}
        self._all = BasicLexer(conf)
        self._patterns = {
            terminal.name: re.compile(terminal.pattern.to_regexp(), conf.g_regex_flags)
            for terminal in self._all.terminals
            if not isinstance(terminal.pattern, PatternStr)
        }
        self._by_tokens: dict[frozenset[str], BasicLexer] = {}
        self.lexers = _Lexers(self, states)

    @cached_property
    def root_lexer(self) -> BasicLexer:  # type: ignore[override] # Lark makes it at once
        return _StateLexer(self._all, self._all.terminals, self._patterns)

    def lexer(self, accepts: Collection[str]) -> BasicLexer:
        """The lexer of a state; states that accept the same share one."""
        key = frozenset(accepts)
        if key not in self._by_tokens:
            names = key | self._always
            terminals = [one for one in self._all.terminals if one.name in names]
            self._by_tokens[key] = _StateLexer(self._all, terminals, self._patterns)
        return self._by_tokens[key]


class _Lexers(dict[int, Any]):
    """The lexers by state, each made when it is asked for."""

    def __init__(self, of: ReadyLexer, states: Mapping[int, Collection[str]]) -> None:
        self._of = of
        self._states = states

    def __missing__(self, state: int) -> BasicLexer:
        made = self[state] = self._of.lexer(self._states[state])
        return made


class _StateLexer(BasicLexer):
    """The terminals of one state, in the order of Lark's own lexer, whose settings it shares."""

    def __init__(
        self,
        settings: BasicLexer,
        terminals: Collection[TerminalDef],
        patterns: Mapping[str, re.Pattern[str]],
    ) -> None:
        vars(self).update(vars(settings))
        self.terminals = terminals
        words = {
            str(terminal.pattern.value): terminal.name
            for terminal in terminals
            if isinstance(terminal.pattern, PatternStr)
        }
        found = [(one.name, patterns[one.name]) for one in terminals if one.name in patterns]
        whole = any(name == _NAME for name, _ in found)
        self.callback = {_NAME: _Words(words)} if whole and words else {}
        self._scanner: Any = _Scanner(found, {} if whole else words)


class _Scanner:
    """What stands at a place: a pattern, or else one of the words, however it goes on.

    A word is only looked for like this where no name may stand: a name is read whole.
    """

    def __init__(self, patterns: list[tuple[str, re.Pattern[str]]], words: dict[str, str]) -> None:
        self._patterns = patterns
        self._words = words
        self.allowed_types = {*(name for name, _ in patterns), *words.values()}

    def match(self, text: TextSlice[str], at: int) -> tuple[str, str] | None:
        for name, pattern in self._patterns:
            found = pattern.match(text.text, at, text.end)
            if found:
                return found[0], name
        for word, name in self._words.items():
            if text.text.startswith(word, at, text.end):
                return word, name
        return None


class _Words:
    """Turns a name that is a word into that word."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __call__(self, token: Token) -> Token:
        token.type = self._words.get(token.value, token.type)
        return token


PLUGINS = MappingProxyType({"ContextualLexer": ReadyLexer})
"""What Lark is told to use in place of its own."""

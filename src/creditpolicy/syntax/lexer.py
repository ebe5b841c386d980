"""Lark's contextual lexer, quicker to start: a state's lexer is made when first it is needed.

Lark joins all that a state accepts in one pattern, words and all. Here each pattern is compiled
once, and words are looked up. What is read is the same; tests compare the two.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

from lark import Token, UnexpectedCharacters, UnexpectedToken
from lark.common import LexerConf
from lark.lexer import BasicLexer, Lexer, LexerState, PatternStr, TerminalDef
from lark.parsers.lalr_parser_state import ParserState
from lark.utils import TextSlice

_NAME = "NAME"


class ReadyLexer(Lexer):
    """A lexer for each state of the parser, by what the state accepts."""

    __future_interface__ = 2

    def __init__(self, conf: LexerConf) -> None:
        self._all = BasicLexer(conf)
        self._patterns = {
            terminal.name: re.compile(terminal.pattern.to_regexp(), conf.g_regex_flags)
            for terminal in self._all.terminals
            if not isinstance(terminal.pattern, PatternStr)
        }
        self._ignored = frozenset(conf.ignore)
        self._by_tokens: dict[frozenset[str], BasicLexer] = {}
        self._by_state: dict[int, BasicLexer] = {}

    def lex(self, lexer_state: LexerState, parser_state: ParserState[int]) -> Iterator[Token]:
        """The tokens; what a state does not take is told from what stands nowhere."""
        try:
            while True:
                lexer = self._lexer(parser_state.position, parser_state.parse_conf.states)
                yield lexer.next_token(lexer_state, parser_state)
        except EOFError:
            return
        except UnexpectedCharacters as error:
            unexpected: Any = UnexpectedToken
            token = self._elsewhere(lexer_state, error)
            raise unexpected(token, error.allowed, state=parser_state) from None

    def _elsewhere(self, lexer_state: LexerState, error: UnexpectedCharacters) -> Token:
        """What stands there in any other place; the error itself where nothing does."""
        try:
            return self._root.next_token(lexer_state)
        except UnexpectedCharacters:
            raise error from None

    @cached_property
    def _root(self) -> BasicLexer:
        return _StateLexer(self._all, self._all.terminals, self._patterns)

    def _lexer(self, state: int, states: Mapping[int, Mapping[str, Any]]) -> BasicLexer:
        """The lexer of a state; states that accept the same share one."""
        lexer = self._by_state.get(state)
        if lexer is None:
            names = self._ignored.union(states[state])
            lexer = self._by_tokens.get(names)
            if lexer is None:
                terminals = [one for one in self._all.terminals if one.name in names]
                lexer = _StateLexer(self._all, terminals, self._patterns)
                self._by_tokens[names] = lexer
            self._by_state[state] = lexer
        return lexer


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

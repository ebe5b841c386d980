"""What may stand at a place in a line, asked of the parser's own table.

Lark's `expected` and `accepts()` are not used: they drop terminals with Chinese names, and the
first also lists what the state could take in another line.
"""

from functools import cache
from types import MappingProxyType

from lark import UnexpectedInput, UnexpectedToken
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_parser_state import ParserState

from creditpolicy.syntax.grammar import parser
from creditpolicy.syntax.vocabulary import BUILTIN_NAMES, TYPE_NAMES

END = "$END"


def expected_after(text: str) -> tuple[str, ...]:
    """The terminals that may follow the beginning of a line, in the order of the grammar.

    None where the beginning itself does not read: it may have been cut off inside a token.
    """
    reading = parser().parse_interactive(text)
    try:
        reading.exhaust_lexer()
    except UnexpectedInput:
        return ()
    state = reading.parser_state
    here = state.parse_conf.states[state.position]
    return tuple(name for name in _terminal_names() if name in here and _takes(state, name))


def words_after(text: str) -> frozenset[str]:
    """The words of the language that may follow the beginning of a line."""
    words = words_of_terminals()
    return frozenset(words[name] for name in expected_after(text) if name in words)


def stops_at(text: str) -> int | None:
    """Where a line stops making sense; its length where it is not finished, None if it is right."""
    try:
        parser().parse(text)
    except UnexpectedToken as error:
        return len(text) if error.token.type == END else error.pos_in_stream
    except UnexpectedInput as error:
        return error.pos_in_stream
    return None


def reads(text: str) -> bool:
    return stops_at(text) is None


def all_words() -> tuple[str, ...]:
    """Every word of the language, in both languages, and its built-in names."""
    builtins = (word for pair in (*BUILTIN_NAMES, *TYPE_NAMES) for word in pair)
    return tuple(sorted({*words_of_terminals().values(), *builtins}))


@cache
def words_of_terminals() -> MappingProxyType[str, str]:
    """The terminals that are one fixed word, with the word."""
    patterns = ((terminal.name, terminal.pattern) for terminal in parser().terminals)
    return MappingProxyType({name: str(p.value) for name, p in patterns if p.type == "str"})


@cache
def _terminal_names() -> tuple[str, ...]:
    return (*(terminal.name for terminal in parser().terminals), END)


def _takes(state: ParserState[int], terminal: str) -> bool:
    """Whether the table shifts this terminal, after the reductions that it asks for before."""
    table, left, added = state.parse_conf.states, len(state.state_stack), list[int]()
    while True:
        top = added[-1] if added else state.state_stack[left - 1]
        if terminal not in table[top]:
            return False
        action, target = table[top][terminal]
        if action is Shift:
            return True
        size = len(target.expansion)
        left -= max(0, size - len(added))
        del added[max(0, len(added) - size) :]
        top = added[-1] if added else state.state_stack[left - 1]
        added.append(table[top][target.origin.name][1])
        if terminal == END and added[-1] == state.parse_conf.end_state:
            return True

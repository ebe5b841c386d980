"""The parser's tables as data: to build them from the grammar takes longer than to check a policy.

The file is JSON, so reading it runs nothing. It states the grammar and the release of Lark that it
was made from; where either differs it is passed over, and the parser is built from the grammar.
`make grammar` writes it; docs/decisions has the figures.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import lark
from lark.common import LexerConf, ParserConf
from lark.grammar import NonTerminal, Rule, RuleOptions, Symbol, Terminal
from lark.lark import LarkOptions
from lark.lexer import PatternRE, PatternStr, TerminalDef
from lark.parser_frontends import ParsingFrontend
from lark.parsers.lalr_analysis import IntParseTable, Reduce, Shift
from lark.parsers.lalr_parser import LALR_Parser, _Parser  # pyright: ignore[reportPrivateUsage]

from creditpolicy.syntax.lexer import ReadyLexer

TABLE = Path(__file__).parent / "grammar_table.json"

OPTIONS: Mapping[str, Any] = MappingProxyType(
    {"parser": "lalr", "lexer": ReadyLexer, "start": "statement", "propagate_positions": True}
)
"""What Lark is told beside the grammar."""

_Actions = dict[str, tuple[Any, Any]]


def load(grammar: str) -> lark.Lark | None:
    """The parser of this grammar, or None where there is no table that was made from it."""
    if not TABLE.exists():
        return None
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    if table["lark"] != lark.__version__ or table["grammar"] != grammar:
        return None
    return _parser(table)


def _parser(table: dict[str, Any]) -> lark.Lark:
    """What `Lark.load` makes, but one object for a symbol, and a state only when it is reached.

    It asks for Lark's own parts by name: the table says which release they are from.
    """
    symbols = [_symbol(*one) for one in table["symbols"]]
    rules = [_rule(symbols, *one) for one in table["rules"]]
    made: Any = lark.Lark.__new__(lark.Lark)
    made.options = LarkOptions(dict(OPTIONS))
    made.rules = rules
    made.source_path = str(TABLE)
    made.terminals = [_terminal(*one) for one in table["terminals"]]
    made.lexer_conf = LexerConf(made.terminals, re, table["ignore"], skip_validation=True)
    made.lexer_conf.lexer_type = ReadyLexer
    made._terminals_dict = made.lexer_conf.terminals_by_name
    made._prepare_callbacks()
    conf = ParserConf(rules, made._callbacks, made.options.start)
    conf.parser_type = "lalr"
    states = _States(table["tokens"], table["rows"], table["states"], rules)
    made_table: Any = IntParseTable
    parser: Any = LALR_Parser.__new__(LALR_Parser)
    parser._parse_table = made_table(states, table["start"], table["end"])
    parser.parser = _Parser(parser._parse_table, made._callbacks)
    made.parser = ParsingFrontend(made.lexer_conf, conf, made.options, parser=parser)
    return made  # type: ignore[no-any-return]


class _States(dict[int, _Actions]):
    """What each state does with each symbol; a state is made from its row when it is reached.

    A row has the number of a symbol and then a state to go to, or a rule, counted from -1 down.
    """

    def __init__(
        self, tokens: list[str], rows: list[list[int]], states: list[int], rules: list[Rule]
    ) -> None:
        self._tokens, self._rows, self._states, self._rules = tokens, rows, states, rules

    def __missing__(self, state: int) -> _Actions:
        row = self._rows[self._states[state]]
        made = self[state] = {
            self._tokens[token]: (Shift, to) if to >= 0 else (Reduce, self._rules[-1 - to])
            for token, to in zip(row[::2], row[1::2], strict=True)
        }
        return made


def _symbol(name: str, kind: int) -> Symbol:
    """A rule's name, or a terminal that is kept (1) or left out of the tree (2)."""
    return Terminal(name, filter_out=kind == 2) if kind else NonTerminal(name)


def _rule(symbols: list[Symbol], origin: int, parts: list[int], *more: Any) -> Rule:
    order, alias, options = more
    name: Any = symbols[origin]
    return Rule(name, [symbols[part] for part in parts], order, alias, RuleOptions(*options))


def _terminal(name: str, value: str, flags: list[str], kind: str, priority: int) -> TerminalDef:
    pattern = PatternStr(value, flags) if kind == "str" else PatternRE(value, flags)
    return TerminalDef(name, pattern, priority)


def table_of(parser: lark.Lark, grammar: str) -> str:
    """The text of the table file; the same for the same grammar and release of Lark."""
    untyped: Any = parser
    actions = _in_order(untyped.parser.parser.parser.parse_table)
    tokens = sorted({symbol for taken in actions.states.values() for symbol in taken})
    numbers = {token: number for number, token in enumerate(tokens)}
    rules = {rule: number for number, rule in enumerate(parser.rules)}
    rows: dict[tuple[int, ...], int] = {}
    states = [
        rows.setdefault(tuple(_row(taken, numbers, rules)), len(rows))
        for _, taken in sorted(actions.states.items())
    ]
    symbols: dict[tuple[str, int], int] = {}
    table = {
        "lark": lark.__version__,
        "grammar": grammar,
        "terminals": [_terminal_data(one) for one in parser.terminals],
        "ignore": list(untyped.lexer_conf.ignore),
        "rules": [_rule_data(one, symbols) for one in parser.rules],
        "symbols": list(symbols),
        "tokens": tokens,
        "rows": list(rows),
        "states": states,
        "start": actions.start_states,
        "end": actions.end_states,
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(taken: _Actions, numbers: dict[str, int], rules: dict[Rule, int]) -> Iterator[int]:
    for symbol, (action, target) in taken.items():
        yield numbers[symbol]
        yield target if action is Shift else -1 - rules[target]


def _terminal_data(terminal: TerminalDef) -> list[Any]:
    pattern: Any = terminal.pattern
    return [terminal.name, pattern.value, list(pattern.flags), pattern.type, terminal.priority]


def _rule_data(rule: Rule, symbols: dict[tuple[str, int], int]) -> list[Any]:
    def number(symbol: Symbol) -> int:
        kind = (2 if symbol.filter_out else 1) if isinstance(symbol, Terminal) else 0
        return symbols.setdefault((symbol.name, kind), len(symbols))

    said = rule.options
    options = [
        said.keep_all_tokens,
        said.expand1,
        said.priority,
        said.template_source,
        list(said.empty_indices),
    ]
    parts = [number(part) for part in rule.expansion]
    return [number(rule.origin), parts, rule.order, rule.alias, options]


def _in_order(table: Any) -> Any:
    """The states numbered from the start on; Lark numbers them in the order of a set."""
    numbers = {state: number for number, state in enumerate(table.start_states.values())}
    states: dict[int, dict[str, tuple[Any, Any]]] = {}
    waiting = list(numbers)
    for state in waiting:
        taken = states[numbers[state]] = {}
        for symbol, (action, target) in sorted(table.states[state].items(), key=lambda t: t[0]):
            if action is Shift and target not in numbers:
                numbers[target] = len(numbers)
                waiting.append(target)
            taken[symbol] = (action, numbers[target] if action is Shift else target)
    ends = {start: numbers[state] for start, state in table.end_states.items()}
    starts = {start: numbers[state] for start, state in table.start_states.items()}
    ordered: Any = IntParseTable
    return ordered(states, starts, ends)

"""The parser's tables as data: to build them from the grammar takes longer than to check a policy.

The file is JSON, so reading it runs nothing. It states the grammar and the release of Lark that it
was made from; where either differs it is passed over, and the parser is built from the grammar.
`make grammar` writes it; docs/decisions has the figures.
"""

import json
from pathlib import Path
from typing import Any

import lark
from lark.grammar import Rule
from lark.lexer import TerminalDef
from lark.parsers.lalr_analysis import IntParseTable, Shift
from lark.utils import SerializeMemoizer

from creditpolicy.syntax.lexer import PLUGINS

TABLE = Path(__file__).parent / "grammar_table.json"


def load(grammar: str) -> lark.Lark | None:
    """The parser of this grammar, or None where there is no table that was made from it."""
    if not TABLE.exists():
        return None
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    if table["lark"] != lark.__version__ or table["grammar"] != grammar:
        return None
    actions = table["data"]["parser"]["parser"]
    actions["tokens"] = _numbered(actions["tokens"])
    actions["states"] = {
        state: _numbered(taken) for state, taken in _numbered(actions["states"]).items()
    }
    table["data"]["options"]["_plugins"] = dict(PLUGINS)
    stored: Any = {"data": table["data"], "memo": _numbered(table["memo"])}
    return lark.Lark.load(stored)


def _numbered(of: dict[str, Any]) -> dict[int, Any]:
    """JSON turned the keys, which are whole numbers, into text."""
    return {int(number): value for number, value in of.items()}


def table_of(parser: lark.Lark, grammar: str) -> str:
    """The text of the table file; the same for the same grammar and release of Lark."""
    memo = SerializeMemoizer([TerminalDef, Rule])
    untyped: Any = parser
    data = untyped.serialize(memo)
    data["options"]["_plugins"] = {}
    actions = untyped.parser.parser.parser.parse_table
    data["parser"]["parser"] = _in_order(actions).serialize(memo)
    table = {"lark": lark.__version__, "grammar": grammar, "data": data, "memo": memo.serialize()}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


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

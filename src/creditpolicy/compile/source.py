"""Generated source: lines with their clauses, and the values that they name.

What is run has no word of the policy in it but texts that `repr` has quoted; clauses stand beside
the lines, and become comments only where the source is shown.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from typing import Any, cast

from attrs import frozen

from creditpolicy.source.source import Span
from creditpolicy.values.classes import define, field

CODE = "<creditpolicy {}>"
"""What tracebacks call the generated code of records, and of scores."""
_WIDEST = 100


@frozen
class Line:
    """One line of generated code, and the clause of the policy that it comes from."""

    text: str
    origin: Span | None = None


@define
class Writer:
    """Code as it is written; `constants` are the values that it names."""

    constants: dict[str, object]
    lines: list[Line] = field(factory=list[Line])
    depth: int = 0
    origin: Span | None = None
    count: int = 0
    known: dict[tuple[type, object], str] = field(factory=dict[tuple[type, object], str])
    shown: dict[str, str] = field(factory=dict[str, str])

    def say(self, text: str) -> None:
        self.lines.append(Line("    " * self.depth + text, self.origin))

    @contextmanager
    def block(self, head: str) -> Generator[None, None, None]:
        """What is said meanwhile stands below the head; `pass` where that is nothing."""
        self.say(head)
        before = len(self.lines)
        self.depth += 1
        yield
        if len(self.lines) == before:
            self.say("pass")
        self.depth -= 1

    @contextmanager
    def clause(self, origin: Span | None) -> Generator[None, None, None]:
        """What is said meanwhile comes from that clause, where it is known."""
        before = self.origin
        self.origin = origin or before
        yield
        self.origin = before

    @contextmanager
    def aside(self) -> Generator[list[Line], None, None]:
        """What is said meanwhile is kept in a list of its own, for a later place."""
        outside, inside = self.lines, list[Line]()
        self.lines = inside
        yield inside
        self.lines = outside

    def add(self, lines: list[Line]) -> None:
        """Lines written aside, below where this stands."""
        before = "    " * self.depth
        self.lines.extend(Line(before + line.text, line.origin) for line in lines)

    def fresh(self, letter: str) -> str:
        """A name that nothing else has."""
        self.count += 1
        return f"{letter}{self.count}"

    def constant(self, value: object) -> str:
        """How the code says a value: as a literal, or by the name of a constant."""
        if isinstance(value, Fraction) and value.denominator == 1:
            value = value.numerator
        if value is None or isinstance(value, str | bool | int):
            return repr(value)
        if isinstance(value, tuple):
            value = frozenset(cast("tuple[str, ...]", value))
        kept: object = value
        key = type(kept), kept
        if key not in self.known:
            self.known[key] = self.named("K", key[1])
        return self.known[key]

    def named(self, letter: str, value: object, said: str = "") -> str:
        """The name of a value that has no literal; `said` is how it would be made."""
        name = f"{letter}{len(self.constants)}"
        self.constants[name] = value
        self.shown[name] = said or _literal(value)
        return name


def code_of(lines: list[Line]) -> str:
    """What is run."""
    return "".join(f"{line.text}\n" for line in lines)


def run_code(lines: list[Line], name: str, constants: dict[str, Any]) -> None:
    """Defines the functions; tracebacks call their code by that name."""
    code = compile(code_of(lines), CODE.format(name), "exec")
    exec(code, constants)  # noqa: S102 -- our own text: policies are in it as quoted literals only


def shown(lines: list[Line], constants: dict[str, str]) -> Iterator[str]:
    """What is read: the same, with the constants above and each clause above its lines."""
    yield from (f"{name} = {said}" for name, said in constants.items())
    yield ""
    before: Span | None = None
    for line in lines:
        if line.origin is not None and line.origin != before:
            indent = line.text[: len(line.text) - len(line.text.lstrip())]
            yield f"{indent}# {line.origin.line}: {_on_one_line(line.origin.text)}"
        before = line.origin
        yield line.text


def _literal(value: object) -> str:
    match value:
        case Fraction():
            return f"Fraction({value.numerator}, {value.denominator})"
        case date():
            return f"date({value.year}, {value.month}, {value.day})"
        case frozenset():
            texts = sorted(map(repr, cast("frozenset[object]", value)))
            return "{" + ", ".join(texts) + "}"
        case _:
            return repr(value)


def _on_one_line(text: str) -> str:
    first = text.strip().split("\n", maxsplit=1)[0][:_WIDEST]
    return "".join(letter if letter.isprintable() else " " for letter in first)

"""Where each statement stands: under which heading, how far to the right, after a blank line."""

from enum import Enum, auto
from types import MappingProxyType

from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import define, frozen

_STEP = 2


class Block(Enum):
    """What kind of block a statement opens, if any; lines of one kind may stand together."""

    HEADING = auto()
    ASSUMPTION = auto()
    DEPARTMENTS = auto()
    REFERENCE = auto()
    GRADES = auto()
    DEFINITION = auto()
    REMOVED = auto()


_MENTIONED = MappingProxyType({
    "假设": Block.ASSUMPTION,
    "部门组": Block.DEPARTMENTS,
    "别称": Block.DEPARTMENTS,
    "沿革": Block.DEPARTMENTS,
    "引用": Block.REFERENCE,
    "等级": Block.GRADES,
    "统计": Block.DEFINITION,
    "计算": Block.DEFINITION,
})  # fmt: skip


@frozen
class Place:
    """`opens` is None for a line of the block above it."""

    indent: int
    opens: Block | None


@define
class Headings:
    """Follows a file from statement to statement."""

    in_item: bool = False
    in_summary: bool = False
    in_case: bool = False
    assumption: int | None = None
    table: int = 0
    indent: int = 0

    def place(self, statement: s.Statement) -> Place:
        """The place of a line, and of one that changes or adds such a line."""
        match statement:
            case s.Amends():
                return Place(0, None)
            case s.Placed():
                return Place(self.indent + _STEP, None)
            case s.ChangeLine(of) | s.Add(of) | s.ChangeTo(to=of):
                place = self._place_of(of)
            case s.Remove(of):
                place = self._place_of(of)
                place = Place(place.indent, place.opens and Block.REMOVED)
                self.in_item = self.in_item and place.opens is None
            case _:
                place = self._place_of(statement)
        self.indent = place.indent
        return place

    def _place_of(self, line: s.Line | s.Mention) -> Place:
        opens = self._mentioned(line) if isinstance(line, s.Mention) else self._opens(line)
        place = Place(0 if opens else self._indent(line), opens)
        explained = isinstance(line, s.Assumption | s.Ruling) or _word(line) in ("假设", "裁定")
        if explained and not self.in_case:
            self.assumption = place.indent
        elif not (isinstance(line, s.Cited | s.Reason) or _word(line) in ("出处", "理由")):
            self.assumption = None
        if isinstance(line, s.Table | s.Weights | s.Gate):
            self.table = place.indent
        return place

    def _mentioned(self, mention: s.Mention) -> Block | None:
        if mention.word == "考核" or mention.word in s.NUMBERED:
            self.in_summary = self.in_case = False
            self.in_item = mention.word not in ("考核", "大类")
            return Block.HEADING
        inside = self.in_item or self.in_summary or self.in_case
        return None if inside else _MENTIONED.get(mention.word)

    def _opens(self, statement: s.Line) -> Block | None:
        match statement:
            case s.Language() | s.Assessment() | s.Kind() | s.Summary():
                self.in_item = self.in_case = False
                self.in_summary = isinstance(statement, s.Summary)
                return Block.HEADING
            case s.Item() | s.Category() | s.Part():
                self.in_summary = self.in_case = False
                self.in_item = not isinstance(statement, s.Category)
                return Block.HEADING
            case s.Case():
                self.in_item = self.in_summary = False
                self.in_case = True
                return Block.HEADING
            case _ if self.in_item or self.in_case:
                return None
            case s.Assumption():
                return Block.ASSUMPTION
            case s.Departments() | s.Group() | s.Alias() | s.Succession():
                return Block.DEPARTMENTS
            case s.Reference():
                return Block.REFERENCE
            case s.Grades():
                return Block.GRADES
            case s.Measure() | s.Compute() | s.Table() | s.Gate() if not self.in_summary:
                return Block.DEFINITION
            case _:
                return None

    def _indent(self, line: s.Line | s.Mention) -> int:
        match line:
            case s.Cited() | s.Reason() if self.assumption is not None:
                return self.assumption + _STEP
            case s.Mention("出处" | "理由") if self.assumption is not None:
                return self.assumption + _STEP
            case s.Row() | s.Circumstance():
                return self.table + _STEP
            case _:
                return _STEP


def _word(line: s.Line | s.Mention) -> str | None:
    return line.word if isinstance(line, s.Mention) else None

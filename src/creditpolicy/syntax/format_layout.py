"""Where each statement stands: under which heading, how far to the right, after a blank line."""

from enum import Enum, auto

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

    def place(self, statement: s.Statement) -> Place:
        opens = self._opens(statement)
        place = Place(0 if opens else self._indent(statement), opens)
        if isinstance(statement, s.Assumption | s.Ruling) and not self.in_case:
            self.assumption = place.indent
        elif not isinstance(statement, s.Cited | s.Reason):
            self.assumption = None
        if isinstance(statement, s.Table | s.Weights | s.Gate):
            self.table = place.indent
        return place

    def _opens(self, statement: s.Statement) -> Block | None:
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

    def _indent(self, statement: s.Statement) -> int:
        match statement:
            case s.Cited() | s.Reason() if self.assumption is not None:
                return self.assumption + _STEP
            case s.Row() | s.Circumstance():
                return self.table + _STEP
            case _:
                return _STEP

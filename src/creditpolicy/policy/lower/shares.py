"""由各部门均分: a case that k departments have counts 1/k for each of them.

How many cases a department shares with how many is a measure, in whole numbers; a score divides.
"""

from creditpolicy.diagnostics.catalog import policy as codes
from creditpolicy.diagnostics.diagnostic import Words, found
from creditpolicy.policy import types as t
from creditpolicy.policy.core.records import Beside, Field, Group, Measure, RecordOp, Test, Where
from creditpolicy.policy.core.scores import (
    DEPARTMENT,
    Dim,
    Fold,
    Measured,
    Operation,
    Score,
    ScoreOp,
    Var,
)
from creditpolicy.policy.core.values import Aggregate
from creditpolicy.policy.declare.names import first_note
from creditpolicy.policy.facts import Kind
from creditpolicy.policy.lower.context import Context, unit_of
from creditpolicy.policy.lower.derived import with_derived
from creditpolicy.policy.lower.scope import Definition, Key
from creditpolicy.syntax import statements as s
from creditpolicy.values.classes import evolve

_SHARERS = "分担部门数"
_ONCE = Words("均分", "The sharing")


def check_shared(line: s.Measure | s.Recognise, context: Context) -> None:
    """It stands once, and only where records are counted."""
    shared = [clause for clause in line.clauses if isinstance(clause, s.Shared)]
    counts = isinstance(line, s.Measure) and isinstance(line.aggregate, s.Count)
    problems = context.problems
    problems.extend(found(codes.SHARED_NOT_COUNTED, c.span) for c in shared if not counts)
    notes = first_note(shared[0].span) if shared else ()
    problems.extend(found(codes.TWICE, c.span, notes, what=_ONCE) for c in shared[1:])


def enter_shares(
    definition: Definition, counted: Measure, clauses: list[s.Shared], context: Context
) -> None:
    """Enters the measure by the number of sharers, and the score that divides."""
    kind = context.kinds[counted.kind]
    keys = tuple(dict.fromkeys(key.text for key in clauses[0].keys if key.text != DEPARTMENT))
    filled = Where(counted.of, Test(RecordOp.AND, tuple(_filled(key) for key in keys)))
    once = Group(with_derived(filled, kind, keys), (DEPARTMENT, *keys))
    sharers = _new_column(kind)
    shared = evolve(
        counted,
        name=f"{counted.name}/件数",
        label=f"{counted.label}的件数",
        of=Beside(once, sharers, once, keys),
        per=(*counted.per, sharers),
    )
    key = definition.key
    context.lowered.measures[Key(key.item, f"{key.name}/件数")] = shared
    columns = [kind.column(name) for name in counted.per]
    splits = (Dim(column.name, column.values) for column in columns if column is not None)
    dims = (context.department_dim(definition.item), *splits)
    members = tuple(str(n) for n in range(1, len(context.members(None)) + 1))
    at = tuple(Var(name) for name in (*(dim.name for dim in dims), sharers))
    number = Operation(ScoreOp.NUMBER, (Var(sharers),))
    each = Operation(ScoreOp.DIV, (Measured(shared.name, at), number))
    body = Fold(Aggregate.SUM, sharers, members, each)
    label = Words(key.name, key.name)
    score = Score(counted.name, label, dims, body, unit_of(t.COUNT), counted.item, counted.origin)
    context.lowered.scores[key] = (score, t.COUNT)


def _filled(name: str) -> Test:
    return Test(RecordOp.FILLED, (Field(name),))


def _new_column(kind: Kind) -> str:
    """A name that no column of the kind has."""
    name = _SHARERS
    while kind.column(name) is not None:
        name += "数"
    return name

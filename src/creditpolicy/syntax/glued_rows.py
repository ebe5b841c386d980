"""统计准确数：双公示 的 件数 reads as a row of a table; whoever wrote it forgot a blank."""

from collections.abc import Iterator, Sequence

from creditpolicy.diagnostics.catalog import syntax as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.syntax import expressions as e
from creditpolicy.syntax import statements as s
from creditpolicy.syntax.declared import declared_names

_MEASURE = "统计"
_COUNT = "件数"


def glued_rows(statements: Sequence[s.Statement]) -> Iterator[Diagnostic]:
    """Rows that are counts without the blank behind 统计; 统计局 may be a name that is declared."""
    for statement in statements:
        match statement:
            case s.Row((e.Name(text, at),), (e.Imported(figure=e.Name(text=figure)),)):
                glued = figure == _COUNT and text.startswith(_MEASURE) and text != _MEASURE
                if glued and text not in set(declared_names(statements)):
                    split = f"{_MEASURE} {text.removeprefix(_MEASURE)}"
                    yield found(codes.GLUED, at, run=text, split=split)
            case _:
                pass

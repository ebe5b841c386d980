"""A file with a table of tasks to a draft, and everything that a person must look at."""

from pathlib import Path

from attrs import frozen

from creditpolicy.diagnostics.catalog import papers as codes
from creditpolicy.diagnostics.diagnostic import Diagnostic, found
from creditpolicy.diagnostics.refused import refused
from creditpolicy.extra.papers.imported.about import about
from creditpolicy.extra.papers.imported.columns import columns_of
from creditpolicy.extra.papers.imported.draft import draft, remarks_of
from creditpolicy.extra.papers.imported.from_excel import tables_of_excel
from creditpolicy.extra.papers.imported.from_word import tables_of_word
from creditpolicy.extra.papers.imported.items import Read, read_items
from creditpolicy.extra.papers.imported.spots import Found
from creditpolicy.policy.print_value import decimal_text
from creditpolicy.source.decode import file_name, read_bytes

WORD, EXCEL = frozenset((".docx", ".docm")), frozenset((".xlsx", ".xlsm"))
_BYTES = 2**26


@frozen
class Imported:
    """The text of a policy, and warnings about what could not be read."""

    text: str
    problems: tuple[Diagnostic, ...]


def import_table(path: Path, name: str, year: int | None) -> Imported | Diagnostic:
    """`name` and `year` stand in where the file says none; CP840, CP841, CP843 where it cannot."""
    file = file_name(path)
    data = read_bytes(path, _BYTES)
    if not isinstance(data, bytes):
        return refused(file, data)
    read = tables_of_word if path.suffix.lower() in WORD else tables_of_excel
    tables = read(data, file)
    return tables if isinstance(tables, Diagnostic) else _drafted(tables, file, name, year)


def _drafted(
    tables: tuple[Found, ...], file: str, name: str, year: int | None
) -> Imported | Diagnostic:
    """The first table that has the columns is meant."""
    for table in tables:
        columns = columns_of(table.grid)
        if columns is None:
            continue
        items = read_items(table.grid, columns)
        if not any(group.departments for item in items.items for group in item.groups):
            continue
        said = about(table.lines)
        when = year or said.year
        if when is None:
            return found(codes.NO_YEAR, file=file)
        text = draft(items, said, name or said.name or Path(file).stem, when)
        return Imported(text, tuple(_problems(items)))
    return found(codes.NO_TABLE, file=file)


def _problems(read: Read) -> list[Diagnostic]:
    problems = [found(codes.UNREAD, item=item, remark=remark) for item, remark in remarks_of(read)]
    if read.sum is not None and read.sum[1] != read.total:
        sums = decimal_text(read.total)
        problems.append(found(codes.TOTAL_DIFFERS, said=read.sum[0], sum=sums))
    return problems

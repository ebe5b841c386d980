"""Code that reads the cells of a row as they usually come; whatever is unusual raises.

A row that raises is read by the reference, which either makes a record of it or says what is wrong:
nothing is judged twice, and nothing here has words of its own.
"""

from datetime import date

from creditpolicy.compile.conditions import Cell
from creditpolicy.compile.helpers import checker
from creditpolicy.compile.source import Writer
from creditpolicy.compile.usual import COMMON, make_reader
from creditpolicy.evidence.cells import CHECKED
from creditpolicy.policy.facts import Column, ColumnType, Kind
from creditpolicy.values.classes import evolve

_MOST_WHOLE = 10**18
"""A larger whole number is left to the reader, which knows the limits."""
_TEXTS = (ColumnType.TEXT, ColumnType.COMPONENT)


Period = tuple[date, date]


def kind_cells(kind: Kind, period: Period, *, checked: bool) -> dict[str, Cell]:
    """The variable of each column that a kind's records have; `checked`: so are its codes."""
    cells = {
        "部门": Cell("department", none=False, empty=False),
        "日期": Cell("day", none=False, empty=False),
        "报送日期": Cell("submitted", empty=False),
    }
    for place, column in enumerate(kind.columns):
        is_code = column.type in CHECKED
        is_text = column.type in _TEXTS or is_code
        cells[column.name] = Cell(
            f"c{place}",
            none=not is_text and column.optional,
            empty=is_text and not column.required,
            code=column.type if checked and is_code else None,
        )
    return cells | {kind.dated_by: evolve(cells[kind.dated_by], period=period)}


def say_row(writer: Writer, kind: Kind, place: int) -> None:
    """Reads a row of the kind into its variables, or leaves it to the reference."""
    with writer.block("try:"):
        say_cells(writer, kind, place)
        writer.say("if id and status < 3:")
        writer.say(f"    ids[{place}].append(id)")
    with writer.block("except UNUSUAL:"):
        writer.say("left.append(at)")
        writer.say("continue")


def say_cells(writer: Writer, kind: Kind, place: int, *, alone: bool = False) -> None:
    """Reads a row of the kind into its variables; raises where it is unusual.

    `alone`: it is no row of many, so that what is to be said of it has no place to go.
    """
    named = [(column, f"c{number}") for number, column in enumerate(kind.columns)]
    writer.say(f"if len(row) != {len(kind.columns) + len(COMMON)}:")
    writer.say(f"    fill, more = LAYOUTS[{place}][*row,]")
    writer.say("    row = fill | row")
    if not alone:
        writer.say("    short = short or more")
    for line in (f'department = FILERS{place}[row["部门"]]',) if alone else _DEPARTMENT:
        writer.say(line.format(place=place))
    for line in _COMMON:
        writer.say(line)
    for column, name in named:
        _say_cell(writer, column, name)
    texts = ["id", *(name for column, name in named if _is_loose(column))]
    if alone:
        _say_clean(writer, texts)
    else:
        _say_texts(writer, texts)
    for column, name in named:
        _say_checks(writer, column, name, alone=alone)


_DEPARTMENT = (
    'if (department := FILERS{place}.get(row["部门"])) is None:',
    '    department = DEPARTMENTS[row["部门"]]',
    '    strangers.append((at, row["材料"], department))',
)
_COMMON = (
    'day = cell if (cell := row["日期"]).__class__ is date else DAYS[cell]',
    'submitted = cell if (cell := row["报送日期"]).__class__ is date else DAYS_OR_BLANK[cell]',
    'status = STATUS[row["状态"]]',
    'if (id := row["编号"]).__class__ is not str:',
    "    id = text_of(id)",
)


def _is_loose(column: Column) -> bool:
    """Whether its texts may hold anything, so that they are still to be looked through."""
    return column.type is ColumnType.TEXT or column.type in CHECKED


def _say_cell(writer: Writer, column: Column, name: str) -> None:
    cell = f"row[{column.name!r}]"
    match column.type:
        case ColumnType.COMPONENT:
            yes = f"'是' if (cell := {cell}) is True else '否' if cell is False"
            writer.say(f"{name} = {yes} else TEXTS[cell]")
        case ColumnType.DATE:
            days = "DAYS" if kept_filled(column) else "DAYS_OR_BLANK"
            writer.say(f"{name} = cell if (cell := {cell}).__class__ is date else {days}[cell]")
        case ColumnType.YES_NO:
            yes = f"'是' if (cell := {cell}) is True else '否' if cell is False"
            writer.say(f"{name} = {yes} else {writer.named('VALUES', known_values(column))}[cell]")
        case ColumnType.CATEGORY | ColumnType.LEVEL:
            writer.say(f"{name} = {writer.named('VALUES', known_values(column))}[{cell}]")
        case _ if _is_loose(column):
            writer.say(f"if ({name} := {cell}).__class__ is not str:")
            writer.say(f"    {name} = text_of({name})")
        case _:
            writer.say(f"{name} = {read_number(column, cell, writer)}")


def read_number(column: Column, raw: str, writer: Writer) -> str:
    """What gives a number; a whole one that is one already is taken as it is."""
    reader = writer.named("read", make_reader(column), f"reader({column.name!r})")
    if column.type is not ColumnType.WHOLE or column.limits is not None:
        return f"{reader}({raw})"
    usual = f"(cell := {raw}).__class__ is int and 0 <= cell < {_MOST_WHOLE}"
    return f"(cell if {usual} else {reader}(cell))"


def kept_filled(column: Column) -> bool:
    """Whether a blank is refused."""
    return column.required or not column.optional


def known_values(column: Column) -> dict[object, str | None]:
    """What the cells of a listed column may be, and what they are read as."""
    known: dict[object, str | None] = {value: value for value in column.values}
    return known if kept_filled(column) else known | {"": None, None: None}


def _say_texts(writer: Writer, texts: list[str]) -> None:
    """Texts are looked through all at once, and one by one only where that found something."""
    with writer.block("if careful:"):
        for name in texts:
            writer.say(f"{name} = clean({name})")
    with writer.block("else:"):
        writer.say(f"texts += ({', '.join(texts)},)")


def _say_clean(writer: Writer, texts: list[str]) -> None:
    with writer.block(f"if not are_clean(({', '.join(texts)},)):"):
        for name in texts:
            writer.say(f"{name} = clean({name})")


def _say_checks(writer: Writer, column: Column, name: str, *, alone: bool) -> None:
    if column.type in CHECKED:
        valid = writer.named("VALID", checker(column.type), f"checker({column.type.value!r})")
        writer.say(f"if not (v{name} := not {name} or {valid}[{name} := upper({name})]):")
        writer.say("    raise Unusual" if alone else f"    invalid.append((at, {column.name!r}))")
    if column.required and (column.type is ColumnType.COMPONENT or _is_loose(column)):
        writer.say(f"if not {name}:")
        writer.say("    raise Unusual")

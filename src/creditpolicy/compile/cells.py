"""Code that reads the cells of a row as they usually come; whatever is unusual raises.

A row that raises is read by the reference, which either makes a record of it or says what is wrong:
nothing is judged twice, and nothing here has words of its own.
"""

from creditpolicy.compile.conditions import Cell
from creditpolicy.compile.helpers import checker
from creditpolicy.compile.source import Writer
from creditpolicy.compile.usual import make_reader
from creditpolicy.evidence.cells import CHECKED
from creditpolicy.policy.facts import Column, ColumnType, Kind

_TEXTS = (ColumnType.TEXT, ColumnType.COMPONENT)
_LISTED = (ColumnType.CATEGORY, ColumnType.LEVEL, ColumnType.YES_NO)


def kind_cells(kind: Kind, *, checked: bool) -> dict[str, Cell]:
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
    return cells


def say_row(writer: Writer, kind: Kind, place: int) -> dict[str, Cell]:
    """Reads a row of the kind into its variables, or leaves it to the reference."""
    cells = kind_cells(kind, checked=True)
    with writer.block("try:"):
        writer.say(f"if (missing := LAYOUTS[{place}].get((*row,))) is None:")
        writer.say(f"    missing = layout({place}, row)")
        with writer.block("if missing:"):
            writer.say("short = True")
            writer.say("row = missing | row")
        _say_common(writer, place)
        texts = ["id"]
        named = [(column, cells[column.name].name) for column in kind.columns]
        texts.extend(name for column, name in named if _say_cell(writer, column, name))
        _say_clean(writer, texts)
        for column in kind.columns:
            _say_checks(writer, column, cells[column.name].name)
        writer.say("if id and status < 3:")
        writer.say(f"    ids[{place}].append(id)")
    with writer.block("except UNUSUAL:"):
        writer.say("unusual(at, row)")
        writer.say("continue")
    return cells


def _say_common(writer: Writer, place: int) -> None:
    for line in (
        f'department = DEPARTMENTS[{place}][row["部门"]]',
        'if (day := DAYS.get(text := row["日期"])) is None:',
        "    day = read_day(text)",
        'if (submitted := row.get("报送日期")) is not None:',
        "    if (text := DAYS.get(submitted)) is None:",
        "        text = read_day_or_blank(submitted)",
        "    submitted = text",
        'status = STATUS[row.get("状态")]',
        'if (id := row.get("编号", "")).__class__ is not str:',
        "    id = text_of(id)",
    ):
        writer.say(line)


def _say_cell(writer: Writer, column: Column, name: str) -> bool:
    """Reads a cell; whether it is a text that is still to be looked through."""
    cell = f"row[{column.name!r}]"
    if column.type in _TEXTS or column.type in CHECKED:
        writer.say(f"if ({name} := {cell}).__class__ is not str:")
        writer.say(f"    {name} = text_of({name})")
        return True
    if column.type in _LISTED:
        known = writer.named("VALUES", _known(column))
        if column.type is ColumnType.YES_NO:
            yes, no = repr(column.values[0]), repr(column.values[1])
            writer.say(
                f"{name} = {yes} if (text := {cell}) is True"
                f" else {no} if text is False else {known}[text]"
            )
        else:
            writer.say(f"{name} = {known}[{cell}]")
        return False
    reader = writer.named("read", make_reader(column), f"reader({column.name!r})")
    if column.type is ColumnType.DATE:
        writer.say(f"if ({name} := DAYS.get(text := {cell})) is None:")
        writer.say(f"    {name} = {reader}(text)")
    else:
        writer.say(f"{name} = {reader}({cell})")
    return False


def _known(column: Column) -> dict[object, str | None]:
    known: dict[object, str | None] = {value: value for value in column.values}
    return known | ({"": None, None: None} if column.optional and not column.required else {})


def _say_clean(writer: Writer, texts: list[str]) -> None:
    together = "".join(f"{{{name}}}" for name in texts)
    writer.say(f"if not (text := f'{together}').isprintable() or ' ' in text or len(text) > MOST:")
    for name in texts:
        writer.say(f"    {name} = clean({name})")


def _say_checks(writer: Writer, column: Column, name: str) -> None:
    if column.type in CHECKED:
        valid = writer.named("valid", checker(column.type), f"checker({column.type.value!r})")
        writer.say(f"if {name} and not {valid}({name} := upper({name})):")
        writer.say("    raise Unusual")
    is_text = column.type in _TEXTS or column.type in CHECKED
    if column.required and is_text:
        writer.say(f"if not {name}:")
        writer.say("    raise Unusual")

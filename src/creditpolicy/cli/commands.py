"""All commands, in the order in which a clerk meets them."""

from creditpolicy.cli import (
    bulletin,
    cases,
    check,
    diff,
    error,
    explain,
    fmt,
    import_table,
    mutate,
    new,
    prove,
    render,
    show,
    template,
    test,
    todo,
    whatif,
)
from creditpolicy.cli import compile as compiling
from creditpolicy.cli import eval as evaluate
from creditpolicy.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    new.COMMAND,
    check.COMMAND,
    fmt.COMMAND,
    show.COMMAND,
    template.COMMAND,
    evaluate.COMMAND,
    explain.COMMAND,
    todo.COMMAND,
    whatif.COMMAND,
    compiling.COMMAND,
    test.COMMAND,
    cases.COMMAND,
    bulletin.COMMAND,
    render.COMMAND,
    diff.COMMAND,
    mutate.COMMAND,
    prove.COMMAND,
    import_table.COMMAND,
    error.COMMAND,
)

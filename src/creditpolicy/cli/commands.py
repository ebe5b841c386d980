"""All commands, in the order in which a clerk meets them."""

from creditpolicy.cli import (
    bulletin,
    check,
    diff,
    error,
    explain,
    fmt,
    import_table,
    mutate,
    new,
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
    bulletin.COMMAND,
    render.COMMAND,
    diff.COMMAND,
    mutate.COMMAND,
    import_table.COMMAND,
    error.COMMAND,
)

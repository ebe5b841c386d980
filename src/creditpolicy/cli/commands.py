"""All commands, in the order in which a clerk meets them."""

from creditpolicy.cli import (
    bulletin,
    check,
    diff,
    error,
    explain,
    fmt,
    mutate,
    new,
    render,
    show,
    template,
    test,
    whatif,
)
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
    whatif.COMMAND,
    test.COMMAND,
    bulletin.COMMAND,
    render.COMMAND,
    diff.COMMAND,
    mutate.COMMAND,
    error.COMMAND,
)

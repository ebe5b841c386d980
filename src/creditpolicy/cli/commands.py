"""All commands, in the order in which a clerk meets them."""

from creditpolicy.cli import check, error, eval, explain, fmt, new, show
from creditpolicy.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    new.COMMAND,
    check.COMMAND,
    fmt.COMMAND,
    show.COMMAND,
    eval.COMMAND,
    explain.COMMAND,
    error.COMMAND,
)

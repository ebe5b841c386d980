"""All commands, in the order in which a clerk meets them."""

from creditpolicy.cli import check, diff, error, explain, fmt, new, show, whatif
from creditpolicy.cli import eval as evaluate
from creditpolicy.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    new.COMMAND,
    check.COMMAND,
    fmt.COMMAND,
    show.COMMAND,
    evaluate.COMMAND,
    explain.COMMAND,
    whatif.COMMAND,
    diff.COMMAND,
    error.COMMAND,
)

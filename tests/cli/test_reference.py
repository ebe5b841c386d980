"""The page about the command line is the command line's own help."""

from creditpolicy.cli.commands import COMMANDS
from creditpolicy.cli.help import command_help
from tools.generate_docs import REFERENCE, cli_reference


def test_the_reference_is_up_to_date():
    """docs/reference/cli.md is what tools/generate_docs.py would write."""
    assert REFERENCE.read_text(encoding="utf-8") == cli_reference()


def test_the_reference_has_every_command_in_both_languages():
    """No command is without a place in the docs."""
    text = REFERENCE.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert text.count(f"### {command.name}\n") == 2
        for lang in ("zh", "en"):
            assert command_help(command, lang) in text

"""A group of commands, each in a module of its own that is imported when the command is called.

The list of commands with what each does is all that the group's help needs, so that it answers at once; a test keeps it true.
"""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands are modules.

    Args:
        summaries: Name -> what the command does, in the order of a newcomer's day.
        modules: How the names of their modules begin: "archive.cli.".
    """

    def __init__(self, *args: Any, summaries: Mapping[str, str], modules: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summaries = summaries
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the command, or None when there is none of that name."""
        if cmd_name not in self.summaries:
            return None
        command: click.Command = importlib.import_module(self.modules + cmd_name).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))

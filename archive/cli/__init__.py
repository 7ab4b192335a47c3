"""Words in, verbs called, text out: one file per command, loaded when the command is called.

`archive --help` must answer at once, so the list of commands below is all that it needs; a test keeps it true to the commands.
"""

import importlib
from typing import Final

import click

from archive.cli._run import run
from archive.product import NAME, VERSION

COMMANDS: Final = {
    "bundle": "Make a verified bundle of each SOURCE.",
    "convert": "Turn one SOURCE into one document.",
    "validate": "Judge bundles and documents, ours or a stranger's.",
    "repair": "Make a damaged bundle whole again, proven by its digests.",
    "inspect": "Show what a SOURCE or bundle says, and how sure each field is.",
    "formats": "List everything that can be read, written, kept and judged.",
    "rules": "List the validators' rules, or explain one.",
    "schemas": "List, fetch and verify official schemas for strangers' documents.",
}


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names, in the order of a newcomer's day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"archive.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all is well, 1 findings, 2 wrong call, 3 a source cannot be read, 4 other content is there, "
    "5 disk trouble, 6 something is not installed, 130 and 143 interrupted.",
)
@click.version_option(VERSION, "--version", "-V", prog_name=NAME, message="%(prog)s %(version)s")
def archive() -> None:
    """Turn news articles into archival bundles, and judge them.

    A first try: archive bundle article.txt -o out
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    run(archive)

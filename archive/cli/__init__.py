"""Words in, verbs called, text out: one file per command, loaded when the command is called.

`archive --help` must answer at once, so the list of commands below is all that it needs; a test keeps it true to the commands.
"""

from typing import Final

import click

from archive.cli._group import LazyGroup
from archive.cli._run import run
from archive.product import NAME, VERSION

COMMANDS: Final = {
    "bundle": "Make a verified bundle of each SOURCE.",
    "convert": "Turn one SOURCE into one document.",
    "validate": "Judge bundles and documents, ours or a stranger's.",
    "repair": "Make a damaged bundle whole again, proven by its digests.",
    "store": "Keep every version of articles in an OCFL repository.",
    "inspect": "Show what a SOURCE or bundle says, and how sure each field is.",
    "formats": "List everything that can be read, written, kept and judged.",
    "rules": "List the validators' rules, or explain one.",
    "schemas": "List, fetch and verify official schemas for strangers' documents.",
}


@click.group(
    cls=LazyGroup,
    summaries=COMMANDS,
    modules="archive.cli.",
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

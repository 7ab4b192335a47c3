"""`archive store init`: makes an empty storage root."""

import click

from archive.cli._command import Command
from archive.cli._store import store_argument
from archive.cli._talk import show
from archive.ocfl.layout import HASHED
from archive.repository.places import place_of
from archive.repository.root import LAYOUTS, make


@click.command(
    name="init",
    cls=Command,
    short_help="Make an empty store.",
    examples=(
        "archive store init news",
        "archive store init s3://bucket/news",
        "archive store init news \\",
        "    --storage-layout 0003-hash-and-id-n-tuple-storage-layout",
    ),
)
@store_argument
@click.option(
    "--storage-layout", "layout", type=click.Choice(tuple(LAYOUTS)), metavar="NAME", default=HASHED, show_default=True,
    help="Where objects lie: folders named after a hash of the identifier (0004), or after it and the identifier (0003).",
)  # fmt: skip
def command(store: str, layout: str) -> int:
    """Make an empty OCFL 1.1 store in STORE, a folder that is empty or not there, or s3://bucket/prefix.

    What holds something else stays as it is.
    """
    made = make(place_of(store), layout)
    show(f"made      {made.place}, an OCFL {made.spec} store")
    return 0

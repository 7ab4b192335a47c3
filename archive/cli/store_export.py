"""`archive store export`: gives the bundle of a version back, byte for byte as it was added."""

from pathlib import Path

import click

from archive import pipeline
from archive.cli._command import Command
from archive.cli._store import chosen, identifier_argument, opened, store_argument, version_option
from archive.cli._talk import show
from archive.cli._tell import row, size
from archive.repository.exporting import bundle_name, proven_tree

CONTAINERS = ("folder", "zip", "tar")


@click.command(
    name="export",
    cls=Command,
    short_help="Give a bundle back, byte for byte, in any version.",
    examples=(
        "archive store export news urn:newsml:example.org:2026:ferry -o out",
        "archive store export news urn:newsml:example.org:2026:ferry --version 1 \\",
        "    -o out --container zip",
    ),
)
@store_argument
@identifier_argument
@version_option
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder that takes the bundle."
)
@click.option("--container", type=click.Choice(CONTAINERS), default="folder", show_default=True, help="What it is kept in.")
def command(store: str, identifier: str, version: int | None, output: Path, container: str) -> int:
    """Give the bundle of the article ID back, as it was added to STORE; of any version.

    ID is an identifier or how one begins. Every byte is proven by its digest before it is written. Nothing is ever overwritten.
    """
    root = opened(store)
    held, name = chosen(root, identifier, version)
    tree = proven_tree(root, held, name)
    receipt = pipeline.keep(output, container, bundle_name(root, held, name), tree)
    show(f"{'identical' if receipt.identical else 'exported':10}{receipt.place}")
    for line in row("from", f"{name} of {held.inventory.id}, {len(tree.entries)} files, {size(receipt.size)}"):
        show(line)
    return 0

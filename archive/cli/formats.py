"""`archive formats`: lists everything that can be read, written, laid out, kept, judged and reported."""

from collections.abc import Callable
from textwrap import wrap
from typing import Any, Final

import click

from archive import registry
from archive.cli._talk import show

FOLDERS: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("reads", "importers", registry.importer),
    ("writes", "exporters", registry.exporter),
    ("lays out", "packagers", registry.packager),
    ("keeps in", "stores", registry.store),
    ("judges", "validators", registry.validator),
    ("reports as", "reporters", registry.reporter),
)

_WIDTH: Final = 80
_COLUMN: Final = 17  # where titles begin


@click.command(name="formats", short_help="List everything that can be read, written, kept and judged.")
def command() -> int:
    """List everything that can be read, written, kept and judged.

    Names in the first column are those that --from, --to, --container and --report take.
    """
    for verb, folder, load in FOLDERS:
        show(f"{verb}:")
        for name in registry.names(folder):
            lines = wrap(load(name).title, _WIDTH - _COLUMN)
            show(f"  {name:{_COLUMN - 2}}" + f"\n{'':{_COLUMN}}".join(lines))
    return 0

"""`archive schemas`: lists, fetches and verifies the official schemas by which strangers' documents are judged.

They are not part of the program and are fetched only here, when the user says so. Each file is proven by a digest that the
program knows; where it knows none, the digest of the file first fetched is shown, kept and demanded from then on.
"""

from pathlib import Path

import click

from archive.cli._cache import schema_folder
from archive.cli._command import Command
from archive.cli._talk import say, show
from archive.cli._tell import row
from archive.errors import ArchiveError, UsageError
from archive.standards.fetching import fetch
from archive.standards.folders import Copy, State, copies
from archive.standards.register import STANDARDS, Standard, standard

_WORDS = {
    State.GOOD: "official",
    State.TRUSTED: "trusted on first use",
    State.CHANGED: "CHANGED",
    State.MISSING: "missing",
}


@click.command(
    name="schemas",
    cls=Command,
    short_help="List, fetch and verify official schemas for strangers' documents.",
    examples=(
        "archive schemas list",
        "archive schemas fetch",
        "archive schemas fetch newsml-g2-2.35 --schema-dir schemas",
        "archive schemas verify",
    ),
)
@click.argument("action", type=click.Choice(("list", "fetch", "verify")))
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--schema-dir",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that keeps them.  [default: the user's cache]",
)
@click.option("--mirror", metavar="URL", default="", help="Fetch from below this URL instead of from the publishers.")
def command(action: str, names: tuple[str, ...], folder: Path | None, mirror: str) -> int:
    """List, fetch or verify official schemas.

    Without a NAME, all of them. Only this `fetch`, and the option `--fetch` of bundle and convert, go to the network. `verify`
    exits with 1 when a file is not the one that was published.
    """
    if mirror and action != "fetch":
        raise UsageError("only fetch goes anywhere", where="--mirror")
    place = folder or schema_folder()
    wanted = [standard(name) for name in names] or list(STANDARDS)
    if action == "fetch":
        return _fetch(wanted, place, mirror)
    show(f"schemas in {place}")
    found = [(one, copies(one, place)) for one in wanted]
    for one, files in found:
        show("\n".join(_tell(one, files, closely=action == "verify")))
    changed = any(copy.state is State.CHANGED for _, files in found for copy in files)
    return 1 if action == "verify" and changed else 0


def _fetch(wanted: list[Standard], place: Path, mirror: str) -> int:
    """Fetch each schema; one that fails stops no other."""
    failures: list[ArchiveError] = []
    for one in wanted:
        try:
            show("\n".join(_tell(one, fetch(one, place, mirror), closely=True)))
        except ArchiveError as error:
            say(f"failed: {one.name}: {error}")
            failures.append(error)
    show(f"{len(wanted) - len(failures)} of {len(wanted)} schemas are in {place}")
    return failures[0].exit_code if failures else 0


def _tell(one: Standard, files: tuple[Copy, ...], *, closely: bool) -> list[str]:
    """Return what to tell of a schema: its worst state, or with `closely` each file and its digest."""
    states = [copy.state for copy in files]
    lines = [f"{one.name:16}{_WORDS[max(states, key=list(State).index)]:22}{one.title}"]
    if closely:
        for copy in files:
            lines += row(_WORDS[copy.state], f"{copy.file.path} {copy.sha256}".rstrip(), label_width=20)
    return lines

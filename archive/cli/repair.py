"""`archive repair`: a damaged bundle of ours in, a sound one out, every restored file proven by its digest."""

from pathlib import Path

import click

from archive import pipeline, registry
from archive.cli._command import SOURCE, Command
from archive.cli._talk import show
from archive.cli._tell import row
from archive.files.fontfiles import system_folders
from archive.repair import Fate, Repaired, repair

_SAID = {
    Fate.RESTORED: "made again, and its digest is the one that the manifest states",
    Fate.REBUILT: "made again from proven files; no digest is left to prove it",
    Fate.LEFT_OUT: "is no part of the bundle",
    Fate.BEYOND: "nothing that is left gives the bytes that the manifest states",
}


@click.command(
    name="repair",
    cls=Command,
    short_help="Make a damaged bundle whole again, proven by its digests.",
    examples=("archive repair out/some-bundle -o mended", "archive repair out/some-bundle.zip -o mended"),
)
@click.argument("bundle", type=SOURCE)
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder for the whole bundle."
)
def command(bundle: Path, output: Path) -> int:
    """Make a damaged bundle whole again.

    Files that can be derived are made again from whatever representation is sound, and accepted only if their digests are the
    ones that the bundle's manifests state. The damaged bundle is never touched. When a file is beyond repair nothing is written
    and the exit code is 1.
    """
    outcome = repair(bundle, system_folders())
    receipt = None if outcome.tree is None else pipeline.keep(output, _container(bundle), outcome.name, outcome.tree)
    show(f"{_headline(outcome)}{outcome.name}")
    for path, fate in outcome.fates.items():
        if fate is not Fate.SOUND:
            for line in row(fate.value, f"{path}: {_SAID[fate]}", label_width=14):
                show(line)
    show(f"  {sum(fate is Fate.SOUND for fate in outcome.fates.values())} files were sound")
    if receipt is None:
        return 1
    show(f"  {'identical' if receipt.identical else 'whole'}: {receipt.place}")
    return 0


def _headline(outcome: Repaired) -> str:
    """Return the first word on the outcome."""
    if outcome.tree is None:
        return "beyond repair  "
    return "sound          " if set(outcome.fates.values()) == {Fate.SOUND} else "repaired       "


def _container(bundle: Path) -> str:
    """Return the name of the store that the damaged bundle is in."""
    return next(name for name in registry.names("stores") if registry.store(name).holds(bundle))

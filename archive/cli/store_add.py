"""`archive store add`: each article of each source becomes a version in the store, unless it is there.

One bad source never stops the others: it is named on standard error, and the exit code is 3 at the end (with a single article,
the code of its own error). An interrupted run is gone on with by repeating it.
"""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Unpack

import click

from archive.buckets.bucket import is_bucket
from archive.cli._adding import AddingTelling
from archive.cli._command import Command
from archive.cli._lists import failure_list
from archive.cli._options import rendering_options, source_options, wishes
from archive.cli._progress import Progress
from archive.cli._sources import Intake, SourceOptions, choosing_options
from archive.cli._store import opened, store_argument
from archive.errors import UsageError
from archive.ocfl.inventory import User
from archive.repository.adding import Offer, run
from archive.repository.choosing import choose
from archive.runners.local import LocalRunner

_AHEAD = 2  # batches under way for each process


class Options(SourceOptions):
    """Values of the options that steer the run."""

    corrects: str
    message: str
    user: str
    address: str
    importer: str
    at: str
    lang: str
    encoding: str
    fields: tuple[str, ...]
    fetch: bool


@click.command(
    name="add",
    cls=Command,
    short_help="Add the articles of each SOURCE, new ones and new versions.",
    examples=(
        "archive store add news article.txt",
        "archive store add news incoming -r --failures failed.txt",
        "archive store add s3://bucket/news out/some-bundle.zip",
        "archive store add news corrected.txt --corrects urn:uuid:0f7c2a91",
        "archive store add news ferry.xml --message 'Corrects the departure' \\",
        "    --user 'Ada Stone' --address mailto:ada@example.org",
    ),
)
@store_argument
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option("--corrects", metavar="ID", default="", help="The article that SOURCE corrects, when it does not say so itself.")
@click.option("--message", metavar="TEXT", default="", help="Why the versions are made.  [default: what they come from]")
@click.option("--user", metavar="NAME", default="", help="Who makes the versions.")
@click.option("--address", metavar="URI", default="", help="Where to find who makes them: mailto:..., https://...")
@choosing_options
@rendering_options
@source_options
def command(store: str, sources: tuple[str, ...], *, rendering: Mapping[str, Any], **options: Unpack[Options]) -> int:
    """Add the articles of each SOURCE to STORE.

    A SOURCE is what `archive bundle` reads. Each article is one object, named by its identifier; a correction becomes its next
    version and links to the one before. A bundle is stored as it is, byte for byte. What the store holds already adds nothing.
    """
    offer = _offer(store, rendering, options)
    intake = Intake(sources, options, () if is_bucket(store) else (Path(store),))
    if offer.corrects and not intake.single:
        raise UsageError(
            "there are several sources, and they cannot all correct it", where="--corrects", hint="Add one at a time"
        )
    jobs, quiet = intake.jobs, options["quiet"]
    with (
        LocalRunner(jobs, intake.limits) as runner,
        failure_list(options["failures"]) as failures,
        Progress(intake.total(), quiet=quiet or intake.single) as progress,
    ):
        telling = AddingTelling(single=intake.single, failures=failures)
        ended = False
        try:
            with closing(run(offer, intake, runner, _AHEAD * jobs)) as outcomes:
                for additions in outcomes:
                    telling.take(additions, progress)
            ended = True
        finally:
            progress.clear()
            telling.conclude(intake.aside, progress.seconds, ended=ended)
    return telling.exit_code


def _offer(store: str, rendering: Mapping[str, Any], options: Options) -> Offer:
    """Return what is to be done.

    Raises:
        StoreError: There is no store, or it cannot be read.
        UsageError: An option does not fit.
    """
    if options["address"] and not options["user"]:
        raise UsageError("an address needs a name", where="--address", hint="Say whose it is with --user")
    root = opened(store)
    stated = wishes(
        importer=options["importer"],
        at=options["at"],
        lang=options["lang"],
        encoding=options["encoding"],
        fields=options["fields"],
        fetch=options["fetch"],
    )
    return Offer(
        root=root,
        wishes=stated,
        rendering=rendering,
        created=stated.reading.at.value,
        message=options["message"],
        corrects=choose(root, options["corrects"]).inventory.id if options["corrects"] else "",
        user=User(name=options["user"], address=options["address"]) if options["user"] else None,
    )

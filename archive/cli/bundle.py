"""`archive bundle`: each article of each source becomes one verified bundle under its name.

One bad source never stops the others: it is named on standard error, and the exit code is 3 at the end (with a single article,
the code of its own error). What is told, and where, is said in `_telling.py`. A run that was stopped is gone on with by repeating
it.
"""

from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Unpack

import click

from archive import registry
from archive.bagit.algorithms import WRITTEN
from archive.batch.records import Order
from archive.batch.running import run
from archive.buckets.bucket import Bucket, is_bucket
from archive.cli._collection import CollectionOptions, collecting, collection_options, tell_collection
from archive.cli._command import Command
from archive.cli._lists import failure_list
from archive.cli._options import rendering_options, source_options, states_instant, wishes
from archive.cli._progress import Progress
from archive.cli._sources import Intake, SourceOptions, choosing_options
from archive.cli._telling import JSON_LINES, TEXT, Telling
from archive.errors import UsageError
from archive.files.fontfiles import system_folders
from archive.files.walking import Aside
from archive.limits import Limits
from archive.mets.names import PACKAGE_TYPES
from archive.pipeline import type_of
from archive.runners import dask
from archive.runners.dask import DaskRunner
from archive.runners.local import LocalRunner

CONTAINERS = ("folder", "zip", "tar")
# What workers share when it is loaded before they are forked, besides importers, exporters and packagers.
_NEEDED = ("archive.validators.newsml_g2", "archive.validators.ninjs", "lxml.isoschematron", "py3langid.langid")
_AHEAD = 4  # batches under way for each process
_CLUSTER = 32  # processes to keep busy where nobody says how many there are


class Options(SourceOptions, CollectionOptions):
    """Values of the options that steer the run."""

    container: str
    layout: str
    package_type: str | None
    algorithm: tuple[str, ...]
    shard: bool
    scheduler: str
    dask: str | None
    form: str
    importer: str
    at: str
    lang: str
    encoding: str
    fields: tuple[str, ...]
    fetch: bool


@click.command(
    name="bundle",
    cls=Command,
    short_help="Make a verified bundle of each SOURCE.",
    examples=(
        "archive bundle article.txt -o out",
        "archive bundle news/1987 -r -o out --container zip --shard",
        "archive bundle news -r -o out --include '*.xml' --failures failed.txt",
        "archive bundle --from-list failed.txt -o out --report jsonl",
        'archive bundle feed.xml -o out --collection "Autumn 2026"',
        "archive bundle article.txt -o out --at 2026-11-22T09:30:00Z \\",
        '    --set byline="By Ada Stone" --set content-created=2026-11-21',
    ),
)
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    help="Folder that takes the bundles, or s3://BUCKET/PREFIX.",
)
@click.option("--container", type=click.Choice(CONTAINERS), default="folder", show_default=True, help="What a bundle is kept in.")
@click.option(
    "--layout", type=click.Choice(registry.names("packagers")), default="bagit", show_default=True, help="How it is laid out."
)
@click.option("--package-type", type=click.Choice(PACKAGE_TYPES), help="Type of package, for --layout csip.  [default: aip]")
@click.option(
    "--algorithm",
    type=click.Choice(WRITTEN),
    multiple=True,
    help="Checksum of the manifests; repeat for both.  [default: sha512; of a bundle, its own]",
)
@click.option("--shard", is_flag=True, help="Spread bundles over folders, as DIR/1a/2b/name, so that none is crowded.")
@collection_options
@choosing_options
@click.option("--dask", type=click.Choice((dask.LOCAL,)), help="Run on a Dask cluster that is started on this machine.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Run on the Dask cluster at tcp://HOST:PORT; see docs/scale.md.")
@click.option(
    "--report", "form", type=click.Choice((TEXT, JSON_LINES)), default=TEXT, show_default=True, help="Form of the results."
)
@rendering_options
@source_options
def command(sources: tuple[str, ...], output: str, *, rendering: Mapping[str, Any], **options: Unpack[Options]) -> int:
    """Make a verified bundle of each SOURCE; of a feed or a web archive, of each article in it.

    A SOURCE is a file, a bundle, a pattern, or with --recursive a folder. A bundle is a BagIt 1.0 bag that holds the source as
    received and the article as NewsML-G2, ninjs and PDF. Its name is made of the headline and the identifier. Nothing is ever
    overwritten: what is there already is called identical, and other content of that name is a conflict. The same command again
    goes on where a run ended.
    """
    order = _order(output, rendering, options)
    written = () if is_bucket(output) else (Path(output),)
    intake = Intake(sources, options, written, absolute=bool(options["scheduler"]))
    gathering = collecting(order, options)
    jobs = options["jobs"] or (_CLUSTER if options["scheduler"] else intake.jobs)
    single, quiet = intake.single, options["quiet"]
    with (
        _runner(options, intake.limits, jobs) as runner,
        failure_list(options["failures"]) as failures,
        Progress(intake.total(), quiet=quiet or single) as progress,
    ):
        telling = Telling(form=options["form"], single=single, failures=failures)
        ended = False
        try:
            begin = gathering.run if gathering else partial(run, order)
            with closing(begin(intake, runner, _AHEAD * jobs)) as outcomes:
                for records in outcomes:
                    telling.take(records, progress)
            ended = True
        finally:
            progress.clear()
            telling.conclude(intake.aside, progress.seconds, quiet=quiet, ended=ended)
    code = tell_collection(gathering.record, gathering.articles, options["form"]) if gathering else 0
    return telling.exit_code or code


def _order(output: str, rendering: Mapping[str, Any], options: Options) -> Order:
    """Return what is to be made.

    Raises:
        UsageError: An option does not fit.
    """
    at = options["at"]
    return Order(
        wishes=wishes(
            importer=options["importer"],
            at=at,
            lang=options["lang"],
            encoding=options["encoding"],
            fields=options["fields"],
            fetch=options["fetch"],
        ),
        destination=_destination(output, options),
        rendering=rendering,
        container=options["container"],
        layout=options["layout"],
        package_type=type_of(registry.packager(options["layout"]), options["package_type"] or ""),
        algorithms=tuple(name for name in WRITTEN if name in options["algorithm"]),
        sharded=options["shard"],
        at_stated=states_instant(at),
        trusting=rendering["font_folders"] == system_folders(),
    )


def _destination(output: str, options: Options) -> str:
    """Return the place of the bundles as every worker finds it.

    Raises:
        UsageError: It is no such place.
        StoreError: The object store cannot be trusted with them, or not be reached.
    """
    if is_bucket(output):
        bucket = Bucket.at(output)
        bucket.prove()
        return str(bucket)
    return str(Path(output).absolute() if options["scheduler"] else Path(output))


def _runner(options: Options, limits: Limits[Path | Aside], jobs: int) -> LocalRunner | DaskRunner:
    """Return who does the work.

    Raises:
        InstallationError: The extra for a cluster is not installed.
        StoreError: No cluster answers.
        UsageError: Two clusters are named.
    """
    if options["scheduler"] and options["dask"]:
        raise UsageError("--scheduler and --dask name two clusters", hint="Choose one")
    if cluster := options["scheduler"] or options["dask"]:
        return dask.connect(cluster, limits, jobs)
    return LocalRunner(jobs, limits, preload=(*registry.modules("importers", "exporters", "packagers"), *_NEEDED))

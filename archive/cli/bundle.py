"""`archive bundle`: each article of each source becomes one verified bundle under its name.

One bad source never stops the others: it is named on standard error, and the exit code is 3 at the end (with a single article,
the code of its own error). What is told, and where, is said in `_telling.py`. A run that was stopped is gone on with by repeating
it.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from archive import registry
from archive.batch.records import Order
from archive.batch.running import run
from archive.batch.selection import Choice, expand, select
from archive.buckets.bucket import Bucket, is_bucket
from archive.cli._command import Command
from archive.cli._lists import STANDARD_INPUT, failure_list, read_list
from archive.cli._options import rendering_options, source_options, states_instant, wishes
from archive.cli._progress import Progress
from archive.cli._telling import JSON_LINES, TEXT, Telling
from archive.cli._terminal import is_live
from archive.errors import UsageError
from archive.files.fontfiles import system_folders
from archive.files.walking import Aside, weight
from archive.limits import Limits
from archive.mets.names import PACKAGE_TYPES
from archive.pipeline import type_of
from archive.runners import dask
from archive.runners.dask import DaskRunner
from archive.runners.local import LocalRunner

CONTAINERS = ("folder", "zip", "tar")
_DEADLINE = 120.0  # seconds
_SLOWER = 32  # bundling a byte takes so much longer than judging it, for which limits allow
_AHEAD = 4  # batches under way for each process
_CLUSTER = 32  # processes to keep busy where nobody says how many there are
_FEW = 16  # sources that this process makes sooner than others are started
_LITTLE = 4_000_000  # bytes, likewise


class Options(TypedDict):
    """Values of the options that steer the run."""

    container: str
    layout: str
    package_type: str | None
    shard: bool
    recursive: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    listed: str
    failures: Path | None
    jobs: int | None
    deadline: float
    memory: int | None
    scheduler: str
    dask: str | None
    form: str
    quiet: bool
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
@click.option("--shard", is_flag=True, help="Spread bundles over folders, as DIR/1a/2b/name, so that none is crowded.")
@click.option("-r", "--recursive", is_flag=True, help="Take every file and bundle below the folders.")
@click.option("--include", metavar="PATTERN", multiple=True, help="Take only what fits, as '*.xml'; repeat for more.")
@click.option("--exclude", metavar="PATTERN", multiple=True, help="Leave out files and folders that fit; repeat for more.")
@click.option("--from-list", "listed", metavar="FILE", default="", help="Take what FILE lists, one a line; - for standard input.")
@click.option("--failures", metavar="FILE", type=click.Path(path_type=Path), help="New list of the sources that failed.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Processes.  [default: the cores; 1 for little work]")
@click.option(
    "--deadline", metavar="SECONDS", type=click.FloatRange(0), default=_DEADLINE, show_default=True,
    help="Time for each source, and one second more for each 256 KiB of it; 0 for as long as it takes.",
)  # fmt: skip
@click.option("--memory", metavar="MIB", type=click.IntRange(64), help="Address space for each source.  [default: no limit]")
@click.option("--dask", type=click.Choice((dask.LOCAL,)), help="Run on a Dask cluster that is started on this machine.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Run on the Dask cluster at tcp://HOST:PORT; see docs/scale.md.")
@click.option(
    "--report", "form", type=click.Choice((TEXT, JSON_LINES)), default=TEXT, show_default=True, help="Form of the results."
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
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
    find = _finder(sources, output, options)
    aside: Counter[str] = Counter()
    found = find(aside)
    head = list(islice(found, _FEW + 1))
    jobs = options["jobs"] or (_CLUSTER if options["scheduler"] else _jobs(head))
    single, quiet = len(head) == 1, options["quiet"]
    total = len(head) if len(head) <= _FEW else _total(find, options)
    with (
        _runner(options, jobs) as runner,
        failure_list(options["failures"]) as failures,
        Progress(total, quiet=quiet or single) as progress,
    ):
        telling = Telling(form=options["form"], single=single, failures=failures)
        ended = False
        try:
            with closing(run(order, chain(head, found), runner, _AHEAD * jobs)) as outcomes:
                for records in outcomes:
                    telling.take(records, progress)
            ended = True
        finally:
            progress.clear()
            telling.conclude(aside, progress.seconds, quiet=quiet, ended=ended)
    return telling.exit_code


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


def _finder(sources: Sequence[str], output: str, options: Options) -> Callable[[Counter[str]], Iterator[Path | Aside]]:
    """Return what yields the sources, and counts why others are left aside.

    Raises:
        UsageError: There is nothing of the name of a SOURCE, or none is named.
    """
    listed = options["listed"]
    paths = expand(sources)
    if not paths and not listed:
        raise UsageError("no SOURCE is named", hint="Name files, or a list of them with --from-list")
    written = (
        None if is_bucket(output) else Path(output),
        options["failures"],
        Path(listed) if listed and listed != STANDARD_INPUT else None,
    )
    choice = Choice(
        recursive=options["recursive"],
        include=options["include"],
        exclude=options["exclude"],
        spared=tuple(path for path in written if path is not None),
    )

    def find(aside: Counter[str]) -> Iterator[Path | Aside]:
        for found in select(chain(paths, read_list(listed) if listed else ()), choice):
            if isinstance(found, Path):
                yield found.absolute() if options["scheduler"] else found  # a worker elsewhere is in another folder
            elif found.failed:
                yield found
            else:
                aside[found.reason] += 1

    return find


def _total(find: Callable[[Counter[str]], Iterator[Path | Aside]], options: Options) -> int | None:
    """Return the number of sources for a bar to show; None where nobody would see it, or where they come only once."""
    if options["quiet"] or options["listed"] == STANDARD_INPUT or not is_live(sys.stderr):
        return None
    return sum(1 for _ in find(Counter()))


def _jobs(head: Sequence[Path | Aside]) -> int:
    """Return the number of processes for a run that begins so."""
    little = len(head) <= _FEW and sum(weight(found) for found in head if isinstance(found, Path)) <= _LITTLE
    return 1 if little else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _runner(options: Options, jobs: int) -> LocalRunner | DaskRunner:
    """Return who does the work; processes of their own, also for one job, where limits are stated.

    Raises:
        InstallationError: The extra for a cluster is not installed.
        StoreError: No cluster answers.
        UsageError: Two clusters are named.
    """
    stated = click.get_current_context().get_parameter_source("deadline") is not click.core.ParameterSource.DEFAULT
    limits: Limits[Path | Aside] = Limits(
        seconds=options["deadline"],
        memory=options["memory"] or 0,
        size=_work,
        apart=(stated and options["deadline"] > 0) or options["memory"] is not None,
    )
    if options["scheduler"] and options["dask"]:
        raise UsageError("--scheduler and --dask name two clusters", hint="Choose one")
    if cluster := options["scheduler"] or options["dask"]:
        return dask.connect(cluster, limits, jobs)
    return LocalRunner(jobs, limits)


def _work(found: Path | Aside) -> int:
    """Return the bytes of a source, as many as can be judged while it is bundled."""
    return _SLOWER * weight(found) if isinstance(found, Path) else 0

"""`archive store audit`: proves every byte of every version by its digest, and logs what it found beside the store.

An audit that was interrupted is gone on with by repeating it with the same words. What is read, and when, can be chosen; how fast
it is read, too, since others use the disk.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from archive import registry
from archive.cli._command import Command
from archive.cli._config import MOST_JOBS
from archive.cli._options import instant
from archive.cli._reports import put_report
from archive.cli._store import opened, store_argument
from archive.cli._talk import say
from archive.cli._tell import counted
from archive.cli._terminal import followed, shows_colours
from archive.errors import UsageError
from archive.findings import Report
from archive.formats import Presentation
from archive.model.dates import PartialDate
from archive.premis import terms
from archive.repository import auditing, logbook
from archive.repository.auditing import Audit, Audited
from archive.repository.logbook import Chapter
from archive.runners.local import LocalRunner

_AHEAD: Final = 4  # batches under way for each process
_MIB: Final = 1 << 20
_WHOLE: Final = 100.0


class Options(TypedDict):
    """Values of the options that say what is audited."""

    at: str
    since: str
    sample: float
    compare: str
    log: str
    anew: bool


class Percentage(click.ParamType[float]):
    """More than 0 and up to 100, with or without the sign."""

    name = "percentage"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; fail by click's own error."""
        try:
            share = float(str(value).removesuffix("%"))
        except ValueError:
            self.fail(f"{value!r} is no percentage", param, ctx)
        return share if 0 < share <= _WHOLE else self.fail(f"{value!r} is not more than 0 and up to 100", param, ctx)


@click.command(
    name="audit",
    cls=Command,
    short_help="Prove every byte of every version, and log it.",
    examples=(
        "archive store audit news",
        "archive store audit news --sample 5% --rate 20 --report junit -o audit.xml",
        "archive store audit news --compare s3://bucket/news",
    ),
)
@store_argument
@click.option("--since", metavar="INSTANT", default="", help="Only objects that had a new version then or later.")
@click.option("--sample", metavar="N%", type=Percentage(), default="100%", show_default=True, help="Part of the objects to read.")
@click.option("--compare", metavar="OTHER", default="", help="Another store that should hold the same versions.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, MOST_JOBS), default=1, show_default=True, help="Processes that read.")
@click.option("--rate", metavar="MIB", type=click.FloatRange(0, min_open=True), help="The most MiB read in a second.")
@click.option("--at", metavar="INSTANT", default="", help="Instant of the events; default: SOURCE_DATE_EPOCH, else now.")
@click.option("--log", metavar="DIR", default="", help="Where the log is kept.  [default: STORE.log, beside the store]")
@click.option("--anew", is_flag=True, help="Begin anew where an audit was interrupted.")
@click.option("--report", "form", type=click.Choice(registry.names("reporters")), default="text", help="Form of the report.")
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="File for the report, or -.")
@click.option("-v", "--verbose", is_flag=True, help="Show the objects that are good, too.")
def command(
    store: str, *, jobs: int, rate: float | None, form: str, output: str, verbose: bool, **options: Unpack[Options]
) -> int:
    """Prove every byte of every version in STORE by its digest.

    The report is that of `archive validate`, and the exit code is 1 when something is damaged or gone. A log beside STORE keeps
    what was found as PREMIS events; nothing in STORE is written. An audit that was interrupted goes on where it stopped.
    """
    audit, chapter = _begun(store, options)
    reporter = registry.reporter(form)
    wishes = Presentation(verbose=verbose, colour=output == "-" and shows_colours(sys.stdout), root=str(Path.cwd()))
    verdicts: Counter[bool] = Counter()
    with LocalRunner(jobs) as runner, closing(auditing.run(audit, chapter, runner, _AHEAD * jobs)) as found:
        reports = _reports(followed(_paced(found, rate), None), verdicts, every=verbose or form != "text")
        put_report(reporter.show(reports, wishes), output)
    say(f"audited: {counted(verdicts.total(), 'object')}, {verdicts[False]:,} not ok; log: {chapter.log}/{chapter.name}")
    return 1 if verdicts[False] else 0


def _begun(store: str, options: Options) -> tuple[Audit, Chapter]:
    """Return what is to be audited and where it is entered: in the audit that was interrupted, if there is one.

    Raises:
        StoreError: There is no store, or the log cannot be used.
        UsageError: An option does not fit.
    """
    at = instant(options["at"]).value
    audit = Audit(
        root=opened(store), at=at, seed=at, share=options["sample"], since=_since(options["since"]),
        other=opened(options["compare"]) if options["compare"] else None,
    )  # fmt: skip
    log = logbook.place_of(options["log"]) if options["log"] else logbook.log_of(store)
    stated = {"since": options["since"], "sample": options["sample"], "compare": options["compare"]}
    going_on = None if options["anew"] else logbook.unfinished(log, store, terms.FIXITY_CHECK, stated)
    if going_on is None:
        return audit, logbook.begin(log, store, terms.FIXITY_CHECK, at, stated)
    chapter, seed = going_on
    say(f"going on with the audit that was begun at {seed}; --anew begins another")
    return replace(audit, seed=seed), chapter


def _since(stated: str) -> PartialDate | None:
    """Return the instant from which on versions count.

    Raises:
        UsageError: It is none.
    """
    try:
        moment = PartialDate(stated) if stated else None
    except ValueError as error:
        raise UsageError(str(error), where="--since") from None
    if moment is not None and not moment.has_time:
        raise UsageError(f"{stated} is a date, not an instant", where="--since", hint=f"Example: {moment.day}T00:00:00Z")
    return moment


def _paced(found: Iterable[Audited], rate: float | None) -> Iterator[Audited]:
    """Yield what was found, no faster than so many MiB in a second."""
    begun, read = time.monotonic(), 0
    for one in found:
        read += one.size
        if rate is not None:
            time.sleep(max(0.0, begun + read / (rate * _MIB) - time.monotonic()))
        yield one


def _reports(found: Iterable[Audited], verdicts: Counter[bool], *, every: bool) -> Iterator[Report]:
    """Yield the report on the store and on `every` object, or those that are not ok; count the verdicts."""
    for one in found:
        report = one.report
        if report.checked or report.findings:
            verdicts[report.ok] += bool(one.home) or not report.ok
            if every or not one.home or not report.ok:
                yield report

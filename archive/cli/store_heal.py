"""`archive store heal`: puts back what is damaged or lost in a store from what another store has, proven by digest."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import click

from archive import registry
from archive.cli._command import Command
from archive.cli._options import instant
from archive.cli._reports import put_report
from archive.cli._store import opened, store_argument
from archive.cli._talk import say
from archive.cli._tell import counted
from archive.cli._terminal import followed, shows_colours
from archive.findings import Report
from archive.formats import Presentation
from archive.premis import terms
from archive.repository import auditing, healing, logbook
from archive.repository.healing import Healed
from archive.repository.root import Root


@click.command(
    name="heal",
    cls=Command,
    short_help="Restore what is damaged or lost from another store.",
    examples=(
        "archive store heal news --from s3://bucket/news",
        "archive store heal news --from /mnt/copy/news --report jsonl -o healed.jsonl",
    ),
)
@store_argument
@click.option("--from", "other", metavar="OTHER", required=True, help="The store that has what is needed; it is only read.")
@click.option("--at", metavar="INSTANT", default="", help="Instant of the events; default: SOURCE_DATE_EPOCH, else now.")
@click.option("--log", metavar="DIR", default="", help="Where the log is kept.  [default: STORE.log, beside the store]")
@click.option("--report", "form", type=click.Choice(registry.names("reporters")), default="text", help="Form of the report.")
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="File for the report, or -.")
def command(store: str, other: str, *, at: str, log: str, form: str, output: str) -> int:
    """Restore what is damaged or lost in STORE from what OTHER has, each file proven by its digest.

    What is sound is not touched. What was damaged is kept in the log beside STORE. The report names every file that was restored,
    and what is beyond healing; the exit code is 1 when there is such a thing.
    """
    root, source = opened(store), opened(other)
    moment = instant(at).value
    place = logbook.place_of(log) if log else logbook.log_of(store)
    chapter = logbook.begin(place, store, terms.RECOVERY, moment, {"from": other})
    reporter = registry.reporter(form)
    wishes = Presentation(verbose=True, colour=output == "-" and shows_colours(sys.stdout), root=str(Path.cwd()))
    verdicts: Counter[bool] = Counter()
    with closing(healing.run(root, source, chapter, moment)) as healed:
        put_report(reporter.show(_reports(root, followed(healed, None), verdicts), wishes), output)
    say(f"treated: {counted(verdicts.total(), 'object')}, {verdicts[False]:,} not ok; log: {place}/{chapter.name}")
    return 1 if verdicts[False] else 0


def _reports(root: Root, healed: Iterable[Healed], verdicts: Counter[bool]) -> Iterator[Report]:
    """Yield the report on each object that was treated, and at last that on the store itself; count the verdicts."""
    for one in healed:
        verdicts[one.report.ok] += 1
        yield one.report
    whole = auditing.check_root(root)
    verdicts[False] += not whole.ok
    yield whole

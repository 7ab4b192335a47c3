"""`archive store find`: the articles whose newest version holds some words, by an index that is brought up to date first."""

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TypedDict, Unpack

import click

from archive.cli._cache import index_file
from archive.cli._command import Command
from archive.cli._options import given_fields
from archive.cli._store import opened, store_argument
from archive.cli._talk import pour, say, show
from archive.cli._tell import counted, row
from archive.errors import StoreError, UsageError
from archive.model.dates import PartialDate
from archive.model.values import PubStatus
from archive.repository import finding
from archive.repository.finding import BEGIN, END, Hit, Query
from archive.repository.index import Index, forget

_LABEL = 12
_EXTRACT = 130  # characters, which is two lines
_MARKS = str.maketrans({BEGIN: "[", END: "]", "\n": " "})
_UNMARKED = str.maketrans({BEGIN: None, END: None})


class Options(TypedDict):
    """Values of the options that say what is looked for."""

    fields: tuple[str, ...]
    since: PartialDate | None
    until: PartialDate | None
    limit: int


class _Moment(click.ParamType[PartialDate]):
    """A date, as exact as it is stated, or an instant."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """Return the date; fail by click's own error."""
        try:
            return value if isinstance(value, PartialDate) else PartialDate(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


MOMENT = _Moment()


@click.command(
    name="find",
    cls=Command,
    short_help="Find articles by their words.",
    examples=(
        "archive store find news harbour ferry",
        "archive store find news --field headline=harbour --since 2026-10",
        "archive store find s3://bucket/news ferry --report jsonl",
    ),
)
@store_argument
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@click.option(
    "--field", "fields", metavar="FIELD=TEXT", multiple=True,
    help=f"Words of one field ({', '.join(finding.WORDED)}), or its value ({', '.join(finding.EXACT)}).",
)  # fmt: skip
@click.option("--since", type=MOMENT, metavar="DATE", help="Made at that date or later: 2026, 2026-10-22 or an instant.")
@click.option("--until", type=MOMENT, metavar="DATE", help="Made at that date or before.")
@click.option("--limit", metavar="N", type=click.IntRange(1), default=20, show_default=True, help="The most hits.")
@click.option("--rebuild", is_flag=True, help="Make the index again from the objects.")
@click.option(
    "--report", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True, help="Form of the hits."
)
def command(store: str, words: tuple[str, ...], *, rebuild: bool, form: str, **options: Unpack[Options]) -> int:
    """Find the articles in STORE whose newest version holds every word of TEXT, the best first.

    Upper case, accents and signs do not matter. An index in your cache answers; it reads first what is new in STORE.
    """
    fields = {name: tuple(values) for name, values in given_fields(options["fields"]).items()}
    query = Query(words=words, fields=fields, since=options["since"], until=options["until"], limit=options["limit"])
    asked = bool(words or fields or query.since or query.until)
    if not asked and not rebuild:
        raise UsageError("there is nothing to look for", where="TEXT", hint="Write a word, or --rebuild to make the index again")
    root, file = opened(store), index_file(store)
    if rebuild:
        forget(file)
    with Index(file) as index:
        renewal = index.renew(root)
        for error in renewal.failed:
            say(f"not up to date: {error}")
        if rebuild:
            say(f"indexed {counted(renewal.read, 'article')}")
        if asked:
            _show(finding.find(index, query), form, query.limit)
    return StoreError.exit_code if renewal.failed else 0


def _show(hits: Sequence[Hit], form: str, limit: int) -> None:
    """Show what was found."""
    for hit in hits:
        if form == "jsonl":
            plain = asdict(hit) | {"extract": hit.extract.translate(_UNMARKED)}
            pour((json.dumps(plain, ensure_ascii=False) + "\n").encode())
        else:
            show("\n".join(_told(hit)))
    if form == "text":
        show(counted(len(hits), "article") + ("; there may be more, see --limit" if len(hits) == limit else ""))


def _told(hit: Hit) -> Iterator[str]:
    """Yield the lines of a hit."""
    yield hit.id
    facts = ", ".join(filter(None, (hit.created.partition("T")[0], hit.byline)))
    status = f" ({hit.status})" if hit.status not in ("", PubStatus.USABLE.value) else ""
    yield from row(counted(hit.versions, "version"), (hit.headline or "without headline") + status, _LABEL)
    if facts:
        yield from row("", facts, _LABEL)
    if hit.extract:
        yield from row("", textwrap.shorten(hit.extract.translate(_MARKS), _EXTRACT, placeholder=" …"), _LABEL)

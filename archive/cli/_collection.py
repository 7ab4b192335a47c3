"""The options that make one collection of all articles of a run, and what is told of it at the end."""

import json
from collections.abc import Callable
from typing import Any, TypedDict, TypeVar
from urllib.parse import urlsplit

import click

from archive.bagit.tags import one_line
from archive.batch.collecting import Collecting, Wanted
from archive.batch.records import Order, Record
from archive.buckets.bucket import is_bucket
from archive.cli._talk import pour, say, show
from archive.cli._tell import row, size, tell_failure
from archive.cli._telling import JSON_LINES
from archive.errors import UsageError
from archive.model.characters import demand_archivable

Command = TypeVar("Command", bound=Callable[..., Any])


class CollectionOptions(TypedDict):
    """Values of these options."""

    collection: str
    collection_id: str
    partial: bool


def collection_options(command: Command) -> Command:
    """Add these options to a command."""
    options = (
        click.option("--collection", metavar="TITLE", default="", help="Make one collection of all articles, called TITLE."),
        click.option("--collection-id", metavar="URI", default="", help="Its identifier.  [default: made of TITLE]"),
        click.option("--partial", is_flag=True, help="Make the collection even when articles failed, without them."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def collecting(order: Order, options: CollectionOptions) -> Collecting | None:
    """Return the run into a collection, None when none is wanted.

    Raises:
        UsageError: An option does not fit.
    """
    title, identifier = one_line(options["collection"]), options["collection_id"]
    if not title:
        if identifier or options["partial"] or options["collection"]:
            raise UsageError("--collection-id and --partial speak of a collection", hint="Name it with --collection TITLE")
        return None
    if is_bucket(order.destination):
        hint = "Make it in a folder, and copy it from there"
        raise UsageError("a collection cannot be made in an object store", where=order.destination, hint=hint)
    if identifier and (not urlsplit(identifier).scheme or any(sign.isspace() for sign in identifier)):
        raise UsageError(f"{identifier!r} is no URI", hint="For example --collection-id urn:uuid:...")
    try:
        demand_archivable(title + identifier, "--collection")
    except ValueError as error:
        raise UsageError(str(error)) from error
    return Collecting(order, Wanted(title=title, id=identifier, partial=options["partial"]))


def tell_collection(record: Record, articles: int, form: str) -> int:
    """Tell what became of the collection; return the exit code that it leads to."""
    if record.error is not None:
        say(tell_failure(record))
    if form == JSON_LINES:
        pour((json.dumps(record.plain(), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
    elif record.error is None:
        holds = f"{articles:,} article{'' if articles == 1 else 's'}, {size(record.size)}"
        show("\n".join([f"{record.status:10}{record.place}", *row("collection", f"“{record.source}”: {holds}")]))
    return record.error.exit_code if record.error is not None else 0

"""The options that say how a source is to be read, shared by the commands that read one.

The one instant that enters the outputs is `--at`, else SOURCE_DATE_EPOCH, else now, in UTC, to the second. This is the only
module that asks the clock or the environment.
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from archive.errors import UsageError
from archive.formats import Reading
from archive.model.dates import PartialDate, from_timestamp
from archive.pipeline import Wishes

Command = TypeVar("Command", bound=Callable[..., Any])

EXAMPLE: Final = "2026-11-22T09:30:00Z"
SOURCE: Final = click.Path(exists=True, path_type=Path)


_option = partial(click.option, default="")


def source_options(command: Command) -> Command:
    """Add the source options to a command; `wishes` makes something of their values."""
    options = (
        _option("--from", "importer", metavar="FORMAT", help="Format of the source; by default found by its content."),
        _option(
            "--at",
            metavar="INSTANT",
            help=f"Instant that enters the outputs, as {EXAMPLE}; default: SOURCE_DATE_EPOCH, else now.",
        ),
        _option("--lang", metavar="TAG", help="Language of the text (BCP 47); by default as stated by the source, or detected."),
        _option("--encoding", metavar="NAME", help="Character encoding of the source; by default detected."),
        click.option("--set", "fields", metavar="FIELD=VALUE", multiple=True, help="State a field yourself; repeat for more."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def wishes(*, importer: str, at: str, lang: str, encoding: str, fields: Sequence[str]) -> Wishes:
    """Make something of the values of the source options.

    Raises:
        UsageError: The instant is none, or a field is not of the form FIELD=VALUE.
    """
    return Wishes(
        reading=Reading(at=instant(at), lang=lang, encoding=encoding),
        importer=importer,
        fields=given_fields(fields),
    )


def instant(at: str) -> PartialDate:
    """Return the one instant that enters the outputs.

    Raises:
        UsageError: `at` or SOURCE_DATE_EPOCH is no instant.
    """
    if not at:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        try:
            return from_timestamp(int(epoch) if epoch else int(time.time()))
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"{epoch!r} is no number of seconds", where="SOURCE_DATE_EPOCH") from None
    try:
        moment = PartialDate(at)
    except ValueError as error:
        raise UsageError(str(error), where="--at", hint=f"Example: {EXAMPLE}") from None
    if not moment.has_time:
        raise UsageError(f"{at} is a day, not an instant", where="--at", hint=f"Example: {moment.day}T00:00:00Z")
    return moment


def given_fields(pairs: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return field -> values of `--set FIELD=VALUE`.

    Raises:
        UsageError: There is no equals sign.
    """
    fields: dict[str, list[str]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"{pair!r} is not of the form FIELD=VALUE", where="--set")
        fields.setdefault(name.strip(), []).append(value)
    return fields

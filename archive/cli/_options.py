"""The options that say how a source is to be read, shared by the commands that read one.

The one instant that enters the outputs is `--at`, else SOURCE_DATE_EPOCH, else now, in UTC, to the second. This is the only
module that asks what time it is; the environment is asked here and, for what a terminal can show, in `_terminal.py`.
"""

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from archive import extras
from archive.cli._command import FOLDER
from archive.errors import UsageError
from archive.files.fontfiles import system_folders
from archive.formats import NINJS_VERSIONS, PAPERS, PDF_LEVELS, THEMES, Reading
from archive.model import given
from archive.model.article import Article
from archive.model.characters import LANGUAGE
from archive.model.dates import PartialDate, from_timestamp
from archive.pipeline import Wishes

Command = TypeVar("Command", bound=Callable[..., Any])

EXAMPLE: Final = "2026-11-22T09:30:00Z"


_LOOKS: Final = ("ninjs_version", "paper", "theme", "pdf_level")
_DEFAULT: Final = click.core.ParameterSource.DEFAULT
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
        click.option("--fetch", is_flag=True, help="Retrieve pictures that the source names by URL; never otherwise."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def rendering_options(command: Command) -> Command:
    """Add the options that say how documents are to look; the command gets those that the user chose as `rendering`.

    What the user did not choose is as it was in the bundle that is read, so that it gives the same bundle again.
    """

    @wraps(command)
    def together(fonts: tuple[Path, ...], **others: Any) -> Any:
        stated = {name: others.pop(name) for name in _LOOKS}
        context = click.get_current_context()
        chosen = {name: value for name, value in stated.items() if context.get_parameter_source(name) is not _DEFAULT}
        return command(rendering={**chosen, "font_folders": (*fonts, *system_folders())}, **others)

    options = (
        _choice("--ninjs-version", choices=NINJS_VERSIONS, help="Version of the ninjs document."),
        _choice("--paper", choices=PAPERS, help="Paper of the PDF."),
        _choice("--theme", choices=THEMES, help="Look of the PDF."),
        _choice("--pdf-level", choices=PDF_LEVELS, help="PDF/A and PDF/UA level of the PDF."),
        click.option(
            "--font",
            "fonts",
            metavar="DIR",
            multiple=True,
            type=FOLDER,
            help="Folder with fonts for the PDF, before the system's; repeat for more.",
        ),
    )
    decorated: Any = together
    for option in reversed(options):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]  # click decorators keep the type of what they decorate


def _choice(name: str, *, choices: Sequence[str], help: str) -> Any:  # noqa: A002  click's word
    """Return an option that takes one of a few words, the first by default."""
    return click.option(name, type=click.Choice(choices), default=choices[0], show_default=True, help=help)


def wishes(*, importer: str, at: str, lang: str, encoding: str, fields: Sequence[str], fetch: bool) -> Wishes:
    """Make something of the values of the source options.

    Raises:
        UsageError: The instant or the language tag is none, or a field does not exist or does not take the value.
    """
    reading = Reading(at=instant(at), lang=language(lang), encoding=encoding)
    stated = given_fields(fields)
    given.apply(Article(id="urn:x:any", version_created=reading.at), stated)  # else it would be said of every source
    retrieval = extras.load("archive.files.retrieval").Retrieval if fetch else None
    return Wishes(reading=reading, importer=importer, fields=stated, fetch=retrieval)


def states_instant(at: str) -> bool:
    """Tell whether the user states the instant that enters the outputs; else it is now."""
    return bool(at or os.environ.get("SOURCE_DATE_EPOCH", ""))


def language(tag: str) -> str:
    """Return the language tag as stated; a name is no tag, although BCP 47 keeps five letters and more for later use.

    Raises:
        UsageError: It has not the shape of a tag, or does not begin with a code of two or three letters, or with `x-` or `i-`.
    """
    begins = re.match(r"(?:[a-z]{2,3}|[xi](?=-))(?:-|$)", tag, re.IGNORECASE | re.ASCII)
    if tag and not (begins and LANGUAGE.fullmatch(tag)):
        raise UsageError(f"{tag!r} is no language tag", where="--lang", hint="Examples: en, pt-BR, zh-Hant")
    return tag


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

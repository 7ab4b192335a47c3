"""Results on standard output, talk on standard error, both made safe for a terminal.

Whatever comes from the input is shown with its control and bidi characters visible.
"""

import sys
from collections import Counter
from typing import Final

import click

from archive.errors import UsageError
from archive.files.publishing import storing
from archive.markup.display import visible

_RESULTS: Final = "standard output"


def say(text: str) -> None:
    """Write a message to standard error, line by line made safe."""
    _write(text, err=True)


def say_aside(reasons: Counter[str], more: str = "") -> None:
    """Say how many things were left aside for which reason, if any were, and where there is more to know."""
    if reasons:
        say(f"left aside: {', '.join(f'{number:,} ({reason})' for reason, number in sorted(reasons.items()))}{more}")


def show(text: str) -> None:
    """Write a result to standard output, line by line made safe.

    Raises:
        StoreError: It cannot be written.
    """
    with storing(_RESULTS):
        _write(text, err=False)


def pour(data: bytes, *, binary: bool = False) -> None:
    """Write a document, or a piece of one, to standard output as it is and at once.

    Raises:
        UsageError: Binary data would go to a terminal.
        StoreError: It cannot be written.
    """
    if binary and sys.stdout.isatty():
        raise UsageError("a PDF does not belong on a terminal", where="-o", hint="Name a file: -o article.pdf")
    with storing(_RESULTS):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _write(text: str, *, err: bool) -> None:
    for line in text.splitlines():
        click.echo(visible(line), err=err)

"""What a terminal can show: colours, and a line that tells how far the work has come.

NO_COLOR (when it is not empty) and TERM=dumb are respected. Nothing is shown when the stream is no terminal.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TextIO, TypeVar

T = TypeVar("T")

_CLEAR: Final = "\r\x1b[K"


def shows_colours(stream: TextIO) -> bool:
    """Tell whether text written to `stream` may hold colours."""
    return is_live(stream) and not os.environ.get("NO_COLOR")


def is_live(stream: TextIO) -> bool:
    """Tell whether `stream` is a terminal that can go back in a line."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def followed(outcomes: Iterable[T], total: int | None) -> Iterator[T]:
    """Yield `outcomes`; meanwhile a line on standard error counts them, when a terminal is there to show it.

    The line is gone while the caller has an outcome, so that both may write to the same terminal.

    Args:
        outcomes: What is being judged.
        total: How many there will be, at least; None when nobody knows.
    """
    if total == 1 or not is_live(sys.stderr):
        yield from outcomes
        return
    width = shutil.get_terminal_size().columns - 1
    try:
        _write(_told(0, total)[:width])
        for number, outcome in enumerate(outcomes, 1):
            _write("")
            yield outcome
            _write(_told(number, total)[:width])
    finally:
        _write("")


def _told(number: int, total: int | None) -> str:
    """Return how far the work has come."""
    return f"{number} judged" if total is None or number > total else f"{number} of {total} judged"


def _write(text: str) -> None:
    """Put `text` in the place of the line."""
    sys.stderr.write(_CLEAR + text)
    sys.stderr.flush()

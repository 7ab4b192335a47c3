"""Tries a call on one thing; whatever goes wrong is the outcome of that thing.

An ArchiveError is as it was raised. A bug is an ArchiveError, too, with code 70 and the places in the code that led to it: in
a run over a million records it must neither stop the others nor look like a verdict. Only what ends a process on purpose (an
interrupt, an exit) goes through.
"""

import traceback
from collections.abc import Callable
from pathlib import PurePath
from typing import Final, TypeVar

from archive.errors import ArchiveError, LimitError
from archive.limits import Limits, within
from archive.product import NAME, VERSION

T = TypeVar("T")
R = TypeVar("R")

_DEPTH: Final = 6  # places in the code that are named, the innermost last


def attempt(call: Callable[[T], R], limits: Limits[T], thing: T) -> R | ArchiveError:
    """Return `call(thing)`, made within the limits, or why it could not be made."""
    try:
        return within(call, limits, thing)
    except ArchiveError as error:
        return error
    except Exception as bug:  # noqa: BLE001  a bug costs its own thing, and is told
        return ArchiveError(
            f"this is a bug in {NAME} {VERSION}: {type(bug).__name__}: {bug} (at {_places(bug)})",
            where=str(thing), hint="Please report it with this line",
        )  # fmt: skip


def died(thing: object) -> LimitError:
    """Return the error of a thing whose process died, also when it was alone in it."""
    return LimitError(
        "the process that worked on it died, or was ended when its time was over",
        where=str(thing), hint="It may need more time or memory than there is",
    )  # fmt: skip


def _places(bug: Exception) -> str:
    """Return the innermost places in the code that led to a bug: "pages.py:12, words.py:40"."""
    frames = traceback.extract_tb(bug.__traceback__)[-_DEPTH:]
    return ", ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames)

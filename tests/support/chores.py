"""Calls for worker processes: they must be importable there."""

import os
import signal
from pathlib import Path

from archive.errors import SourceError


def chore(word: str) -> str:
    """Return the word in capitals; obey a few words that go wrong."""
    if word.startswith("bad"):
        raise SourceError("cannot be read", where=word, hint="Mend it")
    if word.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if word.startswith("bug"):
        raise ZeroDivisionError(word)
    return word.upper()


def where(word: str) -> str:
    """Return the process that works on it."""
    return f"{word} {os.getpid()}"


def touch(path: Path) -> str:
    """Leave a trace that the call was made."""
    path.touch()
    return path.name

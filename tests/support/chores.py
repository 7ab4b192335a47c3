"""Calls for worker processes: they must be importable there."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

from archive.errors import SourceError


def chore(word: str) -> str:
    """Return the word in capitals; obey a few words that go wrong."""
    if word.startswith("bad"):
        raise SourceError("cannot be read", where=word, hint="Mend it")
    if word.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if word.startswith("abort"):
        os.abort()
    if word.startswith("leave"):
        os._exit(0)
    if word.startswith("bug"):
        raise ZeroDivisionError(word)
    return word.upper()


def where(word: str) -> str:
    """Return the process that works on it."""
    return f"{word} {os.getpid()}"


def once(path: Path) -> str:
    """Kill the process that works on it the first time, and no other time."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return path.name
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def owner(word: str) -> int:
    """Return the process that owns the worker; kill it if the word says so; take a moment."""
    above = multiprocessing.parent_process()
    assert above
    assert above.pid
    if word.startswith("poison"):
        os.kill(above.pid, signal.SIGKILL)
    time.sleep(0.02)
    return above.pid


def sign(path: Path) -> str:
    """Write which process works on it, and take long about it."""
    path.write_text(str(os.getpid()))
    time.sleep(60)
    return path.name


def touch(path: Path) -> str:
    """Leave a trace that the call was made."""
    path.touch()
    return path.name


def loiter(word: str) -> str:
    """Take long in Python, take long in a place that does not listen, or take memory, as the word says."""
    if word.startswith("slow"):
        time.sleep(60)
    if word.startswith("deaf"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(60)
    if word.startswith("fat"):
        return str(len(bytes(4 << 30)))
    return word.upper()


def bulk(word: str) -> int:
    """Return how large a thing is."""
    return int(word.partition(":")[2] or 0)

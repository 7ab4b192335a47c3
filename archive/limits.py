"""Calls a function within limits of time and memory, so that one subject that hangs or swells is an error and not the end.

Time is measured on the wall. When it is over, the call is interrupted; where it does not listen (a library of C that never comes
back), its process is ended a little later, if it is one of its own. A subject of many bytes gets more time, measured only when
the first time is over. Memory is a limit on the address space of a process of its own; it is never set on the caller's.

Systems without SIGALRM (Windows) have only the end of the process, those without `resource` no limit of memory.
"""

import faulthandler
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import FrameType
from typing import Final, Generic, TypeVar

from archive import extras
from archive.errors import LimitError

T = TypeVar("T")
R = TypeVar("R")

PACE: Final = 8 * 1024 * 1024  # bytes for which a subject gets a second more; slow disks and all rules together do better
_GRACE: Final = 2.0  # seconds between the interruption and the end of a process that does not listen


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Generic[T]):
    """How much a call may take.

    Attributes:
        seconds: Time for a small subject; 0 for as long as it takes.
        memory: Address space in MiB, 0 for as much as there is.
        size: Returns the bytes of a subject.
        apart: True when the call runs in a process of its own, which may be ended.
    """

    seconds: float = 0
    memory: int = 0
    size: Callable[[T], int] | None = None
    apart: bool = False


class _OutOfTimeError(BaseException):
    """The time is over; no library that catches every Exception can swallow it."""


def within(call: Callable[[T], R], limits: Limits[T], thing: T) -> R:
    """Return `call(thing)`.

    Raises:
        LimitError: It took more time or memory than it may.
        Exception: Whatever `call` raises.
    """
    if limits.apart and limits.memory:
        _bound_memory(limits.memory)
    watch = _Watch(limits, thing)
    try:
        watch.begin()
        return call(thing)
    except _OutOfTimeError:
        raise LimitError(
            f"it was not done in {watch.given:g} seconds",
            where=str(thing),
            hint="Give it more with --deadline, or look at it alone",
        ) from None
    except MemoryError:
        raise LimitError(
            "it needs more memory than it may take", where=str(thing), hint="Give it more with --memory, or look at it alone"
        ) from None
    finally:
        watch.end()


class _Watch(Generic[T]):
    """The timers of one call."""

    def __init__(self, limits: Limits[T], thing: T) -> None:
        self.limits = limits
        self.thing = thing
        self.given = limits.seconds
        self.extended = False
        self.sink = _nowhere() if limits.apart and limits.seconds else None
        self.before = signal.getsignal(signal.SIGALRM) if limits.seconds and hasattr(signal, "SIGALRM") else None

    def begin(self) -> None:
        """Start the timers."""
        if self.before is not None:
            signal.signal(signal.SIGALRM, self._over)
        self._arm(self.limits.seconds)

    def end(self) -> None:
        """Stop the timers."""
        if self.before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self.before)
        if self.sink is not None:
            faulthandler.cancel_dump_traceback_later()

    def _arm(self, seconds: float) -> None:
        """Set the timers."""
        if self.before is not None:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        if self.sink is not None:
            try:
                faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=self.sink)
            except RuntimeError as error:  # its thread found no room
                raise MemoryError from error

    def _over(self, _number: int, _frame: FrameType | None) -> None:
        """Give a large subject its time, once; then interrupt."""
        more = self.limits.size(self.thing) / PACE if self.limits.size and not self.extended else 0
        self.extended = True
        if more < 0.1:
            raise _OutOfTimeError
        self.given += round(more, 1)
        self._arm(more)


@cache
def _nowhere() -> int:
    """Return a file for the traceback that nobody reads, open for as long as the process."""
    return os.open(os.devnull, os.O_WRONLY)


def _bound_memory(mebibytes: int) -> None:
    """Limit the address space of this process, where the system can."""
    if extras.present("resource"):
        resource = extras.load("resource")
        most = mebibytes * 1024 * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))

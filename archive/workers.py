"""Calls a function on many things, in several processes, and yields what comes of each in the order of the things.

At most a few times as many things as processes are under way, so that a million of them need no more memory than ten. An
ArchiveError is the outcome of its one thing and stops no other. When a process dies (a crash, no memory) the things under way are
tried again, each in a process of its own, so that the death is the outcome of the thing that caused it.

Processes are spawned, not forked: the same on every system, and no lock or handler comes along. They leave Ctrl-C to the one
that started them.
"""

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from archive import extras
from archive.errors import ArchiveError, LimitError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

_PROCESSES: Final = "concurrent.futures.process"
_AHEAD: Final = 4  # things under way for each process


def in_order(call: Callable[[T], R], things: Iterable[T], jobs: int, *, apart: bool = False) -> Iterator[R | ArchiveError]:
    """Yield `call(thing)`, or the ArchiveError it raised, for each thing in order.

    Args:
        call: A function that another process can import.
        things: What to call it on; taken only as fast as needed.
        jobs: Number of processes; with 1 everything happens in this one.
        apart: Use other processes even for one job, because `call` may have to be ended.

    Raises:
        Exception: `call` raised anything else, which is a bug.
    """
    if jobs <= 1 and not apart:
        for thing in things:
            yield _outcome(call, thing)
        return
    waiting = iter(things)
    again: deque[T] = deque()
    while True:
        done = yield from _in_pool(call, waiting, jobs, again)
        while again:
            yield _alone(call, again.popleft())
        if done:
            return


def _in_pool(call: Callable[[T], R], waiting: Iterator[T], jobs: int, again: deque[T]) -> Generator[R | ArchiveError, None, bool]:
    """Yield outcomes until all is done (and return True), or until a process dies and leaves what was under way in `again`."""
    under_way: deque[Future[R | ArchiveError]] = deque()
    pool = _pool(jobs)
    try:
        while True:
            for thing in waiting:
                again.append(thing)
                under_way.append(pool.submit(_outcome, call, thing))
                if len(under_way) >= jobs * _AHEAD:
                    break
            if not under_way:
                return True
            outcome = under_way[0].result()
            under_way.popleft()
            again.popleft()
            yield outcome
    except extras.load(_PROCESSES).BrokenProcessPool:
        return False
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(call: Callable[[T], R], thing: T) -> R | ArchiveError:
    """Return the outcome of one thing in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(_outcome, call, thing).result()
        except extras.load(_PROCESSES).BrokenProcessPool:
            return LimitError(
                "the process that worked on it died, or was ended when its time was over",
                where=str(thing), hint="It may need more time or memory than there is",
            )  # fmt: skip


def _pool(jobs: int) -> "ProcessPoolExecutor":
    """Return a pool of spawned processes; what it needs is loaded when there is more than one to work."""
    spawning = extras.load("multiprocessing").get_context("spawn")
    pool: ProcessPoolExecutor = extras.load(_PROCESSES).ProcessPoolExecutor(
        jobs, mp_context=spawning, initializer=_leave_interrupts
    )
    return pool


def _leave_interrupts() -> None:
    """Let Ctrl-C be the matter of the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _outcome(call: Callable[[T], R], thing: T) -> R | ArchiveError:
    """Return what the call returns or the ArchiveError it raises."""
    try:
        return call(thing)
    except ArchiveError as error:
        return error

"""A worker: a process that tries a call on the things it is given, some at a time, for as long as somebody wants it.

Worker and owner hold the two ends of one link, and each knows by its closing that the other is gone. So a death belongs to the
things that this worker had, and to no others. A worker that is no longer wanted finishes the thing it is at and leaves; one that
does not leave is killed. When its owner is killed it ends at once, whatever it is at. Ctrl-C is the owner's matter.

Workers are forked from a server process that has loaded what the call needs (a hundredth of a second each instead of a
quarter), or spawned where there is no such server. Neither looks for modules in the folder that the user happens to be in, which
may hold somebody else's.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from archive import extras
from archive.errors import ArchiveError, InstallationError
from archive.limits import Limits
from archive.runners.attempts import attempt

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PATIENCE: Final = 2.0  # seconds that a worker has for the thing it is at, when nobody wants it any more


class Worker:
    """The owner's side of a worker.

    Args:
        preload: Modules that the server process loads when it is started for the first worker; later ones are loaded by workers.
    """

    def __init__(self, preload: Sequence[str] = ()) -> None:
        multiprocessing = extras.load("multiprocessing")
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        context.set_forkserver_preload(list(preload))
        self.link, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        with sheltered():
            self._process.start()
        theirs.close()  # so that the link ends with the process
        self._begun = False

    @property
    def lives(self) -> bool:
        """Tell whether the process is there."""
        return bool(self._process.is_alive())

    def give(self, call: Callable[[Any], Any], limits: Limits[Any], things: Sequence[Any]) -> None:
        """Let it begin; it must have nothing else to do."""
        with suppress(ConnectionError):  # it has died, as `results` will find
            self.link.send((call, limits, things))

    def results(self) -> list[Any] | None:
        """Return what came of the things it was given, nothing when it has only just begun, None when it died of them.

        Waits when the link is not ready.

        Raises:
            ArchiveError: It died before it could begin, or cannot load the call.
        """
        try:
            results: list[Any] | ArchiveError = self.link.recv()
        except (EOFError, ConnectionError):
            if not self._begun:
                raise ArchiveError("worker processes cannot be started", hint="Run one job, which needs none") from None
            return None
        self._begun = True
        if isinstance(results, ArchiveError):
            raise results
        return results

    def dismiss(self) -> None:
        """Tell it to leave after the thing that it is at."""
        self.link.close()

    def end(self, patience: float = PATIENCE) -> float:
        """Dismiss it, kill it when `patience` seconds are over, and return the patience that is left for others."""
        self.dismiss()
        self._process.join(patience)
        if self._process.is_alive():
            self._process.kill()
            patience = 0
        self._process.join()
        self._process.close()
        return patience


def serve(link: "Connection") -> None:
    """Work for the other end of the link until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_owner, daemon=True).start()
    with suppress(EOFError, ConnectionError):
        link.send([])  # it has begun
        while True:
            try:
                call, limits, things = link.recv()
            except (ImportError, AttributeError) as error:
                link.send(InstallationError(f"a worker process cannot load what it is to do ({error})"))
                return
            results = []
            for thing in things:
                results.append(attempt(call, limits, thing))
                if link.poll():  # nothing can come but the end of the link
                    return
            link.send(results)


def _end_with_owner() -> None:
    """Wait for the end of the owner, and end this process with it."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # a deadline must wake the thread that works
    owner = extras.load("multiprocessing").parent_process()
    owner.join()
    os._exit(1)


@contextmanager
def sheltered() -> Iterator[None]:
    """Start processes that no Ctrl-C reaches before they can ignore it, and that look for modules where this one does.

    The server process is started with `-c`, which would put the current folder first; the environment is the one way to tell it.
    """
    blocks = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if blocks else set()
    told = {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    given = {name: os.environ[name] for name in told if name in os.environ}
    os.environ.update(told)
    try:
        yield
    finally:
        for name in told:
            del os.environ[name]
        os.environ.update(given)
        if blocks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

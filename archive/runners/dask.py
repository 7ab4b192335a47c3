"""Runs on a Dask cluster: its scheduler hands batches to the workers that it has, here or on many machines.

A Dask worker does a batch as the local runner does, in a worker of ours, so that limits, deaths and bugs are the same outcomes.
What our worker does not survive, the Dask worker does. One that is lost all the same (its machine, its batch system) costs
nothing: Dask gives its batch to another. A batch that no Dask worker survives is done again, each thing alone and with nothing
beside it; what none survives then is named.

The machines need the same version of this program, and from here no file and no setting. Whoever can reach a scheduler or
a worker can run code there, as Dask has no users. So a cluster started here listens on the loopback only; elsewhere TLS, set in
Dask's own configuration (`tls://...`), says who may. Dask's messages are not shown.
"""

import logging
import pickle
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from archive import extras
from archive.errors import ArchiveError, InstallationError, StoreError
from archive.limits import Limits
from archive.product import NAME, VERSION
from archive.runners import Outcome
from archive.runners.attempts import died
from archive.runners.local import NO_LIMITS, LocalRunner
from archive.runners.workers import sheltered

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

LOCAL: Final = "local"
_EXTRA: Final = "dask"
_INSTALL: Final = f"Scheduler and workers need what runs here: {NAME} {VERSION}"
_SETTINGS: Final = {
    "distributed.nanny.pre-spawn-environ.PYTHONSAFEPATH": "1",  # also for Dask workers that are replaced later
    "distributed.worker.profile.enabled": False,  # looks at the work every 10 ms, which costs more than all the rest
    "distributed.admin.tick.interval": "1s",
}
_SECONDS: Final = 10  # to reach a scheduler
_RETRIES: Final = 2  # of a batch whose worker has another version; another worker may not


def connect(address: str, limits: Limits[Any] = NO_LIMITS, jobs: int = 1) -> "DaskRunner":
    """Return a runner on the cluster whose scheduler is at an address.

    Args:
        address: "tcp://host:port", "tls://host:port", or "local" for a cluster of processes on this machine.
        limits: What each thing may take.
        jobs: Number of Dask workers of a local cluster.

    Raises:
        InstallationError: The extra is not installed.
        StoreError: No scheduler answers.
    """
    distributed = extras.load("distributed", _EXTRA)
    for handler in logging.getLogger("distributed").handlers:
        handler.setLevel(logging.CRITICAL)
    with ExitStack() as opened:
        place = opened.enter_context(_cluster(jobs)) if address == LOCAL else _reached(address)
        return DaskRunner(opened.enter_context(distributed.Client(place)), limits, opened.pop_all())


def _cluster(jobs: int) -> Any:
    """Return a cluster of processes that listens on the loopback only."""
    with sheltered(), extras.load("dask").config.set(_SETTINGS):
        return extras.load("distributed").LocalCluster(
            n_workers=jobs, threads_per_worker=1, processes=True,
            host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL,
        )  # fmt: skip


def _reached(address: str) -> str:
    """Return an address at which something answers.

    Raises:
        StoreError: Nothing does.
    """
    try:
        host, port = extras.load("distributed.comm").get_address_host_port(address)
        socket.create_connection((host, port), _SECONDS).close()
    except (OSError, ValueError) as error:
        raise StoreError(
            f"no Dask scheduler answers ({error})", where=address, hint="Is it running, and is that its address?"
        ) from error
    return address


class DaskRunner:
    """A Runner on a Dask cluster, and a context manager that leaves the cluster at the end.

    Args:
        client: Dask's client.
        limits: What each thing may take.
        opened: What to close.
    """

    def __init__(self, client: "Client", limits: Limits[Any], opened: ExitStack) -> None:
        self._client = client
        self._limits = replace(limits, apart=True)
        self._opened = opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave the cluster, and end it when it was started here."""
        self._opened.close()

    def run(self, call: Callable[[T], R], batches: Iterable[Sequence[T]], window: int) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each thing, in the order of the things; see `Runner.run`.

        Raises:
            InstallationError: The cluster has another version of this program, or none.
            StoreError: The cluster is lost.
        """
        under_way: deque[tuple[Sequence[T], Future[list[Any]]]] = deque()  # Dask forgets a task whose future is gone
        for things in filter(None, batches):
            under_way.append((things, self._begin(call, things)))
            if len(under_way) >= window:
                yield from self._first(call, under_way)
        while under_way:
            yield from self._first(call, under_way)

    def _first(
        self, call: Callable[[T], R], under_way: "deque[tuple[Sequence[T], Future[list[Any]]]]"
    ) -> Iterator[Outcome[T, R]]:
        """Yield what comes of the first batch under way."""
        things = under_way[0][0]
        results = self._results(under_way[0][1])
        if results is None:
            with _told():
                extras.load("distributed").wait([future for _, future in under_way])
            results = [self._alone(call, thing) for thing in things]
        under_way.popleft()
        for thing, result in zip(things, results, strict=True):
            yield Outcome(thing=thing, result=result)

    def _alone(self, call: Callable[[T], R], thing: T) -> R | ArchiveError:
        """Return what comes of a thing with nothing beside it."""
        results = self._results(self._begin(call, [thing]))
        return died(thing) if results is None else results[0]

    def _begin(self, call: Callable[[T], R], things: Sequence[T]) -> "Future[list[Any]]":
        """Have the cluster do a batch."""
        order = pickle.dumps((call, self._limits, things))  # the scheduler passes it on and need not load what is in it
        with _told():
            return self._client.submit(work, VERSION, order, pure=False, retries=_RETRIES)

    def _results(self, future: "Future[list[Any]]") -> list[Any] | None:
        """Return what came of a batch; None when no worker survived it."""
        try:
            with _told():
                results: list[Any] = future.result()
        except extras.load("distributed.scheduler").KilledWorker:
            return None
        return results


@contextmanager
def _told() -> Iterator[None]:
    """Tell in our words what goes wrong between here and the cluster."""
    try:
        yield
    except RuntimeError as error:  # the scheduler could not read a task
        raise InstallationError(f"the Dask scheduler cannot load the work ({error})", hint=_INSTALL) from error
    except (OSError, TimeoutError, extras.load("distributed").CancelledError) as error:
        raise StoreError(
            "the Dask cluster is lost", hint="What is done is done: run it again, and the rest will be, too"
        ) from error


def work(version: str, order: bytes) -> list[Any]:
    """Do a batch in a Dask worker, and return what came of each thing.

    Args:
        version: Of the program that asks.
        order: Call, limits and things, pickled.

    Raises:
        InstallationError: This is another version, or the call is not here.
    """
    if version != VERSION:
        raise InstallationError(f"a Dask worker has {NAME} {VERSION}, and not {version}", hint=_INSTALL)
    try:
        call, limits, things = pickle.loads(order)  # noqa: S301  who can send it can have any code run, as Dask has it
    except (ImportError, AttributeError) as error:
        raise InstallationError(f"a Dask worker cannot load the work ({error})", hint=_INSTALL) from error
    extras.load("multiprocessing").current_process().daemon = False  # Dask's own mark; daemons may have no workers
    return [outcome.result for outcome in _here(limits).run(call, [things], 1)]


@cache
def _here(limits: Limits[Any]) -> LocalRunner:
    """Return the runner of this Dask worker, which keeps a worker of ours for each of its threads."""
    return LocalRunner(1, limits)

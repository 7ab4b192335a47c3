"""Runs on this machine: in worker processes, or in this process where one job without limits needs no other.

A batch whose worker dies is tried again, each of its things alone in a worker; what dies again is named. All other things are
done, and each has one outcome. Workers are started when they are needed, are kept for the next run, and end when the runner is
closed or its process is gone. A run that is not followed to its end lets those workers go that are at something.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from archive import extras
from archive.limits import Limits
from archive.runners import Outcome
from archive.runners.attempts import attempt, died
from archive.runners.workers import PATIENCE, Worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

NO_LIMITS: Final[Limits[Any]] = Limits()


class LocalRunner:
    """A Runner on this machine, and a context manager that lets its workers go at the end.

    One runner may be used by several threads at a time.

    Args:
        jobs: Number of processes that work; with 1, and limits that ask for no process apart, this process works.
        limits: What each thing may take.
        preload: Modules that a call will need, besides its own; they are loaded once for all workers.
    """

    def __init__(self, jobs: int = 1, limits: Limits[Any] = NO_LIMITS, preload: Sequence[str] = ()) -> None:
        self.jobs = jobs
        self.limits = replace(limits, apart=jobs > 1 or limits.apart)
        self._preload = preload
        self._idle: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the workers go."""
        _end(self._idle)

    def run(self, call: Callable[[T], R], batches: Iterable[Sequence[T]], window: int) -> Iterator[Outcome[T, R]]:
        """Yield an outcome for each thing, in the order of the things; see `Runner.run`.

        Raises:
            ArchiveError: Worker processes cannot be started.
        """
        if not self.limits.apart:
            return (Outcome(thing=thing, result=attempt(call, self.limits, thing)) for things in batches for thing in things)
        return _Run(self, call).outcomes(filter(None, batches), window)

    def hire(self, call: Callable[[Any], Any]) -> Worker:
        """Return a worker that has nothing to do."""
        while self._idle:
            worker = self._idle.pop()
            if worker.lives:
                return worker
            worker.end()
        return Worker(preload=(_module(call), *self._preload))

    def keep(self, worker: Worker) -> None:
        """Keep a worker that has nothing to do."""
        self._idle.append(worker)


@dataclass(slots=True, kw_only=True)
class _Batch:
    """A batch under way.

    Attributes:
        things: The things.
        results: What has come so far, by the place of the thing in the batch.
    """

    things: Sequence[Any]
    results: dict[int, Any] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        """Tell whether everything has come."""
        return len(self.results) == len(self.things)

    def outcomes(self) -> Iterator[Outcome[Any, Any]]:
        """Yield what came of it, in order."""
        for place, thing in enumerate(self.things):
            yield Outcome(thing=thing, result=self.results[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What a worker does at a time: a whole batch, or again one thing of it whose worker died."""

    batch: _Batch
    places: range
    again: bool = False


class _Run:
    """One run: the batches under way, in order, and who is at what."""

    def __init__(self, runner: LocalRunner, call: Callable[[Any], Any]) -> None:
        self._runner = runner
        self._call = call
        self._waiting: deque[_Task] = deque()
        self._busy: dict[Connection, tuple[Worker, _Task]] = {}

    def outcomes(self, source: Iterator[Sequence[Any]], window: int) -> Iterator[Outcome[Any, Any]]:
        """Yield the outcomes of all batches."""
        under_way: deque[_Batch] = deque()
        more = True
        try:
            while more or under_way:
                room = more and len(under_way) < window
                if room and (things := next(source, None)) is not None:
                    batch = _Batch(things=things)
                    under_way.append(batch)
                    self._waiting.append(_Task(batch=batch, places=range(len(things))))
                elif room:
                    more = False
                self._go_on(wait=not room)
                while under_way and under_way[0].done:
                    yield from under_way.popleft().outcomes()
        finally:
            _end([worker for worker, _ in self._busy.values()])

    def _go_on(self, *, wait: bool) -> None:
        """Take what the workers have done, once there is some if `wait`, and give them more."""
        if self._busy:
            ready = extras.load("multiprocessing.connection").wait(list(self._busy), None if wait else 0)
            for link in ready:
                self._take(link)
        while self._waiting and len(self._busy) < self._runner.jobs:
            task = self._waiting.popleft()
            worker = self._runner.hire(self._call)
            self._busy[worker.link] = (worker, task)
            worker.give(self._call, self._runner.limits, [task.batch.things[place] for place in task.places])

    def _take(self, link: "Connection") -> None:
        """Take the results of one worker, or see to it that what it died of is done without it."""
        worker, task = self._busy[link]
        results = worker.results()
        if results == []:
            return
        del self._busy[link]
        if results is not None:
            task.batch.results.update(zip(task.places, results, strict=True))
            self._runner.keep(worker)
            return
        worker.end()
        if task.again:
            task.batch.results.update((place, died(task.batch.things[place])) for place in task.places)
        else:
            alone = [_Task(batch=task.batch, places=range(place, place + 1), again=True) for place in task.places]
            self._waiting.extendleft(reversed(alone))


def _end(workers: list[Worker]) -> None:
    """Let workers go, all within the time that one may take."""
    for worker in workers:
        worker.dismiss()
    patience = PATIENCE
    while workers:
        patience = workers.pop().end(patience)


def _module(call: Callable[[Any], Any]) -> str:
    """Return the module of a function, or of what a partial of one calls."""
    while isinstance(call, partial):
        call = call.func
    return call.__module__

"""Measures whole processes in turn: CPU seconds with those of their descendants, seconds on the wall, and peak memory.

Rivals run one after the other, round after round, so that a slow moment of the machine hits all alike. What a rival does is a
list of commands; preparing for a round and cleaning up after it is not counted.
"""

import ctypes
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux: processes that outlive the one that started them become ours, and are counted
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: workers outlive the process that started them for a moment
Command = Sequence[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a rival took.

    Attributes:
        cpu: Seconds of all its processes, user and system.
        wall: Seconds on the wall.
        peak: Mebibytes of its largest process.
    """

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One way to do the work; exit codes up to `worst` are well."""

    name: str
    commands: Sequence[Command]
    clean: Callable[[], object] = lambda: None
    worst: int = 0


def contest(rivals: Sequence[Rival], rounds: int) -> Mapping[str, Cost]:
    """Run the rivals in turn; return the medians of each."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1)
    costs: dict[str, list[Cost]] = {rival.name: [] for rival in rivals}
    for _ in range(rounds):
        for rival in rivals:
            costs[rival.name].append(_added([_spend(command, rival.worst) for command in rival.commands]))
            rival.clean()
    return {name: _medians(taken) for name, taken in costs.items()}


def _spend(command: Command, worst: int) -> Cost:
    """Run one command.

    Raises:
        CalledProcessError: It did not do its work.
    """
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if not 0 <= process.returncode <= worst:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return _added(
        [
            Cost(cpu=one.ru_utime + one.ru_stime, wall=wall if one is used else 0, peak=one.ru_maxrss / 1024)
            for one in (used, *_left())
        ]
    )


def _left() -> Iterator[resource.struct_rusage]:
    """Wait for the processes that outlived the one that started them, and yield what each took."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def _added(costs: Sequence[Cost]) -> Cost:
    """Return what several commands took together."""
    return Cost(cpu=sum(cost.cpu for cost in costs), wall=sum(cost.wall for cost in costs), peak=max(cost.peak for cost in costs))


def _medians(costs: Sequence[Cost]) -> Cost:
    """Return the medians of several rounds."""
    median = statistics.median
    return Cost(
        cpu=median(cost.cpu for cost in costs), wall=median(cost.wall for cost in costs), peak=median(cost.peak for cost in costs)
    )

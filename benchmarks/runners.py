"""What a run costs besides its work: the local runner and Dask against a plain loop, in CPU seconds of all processes.

The work is 5 ms of arithmetic for each thing, 50 things to a batch, two workers. Each way is run as a process of its own, once
with one batch and once with all, in turn with the others; the difference is what the things cost, the first is the start.
"""

import argparse
import ctypes
import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from itertools import repeat

from archive.limits import Limits
from archive.runners import Runner, batched
from archive.runners.dask import connect
from archive.runners.local import LocalRunner

WAYS = ("loop", "local", "local, limits", "dask")
LIMITS: Limits[int] = Limits(seconds=60, memory=4096, apart=True)
BATCH = 50
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: what outlives its parent is counted, too


def work(rounds: int) -> int:
    """Do arithmetic for a while."""
    total = 0
    for number in range(rounds):
        total += number * number
    return total


def rounds_of(milliseconds: float) -> int:
    """Return how much arithmetic takes that long here."""
    times = []
    for _ in range(9):
        before = time.process_time()
        work(100_000)
        times.append(time.process_time() - before)
    return int(100_000 * milliseconds / 1000 / min(times))


def run(way: str, rounds: int, number: int) -> None:
    """Do the work one way."""
    if way == "loop":
        for thing in repeat(rounds, number):
            work(thing)
        return
    with ExitStack() as opened:
        runner: Runner
        if way == "dask":
            runner = opened.enter_context(connect("local", LIMITS, jobs=2))
        else:
            runner = opened.enter_context(LocalRunner(2, LIMITS if way == "local, limits" else Limits()))
        done = sum(isinstance(one.result, int) for one in runner.run(work, batched(repeat(rounds, number), BATCH), 8))
    assert done == number


def cost(way: str, rounds: int, number: int) -> float:
    """Return the CPU seconds of a run and of all processes that it started."""
    started = subprocess.Popen([sys.executable, __file__, "--run", way, str(rounds), str(number)])
    seconds = 0.0
    while True:
        try:
            pid, status, usage = os.wait3(0)
        except ChildProcessError:
            return seconds
        seconds += usage.ru_utime + usage.ru_stime
        if pid == started.pid:
            started.returncode = os.waitstatus_to_exitcode(status)
            assert started.returncode == 0


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    words.add_argument("--milliseconds", type=float, default=5)
    words.add_argument("--number", type=int, default=1000)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--run", nargs=3, metavar=("WAY", "ROUNDS", "NUMBER"), help=argparse.SUPPRESS)
    given = words.parse_args()
    if given.run:
        run(given.run[0], int(given.run[1]), int(given.run[2]))
        return
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    rounds = rounds_of(given.milliseconds)
    starts: dict[str, list[float]] = {way: [] for way in WAYS}
    things: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(given.rounds):
        for way in WAYS:
            starts[way].append(cost(way, rounds, BATCH))
            things[way].append((cost(way, rounds, given.number + BATCH) - starts[way][-1]) / given.number)
    print(f"{'':14} {'start, s':>9} {'ms a thing':>11} {'over the loop':>14}")
    floor = statistics.median(things["loop"])
    for way in WAYS:
        each, start = statistics.median(things[way]), statistics.median(starts[way])
        print(f"{way:14} {start:9.2f} {each * 1000:11.3f} {each / floor - 1:14.1%}")


if __name__ == "__main__":
    main()

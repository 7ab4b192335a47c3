"""A Dask cluster on the loopback: a scheduler and two worker processes, as `dask scheduler` and `dask worker` start them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.processes import children, soon

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Scheduler:
    """Its address and its process."""

    address: str
    process: subprocess.Popen[bytes]


@contextmanager
def scheduler(folder: Path) -> Iterator[Scheduler]:
    """Start a scheduler, which has no workers yet, and end it."""
    said = folder / "scheduler.json"
    with _program("scheduler", "--port", "0", "--scheduler-file", str(said), folder=folder) as started:
        assert soon(said.exists)
        yield Scheduler(json.loads(said.read_text())["address"], started)


@contextmanager
def cluster(folder: Path) -> Iterator[Scheduler]:
    """Start a scheduler and two workers, and end all of it."""
    with scheduler(folder) as started, _program("worker", started.address, "--nworkers", "2", "--nthreads", "1", folder=folder):
        yield started


@contextmanager
def _program(name: str, *words: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start one of Dask's programs; it gives up on a task when two workers have died of it."""
    settings = {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    started = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{name}", "--host", "127.0.0.1", "--no-dashboard", *words],
        cwd=folder, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield started
    finally:
        mine = children(started.pid)
        started.terminate()
        try:
            started.wait(5)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()
        assert soon(lambda: not any(Path(f"/proc/{pid}").exists() for pid in mine))

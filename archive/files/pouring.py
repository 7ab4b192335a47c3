"""Tree -> Sink: copies every entry in the pass in which it is hashed, and then writes the entries of the Seal.

Each byte is read once, however many digests are asked for. What is small is hashed and written by the thread that asks, because
handing it over costs more than hashing it. Large contents keep the cores at work, since hashlib and the system let go of the
interpreter: in a place that takes several files at a time each has a thread, in a place that is written in one row each digest
has one, which hashes a block while the next one is read and written.

Where the bytes go, and how they are made durable, is the Sink's matter.
"""

import contextlib
import os
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from archive import extras
from archive.files import digests
from archive.files.digests import CONSTRUCTORS, Write
from archive.model.tree import Blob, Tree

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_ALONE: Final = 1 << 23  # bytes that are copied sooner than threads are set up
_BUFFERS: Final = 4  # blocks of one content that are hashed, or wait for it


class Sink(Protocol):
    """A place that is being filled; `several` tells whether it takes several entries at a time."""

    several: bool

    def put(self, path: str, data: bytes) -> None:
        """Write a small entry."""

    def open(self, path: str, size: int) -> AbstractContextManager[Write]:
        """Give what writes the blocks of an entry of that many bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poured:
    """What was copied.

    Attributes:
        size: Bytes of all entries, those of the Seal included.
        digests: Path -> algorithm -> lower-case hex digest.
        sealed: The entries that the Seal made.
    """

    size: int
    digests: Mapping[str, Mapping[str, str]]
    sealed: Mapping[str, bytes]


def pour(tree: Tree, sink: Sink) -> Poured:
    """Copy every entry of `tree` into `sink`, hashing in the same pass, and then the entries of its Seal.

    Raises:
        StoreError: An entry cannot be read, or changes while it is read.
        OSError: The sink cannot be written.
    """
    pouring = _Pouring(sink, tree.seal.algorithms if tree.seal else ())
    with contextlib.closing(pouring):
        for path, blob in tree.entries.items():
            pouring.take(path, blob)
        pouring.wait()
        sealed = dict(sorted(tree.seal.write(pouring.digests).items())) if tree.seal else {}
        for path, data in sealed.items():
            pouring.put(path, data)
    return Poured(size=pouring.size, digests=pouring.digests, sealed=sealed)


class _Pouring:
    """The work under way.

    Attributes:
        size: Bytes taken so far.
        digests: Path -> algorithm -> digest of what was taken, in that order; whole after `wait`.
    """

    def __init__(self, sink: Sink, algorithms: Sequence[str]) -> None:
        self.size = 0
        self.digests: dict[str, Mapping[str, str]] = {}
        self._sink = sink
        self._algorithms = algorithms
        self._alone = 0
        self._pools: list[ThreadPoolExecutor] = []
        self._running: deque[tuple[str, Future[dict[str, str]]]] = deque()

    def take(self, path: str, blob: Blob) -> None:
        """Begin with an entry.

        Raises:
            StoreError: It, or an earlier one, cannot be read.
            OSError: The sink cannot be written.
        """
        data = digests.small(blob, path)
        if data is not None:
            self.put(path, data)
            return
        self.size += blob.size
        self._alone += blob.size
        if self._alone <= _ALONE:
            self.digests[path] = self._copy(path, blob)
        elif self._sink.several:
            self.digests[path] = {}  # it keeps its place
            self._running.append((path, self._threads(1)[0].submit(self._copy, path, blob)))
            if len(self._running) > 2 * _cores():
                self._take_next()
        else:
            self.digests[path] = self._copy_in_a_row(path, blob)

    def put(self, path: str, data: bytes) -> None:
        """Write a small entry.

        Raises:
            OSError: The sink cannot be written.
        """
        self._sink.put(path, data)
        self.size += len(data)
        self.digests[path] = {name: CONSTRUCTORS[name](data).hexdigest() for name in self._algorithms}

    def wait(self) -> None:
        """Wait for all entries that were begun.

        Raises:
            StoreError: One cannot be read.
            OSError: The sink cannot be written.
        """
        while self._running:
            self._take_next()

    def close(self) -> None:
        """End the threads, and what is still under way with them."""
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)

    def _take_next(self) -> None:
        path, future = self._running.popleft()
        self.digests[path] = future.result()

    def _copy(self, path: str, blob: Blob) -> dict[str, str]:
        """Copy one entry by the thread that asks."""
        with self._sink.open(path, blob.size) as write:
            return digests.digest(blob, self._algorithms, path, write)

    def _copy_in_a_row(self, path: str, blob: Blob) -> dict[str, str]:
        """Copy one entry by the thread that asks, and hash it by others."""
        hashes = {name: CONSTRUCTORS[name]() for name in self._algorithms}
        threads = self._threads(len(hashes))
        under_way: deque[list[Future[None]]] = deque()
        with self._sink.open(path, blob.size) as write:
            for block in digests.blocks(blob, path, buffers=_BUFFERS):
                work = zip(threads, hashes.values(), strict=True)
                under_way.append([thread.submit(one.update, block) for thread, one in work])
                write(block)
                if len(under_way) == _BUFFERS:  # else the next block would be read over one that is being hashed
                    _finish(under_way.popleft())
        for rest in under_way:
            _finish(rest)
        return {name: value.hexdigest() for name, value in hashes.items()}

    def _threads(self, rows: int) -> Sequence["ThreadPoolExecutor"]:
        """Return executors: one with a thread for each core, or `rows` that work in the order in which they are asked."""
        if not self._pools:
            make = extras.load("concurrent.futures").ThreadPoolExecutor
            self._pools = [make(_cores())] if self._sink.several else [make(1) for _ in range(rows)]
        return self._pools


def _finish(work: Sequence["Future[None]"]) -> None:
    for future in work:
        future.result()


def _cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""One read, many digests: hashes content while it is copied, and completes a Tree that has a Seal.

Each byte is read once, however many digests are asked for. Content that does not have the size it was said to have is an
inability (it changes while it is read), never a silent truncation. Large contents are hashed in two threads, because hashlib
lets go of the interpreter; small ones are not, because handing them over costs more than hashing them.

This module decides nothing about which digests are wanted (see `archive/bagit/algorithms.py`).
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from archive.errors import StoreError
from archive.model.tree import Blob, Tree

if TYPE_CHECKING:
    from hashlib import _Hash

BLOCK: Final = 1 << 18
_THREADS: Final = 2

_CONSTRUCTORS: Final = {name: getattr(hashlib, name) for name in hashlib.algorithms_guaranteed}

Write = Callable[[memoryview], object]
Sink = Callable[[str, int], AbstractContextManager[Write]]


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


def digest(blob: Blob, algorithms: Iterable[str], where: str = "", write: Write | None = None) -> dict[str, str]:
    """Read `blob` once; return algorithm -> lower-case hex digest, and hand every block to `write`.

    Args:
        blob: The content.
        algorithms: Names as `hashlib` knows them; may be none, when `write` is all that is wanted.
        where: What to call the content in an error.
        write: Is given every block; it must not keep the view.

    Raises:
        StoreError: The content cannot be read, or does not have the size it was said to have.
    """
    hashes: dict[str, _Hash] = {name: _CONSTRUCTORS[name](usedforsecurity=False) for name in algorithms}
    sinks: list[Write] = [value.update for value in hashes.values()]
    if write is not None:
        sinks.append(write)
    size = 0
    for block in blocks(blob, where):
        size += len(block)
        for sink in sinks:
            sink(block)
    if size != blob.size:
        raise _resized(size, blob, where)
    return {name: value.hexdigest() for name, value in hashes.items()}


def blocks(blob: Blob, where: str = "") -> Iterator[memoryview]:
    """Yield the content in blocks that are valid until the next one is asked for.

    Raises:
        StoreError: The content cannot be read.
    """
    buffer = bytearray(min(BLOCK, blob.size + 1))
    view = memoryview(buffer)
    try:
        with blob.open() as stream:
            while count := stream.readinto(buffer):  # type: ignore[attr-defined]  # every BinaryIO of ours has it
                yield view[:count]
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror or error})", where=where) from error


def digest_all(
    wanted: Iterable[tuple[str, Blob, tuple[str, ...]]],
) -> Iterator[tuple[str, dict[str, str] | StoreError]]:
    """Hash many contents; yield path -> algorithm -> digest, or why it could not be read, in no fixed order.

    Args:
        wanted: Path, content and algorithms of each.
    """
    with ThreadPoolExecutor(_THREADS) as pool:
        running: dict[Future[dict[str, str] | StoreError], str] = {}
        for path, blob, algorithms in wanted:
            if blob.size <= BLOCK:
                yield path, _digest_small(blob, algorithms, path)
                continue
            running[pool.submit(_attempt, blob, algorithms, path)] = path
            while len(running) > 2 * _THREADS:
                first = next(iter(running))
                yield running.pop(first), first.result()
        for future, path in running.items():
            yield path, future.result()


def _attempt(blob: Blob, algorithms: tuple[str, ...], where: str) -> dict[str, str] | StoreError:
    """Return the digests, or the error as a value: one unreadable file does not end the work on the others."""
    try:
        return digest(blob, algorithms, where)
    except StoreError as error:
        return error


def _digest_small(blob: Blob, algorithms: tuple[str, ...], where: str) -> dict[str, str] | StoreError:
    """Do the same in one piece: 20,000 small files cost more in calls than in bytes."""
    size = blob.size
    try:
        with blob.open() as stream:
            data = stream.read(size + 1)
            while len(data) < size and (more := stream.read(size + 1 - len(data))):
                data += more
    except OSError as error:
        return StoreError(f"cannot be read ({error.strerror or error})", where=where)
    except StoreError as error:
        return error
    if len(data) != size:
        return _resized(len(data), blob, where)
    return {name: _CONSTRUCTORS[name](data, usedforsecurity=False).hexdigest() for name in algorithms}


def _resized(size: int, blob: Blob, where: str) -> StoreError:
    """Return the error for a content that does not have the size it was said to have."""
    message = f"{size} bytes were read where {blob.size} were expected"
    return StoreError(message, where=where, hint="Did it change meanwhile?")


def pour(tree: Tree, sink: Sink) -> Poured:
    """Copy every entry of `tree` into `sink`, hashing in the same pass, and then the entries of its Seal.

    Args:
        tree: The content.
        sink: Called with path and size in bytes; gives a context in which blocks can be written.

    Raises:
        StoreError: An entry cannot be read, or changes while it is read.
    """
    algorithms = tree.seal.algorithms if tree.seal else ()
    digests = {}
    for path, blob in tree.entries.items():
        with sink(path, blob.size) as write:
            digests[path] = digest(blob, algorithms, path, write)
    sealed = dict(sorted(tree.seal.write(digests).items())) if tree.seal else {}
    for path, data in sealed.items():
        with sink(path, len(data)) as write:
            digests[path] = digest(Blob.of(data), algorithms, path, write)
    size = sum(blob.size for blob in tree.entries.values()) + sum(map(len, sealed.values()))
    return Poured(size=size, digests=digests, sealed=sealed)


def sealed(tree: Tree) -> Tree:
    """Return `tree` with the entries of its Seal, which needs one reading of every entry; a tree without Seal as it is.

    Raises:
        StoreError: An entry cannot be read, or changes while it is read.
    """
    if tree.seal is None:
        return tree
    seal = tree.seal
    more = seal.write({path: digest(blob, seal.algorithms, path) for path, blob in tree.entries.items()})
    entries = {**tree.entries, **{path: Blob.of(data) for path, data in more.items()}}
    return Tree(entries=entries, oddities=tree.oddities, folders=tree.folders)

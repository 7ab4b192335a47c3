"""One read, many digests: hashes content, holds it against stated digests, and completes a Tree that has a Seal.

Each byte is read once, however many digests are asked for. Content that does not have the size it was said to have is an
inability (it changes while it is read), never a silent truncation. Large contents are hashed in two threads, because hashlib
lets go of the interpreter; small ones are not, because handing them over costs more than hashing them.

This module decides nothing about which digests are wanted (see `archive/bagit/algorithms.py`), and writes nothing (see
`pouring.py`).
"""

import contextlib
import hashlib
import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from archive import extras
from archive.errors import StoreError
from archive.model.tree import Blob, Tree

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from hashlib import _Hash

BLOCK: Final = 1 << 18
_ALONE: Final = 1 << 23  # bytes that are hashed sooner than threads are set up
_THREADS: Final = 2

_NOT_SECURE: Final = ("md5", "sha1")  # which some systems refuse unless they are told that nothing depends on it
_SHORT: Final = {f"blake2b-{bits}": partial(hashlib.blake2b, digest_size=bits // 8) for bits in (160, 256, 384)}
_BUILT_IN: Final = {name for name in ("sha512_256",) if name in hashlib.algorithms_available}  # which not every build has
CONSTRUCTORS: Final = (
    {name: getattr(hashlib, name) for name in hashlib.algorithms_guaranteed}
    | {name: partial(getattr(hashlib, name), usedforsecurity=False) for name in _NOT_SECURE}
    | {name: partial(hashlib.new, name) for name in _BUILT_IN}
    | _SHORT
)
KNOWN: Final = frozenset(CONSTRUCTORS)

Sums = Sequence[tuple[str, bytes]]  # algorithm and digest
Wanted = tuple[str, Blob, Sums]
Outcome = tuple[str, Sequence[bytes] | StoreError]
Write = Callable[[bytes | memoryview], object]


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
    hashes: dict[str, _Hash] = {name: CONSTRUCTORS[name]() for name in algorithms}
    sinks: list[Write] = [value.update for value in hashes.values()]
    if write is not None:
        sinks.append(write)
    for block in blocks(blob, where):
        for sink in sinks:
            sink(block)
    return {name: value.hexdigest() for name, value in hashes.items()}


def blocks(blob: Blob, where: str = "", buffers: int = 1) -> Iterator[memoryview]:
    """Yield the content in blocks, each valid until as many more as there are `buffers` are asked for.

    Raises:
        StoreError: The content cannot be read, or does not have the size it was said to have.
    """
    views = itertools.cycle([memoryview(bytearray(min(BLOCK, blob.size + 1))) for _ in range(buffers)])
    size = 0
    try:
        with blob.open() as stream:
            while count := stream.readinto(view := next(views)):  # type: ignore[attr-defined]  # every BinaryIO of ours has it
                size += count
                yield view[:count]
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror or error})", where=where) from error
    if size != blob.size:
        raise _resized(size, blob, where)


def small(blob: Blob, where: str = "") -> bytes | None:
    """Return a small content whole, None when it is large.

    Raises:
        StoreError: It cannot be read, or does not have the size it was said to have.
    """
    try:
        data = blob.load() if blob.load is not None else None
        data = _read_small(blob, where) if data is None else data
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror or error})", where=where) from error
    if data is not None and len(data) != blob.size:
        raise _resized(len(data), blob, where)
    return data


def verify_all(wanted: Iterable[Wanted], look: Callable[[str, bytes], object] | None = None) -> Iterator[Outcome]:
    """Hash many contents; yield path and digests of each that is not as stated, or why it could not be read, in no fixed order.

    Args:
        wanted: Path, content, and its digests as pairs of algorithm and value.
        look: Is shown path and content of the small ones.
    """
    with contextlib.closing(_Large()) as large:
        for path, blob, sums in wanted:
            load = blob.load
            try:
                data = load() if load is not None else _read_small(blob, path)
            except OSError as error:
                yield path, StoreError(f"cannot be read ({error.strerror or error})", where=path)
                continue
            except StoreError as error:
                yield path, error
                continue
            if data is None:
                yield from large.put(path, blob, sums)
                continue
            for name, stated in sums:
                if CONSTRUCTORS[name](data).digest() != stated:
                    yield path, [CONSTRUCTORS[one](data).digest() for one, _ in sums]
                    break
            if look is not None:
                look(path, data)
        yield from large.rest()


class _Large:
    """Hashes large contents, in threads once there is enough of them: small ones do not pay for loading what threads need."""

    def __init__(self) -> None:
        self._alone = 0
        self._pool: ThreadPoolExecutor | None = None
        self._running: deque[tuple[str, Sums, Future[list[bytes] | StoreError]]] = deque()

    def put(self, path: str, blob: Blob, sums: Sums) -> Iterator[Outcome]:
        """Begin with one; yield what earlier ones came to when they are not as stated."""
        algorithms = [name for name, _ in sums]
        self._alone += blob.size
        if self._alone <= _ALONE:
            yield from _unlike(path, sums, _attempt(blob, algorithms, path))
            return
        self._pool = self._pool or extras.load("concurrent.futures").ThreadPoolExecutor(_THREADS)
        self._running.append((path, sums, self._pool.submit(_attempt, blob, algorithms, path)))
        if len(self._running) > 2 * _THREADS:
            yield from self._next()

    def rest(self) -> Iterator[Outcome]:
        """Yield what those under way come to when they are not as stated."""
        while self._running:
            yield from self._next()

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()

    def _next(self) -> Iterator[Outcome]:
        path, sums, future = self._running.popleft()
        yield from _unlike(path, sums, future.result())


def _unlike(path: str, sums: Sums, found: list[bytes] | StoreError) -> Iterator[Outcome]:
    """Yield the outcome unless it is as stated."""
    if isinstance(found, StoreError) or any(truth != stated for truth, (_, stated) in zip(found, sums, strict=True)):
        yield path, found


def _attempt(blob: Blob, algorithms: Iterable[str], where: str) -> list[bytes] | StoreError:
    """Return the digests, or the error as a value: one unreadable file does not end the work on the others."""
    try:
        found = digest(blob, algorithms, where)
        return [bytes.fromhex(found[name]) for name in algorithms]  # two manifests may be of one algorithm
    except StoreError as error:
        return error


def _read_small(blob: Blob, where: str) -> bytes | None:
    """Return a small content by a stream, None when it is large.

    Raises:
        OSError: It cannot be read.
        StoreError: It does not have the size it was said to have.
    """
    size = blob.size
    if size > BLOCK:
        return None
    with blob.open() as stream:
        data = stream.read(size + 1)
        while len(data) < size and (more := stream.read(size + 1 - len(data))):
            data += more
    if len(data) != size:
        raise _resized(len(data), blob, where)
    return data


def _resized(size: int, blob: Blob, where: str) -> StoreError:
    """Return the error for a content that does not have the size it was said to have."""
    message = f"{size} bytes were read where {blob.size} were expected"
    return StoreError(message, where=where, hint="Did it change meanwhile?")


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
    return Tree(entries=entries, oddities=tree.oddities, folders=tree.folders, container=tree.container)

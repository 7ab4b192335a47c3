"""Create-only: puts a Tree or a file at a path, or proves that the same content is there already; whatever the container.

The content decides, not the container's bytes: a folder, zip or tar is identical when it holds the same paths with the same
bytes and nothing else. Everything else that has the name is a conflict, which says what differs, and stays as it is.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from archive.errors import ConflictError, SourceError, StoreError
from archive.files import digests, publishing, safepaths, temporaries
from archive.files.pouring import Poured
from archive.model.package import Receipt
from archive.model.tree import Blob, Tree

_SHOWN: Final = 3


def keep(place: Path, name: str, tree: Tree, *, read: Callable[[Path], Tree], write: Callable[[Path, Tree], Poured]) -> Receipt:
    """Put `tree` at `place`, unless it is there.

    Args:
        place: Path of the container.
        name: The package's name.
        tree: What to put; its Seal is written too.
        read: Reads a container of this kind.
        write: Writes one; raises FileExistsError when the name is taken.

    Raises:
        ConflictError: `place` exists with other content.
        StoreError: A path cannot be stored, an entry cannot be read, or the target cannot be written.
    """
    safepaths.demand_writable(f"{name}/{path}" for path in tree.entries)
    if not os.path.lexists(place):
        publishing.make_folder(place.parent)
        temporaries.sweep_once(place.parent.absolute())
        try:
            poured = write(place, tree)
        except FileExistsError:
            pass  # somebody else was faster: compare with what they wrote
        else:
            first = tree.seal.algorithms[0] if tree.seal else ""
            found = {path: values[first] for path, values in poured.digests.items()} if first else {}
            return Receipt(name=name, place=str(place), identical=False, size=poured.size, digests=found)
    return _compare(place, name, tree, read)


def keep_file(place: Path, pieces: Iterable[bytes]) -> bool:
    """Put a file of these pieces, written as they come, at `place`; return whether the same bytes were there already.

    Raises:
        ConflictError: The name is taken by something else.
        StoreError: The system refused.
    """
    publishing.make_folder(place.parent)
    temporaries.sweep(place.parent)
    digest = hashlib.sha256()

    def seen() -> Iterator[bytes]:
        for piece in pieces:
            digest.update(piece)
            yield piece

    rest = seen()
    try:
        with publishing.new_file(place) as stream:
            stream.writelines(rest)
    except FileExistsError:
        for _ in rest:
            pass  # all of it counts, whether or not it was begun to be written
    else:
        return False
    with publishing.storing(place):
        if not stat.S_ISREG(place.lstat().st_mode) or _sha256(place) != digest.digest():
            raise ConflictError("exists with other content", where=str(place), hint="Move it away, or choose another name")
    return True


def _sha256(place: Path) -> bytes:
    """Return the digest of a file."""
    with place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def _compare(place: Path, name: str, tree: Tree, read: Callable[[Path], Tree]) -> Receipt:
    """Return the receipt for what is there already.

    Raises:
        ConflictError: It differs, or is no such container.
        StoreError: An entry of `tree` cannot be read.
    """
    hint = "Move it away, or choose another folder; nothing was changed"
    if place.is_symlink():
        raise ConflictError("there is a symbolic link of that name", where=str(place), hint=hint)
    try:
        there = read(place)
    except (SourceError, StoreError) as error:
        raise ConflictError(f"there is something else of that name: {error.message}", where=str(place), hint=hint) from error
    seal = tree.seal
    found = {path: digests.digest(blob, seal.algorithms, path) for path, blob in tree.entries.items()} if seal else {}
    more = {path: Blob.of(data) for path, data in seal.write(found).items()} if seal else {}
    whole = Tree(entries={**tree.entries, **more})
    if differing := listing(whole, there):
        raise ConflictError(f"exists with other content: {differing}", where=str(place), hint=hint)
    if seal:
        found |= {path: digests.digest(blob, seal.algorithms, path) for path, blob in more.items()}
    return Receipt(
        name=name,
        place=str(place),
        identical=True,
        size=sum(blob.size for blob in whole.entries.values()),
        digests={path: values[seal.algorithms[0]] for path, values in sorted(found.items())} if seal else {},
    )


def listing(wanted: Tree, there: Tree) -> str:
    """Return the first few differences as one text, "" when there are none.

    Raises:
        StoreError: An entry of `wanted` cannot be read.
    """
    found = list(islice(differences(wanted, there), _SHOWN + 1))
    return "; ".join(found[:_SHOWN]) + ("; and more" if len(found) > _SHOWN else "")


def differences(wanted: Tree, there: Tree) -> Iterator[str]:
    """Yield how `there` differs from `wanted`, one phrase per path; nothing when the content is the same.

    Raises:
        StoreError: An entry of `wanted` cannot be read.
    """
    for oddity in there.oddities:
        yield f"{oddity.path} is a {oddity.kind.value}"
    for path, blob in wanted.entries.items():
        if path not in there.entries:
            yield f"{path} is missing there"
        elif not _same(blob, there.entries[path], path):
            yield f"{path} differs"
    for path in there.entries:
        if path not in wanted.entries:
            yield f"{path} is there in addition"


def _same(wanted: Blob, there: Blob, path: str) -> bool:
    """Tell whether two contents are equal; one that cannot be read is equal to none.

    Raises:
        StoreError: `wanted` cannot be read.
    """
    if wanted.size != there.size:
        return False
    mine = digests.digest(wanted, ("sha256",), path)
    try:
        return digests.digest(there, ("sha256",), path) == mine
    except StoreError:
        return False

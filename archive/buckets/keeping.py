"""Create-only in an object store: sends a container that was made on the disk, or proves that the same content is there.

A zip or tar is one object and therefore there whole, or not. A folder is one object per file; its declaration is sent last, so
what was interrupted is no bag yet, and the same command again completes it. Content decides, as it does on a disk (see
`files/keeping.py`).
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from archive.buckets.bucket import Bucket
from archive.errors import ConflictError
from archive.files.keeping import differences
from archive.model.package import Receipt
from archive.model.tree import Tree

_LAST: Final = "bagit.txt"  # RFC 8493, 2.1.1: a folder without it is no bag
_TAKEN: Final = "Move it away, or choose another place; nothing was changed"


def keep(
    bucket: Bucket, name: str, tree: Tree, *, put: Callable[[Path, str, Tree], Receipt], get: Callable[[Path], Tree]
) -> Receipt:
    """Put `tree` into the store under `name`, unless it is there.

    Args:
        bucket: Where to.
        name: The package's name.
        tree: What to put; its Seal is written too.
        put: Makes the container in a folder of this machine.
        get: Reads such a container.

    Raises:
        ConflictError: Something else has that name.
        StoreError: The store cannot be used, or the container not be made.
    """
    with tempfile.TemporaryDirectory(prefix="newsarchive-") as beside:
        made = put(Path(beside), name, tree)
        container = Path(made.place)
        is_folder = container.is_dir()
        identical = _send_folder(bucket.below(name), container) if is_folder else _send_file(bucket, container, get)
        return replace(made, place=bucket.place(container.name), identical=identical)


def _send_file(bucket: Bucket, container: Path, get: Callable[[Path], Tree]) -> bool:
    """Send one file; return whether the same content was there.

    Raises:
        ConflictError: Other content is there.
        StoreError: The store cannot be used.
    """
    try:
        bucket.put_new(container.name, container)
    except FileExistsError:
        there = container.with_name("there" + container.suffix)
        bucket.fetch(container.name, there)
        if listing := ", ".join(differences(get(container), get(there))):
            raise ConflictError(
                f"exists with other content: {listing}", where=bucket.place(container.name), hint=_TAKEN
            ) from None
        return True
    return False


def _send_folder(bucket: Bucket, folder: Path) -> bool:
    """Send the files of a folder that are not there; return whether all were.

    Raises:
        ConflictError: Other files are there, or files with other content.
        StoreError: The store cannot be used.
    """
    mine = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    there = dict(bucket.listing())
    for key, size in there.items():
        if key not in mine or size != mine[key].stat().st_size or bucket.read(key) != mine[key].read_bytes():
            raise ConflictError("exists with other content", where=bucket.place(key), hint=_TAKEN)
    for key in sorted(mine.keys() - there.keys(), key=lambda key: (key == _LAST, key)):
        try:
            bucket.put_new(key, mine[key])
        except FileExistsError:  # another run is faster
            if bucket.read(key) != mine[key].read_bytes():
                raise ConflictError("exists with other content", where=bucket.place(key), hint=_TAKEN) from None
    return mine.keys() == there.keys()

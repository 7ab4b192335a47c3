"""Create-only in an object store: sends a container that was made on the disk, or proves that the same content is there.

A zip or tar is one object and therefore there whole, or not. A folder is one object per file; its declaration is sent last, so
what was interrupted is no bag yet, and the same command again completes it. Content decides, as it does on a disk (see
`files/keeping.py`).
"""

import contextlib
import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from archive.buckets.bucket import Bucket
from archive.errors import ConflictError
from archive.files.keeping import listing
from archive.model.package import Receipt
from archive.model.tree import Blob, Tree

_LAST: Final = "bagit.txt"  # RFC 8493, 2.1.1: a folder without it is no bag
_TAKEN: Final = "Move it away, or choose another place; nothing was changed"


def keep(
    bucket: Bucket, name: str, tree: Tree, put: Callable[[Path, str, Tree], Receipt], get: Callable[[Path], Tree]
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


@contextlib.contextmanager
def there(bucket: Bucket, name: str, get: Callable[[Path], Tree]) -> Iterator[Tree | None]:
    """Give what is in the store under the name of a container, None when nothing is.

    A zip or tar is fetched; the files of a folder are when they are read.

    Raises:
        StoreError: The store cannot be used, or what is there is no such container.
    """
    if bucket.size(name) is None:
        place = bucket.below(name)
        files = {key: Blob(open=partial(_open, place, key), size=size) for key, size in place.listing()}
        yield Tree(entries=files) if files else None
        return
    with tempfile.TemporaryDirectory(prefix="newsarchive-") as beside:
        bucket.fetch(name, Path(beside, name))
        yield get(Path(beside, name))


def _open(bucket: Bucket, key: str) -> BinaryIO:
    """Open the content of an object.

    Raises:
        FileNotFoundError: There is no such object.
        StoreError: The store cannot be used.
    """
    return io.BytesIO(bucket.read(key))


def _send_file(bucket: Bucket, container: Path, get: Callable[[Path], Tree]) -> bool:
    """Send one file; return whether the same content was there.

    Raises:
        ConflictError: Other content is there.
        StoreError: The store cannot be used.
    """
    try:
        bucket.put_new(container.name, container)
    except FileExistsError:
        theirs = container.with_name("there" + container.suffix)
        bucket.fetch(container.name, theirs)
        if differing := listing(get(container), get(theirs)):
            raise ConflictError(
                f"exists with other content: {differing}", where=bucket.place(container.name), hint=_TAKEN
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
    objects = dict(bucket.listing())
    for key, size in objects.items():
        if key not in mine or size != mine[key].stat().st_size or bucket.read(key) != mine[key].read_bytes():
            raise ConflictError("exists with other content", where=bucket.place(key), hint=_TAKEN)
    for key in sorted(mine.keys() - objects.keys(), key=lambda key: (key == _LAST, key)):
        try:
            bucket.put_new(key, mine[key])
        except FileExistsError:  # another run is faster
            if bucket.read(key) != mine[key].read_bytes():
                raise ConflictError("exists with other content", where=bucket.place(key), hint=_TAKEN) from None
    return mine.keys() == objects.keys()

"""A repository in a bucket: parts are sent one by one, and the decisive one is created and never replaced.

Two writers of one version send their content under names of their own (see `versions.py`), and the store lets one of them create
the decisive part. The other removes what it sent. What a killed writer sent is removed by the next one that publishes there.
"""

import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Final

from archive.buckets.bucket import Bucket
from archive.errors import StoreError
from archive.model.tree import Blob, Tree
from archive.repository.parts import Part

_LARGE: Final = 1 << 26  # bytes that are not held in memory to be sent


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketPlace:
    """A bucket, or a prefix in one.

    Attributes:
        bucket: The bucket.
    """

    bucket: Bucket

    @property
    def is_atomic(self) -> bool:
        """What is published appears part by part."""
        return False

    def __str__(self) -> str:
        return str(self.bucket)

    def read(self, path: str) -> bytes:
        """Return the bytes of a small file.

        Raises:
            FileNotFoundError: There is no such file.
            StoreError: The store cannot be reached, or refuses.
        """
        return self.bucket.read(path)

    def blob(self, path: str, size: int) -> Blob:
        """Return the content of a file of that size in bytes; that it is there is found out when it is opened."""
        return Blob(open=partial(_open, self.bucket, path), size=size)

    def is_empty(self) -> bool:
        """Tell whether there is nothing at all.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        return next(self.bucket.listing(), None) is None

    def marked(self, mark: str, aside: str) -> Iterator[tuple[str, str]]:
        """Yield the folders that hold a file whose name begins with `mark`, in order, those in `aside` left out.

        The state of a folder is how many files it holds, and how many bytes.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        last, files, weight = "", 0, 0
        for key, size in self.bucket.listing():
            if last and not key.startswith(f"{last}/"):
                yield last, f"{files} {weight}"
                last = ""
            folder, _, name = key.rpartition("/")
            if not last and folder and name.startswith(mark) and not key.startswith(f"{aside}/"):
                last, files, weight = folder, 0, 0
            files, weight = files + 1, weight + size
        if last:
            yield last, f"{files} {weight}"

    def files(self, folder: str) -> Iterator[tuple[str, int]]:
        """Yield path and size in bytes of every file below `folder`.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        return self.bucket.listing(folder)

    def tree(self, folder: str, mark: str = "") -> Tree:
        """Return all that is below a folder; folders that hold a file whose name begins with `mark` are not looked into.

        Raises:
            StoreError: There is nothing there, or the store cannot be reached, or refuses.
        """
        entries: dict[str, Blob] = {}
        last = ""
        for key, size in self.files(folder):
            path = key.removeprefix(f"{folder}/")
            above, _, name = path.rpartition("/")
            if mark and above and name.startswith(mark) and not (last and path.startswith(last)):
                last = f"{above}/"
            if not (last and path.startswith(last) and "/" in path.removeprefix(last)):
                entries[path] = self.blob(key, size)
        if not entries:
            raise StoreError("there is no such folder", where=f"{self}/{folder}")
        return Tree(entries=entries, container="bucket")

    def replace(self, path: str, data: bytes) -> None:
        """Give a file these bytes in one step, whatever was there.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        self.bucket.replace(path, data)

    def remove(self, path: str) -> None:
        """Remove a file.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        self.bucket.remove(path)

    def publish(self, folder: str, parts: Sequence[Part], decisive: str) -> None:
        """Send the parts, and remove what dead writers sent.

        Raises:
            FileExistsError: Another writer has published it; what this one sent is removed.
            StoreError: The store cannot be used, or a part is not what its digest says.
        """
        sent = [part.path for part in takewhile(lambda part: part.path != decisive, parts)]
        for part in parts[: len(sent)]:
            _send(self.bucket, f"{folder}/{part.path}", part)
        key, deciding = f"{folder}/{decisive}", parts[len(sent)].content.read()
        try:
            self.bucket.put_new(key, deciding)
        except FileExistsError:
            if self.bucket.read(key) != deciding:  # else it is what this very call wrote before it was killed
                for path in sent:
                    self.bucket.remove(f"{folder}/{path}")
                raise
        for part in parts[len(sent) + 1 :]:
            self.bucket.replace(f"{folder}/{part.path}", part.content.read())
        known = {f"{folder}/{part.path}" for part in parts}
        for left in [path for path, _ in self.bucket.listing(folder) if path not in known]:
            self.bucket.remove(left)

    def prepare(self) -> None:
        """Prove that the store creates without replacing.

        Raises:
            StoreError: It does not, or cannot be used.
        """
        self.bucket.prove()

    def sweep(self) -> None:
        """Do nothing: whether a writer is dead cannot be seen from here, so `publish` removes what was left in its folder."""


def _send(bucket: Bucket, key: str, part: Part) -> None:
    """Send a part, unless the very same was sent before.

    Raises:
        StoreError: The store cannot be used, or the part is not what its digest says.
    """
    with ExitStack() as opened, suppress(FileExistsError):
        if part.content.size <= _LARGE:
            buffer = io.BytesIO()
            part.copy(buffer.write)
            bucket.put_new(key, buffer.getvalue())
        else:
            spool = opened.enter_context(tempfile.NamedTemporaryFile(prefix="newsarchive-"))
            part.copy(spool.write)
            spool.flush()
            bucket.put_new(key, Path(spool.name))


def _open(bucket: Bucket, path: str) -> io.BytesIO:
    """Open an object.

    Raises:
        FileNotFoundError: There is no such object.
        StoreError: The store cannot be reached, or refuses.
    """
    return io.BytesIO(bucket.read(path))

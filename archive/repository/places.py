"""Where a repository lies: a folder or a bucket, behind one small shape.

Paths are relative to the storage root, with slashes. Nothing that has a name is written again, but by `replace`. The kinds differ
in one point, which `is_atomic` states: on a disk all that is published appears in one moment; in a bucket part by part, the
decisive one behind those that it rests on. That one is created and never replaced, so of two writers one wins.

This module knows nothing of OCFL.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from archive.buckets import bucket
from archive.buckets.bucket import Bucket
from archive.model.tree import Blob, Tree
from archive.repository.bucketplace import BucketPlace
from archive.repository.diskplace import DiskPlace
from archive.repository.parts import Part


class Place(Protocol):
    """A folder or a bucket; small enough to travel to another process."""

    @property
    def is_atomic(self) -> bool:
        """Tell whether a folder that is published appears as a whole."""

    def __str__(self) -> str: ...

    def read(self, path: str) -> bytes:
        """Return the bytes of a small file.

        Raises:
            FileNotFoundError: There is no such file.
            StoreError: It cannot be read.
        """

    def blob(self, path: str, size: int) -> Blob:
        """Return the content of a file of that size in bytes; that it is there is found out when it is opened."""

    def is_empty(self) -> bool:
        """Tell whether there is nothing at all.

        Raises:
            StoreError: It cannot be read.
        """

    def marked(self, mark: str, aside: str) -> Iterator[tuple[str, str]]:
        """Yield the folders that hold a file whose name begins with `mark`, in order; they are not looked into, nor is `aside`.

        With each comes its state, a word that is another one when something was added to the folder.

        Raises:
            StoreError: A folder cannot be read.
        """

    def files(self, folder: str) -> Iterator[tuple[str, int]]:
        """Yield path and size in bytes of every file below `folder`.

        Raises:
            StoreError: A folder cannot be read.
        """

    def tree(self, folder: str, mark: str = "") -> Tree:
        """Return all that is in a folder; folders that hold a file whose name begins with `mark` are not looked into.

        Raises:
            StoreError: There is no such folder, or it cannot be read.
        """

    def replace(self, path: str, data: bytes) -> None:
        """Give a file these bytes in one step, whatever was there.

        Raises:
            StoreError: It cannot be written.
        """

    def remove(self, path: str) -> None:
        """Remove a file, a link or an empty folder, if it is there, and the folders that are empty without it.

        Raises:
            StoreError: It cannot be removed.
        """

    def publish(self, folder: str, parts: Sequence[Part], decisive: str) -> None:
        """Make `folder` of these parts, which have their paths below it; those behind the decisive one complete it.

        Raises:
            FileExistsError: Another writer has published it; nothing of this one is left.
            StoreError: It cannot be written, or a part is not what its digest says.
        """

    def prepare(self) -> None:
        """Make ready for a new repository.

        Raises:
            StoreError: It cannot be written, or does not keep the promises that a repository needs.
        """

    def sweep(self) -> None:
        """Remove what writers that are dead left half made."""


def place_of(word: str) -> Place:
    """Return the place that a word of a call names.

    Raises:
        UsageError: It is no place in an object store.
        InstallationError: The library for object stores is not installed.
    """
    return BucketPlace(bucket=Bucket.at(word)) if bucket.is_bucket(word) else DiskPlace(root=Path(word))

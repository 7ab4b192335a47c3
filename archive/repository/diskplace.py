"""A repository in a folder: what is published is made under a temporary name, and then has its own at once.

Temporary names are those of folders in `extensions`, the one place in a storage root that is free for such things (OCFL 1.1,
4.4). What a killed process left there is removed by the next writer. Where folders above a new object are missing they are made
with it, in the same moment, so that no empty folder is ever seen (OCFL 1.1, 4.1).
"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.errors import StoreError
from archive.files import folders, publishing, temporaries
from archive.model.tree import Blob, Tree
from archive.ocfl.declaration import EXTENSIONS
from archive.repository.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskPlace:
    """A folder.

    Attributes:
        root: The folder.
        staging: The folder in it for temporary names, "" for the folder itself.
    """

    root: Path
    staging: str = EXTENSIONS

    @property
    def is_atomic(self) -> bool:
        """A folder that is published appears as a whole."""
        return True

    def __str__(self) -> str:
        return str(self.root)

    def read(self, path: str) -> bytes:
        """Return the bytes of a small file.

        Raises:
            FileNotFoundError: There is no such file.
            StoreError: It cannot be read.
        """
        with _reading(self.root / path):
            return self.blob(path, 0).read()

    def blob(self, path: str, size: int) -> Blob:
        """Return the content of a file of that size in bytes; that it is there is found out when it is opened."""
        return Blob(open=folders.opener(str(self.root / path)), size=size)

    def is_empty(self) -> bool:
        """Tell whether there is nothing at all, or no folder.

        Raises:
            StoreError: It cannot be read.
        """
        with contextlib.suppress(FileNotFoundError), _reading(self.root):
            return not any(self.root.iterdir())
        return True

    def marked(self, mark: str, aside: str) -> Iterator[tuple[str, str]]:
        """Yield the folders that hold a file whose name begins with `mark`, in order; they are not looked into, nor is `aside`.

        The state of a folder is when something in it got a name.

        Raises:
            StoreError: A folder cannot be read.
        """
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            with _reading(self.root / folder), os.scandir(self.root / folder) as scan:
                entries = list(scan)
                state = (self.root / folder).stat().st_mtime_ns
            if folder and any(entry.name.startswith(mark) for entry in entries):
                yield folder, str(state)
                continue
            below = (f"{folder}/{entry.name}".lstrip("/") for entry in entries if entry.is_dir(follow_symlinks=False))
            waiting += sorted((path for path in below if path != aside), key=os.fsencode, reverse=True)

    def files(self, folder: str) -> Iterator[tuple[str, int]]:
        """Yield path and size in bytes of every file below `folder`.

        Raises:
            StoreError: A folder cannot be read.
        """
        before = f"{folder}/" if folder else ""
        for path, blob in folders.read(self.root / folder).entries.items():
            yield before + path, blob.size

    def tree(self, folder: str, mark: str = "") -> Tree:
        """Return all that is in a folder; folders that hold a file whose name begins with `mark` are not looked into.

        Raises:
            StoreError: There is no such folder, or it cannot be read.
        """
        return folders.read(self.root / folder, mark)

    def replace(self, path: str, data: bytes) -> None:
        """Give a file these bytes in one step, whatever was there.

        Raises:
            StoreError: It cannot be written.
        """
        place = self.root / path
        publishing.make_folder(place.parent)
        publishing.replace_file(place, data, self._staging())

    def remove(self, path: str) -> None:
        """Remove a file, a link or an empty folder, if it is there, and the folders that are empty without it.

        Raises:
            StoreError: It cannot be removed.
        """
        place = self.root / path
        if not os.path.lexists(place):
            return
        with publishing.storing(place):
            if place.is_dir() and not place.is_symlink():
                place.rmdir()
            else:
                place.unlink()
            for folder in place.parents:
                if folder == self.root or any(folder.iterdir()):
                    break
                folder.rmdir()

    def publish(self, folder: str, parts: Sequence[Part], decisive: str) -> None:  # noqa: ARG002  all appear in one moment
        """Make `folder` of these parts, with the folders above it that are missing.

        Raises:
            FileExistsError: Another writer has published it.
            StoreError: It cannot be written, or a part is not what its digest says.
        """
        place = self.root / folder
        while True:
            above = next((one for one in reversed(place.parents) if not os.path.lexists(one)), place)
            try:
                with publishing.new_folder(above, self._staging()) as temporary:
                    _fill(temporary / place.relative_to(above), parts)
            except FileExistsError:
                if above == place:
                    raise  # else somebody made a folder above: below it there may be room
            else:
                return

    def prepare(self) -> None:
        """Make the folder.

        Raises:
            StoreError: It cannot be made.
        """
        publishing.make_folder(self.root)

    def sweep(self) -> None:
        """Remove what dead processes of this machine left half made."""
        temporaries.sweep(self.root / self.staging)

    def _staging(self) -> Path:
        """Return the folder for temporary names.

        Raises:
            StoreError: It cannot be made.
        """
        staging = self.root / self.staging
        publishing.make_folder(staging)
        return staging


def _fill(folder: Path, parts: Sequence[Part]) -> None:
    """Write the parts, durably.

    Raises:
        StoreError: A part cannot be read, or is not what its digest says.
    """
    for part in parts:
        file = folder / part.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            part.copy(stream.write)
            stream.flush()
            os.fsync(stream.fileno())


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn an OSError into a StoreError, unless there is no such file.

    Raises:
        FileNotFoundError: There is none.
        StoreError: The system refused.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFoundError(error.errno, error.strerror, str(path)) from error
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror or error})", where=str(path)) from error

"""Places in an object store (`s3://bucket/prefix`): objects are put once, whole, and read back by their keys.

An object appears when all of it has arrived, or not at all; a key that is taken is never written again (If-None-Match), unless
the caller asks for it. The store is told the SHA-256 of what is sent and refuses what arrives damaged. Endpoint, region and
credentials are those of the environment (`AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, ...) as with every program that
speaks S3; the speaking is done by the library obstore (the extra `s3`).

Needs a store that honours If-None-Match: one that ignores it would overwrite, which `Bucket.prove` finds out. What happens when
two write the same key in the same moment is the store's matter: S3 lets one of them win, OpenStack Swift looks first and writes
then.
"""

import contextlib
import errno
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from archive import extras
from archive.errors import StoreError, UsageError

SCHEME: Final = "s3://"
_EXTRA: Final = "s3"
_RETRIES: Final = 4
_PATIENCE: Final = timedelta(seconds=30)  # for all tries of one request together
_PROBE: Final = ".newsarchive-probe"
_NO_BUCKET: Final = "NoSuchBucket"
_MESSAGE: Final = re.compile(r"<Message>([^<]*)</Message>")
_HINT: Final = "Are AWS_ENDPOINT_URL, AWS_REGION and the credentials right? What is sent already stays: run it again"
_MOST: Final = 5 * 1024**3  # bytes that S3 takes in one request, the only kind that creates without replacing


def is_bucket(place: str) -> bool:
    """Tell whether `place` names an object store and not a folder."""
    return place.startswith(SCHEME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A prefix in a bucket; small enough to travel to another process, where it connects anew.

    Attributes:
        url: `s3://bucket` or `s3://bucket/prefix`, without a final slash.
    """

    url: str

    @classmethod
    def at(cls, url: str) -> "Bucket":
        """Return the place called `url`.

        Raises:
            UsageError: It is no such URL.
            InstallationError: The library is not installed.
        """
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc or parts.query or parts.fragment or "@" in parts.netloc:
            raise UsageError("is no place in an object store", where=url, hint="Write s3://bucket or s3://bucket/prefix")
        extras.load("obstore", _EXTRA)
        return cls(url=url.rstrip("/"))

    def __str__(self) -> str:
        return self.url

    def place(self, key: str) -> str:
        """Return the URL of the object called `key`."""
        return f"{self.url}/{key}"

    def below(self, prefix: str) -> "Bucket":
        """Return the place one or more folders further down."""
        return Bucket(url=f"{self.url}/{prefix}".rstrip("/"))

    def put_new(self, key: str, content: bytes | Path) -> None:
        """Make an object of the bytes, or of the file, whose key is not taken.

        Raises:
            FileExistsError: The key is taken; nothing was changed.
            StoreError: The store cannot be reached, or refuses; the file is too large for one request.
        """
        self._put(key, content, mode="create")

    def replace(self, key: str, content: bytes | Path) -> None:
        """Make an object of the bytes, or of the file; in one step, whatever was there.

        Raises:
            StoreError: The store cannot be reached, or refuses; the file is too large for one request.
        """
        self._put(key, content, mode="overwrite")

    def read(self, key: str) -> bytes:
        """Return the object's bytes.

        Raises:
            FileNotFoundError: There is no such object.
            StoreError: The store cannot be reached, or refuses.
        """
        with _refusals(self.place(key)):
            return bytes(_library().get(connect(self.url), key).bytes())

    def fetch(self, key: str, file: Path) -> None:
        """Write the object into a new file, piece by piece.

        Raises:
            FileNotFoundError: There is no such object.
            StoreError: The store cannot be reached, or refuses; the file cannot be written.
        """
        with _refusals(self.place(key)), file.open("xb") as stream:
            for piece in _library().get(connect(self.url), key).stream():
                stream.write(piece)

    def size(self, key: str) -> int | None:
        """Return the object's size in bytes, None when there is none.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        try:
            with _refusals(self.place(key)):
                return int(_library().head(connect(self.url), key)["size"])
        except FileNotFoundError:
            return None

    def listing(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield key and size of every object below the folder `prefix`, as the store orders them (S3: by the bytes of the key).

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        with _refusals(self.place(prefix)):
            for page in _library().list(connect(self.url), prefix.rstrip("/") or None):
                for entry in page:
                    yield entry["path"], entry["size"]

    def folders(self, prefix: str = "") -> tuple[str, ...]:
        """Return the folders directly below `prefix`, sorted, as keys without a final slash.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        with _refusals(self.place(prefix)):
            found = _library().list_with_delimiter(connect(self.url), prefix.rstrip("/") or None)
            return tuple(sorted(str(folder) for folder in found["common_prefixes"]))

    def remove(self, key: str) -> None:
        """Remove an object, if it is there.

        Raises:
            StoreError: The store cannot be reached, or refuses.
        """
        with _refusals(self.place(key)):
            _library().delete(connect(self.url), key)

    def _put(self, key: str, content: bytes | Path, mode: str) -> None:
        """Send an object in one request.

        Raises:
            FileExistsError: The key is taken.
            StoreError: The store cannot be reached, or refuses; the file is too large for one request.
        """
        with contextlib.ExitStack() as opened:
            data: bytes | mmap.mmap = content if isinstance(content, bytes) else b""
            if isinstance(content, Path) and (size := content.stat().st_size):
                if size > _MOST:
                    raise StoreError(
                        f"is larger than {_MOST // 1024**3} GiB, the most that the store takes in one piece",
                        where=self.place(key), hint="Keep it as a folder, or on a disk",
                    )  # fmt: skip
                stream = opened.enter_context(content.open("rb"))
                data = opened.enter_context(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
            with _refusals(self.place(key)):
                _library().put(connect(self.url), key, data, mode=mode, use_multipart=False)

    def prove(self) -> None:
        """Find out whether the store keeps its word, before anything is entrusted to it.

        Raises:
            StoreError: The store overwrites what it was told to create only, cannot be reached, or refuses.
        """
        try:
            self.put_new(_PROBE, b"")
            self.put_new(_PROBE, b"")
        except FileExistsError:  # also when another run does the same at this moment
            return
        finally:
            self.remove(_PROBE)
        raise StoreError(
            "the store overwrites objects that it was told not to", where=self.url,
            hint="Nothing would be safe there: use a store that honours If-None-Match",
        )  # fmt: skip


def _library() -> Any:
    """Return the library that speaks S3.

    Raises:
        InstallationError: It is not installed.
    """
    return extras.load("obstore", _EXTRA)


@cache
def connect(url: str) -> Any:
    """Return the connection to a place; checked sums are sent along unless the environment names another algorithm.

    Raises:
        StoreError: The environment describes no store.
    """
    with _refusals(url):
        return extras.load("obstore.store", _EXTRA).S3Store.from_url(
            url,
            checksum_algorithm="SHA256",
            retry_config={"max_retries": _RETRIES, "retry_timeout": _PATIENCE},
        )


@contextlib.contextmanager
def _refusals(place: str) -> Iterator[None]:
    """Turn what the library raises into errors of ours.

    Raises:
        FileExistsError: The key is taken.
        FileNotFoundError: There is no such object.
        StoreError: The store cannot be reached, or refuses.
    """
    faults = extras.load("obstore.exceptions", _EXTRA)
    try:
        yield
    except (faults.AlreadyExistsError, faults.PreconditionError) as error:
        raise FileExistsError(errno.EEXIST, "the key is taken", place) from error
    except FileNotFoundError as error:
        if _NO_BUCKET in str(error):
            raise StoreError("there is no such bucket", where=place, hint="Make it first; buckets are not made here") from error
        raise FileNotFoundError(errno.ENOENT, "there is no such object", place) from error
    except (faults.BaseError, OSError, ValueError) as error:
        raise StoreError(f"the store cannot be used ({_reason(error)})", where=place, hint=_HINT) from error


def _reason(error: Exception) -> str:
    """Return in a few words what a store said, without the technical report that the library adds."""
    text = str(error)
    said = _MESSAGE.search(text)
    return said[1] if said else text.partition("\n")[0].rpartition(" - ")[2].rstrip(". ") or type(error).__name__

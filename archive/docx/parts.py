"""The parts of a word-processor file: a zip read in memory, within limits, and the relationships between its parts.

Sizes are looked at before anything is unpacked, a part is never unpacked beyond the size that it states, and checksum and size
must be right. Entries that the table of contents and the local headers describe differently, encrypted ones and those that share
bytes are not read. XML parts are read by `markup/safexml`: no DOCTYPE, no entities, limited depth and text.

It reads nothing outside the file; external targets are only named.
"""

import io
import zlib
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from archive.errors import SourceError, StoreError
from archive.files.zip_index import STORED, ZipEntry, read_index
from archive.markup import safexml

if TYPE_CHECKING:
    from io import FileIO

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_ENTRIES: Final = 10_000
MAX_PART: Final = 64 * 1024 * 1024
MAX_UNPACKED: Final = 512 * 1024 * 1024
_DEFLATE: Final = 8
_END: Final = b"PK\5\6"
_HINT: Final = "Save it anew with a word processor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a part refers to: the last word of the kind, the name of a part or an address, and whether it is outside."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Parts:
    """The parts of a file by name.

    Raises:
        SourceError: It is no zip that can be trusted, or passes a limit.
    """

    data: bytes
    where: str = ""
    entries: dict[str, ZipEntry] = field(init=False)
    unpacked: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        if len(self.data) > MAX_BYTES:
            raise self._refusal(f"the file has {len(self.data)} bytes, more than {MAX_BYTES}")
        if _count(self.data) > MAX_ENTRIES:
            raise self._refusal(f"it has more than {MAX_ENTRIES} parts")
        try:
            index = read_index(cast("FileIO", io.BytesIO(self.data)), self.where)
        except (SourceError, StoreError) as error:
            raise self._refusal(error.message) from None
        self.entries = {entry.name: entry for entry in index}
        if len(self.entries) != len(index):
            raise self._refusal("two of its parts have the same name")

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when there is none of that name.

        Raises:
            SourceError: It is damaged, encrypted, not to be trusted or too large.
        """
        entry = self.entries.get(name)
        if entry is None:
            return None
        fault = entry.fault or ("it is encrypted" if entry.encrypted else "")
        if fault or entry.method not in (STORED, _DEFLATE):
            raise self._refusal(f"its part {name!r} cannot be read: {fault or 'it is packed in an unusual way'}")
        self.unpacked += entry.size
        if entry.size > MAX_PART or self.unpacked > MAX_UNPACKED:
            raise self._refusal(f"its part {name!r} unpacks to {entry.size} bytes, beyond the limits")
        packed = self.data[entry.start : entry.start + entry.packed]
        try:
            data = packed if entry.method == STORED else zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.size + 1)
        except zlib.error as error:
            raise self._refusal(f"its part {name!r} is damaged: {error}") from None
        if len(data) != entry.size or zlib.crc32(data) != entry.crc:
            raise self._refusal(f"its part {name!r} is damaged: its size or checksum is wrong")
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Return the root element of an XML part, None when there is none of that name.

        Raises:
            SourceError: It cannot be read.
        """
        data = self.read(name)
        return None if data is None else safexml.parse(data, f"{self.where}/{name}" if self.where else name)

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what the part called `name` refers to, by identifier; "" is the file itself.

        Raises:
            SourceError: The list cannot be read.
        """
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, Relation] = {}
        for entry in () if root is None else root:
            target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
            if not external:
                target = normpath(join(dirname(name), target)) if not target.startswith("/") else normpath(target).lstrip("/")
            kind = entry.get("Type", "").rpartition("/")[2]
            found[entry.get("Id", "")] = Relation(kind=kind, target=target, external=external)
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """Return the names of the parts of a kind that a part refers to.

        Raises:
            SourceError: The list cannot be read.
        """
        return [each.target for each in self.relations(name).values() if each.kind == kind and not each.external]

    def _refusal(self, reason: str) -> SourceError:
        """Make the error."""
        return SourceError(reason, where=self.where, hint=_HINT)


def looks_like_docx(data: bytes) -> bool:
    """Tell from the table of contents whether the bytes are a zip with a word-processor document in it."""
    if not data.startswith(b"PK\3\4"):
        return False
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0:
        return False
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    directory = data[start:end]
    return b"[Content_Types].xml" in directory and b"word/document" in directory


def _count(data: bytes) -> int:
    """Return the number of parts that the end of the zip states, 0 when it does not."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    return int.from_bytes(data[end + 10 : end + 12], "little") if end >= 0 else 0

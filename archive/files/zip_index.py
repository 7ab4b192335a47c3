"""The table of contents of a zip, read by its central directory and checked against its local headers (APPNOTE 6.3).

A zip says everything twice, and attacks live where the two differ: so names, methods and sizes must agree, no two entries may
share bytes, and an entry may not claim to be far larger than its bytes can be. What is wrong with one entry is said with it;
only a file without a readable directory is refused.

This module reads headers, never content (see `zips.py`).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from typing import Final, NamedTuple

from archive.errors import SourceError, StoreError

MOST_ENTRIES: Final = 1_000_000
STORED: Final = 0
METHODS: Final = {8: "deflate", 12: "bzip2"}
_END: Final = struct.Struct("<4s4H2LH")  # 4.3.16
_LOCATOR: Final = struct.Struct("<4sLQL")  # 4.3.15
_END64: Final = struct.Struct("<4sQ2H2L4Q")  # 4.3.14
_CENTRAL: Final = struct.Struct("<4s4B4H3L5H2L")  # 4.3.12
_LOCAL: Final = struct.Struct("<4s5H3L2H")  # 4.3.7
_COMMENT: Final = 0xFFFF
_ENCRYPTED: Final = 0x41  # 4.4.4, bits 0 and 6
_FULL: Final = 0xFFFFFFFF
_MOST_GROWTH: Final = 200  # text deflates to a tenth or so; what grows more and is large is a bomb
_SMALL: Final = 100 << 20


class _Stated(NamedTuple):
    """One entry as the central directory states it."""

    raw: bytes
    method: int
    flags: int
    mode: int
    crc: int
    packed: int
    size: int
    header: int
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipEntry:
    """One entry: sizes and `start` (of its bytes, in the file) in bytes; `fault` says why it cannot be trusted, "" if it can."""

    name: str
    method: int
    mode: int
    crc: int
    packed: int
    size: int
    start: int
    encrypted: bool
    fault: str = ""


def read_index(file: FileIO, where: str) -> list[ZipEntry]:
    """Return the entries in the order of their bytes.

    Raises:
        SourceError: There is no readable directory.
        StoreError: There are too many entries.
        OSError: The file cannot be read.
    """
    whole = file.seek(0, 2)
    count, size, offset, shift = _find_directory(file, whole, where)
    if count > MOST_ENTRIES or size > MOST_ENTRIES * 1024:
        raise StoreError(f"{count} entries are more than the {MOST_ENTRIES} that are read", where=where)
    file.seek(offset)
    directory = _exactly(file, size, where)
    stated = sorted(_central(directory, count, shift, where), key=lambda entry: entry.header)
    ends = [entry.header for entry in stated[1:]] + [offset]
    return [_checked(entry, file, end, offset) for entry, end in zip(stated, ends, strict=False)]


def _find_directory(file: FileIO, whole: int, where: str) -> tuple[int, int, int, int]:
    """Return number of entries, size and offset of the directory, and by how much offsets are shifted by bytes before it.

    Raises:
        SourceError: There is no such thing.
    """
    tail_start = max(0, whole - _END.size - _COMMENT)
    file.seek(tail_start)
    tail = _exactly(file, whole - tail_start, where)
    found = tail.rfind(b"PK\5\6")
    if found < 0 or len(tail) - found < _END.size:
        raise SourceError("is no zip, or was cut off: its table of contents is missing", where=where)
    _, disk, _, _, count, size, offset, _ = _END.unpack_from(tail, found)
    end = tail_start + found
    if end >= _LOCATOR.size:
        file.seek(end - _LOCATOR.size)
        signature, _, place, _ = _LOCATOR.unpack(_exactly(file, _LOCATOR.size, where))
        if signature == b"PK\6\7" and place + _END64.size <= end:
            file.seek(place)
            record = _END64.unpack(_exactly(file, _END64.size, where))
            if record[0] == b"PK\6\6":
                disk, count, size, offset = record[4], record[7], record[8], record[9]
                end = place
    if disk or size > end or offset + size > end:
        raise SourceError("is a part of a zip, or its table of contents is damaged", where=where)
    shift = end - size - offset
    return count, size, end - size, shift


def _exactly(file: FileIO, size: int, where: str) -> bytes:
    """Return the next `size` bytes.

    Raises:
        SourceError: There are fewer.
    """
    data = bytearray()
    while len(data) < size:
        more = file.read(size - len(data))
        if not more:
            raise SourceError("was cut off", where=where)
        data += more
    return bytes(data)


def _central(directory: bytes, count: int, shift: int, where: str) -> Iterator[_Stated]:
    """Yield the entries as the directory states them.

    Raises:
        SourceError: The directory is damaged.
    """
    at = 0
    for _ in range(count):
        if at + _CENTRAL.size > len(directory) or directory[at : at + 4] != b"PK\1\2":
            raise SourceError("has a damaged table of contents", where=where)
        (_, _, system, _, _, flags, method, _, _, crc, packed, size, name_size, extra_size, comment_size, _, _,
         attributes, header) = _CENTRAL.unpack_from(directory, at)  # fmt: skip
        at += _CENTRAL.size
        raw = directory[at : at + name_size]
        extra = directory[at + name_size : at + name_size + extra_size]
        at += name_size + extra_size + comment_size
        fault = ""
        if _FULL in (packed, size, header):
            try:
                size, packed, header = _large(extra, size, packed, header)
            except (struct.error, IndexError):
                fault = "its sizes are missing"
        mode = attributes >> 16 if system == 3 else 0
        yield _Stated(raw, method, flags, mode, crc, packed, size, header + shift, fault)


def _large(extra: bytes, size: int, packed: int, header: int) -> tuple[int, int, int]:
    """Return the sizes and the offset from the zip64 extra field (4.5.3).

    Raises:
        struct.error: The field is too short.
        IndexError: There is no such field.
    """
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            field = extra[at + 4 : at + 4 + length]
            wanted = [size == _FULL, packed == _FULL, header == _FULL]
            values = list(struct.unpack_from(f"<{sum(wanted)}Q", field))
            size = values.pop(0) if wanted[0] else size
            packed = values.pop(0) if wanted[1] else packed
            header = values.pop(0) if wanted[2] else header
            return size, packed, header
        at += 4 + length
    raise IndexError("zip64")


def _decode(raw: bytes, flags: int) -> str:
    """Return a name: UTF-8 when the flag says so or when it is, else code page 437 (appendix D)."""
    if flags & 0x800:
        return raw.decode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _checked(entry: _Stated, file: FileIO, following: int, directory: int) -> ZipEntry:
    """Return the entry with the start of its bytes, and with what is wrong with it.

    Raises:
        OSError: The file cannot be read.
    """
    fault, start = entry.fault, 0
    encrypted = bool(entry.flags & _ENCRYPTED)
    if not fault and entry.header + _LOCAL.size <= directory:
        file.seek(entry.header)
        head = file.read(_LOCAL.size + 2 * len(entry.raw))
        start, fault = _compare(entry, head)
    elif not fault:
        fault = "it lies outside the file"
    if not fault and start + entry.packed > following:
        fault = "it shares bytes with another entry"
    if not fault and entry.size > _SMALL and entry.size > _MOST_GROWTH * entry.packed:
        fault = f"it claims to unpack to {entry.size} bytes from {entry.packed}"
    if not fault and entry.method == STORED and entry.size != entry.packed and not encrypted:
        fault = "its two sizes differ, although it is not compressed"
    return ZipEntry(
        name=_decode(entry.raw, entry.flags), method=entry.method, mode=entry.mode, crc=entry.crc, packed=entry.packed,
        size=entry.size, start=start, encrypted=encrypted, fault=fault,
    )  # fmt: skip


def _compare(entry: _Stated, head: bytes) -> tuple[int, str]:
    """Return where the bytes start, and how the local header differs from the directory ("" when it does not)."""
    if len(head) < _LOCAL.size or head[:4] != b"PK\3\4":
        return 0, "its header is missing"
    _, _, flags, method, _, _, crc, packed, size, name_size, extra_size = _LOCAL.unpack_from(head)
    start = entry.header + _LOCAL.size + name_size + extra_size
    raw = head[_LOCAL.size : _LOCAL.size + name_size]
    if raw != entry.raw:
        return start, f"its header calls it {_decode(raw, flags)!r}"
    if method != entry.method or (flags ^ entry.flags) & _ENCRYPTED:
        return start, "its header and the table of contents disagree on how it is packed"
    if not flags & 8 and (  # 4.4.4, bit 3: the sizes follow the bytes
        (crc != entry.crc) or (size not in (entry.size, _FULL)) or (packed not in (entry.packed, _FULL))
    ):
        return start, "its header and the table of contents disagree on its size or checksum"
    return start, ""

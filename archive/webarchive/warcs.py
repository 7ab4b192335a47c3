"""WARC 0.18 to 1.1 (ISO 28500) -> records, one at a time: header fields, block, and the bytes of the record as they are.

The file may be plain or gzip. A block that is larger than a page ever is, is passed over and its record has none. A file that
is cut off ends with a record whose `cut` says so; a header that is no header is an error, because nothing after it can be
found with certainty.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from archive.errors import SourceError
from archive.webarchive.inflating import Inflated

MAX_BLOCK: Final = 48 * 1024 * 1024
_MAX_LINE: Final = 64 * 1024
_MAX_FIELDS: Final = 200
_VERSION: Final = re.compile(rb"WARC/(?:0\.1[78]|1\.[01])\r?\n")
_FIELD: Final = re.compile(rb"([!#-'*+.0-9A-Z^_`a-z|~-]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record.

    Attributes:
        fields: Header fields by name in lower case; of a repeated one the first.
        block: Its content, b"" when it is too large to be a page.
        raw: The record as in the file, uncompressed, with header and end; a WARC file of its own.
        cut: True when the file ends inside it.
        passed: True when the block was passed over.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    block: bytes = b""
    raw: bytes = b""
    cut: bool = False
    passed: bool = False

    def get(self, name: str) -> str:
        """Return a header field by its name in lower case, "" when there is none."""
        return self.fields.get(name, "")


def is_warc(data: bytes) -> bool:
    """Tell whether bytes begin as a WARC file, plain or gzip; a damaged gzip file is none."""
    if data.startswith(b"WARC/"):
        return True
    if not data.startswith(b"\x1f\x8b\x08"):
        return False
    try:
        return Inflated(data[:4096]).read(5) == b"WARC/"
    except SourceError:
        return False


def records(data: bytes, where: str = "") -> Iterator[Record]:
    """Yield the records of a WARC file in order.

    Raises:
        SourceError: It is no WARC file, is damaged, or its compression is a bomb.
    """
    stream = Inflated(data, where)
    number = 0
    while version := _next_line(stream):
        number += 1
        if not _VERSION.fullmatch(version):
            raise SourceError(
                f"record {number} does not begin with WARC/1.0 or WARC/1.1", where=where,
                hint="The record before it may have a wrong Content-Length" if number > 1 else "Is this a WARC file?",
            )  # fmt: skip
        head, fields = _header(stream, version, f"{where} (record {number})")
        stated = fields.get("content-length", "")
        if not re.fullmatch(r"[0-9]{1,15}", stated):
            raise SourceError(f"record {number} states no length (Content-Length {stated!r})", where=where)
        length = int(stated)
        if length > MAX_BLOCK:
            there = stream.skip(length)
            yield Record(fields=fields, cut=there < length, passed=True)
            continue
        block = stream.read(length)
        cut = len(block) < length
        yield Record(fields=fields, block=block, raw=head + block + (b"" if cut else b"\r\n\r\n"), cut=cut)


def _next_line(stream: Inflated) -> bytes:
    """Return the next line that is not empty, b"" at the end."""
    while line := stream.line(_MAX_LINE):
        if line.strip(b"\r\n"):
            return line
    return b""


def _header(stream: Inflated, version: bytes, where: str) -> tuple[bytes, dict[str, str]]:
    """Return the header as it is, and its fields; a line that begins with a blank continues the one before.

    Raises:
        SourceError: It is no header, or has too many fields.
    """
    head, fields, last = bytearray(version), dict[str, str](), ""
    for _ in range(_MAX_FIELDS):
        line = stream.line(_MAX_LINE)
        head += line
        if line in {b"\r\n", b"\n", b""}:
            return bytes(head), fields
        if line[:1] in b" \t" and last:
            fields[last] += " " + line.strip().decode("utf-8", "replace")
        elif found := _FIELD.fullmatch(line):
            last = found[1].decode("ascii").lower()
            fields.setdefault(last, found[2].decode("utf-8", "replace"))
        else:
            raise SourceError(f"a line of the header is no field: {line[:60]!r}", where=where)
    raise SourceError(f"the header has more than {_MAX_FIELDS} lines", where=where)

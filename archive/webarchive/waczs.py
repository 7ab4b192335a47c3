"""WACZ (a ZIP of web archives) -> the WARC files in it, one at a time.

Only members under `archive/` that are called WARC are read (WACZ 1.1.1, 5.2), stored or deflated, in bounded size. The zip's own
check sums are checked by reading; indexes, page lists and signatures are not read.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from archive.errors import SourceError

MAX_WARC: Final = 1024 * 1024 * 1024
_MAX_MEMBERS: Final = 10_000
_SUFFIXES: Final = (".warc", ".warc.gz")
# What zipfile raises for damaged packages: the last three for numbers that lead nowhere, and for names that are no UTF-8.
_DAMAGE: Final = (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error, ValueError, OverflowError, struct.error)


def is_wacz(data: bytes) -> bool:
    """Tell whether bytes are a ZIP whose first entries name an archive of WARC files."""
    head = data[:65536]
    return data.startswith(b"PK\x03\x04") and b"datapackage.json" in head + data[-65536:] and b".warc" in head + data[-65536:]


def warcs(data: bytes, where: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each WARC file.

    Raises:
        SourceError: It is no readable ZIP, has too many members, or a WARC in it is damaged or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > _MAX_MEMBERS:
                raise SourceError(f"the WACZ has {len(members)} members, more than {_MAX_MEMBERS}", where=where)
            for member in members:
                if member.filename.startswith("archive/") and member.filename.endswith(_SUFFIXES):
                    yield member.filename, _content(package, member, where)
    except _DAMAGE as error:
        raise SourceError(f"the WACZ cannot be unpacked: {error}", where=where, hint="Get a sound copy") from None


def _content(package: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> bytes:
    """Return the content of a member.

    Raises:
        SourceError: It is too large, or it makes far more than a web archive does of its compressed bytes.
    """
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise SourceError(f"{member.filename} in the WACZ is compressed in a way that WACZ does not know", where=where)
    if member.file_size > min(MAX_WARC, 64 * 1024 * 1024 + 200 * member.compress_size):
        raise SourceError(f"{member.filename} in the WACZ would have {member.file_size} bytes, too many", where=where)
    with package.open(member) as stream:
        content = stream.read(member.file_size + 1)
    if len(content) > member.file_size:
        raise SourceError(f"{member.filename} in the WACZ is larger than it says", where=where)
    return content

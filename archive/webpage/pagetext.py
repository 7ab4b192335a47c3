"""Bytes of a web page -> text, by what the page and its server say of the encoding, and by what the bytes prove.

In this order: the caller, a byte order mark, the HTTP header, the XML declaration, the first `meta` that names one (HTML
13.2.3), strict UTF-8, a guess. Labels mean what browsers take them for (WHATWG Encoding): `iso-8859-1` is windows-1252. Where
the statement cannot be true - the bytes do not decode, or are multi-byte UTF-8 beyond doubt - the bytes are believed and the
statement is handed back as disproved.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from archive.errors import SourceError, UsageError
from archive.markup.decoding import Decoded, decode
from archive.model.values import Origin

_HEAD: Final = 4096
_XML: Final = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
_META: Final = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEADER: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MEANT: Final = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "l1"), "windows-1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean"), "cp949"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
    "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "x-mac-roman": "macintosh", "utf8": "utf-8",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A decoded page, and the statement on its encoding that the bytes disprove ("" when there is none)."""

    decoded: Decoded
    disproved: str = ""


def page_text(data: bytes, *, media_type: str = "", encoding: str = "", where: str = "") -> PageText:
    """Return the text of a page.

    Args:
        data: The bytes of the page.
        media_type: The HTTP header `Content-Type`, "" when there is none.
        encoding: What the caller states, "" for nothing.
        where: What to call the page in errors.

    Raises:
        SourceError: The bytes are no text, or not in the encoding that the caller states.
        UsageError: There is no encoding of the name that the caller states.
        InstallationError: A guess is needed and charset-normalizer is not installed.
    """
    if encoding or data.startswith(_MARKS):
        return PageText(decoded=decode(data, encoding=encoding, where=where))
    label, basis = _stated(data, media_type)
    if not label:
        return PageText(decoded=decode(data, where=where))
    try:
        decoded = decode(data, encoding=_MEANT.get(label.lower(), label), where=where)
    except (SourceError, UsageError):
        decoded = decode(data, where=where)
        return PageText(decoded=decoded, disproved="" if decoded.encoding == _MEANT.get(label.lower(), label.lower()) else label)
    if decoded.encoding != "utf-8" and _is_multibyte_utf8(data):
        return PageText(decoded=decode(data, where=where), disproved=label)
    return PageText(decoded=replace(decoded, origin=Origin.EXPLICIT, basis=basis))


def _stated(data: bytes, media_type: str) -> tuple[str, str]:
    """Return what is said of the encoding and where."""
    if found := _HEADER.search(media_type):
        return found[1], "HTTP Content-Type"
    if declared := _XML.match(data[:256]):
        return declared[1].decode("ascii"), "XML declaration"
    named = _META.search(data[:_HEAD])
    return (named[1].decode("ascii"), "meta charset") if named else ("", "")


def _is_multibyte_utf8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8 with characters beyond ASCII, which no text in another encoding is by chance."""
    if data.isascii():
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True

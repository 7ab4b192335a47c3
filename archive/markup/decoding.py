"""Bytes -> text: a byte order mark first, then strict UTF-8, then UTF-16 and UTF-32 without a mark, then a guess.

An encoding that the caller states comes before all of these. The original bytes are never touched. Decoding is strict, so
no character is lost; the one exception is damaged UTF-8 (a few bad bytes in text that is UTF-8 beyond doubt), where each bad
byte becomes U+FFFD and is counted, because any other reading would spoil every other letter.
Line ends and invisible characters are left as they are (see `cleaning`).
"""

import codecs
from dataclasses import dataclass
from typing import Final
from unicodedata import category

from archive.errors import SourceError, UsageError
from archive.markup.binaries import binary_kind, signature
from archive.markup.charsets import guess, iana_name
from archive.model.values import Origin

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_HEAD: Final = 4096  # divisible by 4
_NEVER_IN_TEXT: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
_STATE_IT: Final = "If you know its character encoding, state it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the ground on which it was decoded.

    Attributes:
        text: The text, a leading byte order mark removed.
        encoding: IANA name of the encoding.
        origin: GIVEN by the caller, EXPLICIT for a mark or strict UTF-8, DETECTED for a guess.
        basis: What speaks for the encoding, in words.
        marked: True when a byte order mark was removed.
        damaged: Bytes that are no UTF-8 and became U+FFFD.
    """

    text: str
    encoding: str
    origin: Origin
    basis: str
    marked: bool = False
    damaged: int = 0


def decode(data: bytes, *, encoding: str = "", where: str = "") -> Decoded:
    """Return the text of `data`; `encoding` is what the caller states, `where` names the source in messages.

    Raises:
        SourceError: There are no bytes, they are no text, or they are not in the stated or marked encoding.
        UsageError: There is no encoding of the stated name.
        InstallationError: A guess is needed and charset-normalizer is not installed.
    """
    if not data:
        raise SourceError("the file is empty", where=where, hint="Check that it was copied completely")
    codec = _marked(data)
    if encoding:
        codec = _codec(encoding, where)
        text = _strict(data, codec, where, "This encoding was stated by the caller; leave it out to have it detected")
        return _decoded(text, codec, Origin.GIVEN, "stated by the caller")
    if codec:
        hint = "It begins with the byte order mark of that encoding and is damaged; get a sound copy"
        return _decoded(_strict(data, codec, where, hint), codec, Origin.EXPLICIT, "byte order mark")
    if not signature(data) and (codec := _wide_codec(data)):
        text = _strict(data, codec, where, _STATE_IT)
        return _decoded(text, codec, Origin.DETECTED, "only this encoding gives text without control characters")
    if kind := binary_kind(data):
        hint = "If there is an importer for it, name that; else save its text as a UTF-8 text file first"
        raise SourceError(f"this seems to be {kind}, not plain text", where=where, hint=hint)
    try:
        return _decoded(data.decode("utf-8"), "utf-8", Origin.EXPLICIT, "all bytes are valid UTF-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _guessed(data, where)


def head_text(data: bytes) -> str:
    """Return roughly the first 4,000 bytes as text, "" when they are binary: enough to tell formats apart, for any bytes."""
    head = data[:_HEAD]
    codec = _marked(head)
    if not codec and not signature(data):
        codec = _wide_codec(head)
    if not codec and binary_kind(data):
        return ""
    return head.decode(codec or "utf-8", "replace").removeprefix("\ufeff")


def _marked(data: bytes) -> str:
    """Return the codec that a byte order mark names, "" when there is none."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), "")


def _decoded(text: str, codec: str, origin: Origin, basis: str) -> Decoded:
    """Remove a mark and make the result."""
    marked = text.startswith("\ufeff")
    return Decoded(text=text[marked:], encoding=iana_name(codec), origin=origin, basis=basis, marked=marked)


def _codec(encoding: str, where: str) -> str:
    """Return the codec of a stated encoding; `"".encode` refuses codecs that are no text encodings."""
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"there is no character encoding {encoding!r}", where=where, hint="Use a name like utf-8 or windows-1252"
        ) from error


def _strict(data: bytes, codec: str, where: str, hint: str) -> str:
    """Decode all bytes or say which one is wrong."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = _readable(data[: error.start], codec).count("\n") + 1
        byte = f"byte 0x{data[error.start]:02X} at offset {error.start} (line {line})"
        raise SourceError(f"{byte} is no {iana_name(codec)}: {error.reason}", where=where, hint=hint) from error
    except UnicodeError as error:  # utf-16 and utf-32 without a mark in sight
        raise SourceError(f"the bytes are no {iana_name(codec)}: {error}", where=where, hint=hint) from error


def _readable(data: bytes, codec: str) -> str:
    """Return the text before a bad byte; a few codecs (idna) know no leniency, and nobody writes stories in them."""
    try:
        return data.decode(codec, "ignore")
    except UnicodeError:
        return ""


def _wide_codec(data: bytes) -> str:
    """Return the UTF-16 or UTF-32 in which the head is text, "" for none.

    Every blank, digit and line end of such text has a NUL byte. Read in the wrong byte order it may be text, too (of rare
    Chinese letters), but never with so much ASCII.
    """
    head = data[:_HEAD]
    best, most = "", 0
    for codec in _WIDE if b"\x00" in head else ():
        try:
            text = codecs.getincrementaldecoder(codec)().decode(head)
        except UnicodeDecodeError:
            continue
        plain = sum(char.isascii() for char in text)
        if plain > most and all(char in "\t\n\r\ufeff" or category(char) not in _NEVER_IN_TEXT for char in text):
            best, most = codec, plain
    return best


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return text with U+FFFD for bad bytes when far more bytes are good multi-byte UTF-8; no other encoding looks so."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = sum(not char.isascii() for char in text) - text.count("\ufffd")
    if good < 3 or damaged * 5 > good:
        return None
    basis = f"{good} characters are valid multi-byte UTF-8, {damaged} bytes are not"
    return Decoded(text=text, encoding="utf-8", origin=Origin.DETECTED, basis=basis, damaged=damaged)


def _guessed(data: bytes, where: str) -> Decoded:
    """Decode with the likeliest candidate that decodes every byte."""
    likely = guess(data)
    for codec in likely.codecs:
        try:
            return _decoded(data.decode(codec), codec, Origin.DETECTED, likely.basis)
        except UnicodeDecodeError:
            continue
    raise SourceError("no character encoding fits all of these bytes", where=where, hint=_STATE_IT)

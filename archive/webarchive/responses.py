"""The block of a WARC response -> the HTTP response in it: status, header fields, and the body without its wrappings.

Transfer encodings (chunked) and content encodings (gzip, deflate) come off, in bounded size; one that is not read here (br, zstd)
leaves no body and is named. The digests of the record are computed over block and payload; a payload digest is right when it
fits the payload with or without its chunks, because archives write both (WARC 1.1, 5.9).
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from archive.webarchive.inflating import inflate_all
from archive.webarchive.warcs import Record

MAX_PAGE: Final = 32 * 1024 * 1024
_STATUS: Final = re.compile(rb"HTTP/[0-9.]+[ \t]+([0-9]{3})[^\n]*\n")
_ALGORITHMS: Final = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An HTTP response.

    Attributes:
        status: The status code.
        fields: Header fields by name in lower case; of a repeated one the first.
        body: The content without transfer and content encodings; b"" when there is a problem.
        payload: The content as it was sent.
        problem: Why there is no body, "" when there is one.
    """

    status: int
    fields: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    payload: bytes = b""
    problem: str = ""

    @property
    def media_type(self) -> str:
        """The media type in lower case, without parameters."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()


def response_of(block: bytes) -> Response | None:
    """Return the HTTP response in a block, None when there is none."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = re.search(rb"\r?\n\r?\n", block)
    head, payload = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    fields: dict[str, str] = {}
    for line in re.sub(rb"\r?\n[ \t]+", b" ", head).split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            fields.setdefault(name.strip().decode("latin-1").lower(), value.strip().decode("latin-1"))
    body, problem = _unwrapped(payload, fields)
    return Response(status=int(status[1]), fields=fields, body=body, payload=payload, problem=problem)


def wrong_digests(record: Record, response: Response | None) -> list[str]:
    """Return the names of the digests of a record that its bytes disprove."""
    checks: list[tuple[str, list[bytes]]] = [("WARC-Block-Digest", [record.block])]
    if response is not None:
        checks.append(("WARC-Payload-Digest", [response.payload, dechunked(response.payload) or b"", response.body]))
    return [name for name, contents in checks if _is_wrong(record.get(name.lower()), contents)]


def dechunked(payload: bytes) -> bytes | None:
    """Return a chunked payload without its chunks (RFC 9112, 7.1), None when it is not chunked."""
    made, position = bytearray(), 0
    while (line := re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n").match(payload, position)) is not None:
        size = int(line[1], 16)
        if size == 0:
            return bytes(made)
        made += payload[line.end() : line.end() + size]
        position = line.end() + size
        if payload[position : position + 2] != b"\r\n":
            return None
        position += 2
    return None


def _unwrapped(payload: bytes, fields: Mapping[str, str]) -> tuple[bytes, str]:
    """Return the content without its encodings, or b"" and why not."""
    body = payload
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = dechunked(payload) or payload  # some crawlers remove the chunks and leave the header
    for coding in reversed([word.strip().lower() for word in fields.get("content-encoding", "").split(",")]):
        if coding in {"", "identity"}:
            continue
        if coding not in {"gzip", "x-gzip", "deflate"}:
            return b"", f"its content encoding {coding!r} is not read here"
        inflated = _inflated(body, coding)
        if inflated is None:
            return b"", f"its content encoding {coding} is damaged, or makes more than {MAX_PAGE} bytes"
        body = inflated
    return body, ""


def _inflated(body: bytes, coding: str) -> bytes | None:
    """Return a body inflated; as it is when a crawler has inflated it already; None when that fails."""
    if coding != "deflate":
        return inflate_all(body, wbits=31, limit=MAX_PAGE) if body.startswith(b"\x1f\x8b") else body
    made = inflate_all(body, wbits=15, limit=MAX_PAGE)
    return made if made is not None else inflate_all(body, wbits=-15, limit=MAX_PAGE)


def _is_wrong(stated: str, contents: list[bytes]) -> bool:
    """Tell whether a digest that we can compute fits none of the contents."""
    algorithm, _, value = stated.partition(":")
    algorithm = algorithm.strip().lower().replace("-", "")
    if algorithm not in _ALGORITHMS or not value:
        return False
    digests = [hashlib.new(algorithm, content, usedforsecurity=False).digest() for content in contents]
    known = {text for digest in digests for text in (digest.hex(), base64.b32encode(digest).decode().rstrip("=").lower())}
    return value.strip().rstrip("=").lower() not in known

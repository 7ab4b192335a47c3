"""HTTP responses out of their wrappings, and the digests of records."""

import gzip
import zlib

import pytest

from archive.webarchive.responses import dechunked, response_of, wrong_digests
from archive.webarchive.warcs import records
from tests.support.broken_pages import NO_DIGEST, record, response

CHUNKED = b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("payload", "fields", "body"),
    [
        (b"abc", "", b"abc"),
        (CHUNKED, "Transfer-Encoding: chunked\r\n", b"abcde"),
        (b"abc", "Transfer-Encoding: chunked\r\n", b"abc"),
        (gzip.compress(b"abc"), "Content-Encoding: gzip\r\n", b"abc"),
        (b"abc", "Content-Encoding: gzip\r\n", b"abc"),
        (zlib.compress(b"abc"), "Content-Encoding: deflate\r\n", b"abc"),
        (zlib.compress(b"abc")[2:-4], "Content-Encoding: deflate\r\n", b"abc"),
    ],
)
def test_bodies(payload: bytes, fields: str, body: bytes) -> None:
    found = response_of(response(payload, fields=fields))
    assert found is not None
    assert (found.body, found.problem, found.payload) == (body, "", payload)
    assert (found.status, found.media_type) == (200, "text/html")


@pytest.mark.parametrize(
    ("payload", "fields"),
    [(b"x", "Content-Encoding: br\r\n"), (gzip.compress(bytes(40_000_000)), "Content-Encoding: gzip\r\n"),
     (gzip.compress(b"abc" * 99)[:-9], "Content-Encoding: gzip\r\n")],
    ids=["brotli", "bomb", "cut"],
)  # fmt: skip
def test_what_cannot_be_unwrapped_has_no_body(payload: bytes, fields: str) -> None:
    found = response_of(response(payload, fields=fields))
    assert found is not None
    assert found.body == b""
    assert found.problem


def test_no_http_is_no_response() -> None:
    assert response_of(b"words") is None
    assert dechunked(b"3\r\nabcdef") is None


def test_digests() -> None:
    block = response(CHUNKED, fields="Transfer-Encoding: chunked\r\n")
    payload = "WARC-Payload-Digest: sha256:36bbe50ed96841d10443bcb670d6554f0a34b761be67ec9c4a8ad2c0c44ca42c\r\n"  # of abcde
    for extra, digest, wrong in (
        (payload, "", []),
        (payload.replace("36", "37"), "", ["WARC-Payload-Digest"]),
        ("", NO_DIGEST, ["WARC-Block-Digest"]),
        ("", "blake9:xx", []),
    ):
        (one,) = records(record(block, extra=extra, digest=digest))
        assert wrong_digests(one, response_of(one.block)) == wrong

"""Compressed bytes come out in bounded steps, and a bomb is no web archive."""

import gzip
import time
import zlib

import pytest

from archive.errors import SourceError
from archive.webarchive.inflating import Inflated, inflate_all


def test_members_are_one_stream() -> None:
    stream = Inflated(gzip.compress(b"ab\n") + gzip.compress(b"cd" * 100_000) + b"\0\0")
    assert stream.line(10) == b"ab\n"
    assert stream.skip(199_998) == 199_998
    assert (stream.read(10), stream.read(10)) == (b"cd", b"")


def test_plain_bytes_are_themselves() -> None:
    stream = Inflated(b"a\nb")
    assert (stream.line(9), stream.line(9), stream.line(9)) == (b"a\n", b"b", b"")


def test_a_bomb_is_refused_in_time() -> None:
    began = time.perf_counter()
    with pytest.raises(SourceError, match="bomb"):
        Inflated(gzip.compress(bytes(300_000_000), 9)).skip(300_000_000)
    assert time.perf_counter() - began < 10


def test_damage_is_an_error() -> None:
    data = bytearray(gzip.compress(bytes(range(256)) * 100))
    data[20] ^= 0xFF
    with pytest.raises(SourceError, match="damaged"):
        Inflated(bytes(data)).skip(25_600)


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(SourceError, match="longer"):
        Inflated(b"a" * 300_000).line(65_536)


def test_a_whole_body_is_bounded() -> None:
    made = zlib.compress(bytes(1000))
    assert inflate_all(made, wbits=15, limit=1000) == bytes(1000)
    assert inflate_all(made, wbits=15, limit=999) is None
    assert inflate_all(made[:-6], wbits=15, limit=1000) is None
    assert inflate_all(b"x", wbits=15, limit=9) is None

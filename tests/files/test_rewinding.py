"""Stretches of a compressed file are right in any order, and rising order is one pass."""

import gzip
from pathlib import Path

import pytest

from archive.files import rewinding, streams

DATA = bytes(range(256)) * 8000


def packed(tmp_path: Path) -> rewinding.Packed:
    (tmp_path / "x.gz").write_bytes(gzip.compress(DATA, mtime=0))
    return rewinding.Packed(tmp_path / "x.gz", "gzip")


def test_any_order_gives_the_bytes(tmp_path: Path) -> None:
    source = packed(tmp_path)
    for start in (1_000_000, 5, 2_000_000, 0, 300_000):
        with source.span(start, 1000) as stream:
            assert stream.read() == DATA[start : start + 1000]


def test_rising_order_unpacks_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    make = streams.DECOMPRESSORS["gzip"]
    monkeypatch.setitem(streams.DECOMPRESSORS, "gzip", lambda: begun.append(1) or make())
    source = packed(tmp_path)
    for start in range(0, 2_000_000, 100_000):
        with source.span(start, 1000) as stream:
            assert stream.read() == DATA[start : start + 1000]
    assert len(begun) == 1


def test_a_stretch_beyond_the_end_is_an_error(tmp_path: Path) -> None:
    with packed(tmp_path).span(len(DATA) - 5, 10) as stream, pytest.raises(OSError, match="too early"):
        stream.read()


def test_going_back_is_refused_within_one_stream(tmp_path: Path) -> None:
    with packed(tmp_path).span(100) as stream:
        stream.seek(200)
        assert stream.tell() == 200
        with pytest.raises(OSError, match="forwards"):
            stream.seek(100)

"""Stretches and unpacked streams give exactly their bytes, and damage or growth is an OSError."""

import bz2
import gzip
import io
import lzma
import os
import shutil
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest
import zstandard

from archive.errors import InstallationError
from archive.files.streams import Inflated, Span

DATA = b"the harbour " * 50_000
ZSTD = zstandard.ZstdCompressor(write_checksum=True)
PACKED = {
    "gzip": gzip.compress(DATA, mtime=0),
    "bzip2": bz2.compress(DATA),
    "xz": lzma.compress(DATA),
    "zstd": ZSTD.compress(DATA),
}


def inflate(packed: bytes, method: str, *, limit: int | None = None, several: bool = False) -> bytes:
    with Inflated(io.BytesIO(packed), method, limit=limit, several=several) as stream:
        return stream.read() or b""


@pytest.mark.parametrize("method", PACKED)
def test_unpacks_one_stream_and_several_in_a_row(method: str) -> None:
    packed = PACKED[method]
    assert inflate(packed, method) == DATA
    assert inflate(packed + packed, method, several=True) == DATA * 2
    assert inflate(packed + packed, method) == DATA, "what follows is not its business"
    assert inflate(packed + bytes(512), method, several=True) == DATA


def test_unpacks_raw_deflate() -> None:
    engine = zlib.compressobj(wbits=-15)
    assert inflate(engine.compress(DATA) + engine.flush(), "deflate") == DATA


@pytest.mark.parametrize("method", PACKED)
@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:20], lambda _: b"", lambda _: b"x" * 99])
def test_damage_is_an_os_error(method: str, damage: object) -> None:
    with pytest.raises(OSError, match="damaged"):
        inflate(damage(PACKED[method]), method)  # type: ignore[operator]


@pytest.mark.parametrize("method", PACKED)
def test_growth_beyond_the_limit_stops_early(method: str) -> None:
    with pytest.raises(OSError, match="more than it may"):
        inflate(PACKED[method], method, limit=len(DATA) - 1)
    assert inflate(PACKED[method], method, limit=len(DATA)) == DATA


def test_a_stretch_gives_its_bytes_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"0123456789")
    with Span(str(tmp_path / "f"), 3, 4) as stream:
        assert stream.read() == b"3456"
        assert stream.read() == b""
    with Span(str(tmp_path / "f"), 8, 4) as stream, pytest.raises(OSError, match="too early"):
        stream.read()


def test_zstandard_unpacks_what_is_large_in_bounded_memory() -> None:
    bomb = ZSTD.compress(bytes(1 << 28))
    assert len(bomb) < 20_000
    tracemalloc.start()
    with pytest.raises(OSError, match="more than it may"), Path(os.devnull).open("wb") as target:
        shutil.copyfileobj(Inflated(io.BytesIO(bomb), "zstd", limit=1 << 27), target, 1 << 16)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 25


def test_without_the_extra_zstandard_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(InstallationError) as raised:
        inflate(PACKED["zstd"], "zstd")
    assert raised.value.hint == "Install it with: pip install 'newsarchive[zstd]'"

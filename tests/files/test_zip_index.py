"""The table of contents is found and checked, entry by entry."""

import io
import zipfile
from pathlib import Path

import pytest

from archive.errors import SourceError, StoreError
from archive.files import zip_index


def index(tmp_path: Path, data: bytes) -> list[zip_index.ZipEntry]:
    (tmp_path / "x").write_bytes(data)
    with io.FileIO(tmp_path / "x") as file:
        return zip_index.read_index(file, "x")


def made(names: list[str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in names:
            target.writestr(name, name)
    return stream.getvalue()


def test_entries_come_in_the_order_of_their_bytes(tmp_path: Path) -> None:
    entries = index(tmp_path, made(["z", "a", "m/n"]))
    assert [entry.name for entry in entries] == ["z", "a", "m/n"]
    assert not any(entry.fault or entry.encrypted for entry in entries)
    data = (tmp_path / "x").read_bytes()
    assert [data[entry.start : entry.start + entry.size].decode() for entry in entries] == ["z", "a", "m/n"]


def test_an_empty_zip_has_no_entries(tmp_path: Path) -> None:
    assert index(tmp_path, made([])) == []


def test_too_many_entries_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_index, "MOST_ENTRIES", 2)
    with pytest.raises(StoreError, match="3 entries"):
        index(tmp_path, made(["a", "b", "c"]))


def test_a_count_that_is_too_high_is_damage(tmp_path: Path) -> None:
    data = bytearray(made(["a"]))
    end = data.rindex(b"PK\5\6")
    data[end + 10] = 2
    with pytest.raises(SourceError, match="damaged"):
        index(tmp_path, bytes(data))

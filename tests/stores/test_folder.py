"""The folder store: what it keeps passes an independent judge, and any change of it is found."""

import os
from pathlib import Path

import bagit
import pytest

from archive import registry
from archive.errors import ConflictError
from archive.packagers.bagit import PACKAGER
from archive.stores.folder import STORE
from tests.support.bags import codes, errors
from tests.support.packages import NAME, package

TREE = PACKAGER.lay_out(package())


def test_keeps_a_bag_that_bagit_python_accepts(tmp_path: Path) -> None:
    receipt = STORE.put(tmp_path / "new" / "folder", NAME, TREE)
    place = tmp_path / "new" / "folder" / NAME
    assert (receipt.name, receipt.place, receipt.identical) == (NAME, str(place), False)
    assert receipt.size == sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    assert set(receipt.digests) == {str(file.relative_to(place)) for file in place.rglob("*") if file.is_file()}
    bagit.Bag(str(place)).validate()
    assert STORE.holds(place)
    assert codes(STORE.get(place)) == []


def test_again_is_identical_and_touches_nothing(tmp_path: Path) -> None:
    first = STORE.put(tmp_path, NAME, TREE)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    second = STORE.put(tmp_path, NAME, TREE)
    assert second.identical
    assert (second.size, second.digests) == (first.size, first.digests)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_other_content_is_a_conflict(tmp_path: Path) -> None:
    STORE.put(tmp_path, NAME, TREE)
    with pytest.raises(ConflictError, match=r"bag-info\.txt differs"):
        STORE.put(tmp_path, NAME, PACKAGER.lay_out(package(title="Another")))
    assert codes(STORE.get(tmp_path / NAME)) == []


def test_any_byte_changed_in_any_file_is_found_and_is_a_conflict(tmp_path: Path) -> None:
    STORE.put(tmp_path, NAME, TREE)
    place = tmp_path / NAME
    for file in sorted(place.rglob("*")):
        if not file.is_file():
            continue
        data = file.read_bytes()
        for at in {0, len(data) // 2, len(data) - 1}:
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            assert errors(STORE.get(place)), (file.name, at)
        with pytest.raises(ConflictError):
            STORE.put(tmp_path, NAME, TREE)
        file.unlink()
        assert codes(STORE.get(place)), f"{file.name} removed"
        file.write_bytes(data)
    (place / "data" / "added").write_text("x")
    assert errors(STORE.get(place)) == ["BAG-038", "BAG-056"]


def test_what_may_not_be_looked_at_is_held_by_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "stat", refuse)
    assert [name for name in registry.names("stores") if registry.store(name).holds(tmp_path / "closed" / "some.zip")] == []

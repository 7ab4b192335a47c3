"""The tar store: what it keeps passes an independent judge once unpacked, and any change of it is found."""

import shutil
from pathlib import Path

import bagit
import pytest

from archive.errors import ArchiveError, ConflictError
from archive.packagers.bagit import PACKAGER
from archive.stores.tar import STORE
from tests.support.bags import codes, errors
from tests.support.packages import NAME, package

TREE = PACKAGER.lay_out(package())


def test_keeps_a_bag_that_bagit_python_accepts(tmp_path: Path) -> None:
    receipt = STORE.put(tmp_path / "new", NAME, TREE)
    place = tmp_path / "new" / f"{NAME}.tar"
    assert (receipt.place, receipt.identical) == (str(place), False)
    shutil.unpack_archive(place, tmp_path / "unpacked", filter="data")
    bagit.Bag(str(tmp_path / "unpacked" / NAME)).validate()
    assert STORE.holds(place)
    assert codes(STORE.get(place)) == []
    assert len(STORE.get(place).entries) == len(receipt.digests) == 8


def test_again_is_identical_and_other_content_a_conflict(tmp_path: Path) -> None:
    STORE.put(tmp_path, NAME, TREE)
    data = (tmp_path / f"{NAME}.tar").read_bytes()
    assert STORE.put(tmp_path, NAME, TREE).identical
    with pytest.raises(ConflictError, match=r"bag-info\.txt differs"):
        STORE.put(tmp_path, NAME, PACKAGER.lay_out(package(title="Another")))
    assert (tmp_path / f"{NAME}.tar").read_bytes() == data
    assert [entry.name for entry in tmp_path.iterdir()] == [f"{NAME}.tar"]


def test_something_else_of_the_name_is_a_conflict(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.tar").write_bytes(b"not a tar at all")
    with pytest.raises(ConflictError, match="something else"):
        STORE.put(tmp_path, NAME, TREE)


def test_any_change_of_content_is_found(tmp_path: Path) -> None:
    STORE.put(tmp_path, NAME, TREE)
    place = tmp_path / f"{NAME}.tar"
    whole = place.read_bytes()
    for needle in (
        b"Harbour opens again\n",
        b"<newsItem/>",
        b"%PDF-1.7",
        b"BagIt-Version: 1.0",
        b"Source-Organization",
        b"  data/original",
    ):
        at = whole.index(needle)
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert errors(STORE.get(place)), needle


def test_a_cut_is_never_sound(tmp_path: Path) -> None:
    STORE.put(tmp_path, NAME, TREE)
    place = tmp_path / f"{NAME}.tar"
    whole = place.read_bytes()
    for size in (0, 10, 600, len(whole) // 2, 300_700):
        place.write_bytes(whole[:size])
        try:
            assert errors(STORE.get(place)), size
        except ArchiveError:
            continue

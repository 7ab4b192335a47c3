"""An object is read as new as it is, and not believed when its inventory is not what its digest says."""

from pathlib import Path

import pytest

from archive.errors import SourceError, StoreError
from archive.repository import objects
from tests.support.repositories import FIRST, ID, SECOND, append, store


def test_nothing_is_no_object(tmp_path: Path) -> None:
    root = store(tmp_path)
    assert objects.read(root.place, "no/where") is None
    assert root.get(ID) is None


@pytest.mark.parametrize("name", ["inventory.json", "inventory.json.sha512"])
def test_a_damaged_inventory_is_not_believed(tmp_path: Path, name: str) -> None:
    root = store(tmp_path)
    home = tmp_path / append(root, FIRST).home
    data = (home / name).read_bytes()
    (home / name).write_bytes(data.replace(b"a", b"b", 1) if name.endswith("512") else data.replace(b"A test", b"A fake"))
    if name.endswith("512"):  # the inventory is, byte for byte, the proven one of its version
        held = root.get(ID)
        assert held is not None
        assert not held.settled
        return
    with pytest.raises(StoreError, match=r"inventory\.json: the inventory is not what the digest beside it says"):
        root.get(ID)


def test_an_inventory_that_is_none_is_named(tmp_path: Path) -> None:
    root = store(tmp_path)
    home = tmp_path / append(root, FIRST).home
    (home / "inventory.json").write_bytes(b"{}")
    with pytest.raises(StoreError, match="no inventory that can be trusted"):
        root.get(ID)


def test_a_version_of_something_else_does_not_follow(tmp_path: Path) -> None:
    root = store(tmp_path)
    home = tmp_path / append(root, FIRST).home
    other = tmp_path / append(root, FIRST, SECOND, identifier="urn:other").home
    (other / "v2").rename(home / "v2")
    held = root.get(ID)
    assert held is not None
    assert held.head == "v1"


def test_versions_have_files_and_digests(tmp_path: Path) -> None:
    root = store(tmp_path)
    held = append(root, FIRST, SECOND)
    assert objects.files_of(held, "v2")["bagit.txt"] == f"{held.home}/v1/content/bagit.txt"
    assert objects.digests_of(held, "v1").keys() == FIRST.keys()
    with pytest.raises(SourceError, match="no version 'v3' of it"):
        objects.files_of(held, "v3")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    root = store(tmp_path)
    held = append(root, FIRST)
    (tmp_path / held.home / "v1" / "content" / "bagit.txt").unlink()
    with pytest.raises(StoreError, match=r"1 files of the version are missing, as .*bagit\.txt"):
        objects.version_tree(root.place, held)

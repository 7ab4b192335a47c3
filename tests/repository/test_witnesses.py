"""Two inventories that agree are believed, a newer one that goes on from them counts, and a contradiction is told."""

from pathlib import Path

import pytest

from archive.model.tree import Tree
from archive.repository.root import Root
from archive.repository.witnesses import Truth, truth, witnesses
from tests.support.copies import copies, drop, flip, truncate
from tests.support.repositories import FIRST, ID, SECOND, append, store

NOTHING = Tree(entries={})


def tree(root: Root) -> Tree:
    return root.place.tree(root.home(ID))


def believed(mine: Tree, theirs: Tree) -> Truth:
    found = truth(mine, theirs)
    assert isinstance(found, Truth), found
    return found


def test_every_inventory_of_a_sound_object_is_a_witness(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    assert [one.folder for one in witnesses(tree(root))] == ["", "v1", "v2"]


@pytest.mark.parametrize("damage", [flip, truncate, drop])
@pytest.mark.parametrize("file", ["inventory.json", "inventory.json.sha512"])
def test_one_without_its_own_digest_is_none(tmp_path: Path, damage: type, file: str) -> None:
    root, other = copies(tmp_path)
    damage(f"v1/{file}")(tmp_path / "store" / root.home(ID))
    assert [one.folder for one in witnesses(tree(root))] == ["", "v2"]
    assert believed(tree(root), NOTHING).versions.keys() == {"v2"}
    assert believed(tree(root), tree(other)).versions.keys() == {"v1", "v2"}


def test_one_voice_alone_is_not_believed(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    for place in ("store", "copy"):
        drop("inventory.json")(tmp_path / place / root.home(ID))
    drop("v1")(tmp_path / "store" / root.home(ID))
    assert truth(NOTHING, NOTHING) == truth(tree(root), NOTHING) != truth(tree(root), tree(other))
    assert "no inventory is left" in str(truth(tree(root), NOTHING))


def test_a_version_whose_writer_was_stopped_counts(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    home = tmp_path / "store" / root.home(ID)
    before = {name: (home / name).read_bytes() for name in ("inventory.json", "inventory.json.sha512")}
    append(root, {**SECOND, "data/four.txt": b"four"})
    for name, data in before.items():
        (home / name).write_bytes(data)
    found = believed(tree(root), tree(other))
    assert (found.newest.inventory.head, found.newest.folder) == ("v3", "v3")
    assert any(path.endswith("four.txt") for path in found.content())


def test_contradictions_are_told(tmp_path: Path) -> None:
    root = store(tmp_path / "one")
    append(root, FIRST, SECOND)
    other = store(tmp_path / "two")
    append(other, {**FIRST, "data/one.txt": b"another past"})
    assert "different things of v1" in str(truth(tree(root), tree(other)))
    append(other, FIRST, identifier="urn:other")
    assert "different objects" in str(truth(tree(root), other.place.tree(other.home("urn:other"))))

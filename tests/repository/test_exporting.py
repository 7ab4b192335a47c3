"""What is given back has been proven, and has the name that its bundle had."""

from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.naming import package_name
from archive.repository.exporting import bundle_name, proven_tree
from tests.repository.test_adding import add
from tests.support.repositories import FIRST, ID, SECOND, append, store, story


def test_every_version_is_proven(tmp_path: Path) -> None:
    root = store(tmp_path)
    held = append(root, FIRST, SECOND)
    for name, wanted in (("v1", FIRST), ("v2", SECOND)):
        assert {path: blob.read() for path, blob in proven_tree(root, held, name).entries.items()} == wanted


def test_a_flipped_byte_is_named(tmp_path: Path) -> None:
    root = store(tmp_path)
    held = append(root, FIRST, SECOND)
    (tmp_path / held.home / "v1" / "content" / "data" / "one.txt").write_bytes(b"ons")
    with pytest.raises(StoreError, match=r"v1/content/data/one\.txt: is damaged"):
        proven_tree(root, held, "v1")
    assert proven_tree(root, held, "v2").entries.keys() == SECOND.keys()


def test_names(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    (added,) = add(root, story(tmp_path))
    held = root.get(ID)
    assert held is not None
    assert added.article is not None
    assert bundle_name(root, held, "v1") == package_name(added.article)
    assert bundle_name(root, append(root, FIRST, identifier="tag:a/b,c"), "v1") == "tag-a_b,c"

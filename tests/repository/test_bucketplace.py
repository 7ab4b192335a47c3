"""A repository in a bucket: the same as in a folder, whatever was left by writers that were killed."""

from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.repository import objects, versions
from archive.repository.bucketplace import BucketPlace
from archive.repository.places import place_of
from archive.repository.root import Root, open_root
from tests.support import repositories
from tests.support.repositories import FIRST, ID, NOTE, SECOND, append, stranger_says, tree, we_say
from tests.support.swift import Swift


def place(root: Root) -> BucketPlace:
    assert isinstance(root.place, BucketPlace)
    return root.place


def fetched(root: Root, folder: Path) -> Path:
    """Copy a store from its bucket into a folder, where others can judge it."""
    for path, _ in place(root).bucket.listing():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(root.place.read(path))
    return folder


def read(root: Root, version: str = "") -> dict[str, bytes]:
    held = root.get(ID)
    assert held is not None
    return {path: blob.read() for path, blob in objects.version_tree(root.place, held, version).entries.items()}


def test_versions_are_kept_and_strangers_accept_them(store: Swift, tmp_path: Path) -> None:
    root = repositories.store("s3://bundles/versions")
    assert append(root, FIRST, SECOND).head == "v2"
    assert [read(open_root(root.place), name) for name in ("v1", "v2")] == [FIRST, SECOND]
    assert list(root.homes()) == [root.home(ID)]
    there = fetched(root, tmp_path)
    assert we_say(there) == []
    assert stranger_says(there) == []


def test_what_is_no_store_is_said_to_be_none(store: Swift) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        open_root(place_of("s3://bundles/nothing"))
    with pytest.raises(StoreError, match="no such bucket"):
        open_root(place_of("s3://nowhere/at-all"))


@pytest.mark.parametrize("sent", range(1, 9))
def test_a_writer_that_was_killed_is_followed(store: Swift, tmp_path: Path, sent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repositories.store(f"s3://bundles/killed-{sent}")
    if sent % 2:
        append(root, FIRST)
    before = len(list(place(root).bucket.listing()))
    _kill_after(root, sent, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        append(root, {**SECOND, "data/lost.txt": b"lost"})
    monkeypatch.undo()
    for name, value in store.variables.items():
        monkeypatch.setenv(name, value)
    assert len(list(place(root).bucket.listing())) >= before
    held = root.get(ID)
    if held is not None:
        held = versions.settle(root, held)
    versions.append(root, ID, held, tree(SECOND), NOTE)
    assert read(root) == SECOND
    assert we_say(fetched(root, tmp_path)) == []


def test_of_two_writers_one_is_told_and_leaves_nothing(store: Swift, tmp_path: Path) -> None:
    root = repositories.store("s3://bundles/two-writers")
    before = append(root, FIRST)
    append(root, SECOND)
    with pytest.raises(versions.Overtaken):
        versions.append(root, ID, before, tree({"other": b"other"}), NOTE)
    assert read(root) == SECOND
    assert we_say(fetched(root, tmp_path)) == []


def test_the_very_same_version_again_is_no_conflict(store: Swift) -> None:
    root = repositories.store("s3://bundles/the-same")
    before = append(root, FIRST)
    append(root, SECOND)
    assert versions.append(root, ID, before, tree(SECOND), NOTE).head == "v2"


def test_large_content_goes_by_a_file(store: Swift, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.repository.bucketplace._LARGE", 100)
    root = repositories.store("s3://bundles/large")
    append(root, FIRST)
    assert read(root) == FIRST


def _kill_after(root: Root, sent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a writer send so many objects, and no more."""
    kind = type(place(root).bucket)
    count = iter(range(sent))
    real = kind._put

    def put(self: object, key: str, content: object, mode: str) -> None:
        if next(count, None) is None:
            raise KeyboardInterrupt
        real(self, key, content, mode)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "_put", put)


def test_the_state_of_a_folder_is_another_one_when_something_was_added(store: Swift) -> None:
    root = repositories.store("s3://bundles/states")
    append(root, FIRST)
    append(root, FIRST, identifier="urn:other")
    before = dict(root.states())
    append(root, SECOND)
    changed = {home for home, state in root.states() if before[home] != state}
    assert changed == {root.home(ID)}


def test_a_tree_leaves_out_what_lies_deeper_than_a_mark(store: Swift) -> None:
    root = repositories.store("s3://bundles/trees")
    append(root, FIRST)
    home = root.home(ID)
    outside = [path for path in root.place.tree("", "0=ocfl_object_").entries if path.startswith(home)]
    assert {path.removeprefix(home).count("/") for path in outside} == {1}
    whole = root.place.tree(home)
    assert whole.entries["inventory.json"].read() == root.place.read(f"{home}/inventory.json")
    with pytest.raises(StoreError, match="no such folder"):
        root.place.tree("nothing")

"""A repository in a folder: what is published appears at once, and nothing is left of what was not."""

import os
from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.files import temporaries
from archive.model.tree import Blob
from archive.repository.diskplace import DiskPlace
from archive.repository.parts import Part
from tests.support.command import files
from tests.support.repositories import FIRST, SECOND, append, store

PARTS = [Part(path="v1/a.txt", content=Blob.of(b"a")), Part(path="last", content=Blob.of(b"z"))]


def test_what_is_published_is_there_with_the_folders_above(tmp_path: Path) -> None:
    place = DiskPlace(root=tmp_path)
    place.publish("one/two/three", PARTS, "last")
    assert files(tmp_path) == {"one/two/three/v1/a.txt": b"a", "one/two/three/last": b"z"}
    assert list((tmp_path / "extensions").iterdir()) == []


def test_what_is_there_is_not_published_again(tmp_path: Path) -> None:
    place = DiskPlace(root=tmp_path)
    place.publish("one/two", PARTS, "last")
    with pytest.raises(FileExistsError):
        place.publish("one/two", PARTS[1:], "last")
    assert files(tmp_path).keys() == {"one/two/v1/a.txt", "one/two/last"}


def test_who_makes_the_folder_above_in_the_same_moment_is_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = DiskPlace(root=tmp_path)
    real, first = os.fsync, iter([True])

    def racing(handle: int) -> None:
        if next(first, False):
            (tmp_path / "one" / "other").mkdir(parents=True)
        real(handle)

    monkeypatch.setattr(os, "fsync", racing)
    place.publish("one/two", PARTS, "last")
    assert files(tmp_path).keys() == {"one/two/v1/a.txt", "one/two/last"}
    assert (tmp_path / "one" / "other").is_dir()


def test_a_part_that_cannot_be_copied_leaves_nothing(tmp_path: Path) -> None:
    place = DiskPlace(root=tmp_path)
    bad = Part(path="v1/b.txt", content=Blob.of(b"b"), algorithm="sha256", digest="00")
    with pytest.raises(StoreError, match="changed"):
        place.publish("one", [*PARTS, bad], "last")
    assert files(tmp_path) == {}


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    place = DiskPlace(root=tmp_path)
    for data in (b"first", b"second"):
        place.replace("deep/file", data)
        assert place.read("deep/file") == data
    assert files(tmp_path).keys() == {"deep/file"}


def test_what_dead_writers_left_is_swept_away(tmp_path: Path) -> None:
    place = DiskPlace(root=tmp_path)
    (tmp_path / "extensions").mkdir()
    pid = os.fork()
    if pid == 0:  # who dies in the middle
        temporaries.beside(tmp_path / "extensions" / "x").mkdir()
        os._exit(0)
    os.waitpid(pid, 0)
    assert len(list((tmp_path / "extensions").iterdir())) == 1
    place.sweep()
    assert list((tmp_path / "extensions").iterdir()) == []


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    place = DiskPlace(root=tmp_path)
    with pytest.raises(FileNotFoundError):
        place.read("nothing")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="link: cannot be read"):
        place.read("link")


def test_folders_with_a_mark_are_found_in_order_and_not_entered(tmp_path: Path) -> None:
    for path in ("b/one/mark-1", "b/one/inner/mark-1", "a/mark-2", "extensions/x/mark-1", "c/none"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"")
    place = DiskPlace(root=tmp_path)
    assert [folder for folder, _ in place.marked("mark-", "extensions")] == ["a", "b/one"]
    assert (place.is_empty(), DiskPlace(root=tmp_path / "no").is_empty()) == (False, True)
    assert [path for path, _ in place.files("b")] == ["b/one/inner/mark-1", "b/one/mark-1"]


def test_the_state_of_a_folder_is_another_one_when_something_was_added(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    append(root, FIRST)
    before = dict(root.states())
    assert dict(root.states()) == before
    append(root, SECOND)
    assert dict(root.states()).keys() == before.keys()
    assert dict(root.states()) != before


def test_removing_leaves_no_empty_folders_and_nothing_else_goes(tmp_path: Path) -> None:
    place = DiskPlace(root=tmp_path)
    for path in ("a/b/c.txt", "a/d.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"x")
    (tmp_path / "a/link").symlink_to("d.txt")
    place.remove("a/b/c.txt")
    place.remove("a/link")
    place.remove("nothing")
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["a", "a/d.txt"]
    place.remove("a/d.txt")
    assert list(tmp_path.iterdir()) == []

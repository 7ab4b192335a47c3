"""Keeping is create-only: the same content is success, other content a conflict that says what differs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.errors import ConflictError, StoreError
from archive.files import folders, keeping
from archive.model.package import Receipt
from archive.model.tree import Blob, Oddity, OddityKind, Tree

TREE = Tree(entries={"a": Blob.of(b"1"), "b/c": Blob.of(b"2")})


def keep(place: Path, tree: Tree = TREE) -> Receipt:
    return keeping.keep(place, place.name, tree, read=folders.read, write=folders.write)


def test_differences_are_phrases_for_people() -> None:
    there = Tree(
        entries={"a": Blob.of(b"9"), "d": Blob.of(b"")},
        oddities=(Oddity(path="l", kind=OddityKind.SYMLINK),),
    )
    assert list(keeping.differences(TREE, there)) == [
        "l is a symbolic link",
        "a differs",
        "b/c is missing there",
        "d is there in addition",
    ]
    assert list(keeping.differences(TREE, TREE)) == []


def test_an_unreadable_file_there_differs() -> None:
    def fail() -> None:
        raise OSError(5, "Input/output error")

    there = Tree(entries={**TREE.entries, "a": Blob(open=fail, size=1)})  # type: ignore[arg-type]
    assert list(keeping.differences(TREE, there)) == ["a differs"]


def test_a_conflict_names_a_few_differences_and_changes_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "x")
    many = Tree(entries={str(n): Blob.of(b"") for n in range(9)})
    with pytest.raises(ConflictError, match=r"0 is missing there; 1 is missing there; 2 is missing there; and more") as caught:
        keep(tmp_path / "x", many)
    assert caught.value.exit_code == 4
    assert keep(tmp_path / "x").identical


@pytest.mark.parametrize("path", ["../a", "a\\b", "con", "a:b"])
def test_names_that_are_not_safe_everywhere_are_refused_before_anything_is_made(tmp_path: Path, path: str) -> None:
    with pytest.raises(StoreError):
        keep(tmp_path / "new" / "x", Tree(entries={path: Blob.of(b"")}))
    assert list(tmp_path.iterdir()) == []


def test_a_rival_who_was_faster_with_the_same_content_is_success(tmp_path: Path) -> None:
    def late(place: Path, tree: Tree) -> object:
        folders.write(place, tree)
        return folders.write(place, tree)

    receipt = keeping.keep(tmp_path / "x", "x", TREE, read=folders.read, write=late)  # type: ignore[arg-type]
    assert receipt.identical


def test_a_file_is_made_once_and_the_same_again_is_said_to_be_identical(tmp_path: Path) -> None:
    place = tmp_path / "new" / "deep" / "report.json"
    assert keeping.keep_file(place, [b"{}"]) is False
    assert keeping.keep_file(place, [b"{}"]) is True
    with pytest.raises(ConflictError):
        keeping.keep_file(place, [b"[]"])
    assert place.read_bytes() == b"{}"
    assert [path.name for path in place.parent.iterdir()] == ["report.json"]


@pytest.mark.parametrize("make", [lambda place: place.symlink_to("nowhere"), lambda place: place.mkdir(), os.mkfifo])
def test_whatever_has_the_name_stays(tmp_path: Path, make: object) -> None:
    make(tmp_path / "x")  # type: ignore[operator]
    before = (tmp_path / "x").lstat()
    with pytest.raises(ConflictError):
        keeping.keep_file(tmp_path / "x", [b"data"])
    assert (tmp_path / "x").lstat().st_ino == before.st_ino
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_pieces_of_a_file_are_written_as_they_come_and_seen_only_when_all_are_there(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one "
        assert not (tmp_path / "x").exists()
        yield b"two"

    assert keeping.keep_file(tmp_path / "x", pieces()) is False
    assert (tmp_path / "x").read_bytes() == b"one two"
    assert keeping.keep_file(tmp_path / "x", [b"o", b"ne t", b"wo"]) is True


def test_pieces_that_end_in_an_error_are_no_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keeping.keep_file(tmp_path / "x", pieces())
    assert list(tmp_path.iterdir()) == []


def test_a_rival_who_took_the_name_of_a_file_meanwhile_is_compared(tmp_path: Path) -> None:
    def pieces(rival: bytes) -> Iterator[bytes]:
        yield b"one"
        (tmp_path / "x").unlink(missing_ok=True)
        (tmp_path / "x").write_bytes(rival)

    assert keeping.keep_file(tmp_path / "x", pieces(b"one")) is True
    with pytest.raises(ConflictError):
        keeping.keep_file(tmp_path / "x", pieces(b"two"))
    assert (tmp_path / "x").read_bytes() == b"two"

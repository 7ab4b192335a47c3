"""Keeping is create-only: the same content is success, other content a conflict that says what differs."""

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

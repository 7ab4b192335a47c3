"""The folder at the top is found and taken off, whatever else lies beside it."""

import pytest

from archive.files.contents import Contents
from archive.model.tree import Blob, OddityKind


def collected(*names: str) -> Contents:
    contents = Contents()
    for name in names:
        if name.endswith("/"):
            contents.folder(name)
        else:
            contents.file(name, Blob.of(name.encode()))
    return contents


@pytest.mark.parametrize(
    ("names", "entries", "outside"),
    [
        (["bag/bagit.txt", "bag/data/a"], ["bagit.txt", "data/a"], []),
        (["bag/", "bag/bagit.txt", "bag/data/", "bag/data/a"], ["bagit.txt", "data/a"], []),
        (["bagit.txt", "data/a"], ["bagit.txt", "data/a"], []),
        (["__MACOSX/._bag", "bag/bagit.txt", "bag/data/a"], ["bagit.txt", "data/a"], ["__MACOSX/._bag"]),
        (["readme.txt", "bag/manifest-md5.txt"], ["manifest-md5.txt"], ["readme.txt"]),
        (["data/a", "data/b"], ["a", "b"], []),
        (["x/a", "y/b"], ["x/a", "y/b"], []),
        ([], [], []),
    ],
)
def test_the_folder_at_the_top_is_taken_off(names: list[str], entries: list[str], outside: list[str]) -> None:
    tree = collected(*names).tree()
    assert list(tree.entries) == entries
    assert [oddity.path for oddity in tree.oddities if oddity.kind is OddityKind.OUTSIDE] == outside


def test_only_folders_that_hold_nothing_are_kept() -> None:
    assert collected("bag/", "bag/bagit.txt", "bag/data/", "bag/data/x/", "bag/y/").tree().folders == ("data/x", "y")


def test_a_name_that_is_file_and_folder_is_an_oddity() -> None:
    tree = collected("bag/bagit.txt", "bag/data", "bag/data/a").tree()
    assert list(tree.entries) == ["bagit.txt", "data/a"]
    assert [(oddity.path, oddity.kind) for oddity in tree.oddities] == [("data", OddityKind.DUPLICATE)]


def test_knows_whether_something_was_entered() -> None:
    assert not Contents().holds_something
    assert collected("a").holds_something

"""What lies beside the content of an object is found, once for each folder; logs and other folders are not looked into."""

import pytest

from archive.findings import Finding
from tests.support.ocfl_objects import CORRECTED, STORY, Files, codes, obj, tree, verdicts, without


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        ({"logs/a/b.txt": b"", "logs/c": b""}, set()),
        ({"extensions/0005-mutable-head/x": b""}, set()),
        ({"extensions/x/y": b"", "extensions/x/z": b""}, {"W013"}),
        ({"extensions/y": b""}, {"E067"}),
        ({"v2": b""}, {"E001"}),
        ({"v2/x": b"", "v2/y": b""}, {"E046"}),
        ({"v01/x": b""}, {"E046"}),
        ({"1/x": b"", "notes/x": b"", "notes/y": b""}, {"E001"}),
        ({"v1/x": b""}, {"E015"}),
        ({"v1/x/y": b"", "v1/x/z": b""}, {"W002"}),
    ],
)
def test_what_lies_beside(extra: Files, found: set[str]) -> None:
    assert codes(obj(extra=extra)) == found


def test_each_folder_is_said_once() -> None:
    found = [item for item in verdicts(obj(extra={"notes/x": b"", "notes/y": b"", "1/x": b""})) if isinstance(item, Finding)]
    assert [str(finding.where) for finding in found] == ["1", "notes"]


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("logs", set()),
        ("extensions", set()),
        ("extensions/0001-digest-algorithms", set()),
        ("notes", {"E001"}),
        ("v9", {"E046"}),
        ("v1/content/photos", {"E024"}),
        ("v1/notes", {"W002"}),
    ],
)
def test_empty_folders(folder: str, found: set[str]) -> None:
    assert codes(tree(obj(), folders=(folder,))) == found


def test_a_version_without_folder_is_missing_in_the_inventory_and_in_the_sequence() -> None:
    files = without(obj(STORY, STORY, CORRECTED), "v2/")
    assert {"E010", "E046", "W010"} <= codes(files)
    empty = without(obj(STORY, STORY), "v2/")
    assert codes(tree(empty, folders=("v2",))) == {"W010"}

"""Two stores are the same when they hold the same versions of the same objects, and what differs is named."""

import shutil
from pathlib import Path

from archive.ocfl.layout import HASHED
from archive.repository import comparing
from archive.repository.places import place_of
from archive.repository.root import Root
from tests.support.copies import OTHER_ID, copies, flip
from tests.support.repositories import FIRST, ID, SECOND, append, store


def codes(root: Root, other: Root) -> list[str]:
    held = root.get(ID)
    assert held is not None
    return [finding.rule.code for finding in comparing.differences(held, other)]


def test_copies_are_the_same_in_any_layout(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    elsewhere = store(tmp_path / "elsewhere", HASHED)
    append(elsewhere, FIRST, SECOND)
    assert codes(root, other) == codes(root, elsewhere) == []


def test_what_differs_is_named(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    append(root, {"a.txt": b"a"})
    assert codes(root, other) == codes(other, root) == ["COMPARE-003"]
    shutil.rmtree(tmp_path / "copy" / other.home(ID))
    assert codes(root, other) == ["COMPARE-001"]
    append(other, {"a.txt": b"another past"}, SECOND)
    assert codes(root, other) == ["COMPARE-003", "COMPARE-004"]
    flip("inventory.json")(tmp_path / "copy" / other.home(ID))
    assert codes(root, other) == ["COMPARE-005"]


def test_what_only_the_other_store_has(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    assert list(comparing.only_there(root, other, set(root.homes()))) == []
    shutil.rmtree(tmp_path / "store" / root.home(ID))
    (missing,) = comparing.only_there(root, other, set(root.homes()))
    assert [finding.rule.code for finding in missing.findings] == ["COMPARE-002"]
    assert ID in missing.findings[0].message
    flip("inventory.json")(tmp_path / "copy" / other.home(ID))
    flip("inventory.json")(tmp_path / "copy" / other.home(OTHER_ID))
    (unreadable,) = comparing.only_there(root, other, set(root.homes()))
    assert [finding.rule.code for finding in unreadable.findings] == ["COMPARE-005"]
    assert unreadable.subject == f"{place_of(str(tmp_path / 'copy'))}/{other.home(ID)}"

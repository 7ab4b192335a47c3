"""Content is read once and held against every digest that any inventory states; the work is linear in the files."""

import time
from typing import Any

import pytest

from archive.findings import Finding, Skipped
from archive.model.tree import Blob, Oddity, OddityKind, Tree
from archive.ocfl import algorithms
from tests.support.ocfl_objects import CORRECTED, STORY, codes, digest, errors, obj, tree, verdicts, without

FILE = "v1/content/story.txt"


def test_a_changed_file_is_named_with_its_digests_and_the_inventory() -> None:
    (found,) = verdicts(obj(STORY, CORRECTED, extra={FILE: b"Changed.\n"}))
    assert isinstance(found, Finding)
    assert (found.rule.code, str(found.where)) == ("E092", FILE)
    assert digest(b"Changed.\n") in found.message
    assert "inventory.json" in found.message


def test_a_missing_file_is_said_once_where_it_is_listed() -> None:
    (found,) = verdicts(without(obj(STORY, CORRECTED), FILE))
    assert isinstance(found, Finding)
    assert (found.rule.code, found.where.path, found.where.pointer) == (
        "E092", "inventory.json", f"/manifest/{digest(STORY['story.txt'])}/0",
    )  # fmt: skip


def test_a_missing_file_that_has_fixity_is_two_faults() -> None:
    fixity = {"md5": {digest(STORY["story.txt"], "md5"): [FILE]}}
    assert errors(without(obj(edit=lambda inventory: inventory.update(fixity=fixity)), FILE)) == {"E092", "E093"}


def test_fixity_of_an_older_inventory_is_verified() -> None:
    older = {"v1": lambda inventory: inventory.update(fixity={"md5": {digest(b"", "md5"): [FILE]}})}
    assert errors(obj(STORY, CORRECTED, older=older)) == {"E093"}


def test_every_algorithm_of_older_inventories_is_verified() -> None:
    def forge(inventory: dict[str, Any]) -> None:
        right, wrong = digest(STORY["story.txt"], "sha256"), digest(b"", "sha256")
        for block in (inventory["manifest"], inventory["versions"]["v1"]["state"]):
            block[wrong] = block.pop(right)

    assert errors(obj(STORY, CORRECTED, algorithms=("sha256", "sha512"), older={"v1": forge})) == {"E092"}


def test_what_cannot_be_computed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(algorithms.FIXITY, "blake2b-160", ("not-built-in", 40))
    fixity = {"blake2b-160": {"0" * 40: [FILE]}}
    (found,) = verdicts(obj(edit=lambda inventory: inventory.update(fixity=fixity)))
    assert isinstance(found, Skipped)
    assert "blake2b-160" in found.check


def test_a_link_in_place_of_a_file_is_said_as_a_link() -> None:
    files = without(obj(), FILE)
    assert codes(tree(files, oddities=(Oddity(path=FILE, kind=OddityKind.SYMLINK),))) == {"E090"}


def test_a_file_that_cannot_be_read_ends_nothing() -> None:
    def refuse() -> None:
        raise OSError("gone")

    entries = dict(tree(obj(CORRECTED, extra={"v1/content/note.txt": b"Changed.\n"})).entries)
    entries[FILE] = Blob(open=refuse, size=1)  # type: ignore[arg-type]
    assert codes(Tree(entries=entries)) == {"OCFL-001", "E092"}


def test_twice_the_files_take_about_twice_the_time() -> None:
    spent = []
    for count in (10_000, 20_000):
        subject = tree(obj({f"{n % 100}/{n}.txt": str(n).encode() for n in range(count)}))
        start = time.process_time()
        assert verdicts(subject) == []
        spent.append(time.process_time() - start)
    assert spent[1] < 4 * spent[0] + 0.5  # a quadratic judge would need four times as much of a much larger time

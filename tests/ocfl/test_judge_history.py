"""Older inventories are held against the newest: state, content, metadata, and the files with their digests."""

from typing import Any

import pytest

from archive.findings import Finding
from tests.support.ocfl_objects import CORRECTED, STORY, codes, digest, errors, obj, put, verdicts, without

SUM = digest(STORY["story.txt"])


def test_versions_of_other_algorithms_and_of_older_specifications_agree() -> None:
    assert codes(obj(STORY, CORRECTED, STORY, algorithms=("sha256", "sha512", "sha512"))) == {"W004"}
    older = {"v1": lambda inventory: inventory.update(type="https://ocfl.io/1.0/spec/#inventory")}
    assert codes(obj(STORY, CORRECTED, older=older)) == set()


def test_states_are_compared_by_content_when_the_algorithms_differ() -> None:
    def swap(inventory: dict[str, Any]) -> None:
        state = inventory["versions"]["v1"]["state"]
        (first, a), (second, b) = state.items()
        state[first], state[second] = b, a

    files = obj(CORRECTED, STORY, algorithms=("sha256", "sha512"), older={"v1": swap})
    found = [item for item in verdicts(files) if isinstance(item, Finding) and item.rule.code == "E066"]
    assert len(found) == 2
    assert found[0].where.path == "v1/inventory.json"


def test_an_older_inventory_that_lacks_a_file_of_its_version() -> None:
    def drop(inventory: dict[str, Any]) -> None:
        gone = digest(CORRECTED["note.txt"])
        del inventory["manifest"][gone], inventory["versions"]["v1"]["state"][gone]

    found = errors(obj(CORRECTED, STORY, older={"v1": drop}))
    assert found == {"E023", "E066"}


def test_an_older_inventory_of_a_later_version() -> None:
    files = obj(STORY, CORRECTED, STORY)
    newest = {name.removeprefix("v3/"): data for name, data in files.items() if name.startswith("v3/inventory")}
    assert "E040" in errors(files | {f"v2/{name}": data for name, data in newest.items()})


def test_an_older_inventory_with_a_wrong_digest() -> None:
    def forge(inventory: dict[str, Any]) -> None:
        wrong = "0" + SUM[1:]
        for block in (inventory["manifest"], inventory["versions"]["v1"]["state"]):
            block[wrong] = block.pop(SUM)

    assert errors(obj(STORY, CORRECTED, older={"v1": forge})) == {"E066", "E092"}


def test_an_older_inventory_that_cannot_be_read_ends_nothing() -> None:
    files = obj(STORY, CORRECTED, extra={"v1/inventory.json": b"{", "v1/content/story.txt": b"Changed.\n"})
    assert errors(files) == {"E033", "E092"}


def test_warnings_are_said_once_however_many_versions_repeat_them() -> None:
    def edit(inventory: dict[str, Any]) -> None:
        del inventory["versions"]["v1"]["message"]

    found = verdicts(obj(STORY, CORRECTED, STORY, edit=edit, older={"v1": edit, "v2": edit}))
    assert [item.rule.code for item in found if isinstance(item, Finding)] == ["W007"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{SUM} inventory.json\n", {"E060"}),
        ("{} inventory.json", set()),
        ("{}\t \tinventory.json\n", set()),
        ("{}  inventory.json\r\n", set()),
        ("{}\n", {"E061"}),
        ("{} other.json\n", {"E061"}),
        ("{}  inventory.json extra\n", {"E061"}),
        ("xyz inventory.json\n", {"E061"}),
        ("", {"E061"}),
    ],
)
def test_the_file_with_the_digest(text: str, found: set[str]) -> None:
    files = obj()
    files["inventory.json.sha512"] = text.format(digest(files["inventory.json"])).encode()
    assert codes(files) == found
    files["inventory.json.sha512"] = text.format(digest(files["inventory.json"]).upper()).encode()
    assert codes(files) == found


def test_an_older_inventory_without_digest() -> None:
    assert codes(without(obj(STORY, CORRECTED), "v1/inventory.json.sha512")) == {"E058"}


def test_content_folders_that_change() -> None:
    files = obj(STORY, CORRECTED)
    first: dict[str, Any] = {}
    obj(edit=first.update)
    put(files, "v1/", {**first, "contentDirectory": "stuff"})
    assert {"E020", "E042"} <= errors(files)
    changed = obj(
        {}, STORY, edit=lambda i: i.update(contentDirectory="content"), older={"v1": lambda i: i.update(contentDirectory="x")}
    )
    assert errors(changed) == {"E019", "E020"}

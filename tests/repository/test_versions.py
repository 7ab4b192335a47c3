"""Versions are whole, share what has not changed, and are never made twice; strangers accept what is written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import StoreError
from archive.model.tree import Blob, Tree
from archive.ocfl.layout import HASHED
from archive.repository import objects, versions
from archive.repository.root import Root
from tests.support.command import files
from tests.support.ocfl_objects import CORRECTED, STORY, obj
from tests.support.repositories import FIRST, ID, NOTE, SECOND, append, store, stranger_says, tree, we_say


def read(root: Root, version: str) -> dict[str, bytes]:
    held = root.get(ID)
    assert held is not None
    return {path: blob.read() for path, blob in objects.version_tree(root.place, held, version).entries.items()}


def test_every_version_is_given_back_and_accepted(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    held = append(root, FIRST, SECOND, FIRST)
    assert held.head == "v3"
    assert held.settled
    assert [read(root, name) for name in ("v1", "v2", "v3")] == [FIRST, SECOND, FIRST]
    assert we_say(tmp_path / "store") == []
    assert stranger_says(tmp_path / "store") == []


def test_what_has_not_changed_is_kept_once(tmp_path: Path) -> None:
    root = store(tmp_path)
    home = (
        tmp_path / append(root, {**FIRST, "data/copy.txt": FIRST["data/one.txt"]}, SECOND, SECOND | {"data/one.txt": b"one"}).home
    )
    kept = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() and "content" in path.parts)
    assert kept == [
        "v1/content/bagit.txt", "v1/content/data/copy.txt", "v1/content/data/deep/two.txt",
        "v2/content/data/one.txt", "v2/content/data/three.txt",
    ]  # fmt: skip
    assert not (home / "v3" / "content").exists()
    assert we_say(tmp_path) == []


def test_an_object_says_who_made_it_when_and_why(tmp_path: Path) -> None:
    home = tmp_path / append(store(tmp_path), FIRST).home
    stated = json.loads((home / "inventory.json").read_bytes())
    version = stated["versions"]["v1"]
    assert (stated["id"], version["created"], version["message"]) == (ID, NOTE.created, "A test")
    assert version["user"] == {"name": "Ada Stone", "address": "mailto:ada@harbour.example"}
    assert (home / "inventory.json").read_bytes() == (home / "v1" / "inventory.json").read_bytes()


def test_the_newest_version_that_holds_files_is_found(tmp_path: Path) -> None:
    held = append(store(tmp_path), FIRST, SECOND, FIRST)
    assert versions.holding(held, tree(FIRST)) == "v3"
    assert versions.holding(held, tree(SECOND)) == "v2"
    assert versions.holding(held, tree({**FIRST, "more": b""})) == ""


def test_the_slower_of_two_writers_is_told_and_changes_nothing(tmp_path: Path) -> None:
    root = store(tmp_path)
    before = append(root, FIRST)
    append(root, SECOND)
    there = files(tmp_path)
    with pytest.raises(versions.Overtaken, match="v2"):
        versions.append(root, ID, before, tree({"other": b""}), NOTE)
    with pytest.raises(versions.Overtaken, match="v1"):
        versions.append(root, ID, None, tree({"other": b""}), NOTE)
    assert files(tmp_path) == there


@pytest.mark.parametrize("copies", [0, 1, 2], ids=["neither", "inventory", "both"])
def test_a_version_whose_copies_did_not_follow_is_known_and_settled(tmp_path: Path, copies: int) -> None:
    root = store(tmp_path)
    home = tmp_path / append(root, FIRST).home
    old = [(path, path.read_bytes()) for path in (home / "inventory.json", home / "inventory.json.sha512")]
    append(root, SECOND)
    after = files(tmp_path)
    for path, data in old[copies:]:
        path.write_bytes(data)  # as if the writer had been killed before it came to it
    held = root.get(ID)
    assert held is not None
    assert (held.head, held.settled) == ("v2", copies == 2)
    assert read(root, "v2") == SECOND
    assert versions.settle(root, held).settled
    assert files(tmp_path) == after
    assert append(root, FIRST).head == "v3"
    assert we_say(tmp_path) == []


def test_a_file_that_changes_while_it_is_added_is_refused(tmp_path: Path) -> None:
    root = store(tmp_path)
    contents = iter([b"a", b"b"])

    def opened() -> object:
        return Blob.of(next(contents)).open()

    with pytest.raises(StoreError, match="changed while it was read"):
        versions.append(root, ID, None, Tree(entries={"data/x": Blob(open=opened, size=1)}), NOTE)  # type: ignore[arg-type]
    assert list(root.homes()) == []
    assert we_say(tmp_path) == []


@pytest.mark.parametrize("spec", ["1.0", "1.1"])
@pytest.mark.parametrize("names", [(), ("v0001", "v0002")], ids=["plain", "padded"])
def test_a_strangers_object_goes_on_as_it_began(tmp_path: Path, spec: str, names: tuple[str, ...]) -> None:
    root = store(tmp_path)
    identifier = "urn:example:harbour"
    home = tmp_path / root.home(identifier)
    made = obj(STORY, CORRECTED, spec=spec, names=names, algorithms=("sha256", "sha256"), content="stuff")
    for path, data in made.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    held = append(root, SECOND, identifier=identifier)
    assert held.head == ("v0003" if names else "v3")
    assert (held.inventory.spec, held.inventory.digest_algorithm) == (spec, "sha256")
    assert (home / held.head / "stuff" / "data" / "three.txt").read_bytes() == b"three"
    assert set(we_say(tmp_path)) <= {"W001", "W004"}  # of padded names and of sha256


one_file = st.tuples(st.sampled_from(["a", "b/c", "b/d", "é ü"]), st.binary(max_size=3))
histories = st.lists(st.builds(dict, st.lists(one_file, min_size=1)), min_size=1, max_size=5)


@settings(max_examples=25)
@given(histories)
def test_any_history_is_given_back_and_is_valid(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, bytes]]
) -> None:
    place = tmp_path_factory.mktemp("any")
    root = store(place, HASHED)
    append(root, *history)
    assert [read(root, f"v{number}") for number in range(1, len(history) + 1)] == history
    assert we_say(place) == []


def test_a_store_of_ocfl_1_0_gets_objects_of_1_0(tmp_path: Path) -> None:
    root = store(tmp_path)
    held = append(replace(root, spec="1.0"), FIRST)
    assert (tmp_path / held.home / "0=ocfl_object_1.0").is_file()
    assert held.inventory.spec == "1.0"
    assert we_say(tmp_path) == []

"""A storage root is made once, opened by what it declares, and finds objects by their identifiers."""

from pathlib import Path

import pytest

from archive.errors import ConflictError, StoreError
from archive.ocfl.layout import HASH_AND_ID, HASHED
from archive.repository.places import place_of
from archive.repository.root import LAYOUTS, make, open_root
from tests.support.command import files
from tests.support.repositories import FIRST, ID, append, stranger_says, we_say


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_made_can_be_opened_and_is_valid(tmp_path: Path, layout: str) -> None:
    place = place_of(str(tmp_path / "deep" / "store"))
    assert make(place, layout) == open_root(place)
    append(open_root(place), FIRST)
    assert we_say(tmp_path / "deep" / "store") == []


def test_strangers_accept_an_empty_store(tmp_path: Path) -> None:
    make(place_of(str(tmp_path)), HASH_AND_ID)
    assert stranger_says(tmp_path) == []


def test_again_changes_nothing_and_an_interrupted_call_is_completed(tmp_path: Path) -> None:
    place = place_of(str(tmp_path / "store"))
    make(place)
    made = files(tmp_path)
    (tmp_path / "store" / "0=ocfl_1.1").unlink()
    make(place)
    make(place)
    assert files(tmp_path) == made


def test_something_else_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ConflictError, match=r"something else is there, as letter\.txt"):
        make(place_of(str(tmp_path)))
    assert files(tmp_path) == {"letter.txt": b"mine"}
    make(place_of(str(tmp_path / "store")), HASHED)
    with pytest.raises(ConflictError):
        make(place_of(str(tmp_path / "store")), HASH_AND_ID)


@pytest.mark.parametrize(("there", "said"), [("", "there is no store here"), ("letter.txt", "is no OCFL 1.1 storage root")])
def test_what_is_no_store_is_said_to_be_none(tmp_path: Path, there: str, said: str) -> None:
    if there:
        (tmp_path / there).write_text("mine")
    with pytest.raises(StoreError, match=said) as caught:
        open_root(place_of(str(tmp_path)))
    assert "archive store init" in str(caught.value)
    with pytest.raises(StoreError, match="there is no store here"):
        open_root(place_of(str(tmp_path / "nowhere")))


def test_an_older_store_is_opened_as_what_it_is(tmp_path: Path) -> None:
    make(place_of(str(tmp_path)))
    (tmp_path / "0=ocfl_1.1").unlink()
    (tmp_path / "0=ocfl_1.0").write_text("ocfl_1.0\n")
    assert open_root(place_of(str(tmp_path))).spec == "1.0"


def test_a_store_without_a_layout_is_read_and_not_added_to(tmp_path: Path) -> None:
    root = make(place_of(str(tmp_path)))
    append(root, FIRST)
    (tmp_path / "ocfl_layout.json").unlink()
    opened = open_root(place_of(str(tmp_path)))
    held = opened.get(ID)
    assert held is not None
    assert opened.get("urn:other") is None
    with pytest.raises(StoreError, match="states no layout"):
        opened.home(ID)


@pytest.mark.parametrize("text", ["[]", "{", '{"extension": "0004-hashed-n-tuple-storage-layout", "x": '])
def test_a_damaged_layout_is_named(tmp_path: Path, text: str) -> None:
    make(place_of(str(tmp_path)))
    (tmp_path / "ocfl_layout.json").write_text(text)
    with pytest.raises(StoreError, match=r"ocfl_layout\.json: is no JSON"):
        open_root(place_of(str(tmp_path)))


def test_parameters_that_cannot_be_are_named(tmp_path: Path) -> None:
    make(place_of(str(tmp_path)))
    (tmp_path / "extensions" / HASHED / "config.json").write_text('{"tupleSize": -1}')
    with pytest.raises(StoreError, match="cannot have tupleSize -1"):
        open_root(place_of(str(tmp_path)))


def test_an_object_in_the_place_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    root = make(place_of(str(tmp_path)))
    held = append(root, FIRST, identifier="urn:other")
    wrong = tmp_path / root.home(ID)
    wrong.parent.mkdir(parents=True)
    (tmp_path / held.home).rename(wrong)
    with pytest.raises(StoreError, match="the object there is urn:other"):
        root.get(ID)

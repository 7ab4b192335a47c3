"""`archive store show` tells what a version says, and which files it has."""

import json
from pathlib import Path

import pytest

from tests.support.command import AT, archive
from tests.support.repositories import FIRST, ID, append, store, story


@pytest.fixture
def place(tmp_path: Path) -> Path:
    store(tmp_path / "store")
    sources = story(tmp_path, 1, headline="Before"), story(tmp_path, 2, headline="After")
    assert archive("store", "add", tmp_path / "store", *sources, "--at", AT).returncode == 0
    return tmp_path / "store"


@pytest.mark.parametrize(("words", "headline"), [((), "After"), (("--version", "1"), "Before")])
def test_shows_fields_and_files(place: Path, words: tuple[str, ...], headline: str) -> None:
    done = archive("store", "show", place, "urn:newsml", *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{ID}\n{'v1' if words else 'v2'}  {AT}\n")
    assert f"headlines            {headline}" in done.stdout
    assert "9 files, " in done.stdout
    assert "manifest-sha512.txt" in done.stdout


def test_json_holds_whole_digests_and_the_record(place: Path) -> None:
    found = json.loads(archive("store", "show", place, ID, "--json").stdout)
    assert (found["id"], found["version"], found["head"]) == (ID, "v2", "v2")
    assert (
        found["article"]["headlines"] == [{"value": "After", "lang": "en"}]
        or found["article"]["headlines"][0]["value"] == "After"
    )
    assert {len(entry["digest"]) for entry in found["files"].values()} == {128}


def test_what_is_no_bundle_of_ours_is_shown_all_the_same(tmp_path: Path) -> None:
    append(store(tmp_path), FIRST)
    done = archive("store", "show", tmp_path, ID)
    assert "what is kept is no bundle of this program" in done.stdout
    assert "data/deep/two.txt" in done.stdout


def test_an_unknown_article_is_a_wrong_call(place: Path) -> None:
    done = archive("store", "show", place, "urn:nobody")
    assert done.returncode == 2
    assert "See: archive store list" in done.stderr
    assert archive("store", "show", place, ID, "--version", "9").returncode == 2

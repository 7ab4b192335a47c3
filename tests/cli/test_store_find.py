"""`archive store find` answers from the cache what the store holds, in 80 columns or as JSON lines."""

import json
from pathlib import Path

import pytest

from archive.repository.places import place_of
from archive.repository.root import open_root
from tests.support import repositories
from tests.support.command import AT, archive, files
from tests.support.repositories import ID, store, story
from tests.support.swift import Swift


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "newsarchive" / "indexes"


def filled(folder: Path) -> Path:
    store(folder / "store")
    long = "A very long headline about the ferry between the islands and the mainland, which sails again"
    sources = story(folder, 1, headline=long), story(folder, 2, status="canceled", text="No boat at noon. " * 30)
    assert archive("store", "add", folder / "store", *sources, "--at", AT).returncode == 0
    return folder / "store"


def test_hits_fit_a_terminal(tmp_path: Path, cache: Path) -> None:
    place = filled(tmp_path)
    before = files(place)
    done = archive("store", "find", place, "noon")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:3] == [
        ID,
        "  2 versions   The Ferry Sails Again (canceled)",
        "               2026-11-22, By Piet Holm",
    ]
    assert "[noon]" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 article"
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert files(place) == before
    assert len(list(cache.glob("*.sqlite"))) == 1


def test_json_lines(tmp_path: Path) -> None:
    done = archive("store", "find", filled(tmp_path), "--field", "headline=ferry sails", "--report", "jsonl")
    (hit,) = map(json.loads, done.stdout.splitlines())
    assert (hit["id"], hit["head"], hit["versions"], hit["status"], hit["language"]) == (ID, "v2", 2, "canceled", "en")
    assert "\x02" not in hit["extract"]


def test_what_was_added_since_is_found(tmp_path: Path) -> None:
    place = filled(tmp_path)
    assert archive("store", "find", place, "dusk").stdout == "0 articles\n"
    archive("store", "add", place, story(tmp_path, 3, text="It leaves at dusk."), "--at", AT)
    assert ID in archive("store", "find", place, "dusk").stdout


def test_rebuilding_says_how_many(tmp_path: Path, cache: Path) -> None:
    place = filled(tmp_path)
    assert archive("store", "find", place, "--rebuild").stderr == "indexed 1 article\n"
    next(cache.glob("*.sqlite")).write_bytes(b"damaged" * 1000)
    assert ID in archive("store", "find", place, "noon").stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    place = filled(tmp_path)
    bad = repositories.append(open_root(place_of(str(place))), {"a.txt": b"a"}, identifier="urn:bad")
    (place / bad.home / "inventory.json").write_bytes(b"{")
    done = archive("store", "find", place, "noon")
    assert done.returncode == 5
    assert "not up to date: " in done.stderr
    assert ID in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "there is nothing to look for"),
        (("*",), "there is no word to look for"),
        (("a", "--field", "colour=red"), "there is no field 'colour'"),
        (("a", "--since", "yesterday"), "Invalid value for '--since'"),
        (("a", "--limit", "0"), "Invalid value for '--limit'"),
    ],
)
def test_bad_words_are_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = archive("store", "find", filled(tmp_path), *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_no_store_is_said(tmp_path: Path) -> None:
    assert archive("store", "find", tmp_path / "nothing", "noon").returncode == 5


def test_a_bucket_is_searched(store: Swift, tmp_path: Path) -> None:
    repositories.store("s3://bundles/found")
    archive("store", "add", "s3://bundles/found", story(tmp_path, 1), "--at", AT)
    assert ID in archive("store", "find", "s3://bundles/found", "noon").stdout

"""An object store, spoken to as the program does: a real one."""

import pickle
from pathlib import Path

import pytest

from archive.buckets import bucket as buckets
from archive.buckets.bucket import Bucket
from archive.errors import StoreError, UsageError
from tests.support.swift import Swift


def test_creates_an_object_once_and_never_again(store: Swift) -> None:
    place = Bucket.at("s3://bundles/once/")
    place.put_new("a/b.txt", b"first")
    with pytest.raises(FileExistsError, match="taken"):
        place.put_new("a/b.txt", b"second")
    assert place.read("a/b.txt") == b"first"
    assert place.size("a/b.txt") == 5
    assert (place.place("a/b.txt"), str(place)) == ("s3://bundles/once/a/b.txt", "s3://bundles/once")


def test_replaces_in_one_step_where_it_is_asked_to(store: Swift) -> None:
    place = Bucket.at("s3://bundles/replaced")
    place.put_new("head", b"v1")
    place.replace("head", b"v2 is longer")
    assert place.read("head") == b"v2 is longer"


def test_sends_and_fetches_files_without_change(store: Swift, tmp_path: Path) -> None:
    place = Bucket.at("s3://bundles/files")
    for name, content in {"large": bytes(range(256)) * 80_000, "empty": b""}.items():
        (tmp_path / name).write_bytes(content)
        place.put_new(name, tmp_path / name)
        place.fetch(name, tmp_path / f"{name}.back")
        assert (tmp_path / f"{name}.back").read_bytes() == content


def test_lists_what_is_below_a_prefix_and_nothing_else(store: Swift) -> None:
    place = Bucket.at("s3://bundles/listed")
    for key in ("x/2", "x/1", "y/deep/er", "top", "xx/3"):
        place.put_new(key, key.encode())
    assert list(place.listing()) == [("top", 3), ("x/1", 3), ("x/2", 3), ("xx/3", 4), ("y/deep/er", 9)]
    assert list(place.listing("x")) == [("x/1", 3), ("x/2", 3)]
    assert place.folders() == ("x", "xx", "y")
    assert list(place.below("y/").listing()) == [("deep/er", 9)]
    place.remove("top")
    place.remove("never there")
    assert place.size("top") is None


def test_says_what_is_not_there(store: Swift, tmp_path: Path) -> None:
    place = Bucket.at("s3://bundles/nothing")
    assert place.size("a") is None
    assert list(place.listing()) == []
    with pytest.raises(FileNotFoundError):
        place.read("a")
    with pytest.raises(FileNotFoundError):
        place.fetch("a", tmp_path / "a")


@pytest.mark.parametrize("act", [lambda b: b.put_new("a", b"x"), lambda b: list(b.listing()), lambda b: b.read("a")])
def test_names_a_bucket_that_does_not_exist(store: Swift, act: object) -> None:
    with pytest.raises(StoreError, match="bucket") as refused:
        act(Bucket.at("s3://nobodys/x"))  # type: ignore[operator]
    assert refused.value.where.startswith("s3://nobodys/x")


def test_says_in_words_that_the_credentials_are_wrong(store: Swift, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    with pytest.raises(StoreError, match="signature") as refused:
        Bucket.at("s3://bundles/secret").put_new("a", b"x")
    assert "<" not in str(refused.value)


def test_says_in_words_that_nobody_answers(store: Swift, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(StoreError, match="cannot be used") as refused:
        Bucket.at("s3://bundles/far").read("a")
    assert "run it again" in refused.value.hint


def test_finds_out_whether_the_store_keeps_its_word(store: Swift, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Bucket.at("s3://bundles/proven")
    place.prove()
    assert list(place.listing()) == []
    monkeypatch.setattr(Bucket, "put_new", Bucket.replace)  # as a store does that ignores If-None-Match
    with pytest.raises(StoreError, match="overwrites"):
        place.prove()


def test_travels_to_another_process(store: Swift) -> None:
    place = Bucket.at("s3://bundles/travelled")
    place.put_new("a", b"x")
    assert pickle.loads(pickle.dumps(place)).read("a") == b"x"


@pytest.mark.parametrize("url", ["s3://", "s3:///a", "http://bundles/a", "s3://key:secret@bundles", "s3://bundles?x=1", "folder"])
def test_refuses_what_is_no_such_place(url: str) -> None:
    with pytest.raises(UsageError, match="no place"):
        Bucket.at(url)


def test_tells_a_store_from_a_folder() -> None:
    assert [buckets.is_bucket(place) for place in ("s3://bundles", "out/s3", "s3:/x")] == [True, False, False]

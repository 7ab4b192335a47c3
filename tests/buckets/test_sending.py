"""Bundles in an object store: there whole or not at all, never replaced, and completed by the same command again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from archive import registry
from archive.buckets.bucket import Bucket
from archive.buckets.sending import keep, there
from archive.errors import ConflictError, StoreError
from archive.model.package import Receipt
from archive.model.source import Source
from archive.model.tree import Blob, Tree
from tests.support.packages import package
from tests.support.swift import Swift

CONTAINERS = ("folder", "tar", "zip")


def _bag(text: bytes = b"as received") -> Tree:
    """Return a bag, complete but for its manifests."""
    received = Source(name="story.txt", data=text)
    return registry.packager("bagit").lay_out(replace(package(), source=received))


def _keep(place: str, container: str, tree: Tree) -> Receipt:
    store = registry.store(container)
    return keep(Bucket.at(f"s3://bundles/{place}"), "story", tree, store.put, store.get)


@pytest.mark.parametrize("container", CONTAINERS)
def test_keeps_a_bundle_once(store: Swift, container: str, tmp_path: Path) -> None:
    place = f"kept-{container}"
    first, again = (_keep(place, container, _bag()) for _ in range(2))
    local = registry.store(container).put(tmp_path, "story", _bag())
    assert (first.identical, again.identical) == (False, True)
    assert first.place == f"s3://bundles/{place}/{Path(local.place).name}"
    assert first.digests == local.digests
    bucket = Bucket.at(f"s3://bundles/{place}")
    for key, _ in list(bucket.listing()):
        assert bucket.read(key) == (tmp_path / key).read_bytes()


@pytest.mark.parametrize("container", CONTAINERS)
def test_replaces_nothing(store: Swift, container: str) -> None:
    place = f"conflict-{container}"
    _keep(place, container, _bag())
    before = {key: Bucket.at(f"s3://bundles/{place}").read(key) for key, _ in Bucket.at(f"s3://bundles/{place}").listing()}
    with pytest.raises(ConflictError, match="other content"):
        _keep(place, container, _bag(b"something else"))
    after = {key: Bucket.at(f"s3://bundles/{place}").read(key) for key, _ in Bucket.at(f"s3://bundles/{place}").listing()}
    assert after == before


def test_takes_what_is_there_in_addition_for_a_conflict(store: Swift) -> None:
    Bucket.at("s3://bundles/more").put_new("story/data/stranger.txt", b"not of this bundle")
    with pytest.raises(ConflictError):
        _keep("more", "folder", _bag())


def test_completes_a_folder_that_was_interrupted(store: Swift, tmp_path: Path) -> None:
    bucket = Bucket.at("s3://bundles/interrupted")
    local = Path(registry.store("folder").put(tmp_path, "story", _bag()).place)
    for name in ("data/original/story.txt", "bag-info.txt"):
        bucket.put_new(f"story/{name}", local / name)
    assert not _keep("interrupted", "folder", _bag()).identical
    assert bucket.read("story/bagit.txt") == (local / "bagit.txt").read_bytes()
    assert _keep("interrupted", "folder", _bag()).identical


def test_sends_the_declaration_of_a_folder_last(store: Swift, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    real = Bucket.put_new
    monkeypatch.setattr(Bucket, "put_new", lambda self, key, content: (sent.append(key), real(self, key, content))[1])
    _keep("ordered", "folder", _bag())
    assert sent[-1] == "bagit.txt"
    assert len(sent) > 4


def test_leaves_one_whole_bundle_when_several_write_at_once(store: Swift, tmp_path: Path) -> None:
    texts = (b"the same", b"the same", b"another", b"another")

    def attempt(text: bytes) -> str:
        try:
            return "identical" if _keep("race", "zip", _bag(text)).identical else "kept"
        except ConflictError:
            return "conflict"

    with ThreadPoolExecutor(len(texts)) as threads:
        outcomes = list(threads.map(attempt, texts))
    # Swift looks whether a key is taken and then writes: within this moment two can be told that they were first.
    assert "kept" in outcomes
    Bucket.at("s3://bundles/race").fetch("story.zip", tmp_path / "story.zip")
    there = registry.store("zip").get(tmp_path / "story.zip")
    assert there.entries["data/original/story.txt"].read() in texts
    assert not list(registry.validator("bagit").check(there))


@pytest.mark.parametrize("container", CONTAINERS)
def test_survives_a_store_that_goes_down_and_comes_back(store: Swift, container: str) -> None:
    place = f"down-{container}"
    store.stop("object")
    try:
        with pytest.raises(StoreError) as refused:
            _keep(place, container, _bag())
        assert refused.value.where.startswith(f"s3://bundles/{place}")
    finally:
        store.start("object")
    assert not _keep(place, container, _bag()).identical
    assert _keep(place, container, _bag()).identical


def test_refuses_a_path_that_no_place_takes_before_anything_is_sent(store: Swift) -> None:
    with pytest.raises(StoreError):
        _keep("unsafe", "zip", Tree(entries={"../out": Blob.of(b"x")}))
    assert list(Bucket.at("s3://bundles/unsafe").listing()) == []


@pytest.mark.parametrize("container", CONTAINERS)
def test_reads_back_what_is_there(store: Swift, container: str, tmp_path: Path) -> None:
    bucket, plug = Bucket.at(f"s3://bundles/there-{container}"), registry.store(container)
    with there(bucket, "story" + plug.suffix, plug.get) as nothing:
        assert nothing is None
    _keep(f"there-{container}", container, _bag())
    local = plug.get(Path(plug.put(tmp_path, "story", _bag()).place))
    with there(bucket, "story" + plug.suffix, plug.get) as tree:
        assert tree is not None
        assert {path: blob.read() for path, blob in tree.entries.items()} == {
            path: blob.read() for path, blob in local.entries.items()
        }

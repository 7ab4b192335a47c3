"""Bundles go to a real object store as they go to a folder: once, whole, found again, and reported in the same way."""

import json
from collections import Counter
from pathlib import Path

import pytest

from archive.buckets.bucket import Bucket
from tests.support.command import AT, archive, archive_process
from tests.support.stock import stock
from tests.support.swift import Swift


def _outcomes(text: str) -> Counter[str]:
    return Counter(json.loads(line)["status"] for line in text.splitlines())


@pytest.mark.parametrize("container", ["folder", "zip"])
def test_bundles_go_there_and_are_found_again(store: Swift, container: str, tmp_path: Path) -> None:
    stock(tmp_path / "in", 6)
    place = f"s3://bundles/run-{container}"
    words = ["bundle", tmp_path / "in", "-r", "-o", place, "--container", container, "--report", "jsonl", "--quiet"]
    first, again = archive(*words, "--shard"), archive(*words, "--shard")
    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert _outcomes(first.stdout) == {"bundled": 6}
    assert _outcomes(again.stdout) == {"identical": 6}
    made = {json.loads(line)["bundle"]: json.loads(line)["source"] for line in first.stdout.splitlines()}
    assert all(url.startswith(place + "/") for url in made)
    local = archive("bundle", tmp_path / "in", "-r", "-o", tmp_path / "out", "--container", container, "--shard", "--at", AT)
    assert local.returncode == 0
    mine = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {key for key, _ in Bucket.at(place).listing()} == mine


def test_other_content_is_a_conflict_and_stays(store: Swift, tmp_path: Path) -> None:
    stock(tmp_path / "in", 1)
    words = ["bundle", tmp_path / "in", "-r", "-o", "s3://bundles/taken", "--container", "zip"]
    assert archive(*words, "--at", AT).returncode == 0
    ((key, size),) = Bucket.at("s3://bundles/taken").listing()
    conflict = archive(*words, "--at", AT, "--paper", "a5")
    assert conflict.returncode == 4
    assert f"s3://bundles/taken/{key}: exists with other content" in conflict.stderr
    assert list(Bucket.at("s3://bundles/taken").listing()) == [(key, size)]


def test_store_that_goes_down_in_a_run_costs_what_was_to_go_there_and_no_more(store: Swift, tmp_path: Path) -> None:
    stock(tmp_path / "in", 3)
    words = ["bundle", tmp_path / "in", "-r", "-o", "s3://bundles/fallen", "--container", "zip", "--report", "jsonl"]
    store.stop("object")
    try:
        down = archive(*words)
        assert down.returncode == 5  # the probe that comes first finds out
        assert "s3://bundles/fallen" in down.stderr
        assert down.stdout == ""
    finally:
        store.start("object")
    assert _outcomes(archive(*words).stdout) == {"bundled": 3}


def test_workers_on_a_cluster_send_on_their_own(store: Swift, tmp_path: Path) -> None:
    stock(tmp_path / "in", 4)
    words = ["bundle", tmp_path / "in", "-r", "-o", "s3://bundles/cluster", "--container", "zip", "--report", "jsonl"]
    first = archive_process(*words, "--dask", "local", "--jobs", "2", "--quiet")
    assert first.returncode == 0, first.stderr
    assert _outcomes(first.stdout) == {"bundled": 4}
    assert _outcomes(archive(*words).stdout) == {"identical": 4}


@pytest.mark.parametrize("place", ["s3://", "s3://bundles?versions"])
def test_names_a_place_that_is_none(place: str, tmp_path: Path) -> None:
    stock(tmp_path / "in", 1)
    refused = archive("bundle", tmp_path / "in", "-r", "-o", place)
    assert refused.returncode == 2
    assert "is no place in an object store" in refused.stderr

"""One object store for all tests of this folder."""

from collections.abc import Iterator

import pytest

from archive.buckets import bucket as buckets
from tests.support.swift import Swift, serving


@pytest.fixture(scope="session")
def swift(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Swift]:
    """An object store with the bucket `bundles`."""
    with serving(tmp_path_factory.mktemp("swift")) as running:
        running.make_bucket("bundles")
        yield running


@pytest.fixture
def store(swift: Swift, monkeypatch: pytest.MonkeyPatch) -> Iterator[Swift]:
    """The object store, found by the environment."""
    for name, value in swift.variables.items():
        monkeypatch.setenv(name, value)
    buckets.connect.cache_clear()
    yield swift
    buckets.connect.cache_clear()

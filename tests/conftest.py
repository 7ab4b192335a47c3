"""What all tests share: the examples that properties draw, and a real object store.

Properties draw the same examples in every run, so that a failure is a change of the code; `make fuzz` draws others.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from archive.buckets.bucket import connect
from tests.support.swift import Swift, serving

settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def _swift(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Swift]:
    """An object store with the bucket `bundles`, one for all tests."""
    with serving(tmp_path_factory.mktemp("swift")) as running:
        running.make_bucket("bundles")
        yield running


@pytest.fixture
def store(_swift: Swift, monkeypatch: pytest.MonkeyPatch) -> Iterator[Swift]:
    """An object store that is found by the environment."""
    for name, value in _swift.variables.items():
        monkeypatch.setenv(name, value)
    connect.cache_clear()
    yield _swift
    connect.cache_clear()

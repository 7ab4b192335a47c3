"""Paths of inventories are safe, and none is the folder of another."""

import pytest

from archive.ocfl import paths


@pytest.mark.parametrize("path", ["/a", "a/", "//a"])
def test_edges(path: str) -> None:
    assert paths.has_bad_edge(path)


@pytest.mark.parametrize("path", ["", ".", "..", "a/../b", "a//b", "./a", "a/."])
def test_elements(path: str) -> None:
    assert paths.has_bad_element(path)


@pytest.mark.parametrize("path", ["a", "a/b c/d", "..a/b..", ".keep", "a\\b"])
def test_good_paths(path: str) -> None:
    assert not paths.has_bad_edge(path)
    assert not paths.has_bad_element(path)


def test_conflicts() -> None:
    assert list(paths.conflicts(["a/b", "a/bc", "a/b/c"])) == [("a/b", "a/b/c")]
    assert list(paths.conflicts(["a", "ab", "b/a"])) == []

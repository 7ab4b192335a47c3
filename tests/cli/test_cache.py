"""The user's cache: where each platform has it."""

import sys
from pathlib import Path

import pytest

from archive.cli._cache import index_file, schema_folder


@pytest.mark.skipif(sys.platform != "linux", reason="habits of another platform")
def test_the_environment_counts_when_it_is_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert schema_folder() == tmp_path / "newsarchive" / "schemas"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert schema_folder() == Path.home() / ".cache" / "newsarchive" / "schemas"


@pytest.mark.parametrize(("platform", "part"), [("darwin", "Library/Caches"), ("win32", "AppData/Local")])
def test_other_platforms_have_their_own(monkeypatch: pytest.MonkeyPatch, platform: str, part: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert schema_folder() == Path.home() / part / "newsarchive" / "schemas"


@pytest.mark.skipif(sys.platform != "linux", reason="habits of another platform")
def test_each_store_has_one_index_however_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert index_file("news") == index_file(f"{tmp_path}/./news") != index_file("other")
    assert index_file("news").parent == tmp_path / "newsarchive" / "indexes"
    first = index_file("s3://bucket/news")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    assert index_file("s3://bucket/news") != first

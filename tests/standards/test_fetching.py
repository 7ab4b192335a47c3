"""Fetching from a loopback server: proven by digest, kept durably, trusted on first use where no digest is known."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from archive.errors import InstallationError, StoreError
from archive.files.keeping import keep_file
from archive.standards import fetching
from archive.standards.fetching import fetch
from archive.standards.folders import State, copies
from archive.standards.register import NITF, File, Standard, standard
from tests.support.loopback import serving
from tests.support.standards import shared

UNKNOWN = Standard(name="x-1", title="X", files=(File(path="x/x.json", url="https://x.example/x.json"),))


def test_files_are_fetched_once_and_proven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(shared("standards")) as url:
        found = fetch(standard(NITF), tmp_path, url)
        assert [copy.state for copy in found] == [State.GOOD] * 3
        assert sorted(path.name for path in (tmp_path / "nitf/3.6").iterdir()) == sorted(copy.file.name for copy in found)
    monkeypatch.setattr(fetching, "download", lambda _url: pytest.fail("it was there"))
    assert fetch(standard(NITF), tmp_path) == found


def test_a_changed_copy_is_replaced(tmp_path: Path) -> None:
    with serving(shared("standards")) as url:
        path = fetch(standard(NITF), tmp_path, url)[0].path
        path.write_bytes(b"<changed/>")
        assert copies(standard(NITF), tmp_path)[0].state is State.CHANGED
        assert fetch(standard(NITF), tmp_path, url)[0].state is State.GOOD


def test_what_is_not_the_official_file_is_refused_and_not_kept(tmp_path: Path) -> None:
    false = tmp_path / "server" / "nitf" / "3.6"
    false.mkdir(parents=True)
    (false / "nitf-3-6.xsd").write_bytes(b"<schema/>")
    with serving(tmp_path / "server") as url, pytest.raises(InstallationError, match=r"sha256 [0-9a-f]{64} instead of 78f4931e"):
        fetch(standard(NITF), tmp_path / "kept", url)
    assert not (tmp_path / "kept").exists()


def test_an_unknown_digest_is_trusted_once(tmp_path: Path) -> None:
    (tmp_path / "server/x").mkdir(parents=True)
    served = tmp_path / "server/x/x.json"
    served.write_bytes(b"{}")
    kept = tmp_path / "kept"
    with serving(tmp_path / "server") as url:
        (copy,) = fetch(UNKNOWN, kept, url)
        assert (copy.state, len(copy.sha256)) == (State.TRUSTED, 64)
        assert (kept / "x/x.json.sha256").read_text().strip() == copy.sha256
        (kept / "x/x.json").unlink()
        served.write_bytes(b'{"other": true}')
        with pytest.raises(InstallationError, match=r"To trust the new one, remove .*x\.json\.sha256"):
            fetch(UNKNOWN, kept, url)
        assert not (kept / "x/x.json").exists()


@pytest.mark.parametrize("page", [b"<!doctype html><p>Log in first", b"[]", b'"x"', b"", b"\xff", b'{"a": 1'])
def test_what_is_no_schema_is_not_trusted(tmp_path: Path, page: bytes) -> None:
    (tmp_path / "server/x").mkdir(parents=True)
    (tmp_path / "server/x/x.json").write_bytes(page)
    with serving(tmp_path / "server") as url, pytest.raises(InstallationError, match="is no JSON schema"):
        fetch(UNKNOWN, tmp_path / "kept", url)
    assert not (tmp_path / "kept").exists()


def test_an_interrupt_leaves_no_file_whose_digest_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(place: Path, pieces: Iterable[bytes]) -> bool:
        if place.suffix == ".json":
            raise KeyboardInterrupt
        return keep_file(place, pieces)

    (tmp_path / "server/x").mkdir(parents=True)
    (tmp_path / "server/x/x.json").write_bytes(b"{}")
    monkeypatch.setattr(fetching, "keep_file", interrupt)
    with serving(tmp_path / "server") as url:
        with pytest.raises(KeyboardInterrupt):
            fetch(UNKNOWN, tmp_path / "kept", url)
        assert [path.name for path in (tmp_path / "kept/x").iterdir()] == ["x.json.sha256"]
        monkeypatch.undo()
        assert fetch(UNKNOWN, tmp_path / "kept", url)[0].state is State.TRUSTED


def test_a_full_disk_is_told_with_advice_and_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with serving(shared("standards")) as url, pytest.raises(StoreError, match="Make room"):
        fetch(standard(NITF), tmp_path / "kept", url)
    monkeypatch.undo()
    assert [path for path in (tmp_path / "kept").rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with serving(shared("standards")) as url, pytest.raises(StoreError, match="file"):
        fetch(standard(NITF), tmp_path / "file" / "kept", url)

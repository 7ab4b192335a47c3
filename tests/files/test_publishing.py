"""A final name is complete or absent: interrupts, crashes, full disks and rivals leave nothing half made."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.files import keeping, publishing, temporaries

WRITER = """
import sys, time
from pathlib import Path
from archive.files import keeping, publishing
place = Path(sys.argv[1])
if sys.argv[2] == "file":
    with publishing.new_file(place) as stream:
        stream.write(b"half"); stream.flush(); print("ready", flush=True); time.sleep(60)
with publishing.new_folder(place) as folder:
    (folder / "half").write_text("half"); print("ready", flush=True); time.sleep(60)
"""


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, ValueError])
def test_an_exception_in_the_middle_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), publishing.new_file(tmp_path / "x") as stream:  # noqa: PT012
        stream.write(b"half")
        raise error
    with pytest.raises(error), publishing.new_folder(tmp_path / "y") as folder:  # noqa: PT012
        (folder / "half").write_text("half")
        raise error
    assert names(tmp_path) == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_killed_writer_leaves_no_final_name_and_the_next_one_sweeps(tmp_path: Path, kind: str) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "x"), kind], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        assert len(names(tmp_path)) == 1
        temporaries.sweep(tmp_path)
        assert len(names(tmp_path)) == 1, "what a living process makes is not swept"
        writer.send_signal(signal.SIGKILL)
    assert names(tmp_path) != ["x"]
    keeping.keep_file(tmp_path / "x", [b"whole"])
    assert names(tmp_path) == ["x"]


def test_an_interrupted_writer_cleans_up(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / "x"), "folder"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.send_signal(signal.SIGINT)
    assert names(tmp_path) == []


def test_rivals_publish_exactly_one(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom archive.files import publishing\n"
        "try:\n with publishing.new_folder(Path(sys.argv[1])) as f:\n  (f / 'who').write_text(sys.argv[2])\n"
        "  sys.stdin.read()\n"
        "except FileExistsError: sys.exit(4)\n"
    )
    rivals = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "x"), str(n)], stdin=subprocess.PIPE) for n in range(6)
    ]
    while len(names(tmp_path)) < 6:
        time.sleep(0.02)
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.close()
    assert sorted(rival.wait() for rival in rivals) == [0, 4, 4, 4, 4, 4]
    assert names(tmp_path) == ["x"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_systems_without_an_exclusive_rename_do_not_replace_either(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_exclusive_rename", lambda: None)
    make = publishing.new_file if kind == "file" else publishing.new_folder
    with make(tmp_path / "x"):
        pass
    assert names(tmp_path) == ["x"]
    with pytest.raises(FileExistsError), make(tmp_path / "y") as made:  # noqa: PT012
        if isinstance(made, Path):
            (made / "f").write_text("x")
            (tmp_path / "y").mkdir()
            (tmp_path / "y" / "g").write_text("first")
        else:
            (tmp_path / "y").write_text("first")
    assert names(tmp_path) == ["x", "y"]


def test_a_rename_that_the_file_system_does_not_know_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_exclusive_rename", lambda: lambda *_: errno.EINVAL)
    assert keeping.keep_file(tmp_path / "x", [b"1"]) is False
    assert (tmp_path / "x").read_bytes() == b"1"
    monkeypatch.setattr(publishing, "_exclusive_rename", lambda: lambda *_: errno.EIO)
    with pytest.raises(StoreError):
        keeping.keep_file(tmp_path / "y", [b"1"])
    assert names(tmp_path) == ["x"]


@pytest.mark.parametrize(("number", "hint"), [(errno.ENOSPC, "Make room"), (errno.EROFS, "read-only"), (errno.EIO, "error")])
def test_a_refusal_of_the_system_is_a_store_error_with_advice(
    tmp_path: Path, number: int, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError, match=hint) as caught:
        keeping.keep_file(tmp_path / "x", [b"1"])
    assert os.strerror(number) in str(caught.value)
    assert names(tmp_path) == []


def test_a_file_where_a_folder_is_needed_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    for place in (tmp_path / "f" / "x", tmp_path / "f" / "deep" / "x"):
        with pytest.raises(StoreError):
            keeping.keep_file(place, [b"1"])

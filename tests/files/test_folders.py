"""A folder becomes a Tree without following or waiting for anything, and a Tree becomes a folder."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.files import folders
from archive.model.tree import Blob, OddityKind, Tree


def test_reads_files_and_empty_folders_sorted_by_bytes(tmp_path: Path) -> None:
    for name in ("b/é", "b/z", "a", "B"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "empty/inner").mkdir(parents=True)
    tree = folders.read(tmp_path)
    assert list(tree.entries) == ["B", "a", "b/z", "b/é"]
    assert tree.entries["b/é"].read() == "b/é".encode()
    assert tree.folders == ("empty/inner",)
    assert tree.oddities == ()


def test_links_pipes_and_sockets_are_oddities_and_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "folder link").symlink_to("/etc")
    (tmp_path / "dangling").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{short}/s")
        Path(short, "s").rename(tmp_path / "socket")
        tree = folders.read(tmp_path)
    assert list(tree.entries) == ["file"]
    assert [(oddity.path, oddity.kind) for oddity in tree.oddities] == [
        ("dangling", OddityKind.SYMLINK),
        ("folder link", OddityKind.SYMLINK),
        ("link", OddityKind.SYMLINK),
        ("pipe", OddityKind.SPECIAL),
        ("socket", OddityKind.SPECIAL),
    ]
    assert tree.oddities[1].detail == "/etc"


def test_a_file_that_becomes_a_link_or_a_pipe_is_not_followed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("inside")
    tree = folders.read(tmp_path)
    (tmp_path / "a").unlink()
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").unlink()
    os.mkfifo(tmp_path / "b")
    with pytest.raises(OSError, match="symbolic"):
        tree.entries["a"].read()
    assert tree.entries["b"].read() == b"", "a pipe without a writer is not waited for"


def test_names_that_are_not_utf_8_survive(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9", "wb") as stream:  # noqa: PTH123
        stream.write(b"x")
    tree = folders.read(tmp_path)
    assert [os.fsencode(path) for path in tree.entries] == [b"caf\xe9"]
    assert next(iter(tree.entries.values())).read() == b"x"


def test_very_deep_folders_are_read(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 900)
    deep.mkdir(parents=True)
    (deep / "f").write_text("x")
    assert list(folders.read(tmp_path).entries) == ["d/" * 900 + "f"]


def test_a_missing_folder_is_an_inability(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        folders.read(tmp_path / "nothing")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    tree = Tree(entries={"a": Blob.of(b"1"), "b/c/d": Blob.of(b"2" * 700_000), "b/e": Blob.of(b"")})
    poured = folders.write(tmp_path / "new", tree)
    there = folders.read(tmp_path / "new")
    assert {path: blob.read() for path, blob in there.entries.items()} == {
        path: blob.read() for path, blob in tree.entries.items()
    }
    assert poured.size == 700_001
    with pytest.raises(FileExistsError):
        folders.write(tmp_path / "new", tree)
    assert [entry.name for entry in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("size", [0, 1, (1 << 14) - 1, 1 << 14, (1 << 14) + 1, 1 << 18, (1 << 18) + 1])
def test_the_size_of_a_file_is_the_same_by_looking_and_by_reading(tmp_path: Path, size: int) -> None:
    (tmp_path / "file").write_bytes(bytes(size))
    looked, loaded = (folders.read(tmp_path).entries["file"] for _ in range(2))
    assert looked.size == size
    assert loaded.load is not None
    assert (loaded.load() is None) is (size > 1 << 18)
    assert loaded.size == size
    assert loaded.read() == bytes(size)


def test_a_file_that_is_gone_has_no_size_and_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    blob = folders.read(tmp_path).entries["file"]
    (tmp_path / "file").unlink()
    assert blob.size == 0
    with pytest.raises(FileNotFoundError):
        blob.read()

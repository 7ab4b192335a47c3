"""Files are read as they are, and what is no file is refused before it is opened."""

import os
from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.files.sources import read_document, read_source


def test_bytes_and_name_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a b.txt"
    path.write_bytes(b"\xff\x00\r\n")
    source = read_source(path)
    assert (source.name, source.data, source.where) == ("a b.txt", b"\xff\x00\r\n", str(path))
    document = read_document(path)
    assert (document.content.size, document.content.read()) == (4, b"\xff\x00\r\n")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="no ordinary file"):
        read_source(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["none", "."])
def test_what_is_not_there_or_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        read_document(tmp_path / name)


def test_a_document_that_goes_away_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"{}")
    document = read_document(path)
    path.unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        document.content.read()

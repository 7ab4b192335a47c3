"""A list of sources is one path a line, whatever is in the path, and what failed is a list that can be read again."""

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.cli._lists import failure_list, read_list
from archive.errors import ConflictError, StoreError, UsageError

NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


def listed(folder: Path, data: bytes) -> list[str]:
    (folder / "list.txt").write_bytes(data)
    return list(read_list(str(folder / "list.txt")))


def test_lines_are_paths_and_comments_are_not(tmp_path: Path) -> None:
    assert listed(tmp_path, b"# a comment\na.txt\r\n\n  b c.txt\nd.txt") == ["a.txt", "  b c.txt", "d.txt"]


def test_a_path_need_not_be_utf_8(tmp_path: Path) -> None:
    (path,) = listed(tmp_path, b"caf\xe9.txt\n")
    assert os.fsencode(path) == b"caf\xe9.txt"


def test_standard_input_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a.txt\nb.txt\n")))
    assert list(read_list("-")) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("line", [b'"a.txt', b'"a" b', b'"'])
def test_a_line_that_begins_as_a_string_has_to_be_one(tmp_path: Path, line: bytes) -> None:
    with pytest.raises(UsageError, match=r"list\.txt:2"):
        listed(tmp_path, b"a.txt\n" + line + b"\n")


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="none"):
        list(read_list(str(tmp_path / "none")))


@given(st.lists(NAMES, max_size=5))
def test_what_failed_is_read_again(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("lists") / "failed.txt"
    with failure_list(path) as failures:
        assert failures is not None
        for name in names:
            failures.add(name)
    once = [name for n, name in enumerate(names) if n == 0 or name != names[n - 1]]
    assert list(read_list(str(path))) == once


def test_names_that_are_not_utf_8_survive_too(tmp_path: Path) -> None:
    names = [os.fsdecode(b"caf\xe9.txt"), os.fsdecode(b"caf\xe9\n.txt")]
    with failure_list(tmp_path / "failed.txt") as failures:
        assert failures is not None
        for name in names:
            failures.add(name)
    assert list(read_list(str(tmp_path / "failed.txt"))) == names


def test_a_failure_is_on_the_disk_at_once(tmp_path: Path) -> None:
    with failure_list(tmp_path / "failed.txt") as failures:
        assert failures is not None
        failures.add("a.txt")
        assert list(read_list(str(tmp_path / "failed.txt"))) == ["a.txt"]


def test_a_list_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "failed.txt").write_text("mine")
    with pytest.raises(ConflictError), failure_list(tmp_path / "failed.txt"):
        pass
    assert (tmp_path / "failed.txt").read_text() == "mine"
    with pytest.raises(StoreError), failure_list(tmp_path / "none" / "failed.txt"):
        pass


def test_nobody_has_to_want_a_list() -> None:
    with failure_list(None) as failures:
        assert failures is None


def test_a_full_disk_behind_the_list_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda *_args, **_more: opened(Path("/dev/full"), "wb", buffering=0))
    with pytest.raises(StoreError, match="Make room"), failure_list(tmp_path / "failed.txt"):
        pytest.fail("a list was given")

"""The walk: every claimed thing once, in a fixed order, through no link, and nothing left aside in silence."""

import os
from pathlib import Path

import pytest

from archive.files.walking import Aside, top, walk, weight


def found(folder: Path, *claimed: str) -> list[str]:
    """Return what a walk yields; `claimed` are names to be judged."""
    return [
        f"({entry.path.relative_to(folder)}: {entry.reason})" if isinstance(entry, Aside) else str(entry.relative_to(folder))
        for entry in walk(folder, lambda path: path.name in claimed)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/bag/data/bag", "b/x.json", "B/x.json", "a.json", "b/bag.txt", "é/x.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_names_come_in_the_order_of_their_bytes(folder: Path) -> None:
    assert found(folder, "x.json", "a.json") == ["B/x.json", "a.json", "b/x.json", "é/x.json"]


def test_a_claimed_folder_is_not_looked_into(folder: Path) -> None:
    assert found(folder, "bag") == ["b/bag"]
    assert found(folder, folder.name, "x.json") == ["."]


def test_a_file_may_be_the_beginning(folder: Path) -> None:
    assert list(walk(folder / "a.json", lambda _: True)) == [folder / "a.json"]
    assert list(walk(folder / "a.json", lambda _: False)) == []


def test_links_are_named_and_not_followed(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "b" / "x.link").symlink_to(folder / "a.json")
    (folder / "b" / "nowhere").symlink_to(folder / "missing")
    assert found(folder, "x.json", "x.link") == [
        *("B/x.json", "(b/loop: symbolic link)", "(b/nowhere: symbolic link)", "b/x.json", "(b/x.link: symbolic link)"),
        "é/x.json",
    ]


def test_a_link_may_be_the_beginning(folder: Path) -> None:
    link = folder.with_name(f"{folder.name}-link")
    link.symlink_to(folder, target_is_directory=True)
    assert [str(path) for path in walk(link, lambda path: path.name == "a.json")] == [str(link / "a.json")]


def test_hidden_names_and_pipes_are_left_aside(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "x.json").write_text("x")
    os.mkfifo(folder / "pipe")
    assert found(folder, "a.json") == ["(.git: hidden)", "a.json", "(pipe: device, pipe or socket)"]


def test_what_cannot_be_read_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    failures = [entry for entry in walk(folder, lambda _: False) if isinstance(entry, Aside) and entry.failed]
    assert failures == [Aside(path=folder / "b", reason="cannot be read (Permission denied)", failed=True)]


def test_names_that_are_not_utf_8_are_found(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.json")).write_text("x")
    assert list(walk(folder, lambda path: path.suffix == ".json" and not path.name.isascii())) == [
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff.json"))
    ]


def test_the_top_of_a_folder_holds_its_own_files_only(folder: Path) -> None:
    (folder / "b" / "link").symlink_to(folder / "a.json")
    tree = top(folder / "b")
    assert list(tree.entries) == ["bag.txt", "x.json"]
    assert tree.entries["x.json"].read() == b"x"


def test_weight_is_that_of_all_files_and_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"123")
    (tmp_path / "b" / "loop").symlink_to(tmp_path, target_is_directory=True)
    link = (tmp_path / "b" / "loop").lstat().st_size
    assert weight(tmp_path / "a") == 5
    assert weight(tmp_path) == 8 + link
    assert weight(tmp_path / "none") == 0


def test_what_is_to_be_left_is_named_and_not_looked_into(folder: Path) -> None:
    left = {folder / "b": "unwanted", folder / "a.json": "written"}
    entries = list(walk(folder, lambda path: path.suffix == ".json", lambda path: left.get(path, "")))
    assert entries == [
        folder / "B" / "x.json",
        Aside(path=folder / "a.json", reason="written"),
        Aside(path=folder / "b", reason="unwanted"),
        folder / "é" / "x.json",
    ]
    assert list(map(str, entries[:2])) == [str(folder / "B" / "x.json"), str(folder / "a.json")]


def test_folders_are_read_one_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned: list[str] = []
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: scanned.append(Path(path).name) or scan(path))
    walking = walk(folder, lambda path: path.suffix == ".json")
    next(walking)
    assert scanned == [folder.name, "B"], "not a look into what comes later"

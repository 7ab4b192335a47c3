"""Announcements are found as importlib.metadata finds them, and what cannot be looked into counts as one."""

from pathlib import Path

import pytest

from archive.files.announced import announces


@pytest.mark.parametrize(
    ("folder", "text", "expected"),
    [
        ("other-1.0.dist-info", "[newsarchive.importers]\nfax = other:IMPORTER\n", True),
        ("other.egg-info", "[console_scripts]\nx = y:z\n\n[newsarchive.stores]\ntape = other:STORE\n", True),
        ("other-1.0.dist-info", "[ newsarchive.importers ]\nfax = other:IMPORTER\n", True),
        ("other-1.0.dist-info", "[console_scripts]\nnewsarchive = other:main\n", False),
        ("other-1.0.dist-info", "[newsarchive_tools]\nx = y:z\n", False),
        ("other", "[newsarchive.importers]\nfax = other:IMPORTER\n", False),
    ],
)
def test_only_entry_points_of_our_groups_count(tmp_path: Path, folder: str, text: str, *, expected: bool) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "entry_points.txt").write_text(text, encoding="utf-8")
    assert announces(["/nowhere", str(tmp_path)], "newsarchive.") is expected


def test_a_distribution_without_entry_points_announces_nothing(tmp_path: Path) -> None:
    (tmp_path / "other-1.0.dist-info").mkdir()
    assert not announces([str(tmp_path)], "newsarchive.")


def test_what_is_no_folder_may_announce_something(tmp_path: Path) -> None:
    (tmp_path / "library.zip").write_bytes(b"PK\5\6" + bytes(18))
    assert announces([str(tmp_path / "library.zip")], "newsarchive.")

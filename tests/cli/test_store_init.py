"""`archive store init` makes an empty store, and leaves alone what holds something else."""

from pathlib import Path

from tests.support.command import archive, files
from tests.support.repositories import we_say


def test_makes_a_store_in_either_layout(tmp_path: Path) -> None:
    for number, layout in enumerate(["0004-hashed-n-tuple-storage-layout", "0003-hash-and-id-n-tuple-storage-layout"]):
        place = tmp_path / str(number)
        done = archive("store", "init", place, "--storage-layout", layout)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == ["made", f"{place},", "an", "OCFL", "1.1", "store"]
        assert files(place).keys() == {"0=ocfl_1.1", "ocfl_layout.json", f"extensions/{layout}/config.json"}
        assert we_say(place) == []


def test_a_folder_that_holds_something_is_a_conflict(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    done = archive("store", "init", tmp_path)
    assert done.returncode == 4
    assert "something else is there, as letter.txt" in done.stderr


def test_a_file_is_disk_trouble(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    done = archive("store", "init", tmp_path / "letter.txt")
    assert done.returncode == 5
    assert "there is a file where a folder is needed" in done.stderr


def test_an_unknown_layout_is_a_wrong_call(tmp_path: Path) -> None:
    done = archive("store", "init", tmp_path / "x", "--storage-layout", "0001")
    assert done.returncode == 2
    assert "0004-hashed-n-tuple-storage-layout" in done.stderr

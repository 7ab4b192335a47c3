"""`archive store log` tells the versions, the newest first, and what each changed."""

from pathlib import Path

from tests.support.command import AT, archive
from tests.support.repositories import FIRST, ID, SECOND, append, store, story


def test_tells_fields_text_and_files(tmp_path: Path) -> None:
    store(tmp_path / "store")
    sources = story(tmp_path, 1), story(tmp_path, 2, headline="The Ferry Is Late", text="It leaves at one.")
    archive("store", "add", tmp_path / "store", *sources, "--at", AT)
    done = archive("store", "log", tmp_path / "store", ID)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:3] == [ID, f"v2  {AT}", "  message              Received ferry-2.xml"]
    assert "  version              nothing → 2" in lines
    assert "  headlines            The Ferry Sails Again → The Ferry Is Late" in done.stdout
    assert "    - It leaves at noon." in lines
    assert "    + It leaves at one." in lines
    assert lines.index(f"v1  {AT}") > lines.index("    + It leaves at one.")
    assert max(map(len, lines)) <= 80


def test_of_strangers_objects_the_files_are_told(tmp_path: Path) -> None:
    append(store(tmp_path), FIRST, SECOND)
    assert "  files                1 new, 1 changed" in archive("store", "log", tmp_path, ID).stdout

"""`archive store export` gives back what was added, byte for byte."""

from pathlib import Path

import pytest

from tests.support.command import AT, archive, files
from tests.support.repositories import ID, store, story


@pytest.mark.parametrize("container", ["folder", "zip", "tar"])
def test_a_bundle_comes_back_as_it_was(tmp_path: Path, container: str) -> None:
    store(tmp_path / "store")
    sources = story(tmp_path, 1), story(tmp_path, 2, text="Now.")
    for number, source in enumerate(sources, 1):
        done = archive("bundle", source, "-o", tmp_path / f"out-{number}", "--container", container, "--at", AT)
        assert done.returncode == 0, done.stderr
        (made,) = (tmp_path / f"out-{number}").iterdir()
        assert archive("store", "add", tmp_path / "store", made).returncode == 0
    for number in (1, 2):
        words = ("--version", str(number), "-o", tmp_path / f"back-{number}", "--container", container)
        done = archive("store", "export", tmp_path / "store", ID, *words)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("exported  ")
        assert files(tmp_path / f"back-{number}") == files(tmp_path / f"out-{number}")


def test_again_is_identical_and_other_content_a_conflict(tmp_path: Path) -> None:
    store(tmp_path / "store")
    archive("store", "add", tmp_path / "store", story(tmp_path), "--at", AT)
    words = ("store", "export", tmp_path / "store", ID, "-o", tmp_path / "out")
    assert archive(*words).returncode == 0
    assert archive(*words).stdout.startswith("identical ")
    next((tmp_path / "out").rglob("bagit.txt")).write_text("changed")
    assert archive(*words).returncode == 4


def test_what_is_damaged_is_not_given_back(tmp_path: Path) -> None:
    store(tmp_path / "store")
    archive("store", "add", tmp_path / "store", story(tmp_path), "--at", AT)
    next((tmp_path / "store").rglob("*.pdf")).write_bytes(b"%PDF-1.7")
    done = archive("store", "export", tmp_path / "store", ID, "-o", tmp_path / "out")
    assert done.returncode == 5
    assert "is damaged: it is not what its digest says" in done.stderr
    assert not (tmp_path / "out").exists()

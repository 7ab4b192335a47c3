"""Same input, same bytes: across processes, hash seeds, time zones, locales, umasks and orders of sources."""

import shutil
from pathlib import Path

import pytest

from tests.support.command import AT, archive_process, files

STORIES = sorted((Path(__file__).parents[2] / "samples" / "sources" / "text").glob("*.txt"))
WORLDS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
)


@pytest.mark.parametrize("container", ["folder", "zip", "tar"])
def test_bundles_are_the_same_bytes_in_other_worlds(container: str, tmp_path: Path) -> None:
    outs = []
    for n, (world, umask) in enumerate(zip(WORLDS, (0o022, 0o077), strict=True)):
        elsewhere = tmp_path / f"in-{n}"
        elsewhere.mkdir()
        stories = [Path(shutil.copy(story, elsewhere)) for story in (STORIES if n else reversed(STORIES))]
        out = tmp_path / f"out-{n}"
        done = archive_process("bundle", *stories, "-o", out, "--at", AT, "--container", container, env=world, umask=umask)
        assert done.returncode == 0, done.stderr
        outs.append(files(out))
    assert outs[0] == outs[1]


def test_source_date_epoch_is_the_instant(tmp_path: Path) -> None:
    story = STORIES[0]
    archive_process("bundle", story, "-o", tmp_path / "a", "--at", "2026-11-22T09:30:00Z")
    archive_process("bundle", story, "-o", tmp_path / "b", env={"SOURCE_DATE_EPOCH": "1795339800"})
    assert files(tmp_path / "a") == files(tmp_path / "b") != {}

"""`archive repair` says what was proven, writes a whole bundle or nothing, and leaves the damaged one alone."""

from pathlib import Path

import pytest

from tests.support.command import AT, archive, files

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"


@pytest.mark.parametrize("container", ["folder", "zip", "tar"])
def test_a_damaged_bundle_becomes_whole_in_its_container(container: str, tmp_path: Path) -> None:
    assert archive("bundle", STORY, "-o", tmp_path / "a", "--at", AT, "--container", container).returncode == 0
    (bundle,) = (tmp_path / "a").iterdir()
    before = files(tmp_path / "a")
    if container == "folder":
        next(bundle.glob("data/*.ninjs.json")).unlink()
    else:
        data = bytearray(bundle.read_bytes())
        data[data.index(b'"versionCreated"') + 3] ^= 1
        bundle.write_bytes(data)
    assert archive("validate", bundle).returncode == 1
    done = archive("repair", bundle, "-o", tmp_path / "b")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "restored" in done.stdout
    assert files(tmp_path / "b") == before


def test_what_is_beyond_repair_is_exit_1_or_3_and_writes_nothing(tmp_path: Path) -> None:
    assert archive("bundle", STORY, "-o", tmp_path / "a", "--at", AT).returncode == 0
    (bundle,) = (tmp_path / "a").iterdir()
    next(bundle.glob("data/original/*")).write_bytes(b"lost")
    next(bundle.glob("data/*.pdf")).unlink()
    done = archive("repair", bundle, "-o", tmp_path / "b")
    assert done.returncode == 1
    assert "beyond repair" in done.stdout
    assert not (tmp_path / "b").exists()

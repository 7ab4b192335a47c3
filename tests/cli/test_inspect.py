"""`archive inspect` shows fields with their origins, and writes nothing."""

import json
from pathlib import Path

import pytest

from tests.support.command import AT, archive

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"


def test_shows_fields_origins_and_source() -> None:
    done = archive("inspect", STORY)
    assert done.returncode == 0, done.stderr
    assert "[heuristic]" in done.stdout
    assert "source sha256" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_json_is_the_whole_record_and_the_same_from_the_bundle(tmp_path: Path) -> None:
    archive("bundle", STORY, "-o", tmp_path, "--at", AT)
    (made,) = tmp_path.iterdir()
    record = json.loads(archive("inspect", made, "--json").stdout)
    assert record["provenance"]["source"]["name"] == STORY.name
    assert record["version_created"] == AT


@pytest.mark.parametrize("name", ["junk.zip", "junk.docx"])
@pytest.mark.parametrize("words", [("inspect",), ("convert", "--to", "ninjs"), ("bundle", "-o", "out")])
def test_a_container_that_cannot_be_read_is_the_fault_of_the_source(tmp_path: Path, name: str, words: tuple[str, ...]) -> None:
    (tmp_path / name).write_bytes(b"PK\3\4" + bytes(100))
    done = archive(words[0], name, *words[1:], cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert "its table of contents is missing" in done.stderr


@pytest.mark.parametrize("words", [("inspect",), ("convert", "--to", "ninjs")])
def test_a_folder_that_is_no_bundle_is_called_so(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = archive(words[0], tmp_path, *words[1:])
    assert done.returncode == 5
    assert "is a folder and no bundle" in done.stderr

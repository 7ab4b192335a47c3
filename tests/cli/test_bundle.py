"""`archive bundle` on one and many sources, good and bad."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.runners import dask
from archive.runners.local import LocalRunner
from tests.support.command import AT, archive

STORIES = Path(__file__).parents[2] / "samples" / "sources" / "text"
STORY = STORIES / "harbour-library.txt"


def test_tells_what_was_made_where_and_what_is_unsure(tmp_path: Path) -> None:
    done = archive("bundle", STORY, "-o", "out", "--at", AT, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("bundled   out/")
    assert "newsml-g2, ninjs, pdf" in done.stdout
    assert "unsure     headlines: heuristic" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80 or len(str(STORY)) > 60


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = archive("bundle", empty, STORY, "-o", tmp_path / "out", "--at", AT)
    assert done.returncode == 3
    assert "empty.txt" in done.stderr
    assert "2 articles of 2 sources" in done.stdout
    assert "failed            1\n" in done.stdout
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_binary_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    binary = tmp_path / "photo.jpg"
    binary.write_bytes(bytes(range(256)) * 20)
    done = archive("bundle", binary, "-o", tmp_path / "out")
    assert done.returncode in (2, 3)
    assert "photo.jpg" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_source_is_a_wrong_call(tmp_path: Path) -> None:
    done = archive("bundle", tmp_path / "none.txt", "-o", tmp_path)
    assert done.returncode == 2
    assert "none.txt" in done.stderr


def test_a_file_as_output_folder_is_disk_trouble(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    done = archive("bundle", STORY, "-o", tmp_path / "out")
    assert done.returncode == 5
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_given_fields_enter_every_document(tmp_path: Path) -> None:
    done = archive(
        *("bundle", STORY, "-o", tmp_path, "--at", AT, "--set", "byline=By Ada Stone", "--set", "content-created=2026-11-21"),
        *("--set", "provider=The Harbour Courier", "--set", "keyword=library", "--set", "keyword=harbour"),
    )
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.iterdir()
    for suffix in (".newsml.xml", ".ninjs.json"):
        text = (made / "data" / (made.name + suffix)).read_text(encoding="utf-8")
        for value in ("By Ada Stone", "2026-11-21", "The Harbour Courier", "library", "harbour"):
            assert value in text
        assert "does not say when the content was created" not in text
    assert "Source-Organization: The Harbour Courier" in (made / "bag-info.txt").read_text(encoding="utf-8")


def test_a_field_that_does_not_exist_is_a_wrong_call(tmp_path: Path) -> None:
    done = archive("bundle", STORY, "-o", tmp_path / "out", "--set", "colour=red")
    assert done.returncode == 2
    assert "byline" in done.stderr, "the message lists the fields that there are"
    assert not (tmp_path / "out").exists()


def test_no_source_is_a_wrong_call(tmp_path: Path) -> None:
    done = archive("bundle", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "--from-list" in done.stderr


def test_a_folder_without_recursive_is_not_taken(tmp_path: Path) -> None:
    done = archive("bundle", STORIES, "-o", tmp_path / "out")
    assert done.returncode == 2, "the call is wrong, and not the disk"
    assert "--recursive" in done.stderr


def test_a_cluster_elsewhere_gets_paths_that_lead_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(dask, "connect", lambda *words: asked.append(words) or LocalRunner())
    (tmp_path / "story.txt").write_bytes(STORY.read_bytes())
    words = ("bundle", "story.txt", "-o", "out", "--report", "jsonl", "--scheduler", "tcp://cluster:8786")
    record = json.loads(archive(*words, cwd=tmp_path).stdout)
    assert record["source"] == str(tmp_path / "story.txt")
    assert record["bundle"].startswith(str(tmp_path / "out"))
    ((address, limits, jobs),) = asked
    assert (address, jobs) == ("tcp://cluster:8786", 32)
    assert limits.seconds == 120


@pytest.mark.parametrize(
    ("words", "code"), [(("--scheduler", "tcp://127.0.0.1:1"), 5), (("--scheduler", "tcp://127.0.0.1:1", "--dask", "local"), 2)]
)
def test_a_cluster_that_is_not_there_leaves_no_list_behind(tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    pytest.importorskip("distributed")
    done = archive("bundle", STORY, "-o", tmp_path / "out", "--failures", tmp_path / "failed.txt", *words)
    assert done.returncode == code
    assert list(tmp_path.iterdir()) == []

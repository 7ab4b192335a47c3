"""`archive store add` on one and many sources, good and bad."""

import os
from pathlib import Path

import pytest

from tests.support.command import AT, archive, archive_process, files
from tests.support.repositories import ID, story, we_say

SAMPLES = Path(__file__).parents[2] / "samples" / "sources"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    assert archive("store", "init", tmp_path / "store").returncode == 0
    return tmp_path / "store"


def test_tells_of_one_article_what_became_of_it(place: Path, tmp_path: Path) -> None:
    first = archive("store", "add", place, story(tmp_path, 1), "--at", AT)
    assert first.returncode == 0, first.stderr
    assert first.stdout.splitlines()[:2] == [f"added     v1 of {ID}", "  headline   The Ferry Sails Again"]
    second = archive("store", "add", place, story(tmp_path, 2, text="Now."), "--at", AT)
    assert second.stdout.startswith(f"version   v2 of {ID}\n")
    again = archive("store", "add", place, tmp_path / "ferry-1.xml", "--at", AT)
    assert again.stdout.startswith(f"identical v1 of {ID}\n")


def test_tells_of_many_in_a_table(place: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    story(tmp_path / "in", 1)
    story(tmp_path / "in", 2, text="Now.")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    words = ("store", "add", place, tmp_path / "in", "-r", "--at", AT, "--failures", tmp_path / "failed.txt")
    done = archive(*words)
    assert done.returncode == 3
    assert done.stdout.splitlines()[:3] == [
        "added             1   articles that are new",
        "version           1   new versions of articles",
        "failed            1",
    ]
    assert "failed: " in done.stderr
    assert (tmp_path / "failed.txt").read_text().splitlines()[1:] == [str(tmp_path / "in" / "empty.txt")]
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_says_who_and_why(place: Path, tmp_path: Path) -> None:
    done = archive(
        *("store", "add", place, story(tmp_path), "--at", AT, "--message", "Found in the attic"),
        *("--user", "Ada Stone", "--address", "mailto:ada@harbour.example"),
    )
    assert done.returncode == 0, done.stderr
    log = archive("store", "log", place, ID)
    assert f"v1  {AT} by Ada Stone <mailto:ada@harbour.example>" in log.stdout
    assert "Found in the attic" in log.stdout
    assert we_say(place) == []
    nobody = archive("store", "add", place, story(tmp_path), "--address", "mailto:ada@harbour.example")
    assert nobody.returncode == 2
    assert "an address needs a name" in nobody.stderr


def test_an_older_version_is_a_conflict(place: Path, tmp_path: Path) -> None:
    archive("store", "add", place, story(tmp_path, 2), "--at", AT)
    done = archive("store", "add", place, story(tmp_path, 1), "--at", AT)
    assert done.returncode == 4
    assert "Versions are added in their order" in done.stderr


def test_a_correction_is_named_by_how_its_article_begins(place: Path, tmp_path: Path) -> None:
    text = tmp_path / "ferry.txt"
    text.write_text("The Ferry Sails\n\nThe ferry sails twice a day, and once on Sundays.\n")
    archive("store", "add", place, text, "--at", AT, "--lang", "en")
    text.write_text("The Ferry Sails\n\nThe ferry sails twice a day, and never on Sundays.\n")
    done = archive("store", "add", place, text, "--at", AT, "--lang", "en", "--corrects", "urn:uuid:")
    assert done.stdout.startswith("version   v2 of urn:uuid:"), done.stderr
    assert archive("store", "add", place, text, "--corrects", "urn:none").returncode == 2
    several = archive("store", "add", place, text, story(tmp_path), "--corrects", "urn:uuid:")
    assert several.returncode == 2
    assert "they cannot all correct it" in several.stderr


def test_without_a_source_the_call_is_wrong(place: Path) -> None:
    assert "no SOURCE is named" in archive("store", "add", place).stderr
    assert archive("store", "add", place, "nothing.txt").returncode == 2


def test_a_damaged_inventory_is_named_and_left_alone(place: Path, tmp_path: Path) -> None:
    archive("store", "add", place, story(tmp_path, 1), "--at", AT)
    (inventory,) = (path for path in place.rglob("inventory.json") if path.parent.name != "v1")
    inventory.write_bytes(inventory.read_bytes().replace(b"Received", b"Recieved"))
    before = files(place)
    done = archive("store", "add", place, story(tmp_path, 2), "--at", AT)
    assert done.returncode == 5
    assert "the inventory is not what the digest beside it says" in done.stderr
    assert files(place) == before


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="needs a file system without room")
def test_a_file_that_cannot_be_made_is_disk_trouble(place: Path, tmp_path: Path) -> None:
    (place / "extensions").rename(place / "elsewhere")
    (place / "extensions").write_text("a file")
    done = archive("store", "add", place, story(tmp_path, 1), "--at", AT)
    assert done.returncode == 5
    assert str(place) in done.stderr


def test_several_processes_make_the_same_store(tmp_path: Path) -> None:
    sources = [*sorted((SAMPLES / "feed").iterdir()), *sorted((SAMPLES / "text").iterdir())[:3]]
    made = []
    for jobs in ("1", "2"):
        store = tmp_path / jobs
        archive("store", "init", store)
        done = archive_process("store", "add", store, *sources, "--at", AT, "--jobs", jobs, "-q")
        assert done.returncode == 0, done.stderr
        made.append(files(store))
    assert made[0] == made[1]

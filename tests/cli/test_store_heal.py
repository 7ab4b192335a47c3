"""`archive store heal` says what it restored and what is beyond healing, and proves the store at the end."""

import json
from pathlib import Path

from tests.support.command import AT, archive, files
from tests.support.copies import OTHER_ID, copies, drop, flip
from tests.support.repositories import ID, we_say


def test_what_was_damaged_and_lost_comes_back(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    flip("v1/content/data/one.txt")(tmp_path / "store" / root.home(ID))
    drop(root.home(OTHER_ID))(tmp_path / "store")
    before = files(tmp_path / "copy")
    done = archive("store", "heal", tmp_path / "store", "--from", tmp_path / "copy", "--at", AT)
    assert done.returncode == 0, done.stderr
    assert "HEAL-001 note: The file was damaged" in done.stdout
    assert f"The object {OTHER_ID}" in " ".join(done.stdout.split())
    assert f"treated: 2 objects, 0 not ok; log: {tmp_path}/store.log/20261122T093000Z" in done.stderr
    assert files(tmp_path / "store") == files(tmp_path / "copy") == before
    assert we_say(tmp_path / "store") == []
    assert archive("store", "audit", tmp_path / "store", "--compare", tmp_path / "copy").returncode == 0


def test_what_is_beyond_healing_is_said(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    for place in ("store", "copy"):
        flip("v1/content/data/one.txt")(tmp_path / place / root.home(ID))
    done = archive("store", "heal", tmp_path / "store", "--from", tmp_path / "copy", "--report", "jsonl")
    assert done.returncode == 1
    treated, whole = map(json.loads, done.stdout.splitlines())
    assert [finding["code"] for finding in treated["findings"]] == ["HEAL-004", "E092"]
    assert whole["ok"]
    assert "treated: 1 object, 1 not ok" in done.stderr


def test_a_sound_store_is_left_alone(tmp_path: Path) -> None:
    copies(tmp_path)
    done = archive("store", "heal", tmp_path / "store", "--from", tmp_path / "copy")
    assert done.returncode == 0
    assert "treated: 0 objects" in done.stderr


def test_another_store_is_needed(tmp_path: Path) -> None:
    copies(tmp_path)
    assert archive("store", "heal", tmp_path / "store").returncode == 2
    assert archive("store", "heal", tmp_path / "store", "--from", tmp_path / "nothing").returncode == 5
    assert not (tmp_path / "store.log").exists()

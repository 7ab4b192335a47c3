"""`archive store audit` reports as `validate` does, logs beside the store, and goes on after an interrupt."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import repositories
from tests.support.command import AT, archive, files
from tests.support.copies import OTHER_ID, copies, drop, flip
from tests.support.repositories import FIRST, ID, SECOND, append, store
from tests.support.swift import Swift


def test_a_sound_store_is_quiet_and_not_written(tmp_path: Path) -> None:
    copies(tmp_path)
    before = files(tmp_path / "store")
    done = archive("store", "audit", tmp_path / "store", "--at", AT)
    assert done.returncode == 0, done.stderr
    assert f"{tmp_path}/store: ok" in done.stdout
    assert ID.partition(":")[2] not in done.stdout
    assert f"audited: 2 objects, 0 not ok; log: {tmp_path}/store.log/20261122T093000Z" in done.stderr
    assert files(tmp_path / "store") == before
    ended = json.loads((tmp_path / "store.log/20261122T093000Z/ended.json").read_text())
    assert (ended["objects"], ended["success"], ended["fail"], ended["storage root"]) == (2, 2, 0, "success")


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "junit", "sarif"])
def test_damage_is_reported_in_every_form(tmp_path: Path, form: str) -> None:
    root, _ = copies(tmp_path)
    flip("v1/content/data/one.txt")(tmp_path / "store" / root.home(ID))
    done = archive("store", "audit", tmp_path / "store", "--report", form, "-o", tmp_path / "report")
    assert done.returncode == 1
    text = (tmp_path / "report").read_text()
    assert "E092" in text
    assert "data/one.txt" in text
    assert ("ferry" in text, "bridge" in text) == (True, form != "text")


def test_several_processes_find_the_same(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    flip("inventory.json")(tmp_path / "store" / root.home(ID))
    one, two = (archive("store", "audit", tmp_path / "store", "--jobs", jobs, "--report", "jsonl") for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert (one.returncode, two.returncode) == (1, 1)


def test_two_stores_are_compared(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    words = "store", "audit", tmp_path / "store", "--compare", tmp_path / "copy"
    assert archive(*words).returncode == 0
    append(root, {**SECOND, "data/x.txt": b"x"})
    append(other, FIRST, identifier="urn:new")
    drop(other.home(OTHER_ID))(tmp_path / "copy")
    done = archive(*words)
    assert done.returncode == 1
    assert [code for code in ("COMPARE-001", "COMPARE-002", "COMPARE-003") if code not in done.stdout] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "2026-11-22"), "is a date, not an instant"),
        (("--since", "soon"), "'soon' is not"),
        (("--sample", "0%"), "not more than 0"),
        (("--sample", "many"), "is no percentage"),
        (("--rate", "0"), "Invalid value for '--rate'"),
    ],
)
def test_bad_words_are_refused_and_leave_no_log(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    copies(tmp_path)
    done = archive("store", "audit", tmp_path / "store", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "store.log").exists()


def test_the_rate_is_kept(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    append(root, {"a.bin": bytes(200_000)})
    began = time.monotonic()
    assert archive("store", "audit", tmp_path / "store", "--rate", "0.5").returncode == 0
    assert time.monotonic() - began > 0.3


def test_ctrl_c_and_the_same_command_again(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    for number in range(30):
        append(root, {"a.bin": bytes([number]) * 30_000}, identifier=f"urn:example:{number}")
    words = [sys.executable, "-m", "archive", "store", "audit", tmp_path / "store", "--rate", "0.3", "-v"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline() for _ in range(12)]
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130, said
    assert len(seen) == 12
    (chapter,) = (tmp_path / "store.log").iterdir()
    done_before = len((chapter / "0001.jsonl").read_text().splitlines())
    assert 1 <= done_before < 30
    again = archive("store", "audit", tmp_path / "store", "-v")
    assert again.returncode == 0
    assert "going on with the audit that was begun at" in again.stderr
    assert " ".join(again.stdout.split()).count("not read again") == done_before
    assert sum(len(part.read_text().splitlines()) for part in chapter.glob("*.jsonl")) == 30
    assert "going on" not in archive("store", "audit", tmp_path / "store").stderr


def test_a_log_elsewhere_and_an_audit_anew(tmp_path: Path) -> None:
    copies(tmp_path)
    words = "store", "audit", tmp_path / "store", "--log", tmp_path / "elsewhere", "--at", AT
    archive(*words)
    (tmp_path / "elsewhere/20261122T093000Z/ended.json").unlink()
    assert "going on" not in archive(*words, "--anew").stderr
    assert len(list((tmp_path / "elsewhere").iterdir())) == 2
    assert not (tmp_path / "store.log").exists()


def test_a_bucket_is_audited(store: Swift) -> None:
    append(repositories.store("s3://bundles/proven"), FIRST, SECOND)
    done = archive("store", "audit", "s3://bundles/proven", "--at", AT)
    assert done.returncode == 0, done.stderr
    assert "log: s3://bundles/proven.log/20261122T093000Z" in done.stderr

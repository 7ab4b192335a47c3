"""The index follows the store, is thrown away when it is damaged, and survives writers that are killed."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.errors import StoreError
from archive.model.dates import PartialDate
from archive.repository import finding
from archive.repository.finding import Query
from archive.repository.index import Index, forget, sortable, spaced, unspaced
from archive.repository.root import Root
from tests.support import repositories
from tests.support.command import AT, archive
from tests.support.repositories import FIRST, ID, append, store, story
from tests.support.swift import Swift


def add(root: Root, *sources: Path) -> None:
    assert archive("store", "add", str(root.place), *sources, "--at", AT).returncode == 0


def found(file: Path, *words: str) -> list[str]:
    with Index(file) as index:
        return [hit.id for hit in finding.find(index, Query(words=words))]


def renewed(file: Path, root: Root) -> tuple[int, int, int]:
    with Index(file) as index:
        renewal = index.renew(root)
    return renewal.read, renewal.gone, len(renewal.failed)


def test_reads_what_is_new_and_forgets_what_is_gone(tmp_path: Path) -> None:
    root, file = store(tmp_path / "store"), tmp_path / "index" / "one.sqlite"
    add(root, story(tmp_path, 1))
    append(root, FIRST, identifier="tag:stranger")
    assert renewed(file, root) == (2, 0, 0)
    assert renewed(file, root) == (0, 0, 0)
    assert (found(file, "noon"), found(file, "tag:stranger")) == ([ID], ["tag:stranger"])
    add(root, story(tmp_path, 2, text="It leaves at midnight."))
    assert renewed(file, root) == (1, 0, 0)
    assert (found(file, "noon"), found(file, "midnight")) == ([], [ID])
    shutil.rmtree(tmp_path / "store" / root.home(ID))
    assert renewed(file, root) == (0, 1, 0)
    assert found(file, "midnight") == []


def test_another_store_in_the_same_place_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "one.sqlite"
    for word in ("noon", "dusk"):
        root = store(tmp_path / "store")
        add(root, story(tmp_path, 1, text=f"It leaves at {word}."))
        renewed(file, root)
        assert found(file, word) == [ID]
        shutil.rmtree(tmp_path / "store")


def test_an_object_that_cannot_be_read_is_named_and_tried_again(tmp_path: Path) -> None:
    root, file = store(tmp_path / "store"), tmp_path / "one.sqlite"
    add(root, story(tmp_path, 1))
    inventory = tmp_path / "store" / root.home(ID) / "inventory.json"
    sound = inventory.read_bytes()
    inventory.write_bytes(b"{")
    assert renewed(file, root) == renewed(file, root) == (0, 0, 1)
    inventory.write_bytes(sound)
    assert renewed(file, root) == (1, 0, 0)


@pytest.mark.parametrize("content", [b"no index at all" * 100, b"", b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_no_index_is_replaced(tmp_path: Path, content: bytes) -> None:
    root, file = store(tmp_path / "store"), tmp_path / "one.sqlite"
    add(root, story(tmp_path, 1))
    file.write_bytes(content)
    assert renewed(file, root) == (1, 0, 0)
    assert found(file, "noon") == [ID]


def test_an_older_form_is_made_anew(tmp_path: Path) -> None:
    root, file = store(tmp_path / "store"), tmp_path / "one.sqlite"
    add(root, story(tmp_path, 1))
    with sqlite3.connect(file) as link:
        link.execute("CREATE TABLE objects (something)")
        link.execute("PRAGMA user_version = 999")
    link.close()
    assert renewed(file, root) == (1, 0, 0)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "one.sqlite").mkdir()
    with pytest.raises(StoreError, match="the index cannot be used"):
        Index(tmp_path / "one.sqlite")


def test_forgetting_leaves_nothing(tmp_path: Path) -> None:
    root, file = store(tmp_path / "store"), tmp_path / "index" / "one.sqlite"
    renewed(file, root)
    forget(file)
    forget(file)
    assert list(file.parent.iterdir()) == []


_WRITER = """
import sys
from pathlib import Path
from archive.repository.index import Index
from archive.repository.places import place_of
from archive.repository.root import open_root
import archive.repository.index as index
index._TOGETHER = 5
root = open_root(place_of(sys.argv[1]))
with Index(Path(sys.argv[2])) as one:
    real = one._write
    def write(*words):
        real(*words)
        print("written", flush=True)
    one._write = write
    one.renew(root)
"""


def test_a_writer_that_is_killed_damages_nothing(tmp_path: Path) -> None:
    root, file = store(tmp_path / "store"), tmp_path / "one.sqlite"
    for number in range(60):
        append(root, {"a.txt": b"a"}, identifier=f"urn:example:{number}")
    words = [sys.executable, "-c", _WRITER, str(tmp_path / "store"), str(file)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    with Index(file) as index:
        ((state,),) = index.link.execute("PRAGMA integrity_check")
        ((number,),) = index.link.execute("SELECT count(*) FROM objects")
    assert (state, number % 5) == ("ok", 0)
    assert renewed(file, root)[0] == 60 - number
    assert len(found(file, "urn")) == 20


def test_a_store_in_a_bucket_has_one(store: Swift, tmp_path: Path) -> None:
    root, file = repositories.store("s3://bundles/indexed"), tmp_path / "one.sqlite"
    add(root, story(tmp_path, 1))
    assert renewed(file, root) == (1, 0, 0)
    assert renewed(file, root) == (0, 0, 0)
    add(root, story(tmp_path, 2, text="It leaves at midnight."))
    assert renewed(file, root) == (1, 0, 0)
    assert found(file, "midnight") == [ID]


def test_instants_are_in_the_order_of_time() -> None:
    moments = ["2026", "2026-10", "2026-10-22T23:30:00-02:00", "2026-10-23T02:00:00Z", "2026-10-23T02:00:01.5Z"]
    assert [sortable(PartialDate(moment)) for moment in moments][2] == "2026-10-23T01:30:00Z"
    assert sorted(moments, key=lambda moment: sortable(PartialDate(moment))) == moments


def test_characters_without_blanks_are_words() -> None:
    text = "The 港口渡轮 sails; เรือข้ามฟาก"
    assert "港\u200b口\u200b" in spaced(text)
    assert unspaced(spaced(text)) == text
    assert spaced("Zürich, Київ, القاهرة, 서울") == "Zürich, Київ, القاهرة, 서울"


def test_reading_goes_on_while_another_writes(tmp_path: Path) -> None:
    root, file = store(tmp_path / "store"), tmp_path / "one.sqlite"
    add(root, story(tmp_path, 1))
    renewed(file, root)
    with Index(file) as writer:
        writer.link.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with Index.__new__(Index) as reader:
            reader.link = sqlite3.connect(file)
            assert finding.find(reader, Query(words=("noon",)))[0].id == ID
        assert time.monotonic() - began < 5
        writer.link.execute("ROLLBACK")

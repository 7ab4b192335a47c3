"""`--collection` is told as the last thing, in every form; its options that do not fit are refused before anything is made."""

import json
from pathlib import Path

import pytest

from tests.support.command import AT, archive
from tests.support.stock import WORDS, stock


def test_the_collection_is_told_after_the_table_within_80_columns(tmp_path: Path) -> None:
    done = archive("bundle", stock(tmp_path / "news", 2), "-r", "-o", "out", "--collection", "Autumn  2026", *WORDS, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    *table, place, told = done.stdout.splitlines()
    assert table[0].startswith("bundled")
    assert place.startswith("bundled   out/autumn-2026-")
    assert told.startswith("  collection “Autumn 2026”: 2 articles, ")
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_as_json_lines_the_collection_has_the_keys_of_every_record(tmp_path: Path) -> None:
    words = ("bundle", stock(tmp_path / "news", 2), "-r", "-o", "out", "--collection", "Autumn", "--report", "jsonl", *WORDS)
    done = archive(*words, cwd=tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["status"] for line in lines] == ["bundled"] * 3
    assert lines[2]["source"] == "Autumn"
    assert all(line["bundle"].startswith(lines[2]["bundle"]) for line in lines)
    assert len({tuple(line) for line in lines}) == 1


def test_a_failure_and_what_to_do_about_it_are_told_and_the_exit_code_is_3(tmp_path: Path) -> None:
    stock(tmp_path / "news", 2)
    (tmp_path / "news" / "bad.xml").write_bytes(b"<newsItem")
    words = ("bundle", "news", "-r", "-o", "out", "--collection", "Autumn", *WORDS)
    done = archive(*words, cwd=tmp_path)
    assert done.returncode == 3
    assert "Autumn: the collection was not made, since 1 article or source failed" in done.stderr
    assert "--partial" in done.stderr
    assert not list((tmp_path / "out").iterdir())
    assert archive(*words, "--partial", cwd=tmp_path).returncode == 3
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_conflict_is_exit_4(tmp_path: Path) -> None:
    news = stock(tmp_path / "news", 2)
    words = ("-r", "-o", "out", "--at", AT, "--collection", "Autumn", *WORDS)
    assert archive("bundle", news, *words, cwd=tmp_path).returncode == 0
    assert archive("bundle", news / "000" / "story-00000.txt", *words, cwd=tmp_path).returncode == 4


@pytest.mark.parametrize(
    "words",
    [
        ("--partial",),
        ("--collection-id", "urn:x:1"),
        ("--collection", " "),
        ("--collection", "A\x01B"),
        ("--collection", "A", "--collection-id", "no uri"),
        ("--collection", "A", "--collection-id", "plain"),
    ],
)
def test_options_that_do_not_fit_are_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = archive("bundle", stock(tmp_path / "news", 1), "-r", "-o", "out", *words, *WORDS, cwd=tmp_path)
    assert done.returncode == 2, done.stdout
    assert not (tmp_path / "out").exists()


def test_the_identifier_can_be_stated(tmp_path: Path) -> None:
    words = ("--collection", "Autumn", "--collection-id", "urn:example:autumn-2026", "--report", "jsonl", *WORDS)
    done = archive("bundle", stock(tmp_path / "news", 1), "-r", "-o", "out", *words, cwd=tmp_path)
    assert json.loads(done.stdout.splitlines()[-1])["id"] == "urn:example:autumn-2026"

"""`archive store list` names every article, and those that cannot be read."""

import json
from pathlib import Path

from tests.support.command import AT, archive
from tests.support.repositories import FIRST, ID, append, store, story


def test_lists_articles_with_versions_and_headlines(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    archive("store", "add", tmp_path / "store", story(tmp_path, 1), story(tmp_path, 2, status="canceled"), "--at", AT)
    append(root, FIRST, identifier="tag:stranger")
    done = archive("store", "list", tmp_path / "store")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[lines.index(ID) + 1] == "  2 versions   The Ferry Sails Again (canceled)"
    assert lines[lines.index("tag:stranger") + 1] == "  1 version    no bundle of this program"
    assert lines[-1] == "2 articles, 3 versions"


def test_json_lines_have_the_same_keys(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    archive("store", "add", tmp_path / "store", story(tmp_path, 3), "--at", AT)
    append(root, FIRST, identifier="tag:stranger")
    found = [json.loads(line) for line in archive("store", "list", tmp_path / "store", "--json").stdout.splitlines()]
    ferry, other = sorted(found, key=lambda one: one["id"] != ID)
    assert ferry.keys() == other.keys()
    assert (ferry["head"], ferry["article-version"], ferry["headline"]) == ("v1", 3, "The Ferry Sails Again")
    assert other["headline"] is None


def test_a_damaged_object_stops_no_other(tmp_path: Path) -> None:
    root = store(tmp_path)
    bad = append(root, FIRST, identifier="urn:bad")
    append(root, FIRST, identifier="urn:good")
    (tmp_path / bad.home / "inventory.json").write_bytes(b"{")
    done = archive("store", "list", tmp_path)
    assert done.returncode == 5
    assert "urn:good" in done.stdout
    assert done.stdout.endswith("1 article, 1 version, 1 that cannot be read\n")
    assert "failed: " in done.stderr

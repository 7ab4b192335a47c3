"""Check finds out what a path holds, judges each document of a package, and is not silent about what it left."""

from pathlib import Path

import pytest

from archive import judging, pipeline, registry
from archive.errors import StoreError
from archive.formats import Reading
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.tree import Blob, Tree
from tests.support.bags import bag, write
from tests.support.bags import tree as bag_tree
from tests.support.ocfl_objects import obj, root

SAMPLES = Path(__file__).parents[1] / "samples"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en"))


@pytest.fixture(scope="module")
def tree() -> Tree:
    ingested = pipeline.ingest(SAMPLES / "sources" / "text" / "harbour-library.txt", WISHES)
    return pipeline.pack(ingested, pipeline.render(ingested, ("newsml-g2", "ninjs")))


def test_a_package_in_memory_is_judged_with_its_documents(tree: Tree) -> None:
    report = judging.check_tree(tree, "in memory")
    assert report.ok, report.findings
    assert "bagit" in report.checked
    assert any(check.startswith("newsml-g2: data/") for check in report.checked)
    assert any(check.startswith("ninjs: data/") for check in report.checked)
    assert any(skip.check.startswith("data/original/") for skip in report.skipped)


def test_findings_in_a_document_name_its_path_in_the_package(tree: Tree) -> None:
    path = next(path for path in tree.entries if path.endswith(".newsml.xml"))
    broken = tree.entries[path].read().replace(b"<headline", b"<hedline").replace(b"</headline", b"</hedline")
    report = judging.check_tree(Tree(entries={**tree.entries, path: Blob.of(broken)}, seal=tree.seal), "in memory")
    assert not report.ok
    assert any(finding.where.path == path and finding.where.line for finding in report.findings)


def test_what_nobody_knows_is_an_error() -> None:
    report = judging.check_document(Document(name="x", content=Blob.of(b"\x00\x01")), "x")
    assert [finding.rule.code for finding in report.findings] == ["CHECK-001"]
    assert not report.ok


def test_a_missing_path_cannot_be_judged(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        judging.check(tmp_path / "none")


def test_a_folder_that_is_no_package_is_an_error(tmp_path: Path) -> None:
    assert [finding.rule.code for finding in judging.check(tmp_path).findings] == ["CHECK-001"]


@pytest.mark.parametrize("name", ["cut.zip", "cut.docx", "junk.zip", "junk.tar"])
def test_a_container_that_cannot_be_read_is_an_error(tmp_path: Path, tree: Tree, name: str) -> None:
    pipeline.keep(tmp_path, "zip", "bag", tree)
    whole = (tmp_path / "bag.zip").read_bytes()
    (tmp_path / name).write_bytes(whole[:-40] if name.startswith("cut") else b"junk " * 200)
    report = judging.check(tmp_path / name)
    assert [finding.rule.code for finding in report.findings] == ["CHECK-003"]
    assert not report.ok
    assert judging.knows(tmp_path / name)


def test_the_sample_of_a_container_that_cannot_be_read_breaks_that_rule_alone() -> None:
    report = judging.check(SAMPLES / "broken" / "check" / "CHECK-003-cut-off.zip")
    assert [finding.rule.code for finding in report.findings] == ["CHECK-003"]


def test_what_is_known_is_seen_at_a_glance(tmp_path: Path, tree: Tree) -> None:
    pipeline.keep(tmp_path, "folder", "bag", tree)
    pipeline.keep(tmp_path, "zip", "bag", tree)
    ninjs = next((tmp_path / "bag" / "data").glob("*.ninjs.json"))
    (tmp_path / "notes.txt").write_text("Nothing to judge.")
    (tmp_path / "empty").mkdir()
    assert [judging.knows(path) for path in (tmp_path / "bag", tmp_path / "bag.zip", ninjs)] == [True] * 3
    assert [judging.knows(path) for path in (tmp_path, tmp_path / "empty", tmp_path / "notes.txt")] == [False] * 3


def test_what_cannot_be_read_counts_as_known(tmp_path: Path) -> None:
    assert judging.knows(tmp_path / "missing")


XML = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>'
DOCUMENTS = {
    "plain": XML.encode(),
    "blanks": b" \r\n\t" * 100 + XML.encode(),
    "mark": b"\xef\xbb\xbf" + XML.encode(),
    "utf-16": ("<?xml version='1.0' encoding='UTF-16'?>" + XML).encode("utf-16"),
    "utf-16-le": ("<?xml version='1.0' encoding='UTF-16'?>" + XML).encode("utf-16-le"),
    "utf-16-be": ("<?xml version='1.0' encoding='UTF-16'?>" + XML).encode("utf-16-be"),
    "large": XML.encode() + b"<!--" + b"x" * (1 << 18) + b"-->",
    "pdf": b"\0" * 100 + b"%PDF-1.7 damaged",
    "ninjs": b'{"uri": "urn:x", "versioncreated": "2026-11-22T09:30:00Z", "pubstatus": "usable", "headline": "x"}',
    "called.ninjs.json": b"\0\1",
}
OTHERS = {"words": b"Harbour opens.", "picture": b"\x89PNG\r\n\x1a\n\0", "odd": b"<\1\2\3", "empty": b""}


@pytest.mark.parametrize("listed", [True, False])
def test_every_document_in_a_package_is_judged_and_the_rest_is_counted(*, listed: bool) -> None:
    payload = {f"data/{name}": data for name, data in {**DOCUMENTS, **OTHERS}.items()}
    files = bag(payload, listed=None if listed else {})
    report = judging.check_tree(bag_tree(files), "x")
    judged = {check.partition("data/")[2] for check in report.checked if ": data/" in check}
    assert judged == DOCUMENTS.keys()
    aside = f"content of {len(OTHERS)} payload files"
    assert any(skip.check == aside for skip in report.skipped)


def two_objects(tmp_path: Path) -> Path:
    bridge = obj(edit=lambda inventory: inventory.update(id="urn:example:bridge"), extra={"v1/content/stray.txt": b""})
    return write(tmp_path / "store", root({"a/harbour": obj(), "a/bridge": bridge}))


def test_a_storage_root_is_judged_with_its_objects(tmp_path: Path) -> None:
    report = judging.check(two_objects(tmp_path))
    assert [(finding.rule.code, finding.where.path) for finding in report.findings] == [("E023", "a/bridge/v1/content/stray.txt")]
    assert report.checked == ("ocfl-root", "ocfl: a/bridge", "ocfl: a/harbour")


def test_the_objects_of_a_storage_root_can_be_subjects_of_their_own(tmp_path: Path) -> None:
    store = two_objects(tmp_path)
    report = judging.check(store, alone=True)
    assert (report.ok, report.checked) == (True, ("ocfl-root",))
    assert report.skipped[0].check == "2 packages"
    assert judging.members(store) == [store / "a/bridge", store / "a/harbour"]
    assert [judging.check(path).ok for path in judging.members(store)] == [False, True]
    assert judging.members(store / "a/harbour") == []
    assert judging.knows(store)
    assert judging.knows(store / "a/harbour")


@pytest.mark.parametrize("container", ["zip", "tar"])
def test_a_storage_root_in_a_container_is_judged_whole(container: str, tmp_path: Path) -> None:
    tree = registry.store("folder").get(two_objects(tmp_path))
    registry.store(container).put(tmp_path, "packed", tree)
    report = judging.check(tmp_path / f"packed.{container}")
    assert [(finding.rule.code, finding.where.path) for finding in report.findings] == [("E023", "a/bridge/v1/content/stray.txt")]
    assert len(report.checked) == 3

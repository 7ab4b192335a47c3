"""A bundle is as this program lays it out: nothing beside what the article leads to, and tag files that say what they should."""

from pathlib import Path

import pytest

from archive import layout, pipeline
from archive.files.digests import sealed
from archive.findings import Finding, Skipped
from archive.formats import NINJS_VERSIONS, Reading, Rendering
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.tree import Blob, Tree
from archive.product import VERSION

STORY = Path(__file__).parents[1] / "samples" / "sources" / "text" / "harbour-library.txt"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en"))


@pytest.fixture(scope="module")
def made() -> tuple[Tree, Article]:
    ingested = pipeline.ingest(STORY, WISHES)
    return sealed(pipeline.pack(ingested, pipeline.render(ingested, ("newsml-g2", "ninjs")))), ingested.article


def found(made: tuple[Tree, Article], **files: bytes | None) -> list[tuple[str, str]]:
    tree, article = made
    entries = {path: blob.read() for path, blob in tree.entries.items()} | files
    changed = Tree(entries={path: Blob.of(data) for path, data in entries.items() if data is not None})
    return [(v.rule.code, str(v.where)) for v in layout.check(changed, article) if isinstance(v, Finding)]


def test_a_bundle_as_it_was_made_yields_nothing(made: tuple[Tree, Article]) -> None:
    assert made[1].provenance.tool_version == VERSION
    assert found(made) == []


@pytest.mark.parametrize(
    "path", ["notes.txt", "fetch.txt", "data/extra.txt", "data/a/b.bin", "data/x.ninjs.json", "data/renditions/x.png"]
)
def test_what_the_article_does_not_lead_to_is_stray(made: tuple[Tree, Article], path: str) -> None:
    assert found(made, **{path: b"x"}) == [("BUNDLE-008", path)]


def test_a_second_original_is_stray(made: tuple[Tree, Article]) -> None:
    assert found(made, **{"data/original/x.txt": b"x"}) == [("BUNDLE-008", "data/original/x.txt")]


def test_a_bag_made_before_bags_had_a_history_is_as_it_was_made(made: tuple[Tree, Article]) -> None:
    assert found(made, **{"metadata/premis.xml": None}) == []


def test_a_history_that_says_something_else_is_found(made: tuple[Tree, Article]) -> None:
    told = made[0].entries["metadata/premis.xml"].read()
    changed = told.replace(b">success<", b">failure<", 1)
    assert found(made, **{"metadata/premis.xml": changed}) == [("BUNDLE-007", "metadata/premis.xml")]


@pytest.mark.parametrize("path", ["bag-info.txt", "bagit.txt"])
@pytest.mark.parametrize("data", [None, b"", b"Bag-Size: 1 KB\n"])
def test_tag_files_that_say_something_else_are_found(made: tuple[Tree, Article], path: str, data: bytes | None) -> None:
    assert found(made, **{path: data}) == [("BUNDLE-007", path)]


def test_what_another_version_made_is_skipped(made: tuple[Tree, Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "VERSION", "99.0")
    (skip,) = layout.check(*made)
    assert isinstance(skip, Skipped)


@pytest.mark.parametrize("ending", [".newsml.xml", ".ninjs.json"])
def test_documents_are_as_they_are_written_down_to_white_space(made: tuple[Tree, Article], ending: str) -> None:
    (path,) = (path for path in made[0].entries if path.endswith(ending))
    data = made[0].entries[path].read()
    assert ("BUNDLE-007", path) in found(made, **{path: data + b"\n"})


@pytest.mark.parametrize("version", NINJS_VERSIONS)
def test_any_version_of_ninjs_may_have_been_wished(version: str) -> None:
    ingested = pipeline.ingest(STORY, WISHES)
    rendered = pipeline.render(ingested, ("newsml-g2", "ninjs"), Rendering(ninjs_version=version))
    assert found((sealed(pipeline.pack(ingested, rendered)), ingested.article)) == []

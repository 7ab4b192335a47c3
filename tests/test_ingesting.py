"""Ingest reads files and bundles alike; a bundle remembers how its documents were made."""

from pathlib import Path

import pytest

from archive import ingesting, pipeline
from archive.errors import SourceError, StoreError
from archive.formats import RENDERING, Reading, Rendering, recorded
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.naming import package_name

STORY = Path(__file__).parents[1] / "samples" / "sources" / "text" / "harbour-library.txt"
WISHES = ingesting.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en"))
WAY = Rendering(theme="reader", paper="a5", ninjs_version="1.7")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ingested = ingesting.ingest(STORY, WISHES)
    tree = pipeline.pack(ingested, pipeline.render(ingested, wishes=WAY))
    return Path(pipeline.keep(tmp_path_factory.mktemp("out"), "zip", package_name(ingested.article), tree).place)


def test_a_bundle_gives_article_source_and_the_way_it_was_made(bundle: Path) -> None:
    read = ingesting.ingest(bundle, ingesting.Wishes(reading=Reading(at=PartialDate("2030-01-01T00:00:00Z"))))
    assert read.article == ingesting.ingest(STORY, WISHES).article
    assert read.source.data == STORY.read_bytes()
    assert read.source.name == STORY.name
    assert read.rendering == WAY


def test_other_sources_are_rendered_in_the_usual_way() -> None:
    assert ingesting.ingest(STORY, WISHES).rendering == Rendering()


def test_a_record_of_the_way_is_read_leniently() -> None:
    assert recorded(WAY.record()) == WAY
    assert recorded("theme=purple paper=a5 colour=red nonsense") == Rendering(paper="a5")
    assert recorded("") == Rendering()
    assert RENDERING.isascii()


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        ingesting.ingest(tmp_path / "none.txt", WISHES)


def test_bytes_that_hold_no_article_are_refused_with_their_name() -> None:
    with pytest.raises(SourceError, match=r"odd\.txt"):
        ingesting.ingest_source(Source(name="odd.txt", data=b"   \n"), WISHES)

"""The Markdown importer: fields from the front matter, structure from the marks, nothing invented."""

from pathlib import Path

import pytest

from archive import Wishes, ingest, render
from archive.errors import SourceError
from archive.formats import Imported, Reading
from archive.importers.markdown import read, sniff
from archive.model.body import Figure, Heading, ItemList, Preformatted, Quote, Separator, Table
from archive.model.source import Source
from archive.model.values import Origin, Text
from archive.pipeline import ingest_source
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples" / "sources" / "markdown"


def read_markdown(text: str, lang: str = "en") -> Imported:
    return read(Source(name="story.md", data=text.encode()), Reading(at=AT, lang=lang))


@pytest.fixture(scope="module")
def ferry() -> Imported:
    path = SAMPLES / "river-ferry.md"
    return read(Source(name=path.name, data=path.read_bytes()), Reading(at=AT))


def test_every_kind_of_block_survives(ferry: Imported) -> None:
    kinds = {type(block) for block in ferry.article.bodies[0].blocks}
    assert kinds >= {Figure, Heading, ItemList, Quote, Table, Preformatted, Separator}


def test_each_filled_field_has_an_origin(ferry: Imported) -> None:
    stated = {entry.field.partition(".")[0] for entry in ferry.article.provenance.origins}
    filled = {
        name for name in ("headlines", "title", "descriptions", "bylines", "creators", "content_created", "content_modified",
                          "published", "languages", "keywords", "slugline", "rights", "urgency", "bodies")
        if getattr(ferry.article, name)
    }  # fmt: skip
    assert len(filled) == 14
    assert filled <= stated


def test_nothing_is_invented() -> None:
    article = read_markdown("Just a paragraph.\n").article
    empty = (
        "headlines",
        "title",
        "bylines",
        "creators",
        "content_created",
        "content_modified",
        "published",
        "rights",
        "provider",
    )
    assert [name for name in empty if getattr(article, name)] == []
    assert {entry.field for entry in article.provenance.origins} == {"bodies", "languages", "provenance.source.encoding"}


def test_a_date_in_the_name_dates_nothing() -> None:
    found = read(Source(name="2026-03-04-ferry.md", data=b"# Ferry\n\nIt ran.\n"), Reading(at=AT, lang="en"))
    assert found.article.content_created is None
    assert not found.article.published


def test_a_repeated_headline_is_not_kept_twice_and_another_one_is_kept() -> None:
    same = read_markdown("---\ntitle: Ferry\n---\n\n# Ferry\n\nIt ran.\n").article
    assert len(same.bodies[0].blocks) == 1
    other = read_markdown("---\ntitle: Ferry\n---\n\n# Night ferry\n\nIt ran.\n").article
    assert other.bodies[0].blocks[0] == Heading(level=1, content=("Night ferry",))


def test_the_caller_states_the_language() -> None:
    found = read_markdown("---\nlang: de\n---\n\nText.\n", lang="cy").article
    assert found.languages == ("cy",)
    assert {entry.origin for entry in found.provenance.origins if entry.field == "languages"} == {Origin.GIVEN}


def test_images_inside_text_are_moved_with_a_note() -> None:
    assert "1 image inside text placed after it" in read_markdown("# T\n\na ![b](c.png) d\n").article.provenance.notes


@pytest.mark.parametrize("data", [b"---\na: [\n---\n", b"---\na: *b\n---\n", b">" * 3000, b"\x00\x01\x02\x03" * 20])
def test_what_cannot_be_read_whole_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"story\.md"):
        read(Source(name="story.md", data=data), Reading(at=AT))


def test_sniffing_needs_a_name_or_front_matter() -> None:
    assert sniff(Source(name="a.MD", data=b"text"))
    assert sniff(Source(name="a.txt", data=b"---\r\ntitle: x\r\n---\r\ntext"))
    assert sniff(Source(name="a", data=b"+++\ntitle = 1\n+++\n"))
    assert not sniff(Source(name="a.txt", data=b"# Heading\n\n- item\n"))
    assert not sniff(Source(name="a.md", data=b"<html><body>x</body></html>"))
    assert not sniff(Source(name="a.md", data=b"%PDF-1.7 "))
    assert not sniff(Source(name="a.md", data=b""))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_samples_come_back_from_their_documents(path: Path) -> None:
    ingested = ingest(path, Wishes(reading=Reading(at=AT)))
    assert ingested.importer == "markdown"
    for document in render(ingested, ("newsml-g2", "ninjs")).documents:
        again = ingest_source(Source(name=document.name, data=document.content.read()), Wishes(reading=Reading(at=AT)))
        assert again.article == ingested.article
    assert ingested.article.headlines != (Text(value=""),)

"""The DOCX importer: text by its styles, properties as those of the file, pictures by name; another writer's files too."""

import io
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Wishes, ingest, render
from archive.errors import SourceError
from archive.formats import Imported, Reading
from archive.importers.docx import read, sniff
from archive.model.body import Figure, Heading, ItemList, Mark, MarkStyle, Paragraph, Quote, Table
from archive.model.source import Source
from archive.model.values import Origin, Text
from archive.pipeline import ingest_source
from tests.support import drawings
from tests.support.docx_files import PIXEL, broken, docx, p, picture, sources, zipped
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples"


def read_docx(data: bytes, lang: str = "en") -> Imported:
    return read(Source(name="story.docx", data=data), Reading(at=AT, lang=lang))


def test_the_samples_are_what_their_script_makes() -> None:
    for folder, files in (("sources", sources()), ("broken", broken())):
        there = {path.name: path.read_bytes() for path in (SAMPLES / folder / "docx").iterdir()}
        assert there == files


def test_what_the_file_says_of_itself_is_not_the_story() -> None:
    article = read_docx(sources()["reading-room.docx"], lang="").article
    empty = ("content_created", "content_modified", "published", "creators", "bylines", "provider", "rights")
    assert [name for name in empty if getattr(article, name)] == []
    kept = {entry.path for entry in article.provenance.unmapped}
    assert kept == {f"document properties/{name}" for name in ("creator", "created", "modified")} | {"footnote 1"}
    assert article.keywords == ("library", "harbour", "May")
    assert article.languages == ("en-GB",)
    assert {entry.origin for entry in article.provenance.origins if entry.field == "languages"} == {Origin.EXPLICIT}


def test_a_picture_is_a_rendition_with_its_text_alternative_and_caption() -> None:
    ingested = ingest_source(Source(name="story.docx", data=sources()["reading-room.docx"]), Wishes(reading=Reading(at=AT)))
    (picture,) = ingested.article.renditions
    assert (picture.href, picture.origin) == ("renditions/image1.png", "word/media/image1.png")
    assert (picture.media_type, picture.size, picture.width) == ("image/png", len(drawings.room()), 160)
    shown = next(block for block in ingested.article.bodies[0].blocks if isinstance(block, Figure))
    assert shown == Figure(href="renditions/image1.png", alt="The reading room", caption=("The room last week.",))
    assert [(file.name, file.content.read()) for file in ingested.media] == [(picture.href, drawings.room())]


def test_a_picture_of_one_pixel_goes_and_is_counted() -> None:
    data = docx(
        p("Room", "Title") + p("Text.") + p(picture("i", "")),
        parts={"word/media/i.png": PIXEL},
        relations={"i": ("image", "media/i.png")},
    )
    article = ingest_source(Source(name="story.docx", data=data), Wishes(reading=Reading(at=AT))).article
    assert article.renditions == ()
    assert "1 one-pixel picture dropped" in article.provenance.notes


@pytest.fixture(scope="module")
def foreign() -> Imported:
    """A file by another writer, with its own template of styles."""
    document = python_docx.Document()
    document.add_heading("Night ferry", 0)
    document.add_paragraph("The last boat leaves at four.", style="Subtitle")
    paragraph = document.add_paragraph("It ran ")
    paragraph.add_run("all night").bold = True
    document.add_heading("Prices", 1)
    for item in ("by day", "by night"):
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph("One", style="List Number")
    document.add_paragraph("At last.", style="Quote")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, "abcd", strict=True):
        cell.text = text
    document.add_picture(io.BytesIO(PIXEL))
    document.core_properties.author = "somebody"
    out = io.BytesIO()
    document.save(out)
    return read_docx(out.getvalue())


def test_another_writers_file(foreign: Imported) -> None:
    article = foreign.article
    assert article.headlines == (Text(value="Night ferry"),)
    assert article.standfirst == "The last boat leaves at four."
    blocks = article.bodies[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Heading, ItemList, ItemList, Quote, Table, Figure]
    assert blocks[0] == Paragraph(content=("It ran ", Mark(style=MarkStyle.STRONG, content=("all night",))))
    assert [block.ordered for block in blocks if isinstance(block, ItemList)] == [False, True]
    assert ("document properties/creator", "somebody") in {(entry.path, entry.value) for entry in article.provenance.unmapped}
    assert not article.creators


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\3\4",
        zipped({"a": b""}),
        zipped({"_rels/.rels": b"<x/>"}),
        zipped({"_rels/.rels": b"<!DOCTYPE x><x/>"}),
        docx("", parts={"word/document.xml": b"<w:workbook xmlns:w='urn:w'/>"}),
        docx("", parts={"word/document.xml": b"no xml"}),
        docx("<w:p>" * 300 + "</w:p>" * 300),
        docx("", parts={"word/styles.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_docx(data)


@given(st.integers(0, 8005), st.integers(1, 255))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_damaged_byte_gives_the_article_or_a_source_error(place: int, change: int) -> None:
    data = bytearray(sources()["reading-room.docx"])
    data[place % len(data)] ^= change
    sniff(Source(name="a", data=bytes(data)))
    try:
        read_docx(bytes(data))
    except SourceError:
        return


@pytest.mark.parametrize(
    "inside", ["<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:p/>", "<w:sectPr/>", p("") + p(" "), "<w:sdt/>", "<x/>"]
)
def test_empty_things_are_nothing(inside: str) -> None:
    assert not read_docx(docx(inside)).article.bodies


@pytest.mark.parametrize("path", sorted((SAMPLES / "sources" / "docx").glob("*.docx")), ids=lambda path: path.stem)
def test_samples_come_back_from_their_documents(path: Path) -> None:
    ingested = ingest(path, Wishes(reading=Reading(at=AT)))
    assert ingested.importer == "docx"
    for document in render(ingested, ("newsml-g2", "ninjs")).documents:
        again = ingest_source(Source(name=document.name, data=document.content.read()), Wishes(reading=Reading(at=AT)))
        assert again.article == ingested.article

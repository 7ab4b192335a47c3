"""The HTML exporter: a page that stands alone, that no address or text can turn into a program, and that is the Article."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree, html
from PIL import Image

from archive import Wishes, ingest, render
from archive.errors import SourceError
from archive.exporters.html import EXPORTER, MAX_PICTURE, MAX_PICTURES, NOT_INSIDE, write
from archive.formats import Imported, Reading, Rendering
from archive.importers.html import read, sniff
from archive.ingesting import ingest_source
from archive.model.article import Article
from archive.model.body import Anchor, Body, Cell, Figure, Mark, MarkStyle, Paragraph, Table
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import Text
from tests.support.articles import articles
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples"


def page(article: Article) -> bytes:
    return write(article, Rendering()).data


def back(data: bytes) -> Article:
    found = read(Source(name="page.html", data=data), Reading(at=AT))
    assert isinstance(found, Imported)
    return found.article


def simple(*blocks: Paragraph | Figure | Table) -> Article:
    return Article(id="urn:x:1", version_created=AT, headlines=(Text(value="Tram & bus"),), bodies=(Body(blocks=blocks),))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(articles())
def test_the_page_is_the_article_and_well_formed_twice(article: Article) -> None:
    data = page(article)
    assert sniff(Source(name="x", data=data))
    assert back(data) == article
    assert page(back(data)) == data
    etree.fromstring(data.removeprefix(b"<!DOCTYPE html>\n"))
    scripts = html.document_fromstring(data).xpath("//script")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVA\tSCRIPT:x", "data:text/html,<b>", "vbscript:x", " javascript:x"]
)
def test_an_address_that_runs_a_program_is_kept_but_not_followed(address: str) -> None:
    article = simple(Paragraph(content=(Anchor(href=address, content=("words",)),)), Figure(href=address, alt="a"))
    data = page(article)
    tree = html.document_fromstring(data)
    followed = [*tree.xpath("//a/@href"), *tree.xpath("//img/@src")]
    assert not [href for href in followed if re.match(r"\s*(java|vb|data)", href, re.IGNORECASE)]
    assert back(data) == article


def test_no_text_ends_the_data_or_begins_markup() -> None:
    article = simple(Paragraph(content=("</script><script>alert(1)</script><!-- ]]>",)))
    data = page(article)
    assert len(html.document_fromstring(data).xpath("//script")) == 1
    assert back(data) == article


def test_elements_without_content_have_end_tags() -> None:
    article = simple(
        Table(rows=((Cell(), Cell(content=("x",))),)), Paragraph(content=("a", Mark(style=MarkStyle.EMPHASIS, content=()), "b"))
    )  # fmt: skip
    data = page(article)
    assert b"<td></td>" in data
    assert b"<em></em>" in data
    assert back(data) == article


def test_nothing_loads_from_elsewhere() -> None:
    data = page(simple(Paragraph(content=("x",))))
    policy = html.document_fromstring(data).xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert b"<link" not in data


def test_an_edited_headline_is_believed() -> None:
    data = page(simple(Paragraph(content=("x",)))).replace(b'"headline": "Tram \\u0026 bus"', b'"headline": "Tram"')
    assert back(data).headline == "Tram"


def test_an_edited_body_is_believed() -> None:
    data = page(simple(Paragraph(content=("old words",)))).replace(b"old words", b"new words")
    assert back(data).text == "new words"


def test_it_says_in_public_words_what_has_a_property() -> None:
    dates = {"content_modified": PartialDate("2024-10-22")}
    article = Article(id="urn:x:1", version_created=AT, headlines=(Text(value="H"),), languages=("en",), **dates)
    data = page(article)
    for words in (b'"@type": "NewsArticle"', b'"headline": "H"', b'"inLanguage": [\n  "en"\n ]', b'"dateModified": "2024-10-22"'):
        assert words in data
    assert b"datePublished" not in data
    assert EXPORTER.suffix == ".html"


def picture(kind: str = "PNG", size: int = 0) -> bytes:
    """Return a picture, filled up behind its end to a size in bytes."""
    stream = BytesIO()
    Image.new("RGB", (4, 3), "teal").save(stream, kind)
    return stream.getvalue().ljust(size, b"\0")


def with_media(**files: bytes) -> Rendering:
    return Rendering(media={f"renditions/{name}": Document(name=name, content=Blob.of(data)) for name, data in files.items()})


def policy_of(data: bytes) -> str:
    return str(html.document_fromstring(data).xpath("//meta[@http-equiv]/@content")[0])


@pytest.mark.parametrize(("kind", "named"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_a_picture_at_hand_is_in_the_page_and_comes_back(kind: str, named: str) -> None:
    article, media = simple(Figure(href="renditions/lamp", alt="A lamp")), with_media(lamp=picture(kind))
    exported = write(article, media)
    assert html.document_fromstring(exported.data).xpath("//img/@src")[0].startswith(f"data:image/{named};base64,")
    assert "img-src 'self' data:;" in policy_of(exported.data)
    assert not exported.findings
    found = read(Source(name="page.html", data=exported.data), Reading(at=AT))
    assert found.article == article
    assert found.media["renditions/lamp"].content.read() == picture(kind)
    assert write(found.article, Rendering(media=found.media)).data == exported.data


def test_a_picture_that_is_not_at_hand_keeps_address_and_alternative() -> None:
    exported = write(simple(Figure(href="renditions/lamp", alt="A lamp")), with_media(other=picture()))
    image = html.document_fromstring(exported.data).xpath("//img")[0]
    assert dict(image.attrib) == {"src": "renditions/lamp", "alt": "A lamp"}
    assert "data:" not in policy_of(exported.data)
    assert not exported.findings


@pytest.mark.parametrize(
    ("data", "reason"),
    [(picture("TIFF"), "image/tiff"), (b"no picture", "no picture"), (picture(size=MAX_PICTURE + 1), f"{MAX_PICTURE + 1} bytes"),
     (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "image/svg+xml")],
    ids=["tiff", "text", "large", "svg"],
)  # fmt: skip
def test_a_picture_that_cannot_be_in_the_page_is_said(data: bytes, reason: str) -> None:
    exported = write(simple(Figure(href="renditions/lamp", alt="A lamp")), with_media(lamp=data))
    assert html.document_fromstring(exported.data).xpath("//img/@src") == ["renditions/lamp"]
    assert [finding.rule for finding in exported.findings] == [NOT_INSIDE]
    assert reason in exported.findings[0].message


@pytest.mark.parametrize("sample", ["html/lighthouse-keeper.html", "docx/reading-room.docx"])
def test_a_page_alone_gives_the_article_its_pictures_and_the_same_page(sample: str) -> None:
    wishes = Wishes(reading=Reading(at=AT))
    one = ingest(SAMPLES / "sources" / sample, wishes)
    (document,) = render(one, ["html"]).documents
    again = ingest_source(Source(name=document.name, data=document.content.read()), wishes)
    assert one.media
    assert again.article == one.article
    assert [(file.name, file.content.read()) for file in again.media] == [(file.name, file.content.read()) for file in one.media]
    assert render(again, ["html"]).documents[0].content.read() == document.content.read()


def test_the_broken_sample_is_not_inside() -> None:
    (path,) = (SAMPLES / "broken" / "html").glob("HTMLOUT-001-*")
    rendered = render(ingest(path, Wishes(reading=Reading(at=AT))), ["html"])
    assert [finding.rule for finding in rendered.findings] == [NOT_INSIDE]


def test_a_page_with_the_largest_pictures_is_read_back() -> None:
    names = [f"p{number}" for number in range(MAX_PICTURES // MAX_PICTURE + 1)]
    article = simple(*(Figure(href=f"renditions/{name}", alt=name) for name in names))
    exported = write(article, with_media(**dict.fromkeys(names, picture(size=MAX_PICTURE))))
    found = read(Source(name="page.html", data=exported.data), Reading(at=AT))
    assert found.article == article
    assert len(found.media) == len(names) - 1
    assert [finding.rule for finding in exported.findings] == [NOT_INSIDE]


def test_a_damaged_picture_in_the_page_is_an_error() -> None:
    data = write(simple(Figure(href="renditions/lamp", alt="A lamp")), with_media(lamp=picture())).data
    with pytest.raises(SourceError, match="renditions/lamp"):
        back(data.replace(b";base64,", b";base64,!"))

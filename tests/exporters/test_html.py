"""The HTML exporter: a page that stands alone, that no address or text can turn into a program, and that is the Article."""

import re

import pytest
from hypothesis import given, settings
from lxml import etree, html

from archive.exporters.html import EXPORTER, write
from archive.formats import Imported, Reading, Rendering
from archive.importers.html import read, sniff
from archive.model.article import Article
from archive.model.body import Anchor, Body, Cell, Figure, Mark, MarkStyle, Paragraph, Table
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Text
from tests.support.articles import articles
from tests.support.stories import AT


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

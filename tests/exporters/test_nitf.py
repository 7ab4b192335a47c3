"""NITF writing: valid under the official XSD for every article, read back as far as NITF goes, and told where it does not."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from archive.errors import RenderError
from archive.exporters.nitf import EXPORTER, LEFT_OUT
from archive.formats import Imported, Reading, Rendering
from archive.importers.newsml_g2 import read as read_g2
from archive.importers.nitf import IMPORTER
from archive.importers.text import read as read_text
from archive.model.article import Article
from archive.model.body import Body, ItemList, Mark, MarkStyle, Paragraph
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Text
from tests.support.articles import articles, story
from tests.support.standards import official_xsd

AT = Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en")
SAMPLES = Path(__file__).parents[2] / "samples"


def written(article: Article) -> bytes:
    return EXPORTER.write(article, Rendering()).data


def back(data: bytes) -> Article:
    imported = IMPORTER.read(Source(name="a.nitf.xml", data=data), AT)
    assert isinstance(imported, Imported)
    return imported.article


def lost(article: Article) -> set[str]:
    findings = EXPORTER.write(article, Rendering()).findings
    assert all(finding.rule is LEFT_OUT for finding in findings)
    return {name for finding in findings for name in re.split(", ", str(finding.facts["fields"]))}


@settings(max_examples=100, deadline=None)
@given(articles())
def test_every_article_makes_a_valid_document(article: Article) -> None:
    root = etree.fromstring(written(article))
    schema = official_xsd("nitf", "3.6", "nitf-3-6.xsd")
    assert schema.validate(root), schema.error_log
    assert root.tag.endswith("}nitf")


def test_a_plain_story_comes_back_but_for_its_record() -> None:
    source = SAMPLES / "sources" / "text" / "harbour-library.txt"
    imported = read_text(Source(name=source.name, data=source.read_bytes()), AT)
    article = back(written(imported.article))
    for field in ("id", "headlines", "descriptions", "bylines", "bodies", "languages"):
        assert getattr(article, field) == getattr(imported.article, field)


def test_what_does_not_come_back_is_told() -> None:
    assert {"links", "provenance"} & lost(story()) <= {"links"}
    short = Article(id="urn:a", version_created=AT.at, headlines=(Text(value="H"),), bodies=story().bodies[:1])
    assert "headlines" not in lost(short)
    assert "creditlines" in lost(Article(id="urn:a", version_created=AT.at, creditlines=(Text(value="a"), Text(value="b"))))


@pytest.mark.parametrize("style", list(MarkStyle))
def test_marks_come_back_or_become_text(style: MarkStyle) -> None:
    body = Body(blocks=(Paragraph(content=("a ", Mark(style=style, content=("b",)), " c")),))
    article = back(written(Article(id="urn:a", version_created=AT.at, bodies=(body,))))
    if style in (MarkStyle.ABBREVIATION, MarkStyle.SPAN):
        assert article.text == "a b c"
    else:
        assert article.bodies == (body,)


def test_a_sample_of_strangers_comes_back_as_far_as_nitf_goes() -> None:
    data = (SAMPLES / "sources" / "nitf" / "harbour-bridge.xml").read_bytes()
    article = back(data)
    again = back(written(article))
    for field in ("id", "version", "slugline", "urgency", "headlines", "keywords", "bylines", "datelines", "content_created",
                  "content_modified", "embargoed", "expires", "published", "provider", "descriptions", "bodies"):  # fmt: skip
        assert getattr(again, field) == getattr(article, field), field


def test_what_no_reader_can_follow_is_refused() -> None:
    block: Paragraph | ItemList = Paragraph(content=("x",))
    for _ in range(150):
        block = ItemList(items=((block,),))
    with pytest.raises(RenderError, match="no NITF that can be read again"):
        written(Article(id="urn:a", version_created=AT.at, bodies=(Body(blocks=(block,)),)))


def test_the_broken_sample_says_what_is_left_out() -> None:
    (sample,) = (SAMPLES / "broken" / "nitf").glob("NITF-101-*")
    imported = read_g2(Source(name=sample.name, data=sample.read_bytes()), AT)
    assert isinstance(imported, Imported)
    assert "bodies" in lost(imported.article)

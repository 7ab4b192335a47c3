"""NewsML 1 reading: lines, revisions, bodies of every markup, several items; broken samples are read and say so."""

from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.formats import Imported, Reading, Several
from archive.importers.newsml1 import IMPORTER
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Concept, Link, Party

AT = Reading(at=PartialDate("2031-05-05T05:05:05Z"))
SAMPLES = Path(__file__).parents[2] / "samples"
BROKEN = sorted((SAMPLES / "broken" / "newsml1").glob("READ-*"))
ITEM = (
    "<NewsItem><Identification><NewsIdentifier><NewsItemId>{}</NewsItemId></NewsIdentifier></Identification>"
    "<NewsComponent><ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent></NewsItem>"
)


def read(data: bytes) -> Imported | Several:
    read = IMPORTER.read(Source(name="story.xml", data=data, origin="in/story.xml"), AT)
    assert isinstance(read, Imported | Several)
    return read


def one(data: bytes) -> Imported:
    imported = read(data)
    assert isinstance(imported, Imported)
    return imported


def sample(name: str) -> Imported:
    return one((SAMPLES / "sources" / "newsml1" / name).read_bytes())


def test_lines_and_metadata_are_read() -> None:
    article = sample("fete-du-port.xml").article
    assert article.id == "urn:newsml:agencedesiles.example:20260413:fete-port-0007"
    assert article.alt_ids[0].value.endswith(":2N")
    assert article.version == 2
    assert str(article.version_created) == "2026-04-13T12:59:02Z"
    assert str(article.first_created) == "2026-04-13T11:00:00+02:00"
    assert str(article.embargoed) == "2026-04-13T18:00:00+02:00"
    assert [text.role for text in article.headlines] == ["", "subhead"]
    assert article.standfirst == "La fête du port commence dimanche et dure trois jours."
    assert article.rights[0].notices[0].value == "© 2026 Agence des Îles"
    assert article.rights[1].usage_terms[0].value == "Pas de diffusion à la radio"
    assert article.provider == Party(name="ADI")
    assert article.links == (
        Link(rel="seeAlso", residref="urn:newsml:agencedesiles.example:20260412:fete-port-0003:1N", title="Le programme"),
    )
    assert article.located == (Concept(name="Îles, Port-aux-Îles", type="geoArea"),)
    assert article.renditions[0].href == "fete.jpg"
    assert article.languages == ("fr",)
    assert article.text == "La fête du port commence dimanche à Port-aux-Îles.\n\nElle dure trois jours."


def test_nitf_inside_says_what_the_lines_do_not() -> None:
    article = sample("mill-wheel.xml").article
    assert [text.value for text in article.headlines] == ["Mill Wheel Turns Again"]
    assert article.bylines[0].value == "By Rowan Field"
    assert article.urgency == 5
    assert article.text.startswith("The wheel of the mill at Upper Hallow turns again after forty years.")


@pytest.mark.parametrize(
    "content",
    [
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>One.</p><p>Two.</p></body></html>",
        "<p>One.</p><p>Two.</p>",
        "<body.content><p>One.</p><p>Two.</p></body.content>",
        "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;",
        "One.\n\nTwo.",
        "<![CDATA[<html><body><p>One.<p>Two.</body></html>]]>",
    ],
)
def test_bodies_are_read_as_what_they_are(content: str) -> None:
    assert one(f"<NewsML>{ITEM.format('a', content)}</NewsML>".encode()).article.text == "One.\n\nTwo."


def test_several_items_are_several_articles() -> None:
    several = read(f"<NewsML>{ITEM.format('a', 'One.')}{ITEM.format('b', 'Two.')}</NewsML>".encode())
    assert isinstance(several, Several)
    articles = [member.article for member in several.members if isinstance(member, Imported)]
    assert [(article.id, article.text) for article in articles] == [("a", "One."), ("b", "Two.")]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_sample_is_read_and_says_so(path: Path) -> None:
    assert {finding.rule.code for finding in one(path.read_bytes()).findings} == {path.stem[:8]}


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match="1 NewsItems found, but none holds a text"):
        read(b"<NewsML><NewsItem><NewsComponent><ContentItem Href='a.jpg'/></NewsComponent></NewsItem></NewsML>")


def test_only_newsml_1_is_claimed() -> None:
    assert IMPORTER.sniff(Source(name="x", data=b'<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "n.dtd"><NewsML/>'))
    assert not IMPORTER.sniff(Source(name="x", data=b"<newsItem/>"))
    assert not IMPORTER.sniff(Source(name="x", data=b'<NewsML xmlns="urn:other"/>'))

"""`archive convert` from every importer to every exporter: the result is valid, and says as much as its format can.

The samples of each importer are its side of the matrix; for PDF, which has no samples of its own, one of ours and one of another
writer. What comes back whole from which format is the table below; it names every exporter, so that a new one must be entered.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from archive import registry
from archive.formats import NINJS_VERSIONS, Rendering
from archive.ingesting import Ingested, Wishes, ingest_each, ingest_source
from archive.judging import check_document
from archive.model.article import Article
from archive.model.package import Document
from archive.model.source import Source
from archive.pipeline import render
from tests.support.pdfs import good
from tests.support.strangers import AT

SAMPLES = Path(__file__).parents[2] / "samples"
WISHES = Wishes(reading=AT)
SLOW = ("pdf",)  # one article of each importer is enough
COMES_BACK = {
    "newsml-g2": "the article",
    "ninjs": "the article",
    "html": "the article",
    "pdf": "the article",
    "nitf": "headline and text",
    "text": "words",
}


@cache
def articles(importer: str) -> list[Ingested]:
    """Return what the samples of an importer are read as."""
    if importer == "pdf":
        ours = Source(name="story.pdf", data=good())
        stranger = Source(name="report.pdf", data=(SAMPLES / "broken/pdf/PDFIN-001-no-article-inside.pdf").read_bytes())
        return [ingest_source(source, WISHES) for source in (ours, stranger)]
    found = [one for path in sorted((SAMPLES / "sources" / importer).glob("*.*")) for one in ingest_each(path, WISHES)]
    assert all(isinstance(one, Ingested) for one in found)
    return [one for one in found if isinstance(one, Ingested)]


def converted(one: Ingested, exporter: str, rendering: Rendering) -> Document:
    """Return the document that `archive convert` makes; a PDF carries the others as it does in a bundle."""
    names = ("newsml-g2", "ninjs", "pdf") if exporter == "pdf" else (exporter,)
    return render(one, names, rendering).documents[-1]


def words(article: Article) -> list[str]:
    """Return the words of the headline and of the text."""
    return f"{article.headline} {article.text}".split()


def letters(text: str) -> set[str]:
    """Return the words of a text without the signs around them."""
    return set(re.findall(r"\w+", text))


def test_the_table_is_complete() -> None:
    assert set(COMES_BACK) == set(registry.names("exporters"))
    assert all(articles(importer) for importer in registry.names("importers"))


@pytest.mark.parametrize("exporter", registry.names("exporters"))
@pytest.mark.parametrize("importer", registry.names("importers"))
def test_a_conversion_is_valid_and_comes_back(importer: str, exporter: str) -> None:
    plug = registry.exporter(exporter)
    for one in articles(importer)[: 1 if exporter in SLOW else None]:
        document = converted(one, exporter, Rendering())
        if exporter in registry.names("validators"):
            report = check_document(document, document.name)
            assert report.ok, report.findings
        assert document.name.endswith(plug.suffix)
        data = document.content.read()
        if COMES_BACK[exporter] == "words":
            assert not letters(" ".join(words(one.article))) - letters(data.decode("utf-8"))
            continue
        again = ingest_source(Source(name=document.name, data=data), WISHES)
        if COMES_BACK[exporter] == "the article":
            assert again.article == one.article
        else:
            assert words(again.article) == words(one.article)


@pytest.mark.parametrize("version", NINJS_VERSIONS)
@pytest.mark.parametrize("importer", registry.names("importers"))
def test_every_version_of_ninjs_comes_back(importer: str, version: str) -> None:
    for one in articles(importer):
        document = converted(one, "ninjs", Rendering(ninjs_version=version))
        assert check_document(document, document.name).ok
        assert ingest_source(Source(name=document.name, data=document.content.read()), WISHES).article == one.article

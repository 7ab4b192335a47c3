"""PDF in: ours gives the whole bundle back byte for byte; a stranger's is kept, with its text as a marked guess."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from archive import pipeline
from archive.errors import SourceError
from archive.formats import Enclosed, Imported, Rendering
from archive.importers import text as text_importer
from archive.importers.pdf import IMPORTER
from archive.model.body import Heading, Paragraph
from archive.model.source import Source
from archive.model.values import Origin
from tests.support.pdfs import SMALL, WISHES, changed, good, ingested, pages, saved

BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "pdf"


def imported(data: bytes) -> Imported | Enclosed:
    return IMPORTER.read(Source(name="x.pdf", data=data), WISHES.reading)


def bundle(read: pipeline.Ingested) -> dict[str, bytes]:
    tree = pipeline.pack(read, pipeline.render(read))
    return {path: blob.read() for path, blob in tree.entries.items()}


def back(data: bytes) -> pipeline.Ingested:
    return pipeline.ingest_source(Source(name="received.pdf", data=data), WISHES)


@pytest.mark.parametrize("level", ["3a+ua1", "4f+ua2"])
def test_our_pdf_alone_is_the_whole_bundle_byte_for_byte(level: str) -> None:
    read = back(good(level))
    assert read.article == ingested().article
    assert (read.source.name, read.source.data) == (SMALL.name, SMALL.data)
    assert read.findings == ()
    assert bundle(read) == bundle(ingested())


def test_an_original_with_the_name_of_a_document_gets_its_name_back() -> None:
    first = pipeline.render(ingested()).documents[0]
    twin = pipeline.ingest_source(Source(name=first.name, data=first.content.read()), WISHES)
    pdf = pipeline.render(twin).documents[-1].content.read()
    assert back(pdf).source.name == first.name
    assert bundle(back(pdf)) == bundle(twin)


def test_without_newsml_the_ninjs_is_enough() -> None:
    rendered = pipeline.render(ingested(), ("ninjs", "pdf"), Rendering())
    read = imported(rendered.documents[-1].content.read())
    assert isinstance(read, Enclosed)
    assert read.importer == "ninjs"
    assert read.document.data == rendered.documents[0].content.read()
    assert read.original is not None
    assert read.original.data == SMALL.data


def test_damaged_newsml_is_passed_over_with_a_finding() -> None:
    read = imported(changed(lambda pdf: pdf.Root.AF[0].EF.F.Params.__setitem__("/Size", 1)))
    assert isinstance(read, Enclosed)
    assert read.importer == "ninjs"
    assert [finding.rule.code for finding in read.findings] == ["PDFIN-004"]


def test_without_the_original_the_pdf_is_the_original() -> None:
    data = (BROKEN / "PDFIN-003-no-original.pdf").read_bytes()
    assert back(data).source.data == data


@pytest.mark.parametrize("sample", sorted(BROKEN.glob("PDFIN-*.pdf")), ids=lambda path: path.stem)
def test_a_broken_sample_yields_its_rule(sample: Path) -> None:
    assert sample.name[:9] in [finding.rule.code for finding in imported(sample.read_bytes()).findings]


def test_every_rule_has_a_sample() -> None:
    assert {path.name[:9] for path in BROKEN.glob("PDFIN-*.pdf")} == {rule.code for rule in IMPORTER.rules}


def test_a_stranger_is_kept_and_guessed_and_nothing_is_invented() -> None:
    read = imported((BROKEN / "PDFIN-001-no-article-inside.pdf").read_bytes())
    assert isinstance(read, Imported)
    article = read.article
    assert article.headlines == article.bylines == article.rights == article.published == ()
    assert article.content_created is None
    assert article.first_created == article.version_created == WISHES.reading.at
    assert article.title == "Lamp lit again"
    assert article.bodies[0].blocks[0] == Heading(level=1, content=("Lamp lit again",))
    assert {entry.field: entry.origin for entry in article.provenance.origins} == {
        "bodies": Origin.HEURISTIC,
        "languages": Origin.GIVEN,
        "title": Origin.HEURISTIC,
    }
    unmapped = {entry.path: entry.value for entry in article.provenance.unmapped}
    assert unmapped["Info/CreationDate"].startswith("D:2026"), "a date of the file is kept, and is no date of the news"


def test_a_stranger_without_tags_or_metadata() -> None:
    pdf = pages(b"BT /F 9 Tf (The lamp is lit.) Tj ET")
    pdf.pages[0].obj.Resources.Font = {
        "/F": pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    }
    read = imported(saved(pdf))
    assert isinstance(read, Imported)
    assert read.article.bodies[0].blocks == (Paragraph(content=("The lamp is lit.",)),)
    assert read.article.title == ""


def test_controls_in_what_a_stranger_says_are_dropped() -> None:
    def change(pdf: Any) -> None:
        del pdf.Root.AF, pdf.Root.Names, pdf.Root.Metadata
        pdf.trailer.Info.Title = pikepdf.String("Lamp\x07 lit")
        pdf.trailer.Info.Author = pikepdf.String("\x00")

    read = imported(changed(change))
    assert isinstance(read, Imported)
    assert read.article.title == "Lamp lit"


@pytest.mark.parametrize("name", ["PDF-001-cut-short", "PDF-002-password"])
def test_what_cannot_be_read_is_an_error(name: str) -> None:
    with pytest.raises(SourceError, match=r"^x\.pdf"):
        imported((BROKEN / f"{name}.pdf").read_bytes())


@pytest.mark.parametrize(
    ("data", "mine"),
    [
        (good(), True),
        (b"\n" + good(), True),
        (b"%PDF-1.7", True),
        (b"mail header\n" + good(), True),
        (b"A story\n\nEvery file begins with %PDF-1.7 and goes on.", False),
        (b"<p>%PDF-1.7</p>", False),
    ],
)
def test_it_claims_pdf_and_nothing_that_is_text(data: bytes, *, mine: bool) -> None:
    source = Source(name="x", data=data)
    assert IMPORTER.sniff(source) is mine
    if mine:
        assert not text_importer.IMPORTER.sniff(source) or data == b"%PDF-1.7"

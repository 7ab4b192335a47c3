"""A package's parts have the same names in every layout, and each says what it is."""

from dataclasses import replace

from archive.formats import RENDERING
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import Provenance, SourceRecord
from archive.packing.parts import parts_of
from tests.support.packages import article, package

PNG = Blob.of(b"\x89PNG\r\n\x1a\n" + bytes(40))


def test_the_source_comes_first_and_then_the_documents_by_name() -> None:
    parts = parts_of(replace(package(), documents=package().documents[::-1]))
    assert [part.name for part in parts] == [
        "original/harbour.txt", "harbour-opens-again-00000000.newsml.xml", "harbour-opens-again-00000000.pdf",
    ]  # fmt: skip
    assert [part.is_original for part in parts] == [True, False, False]


def test_a_source_is_what_its_importer_read_only_if_these_are_those_bytes() -> None:
    data = b"<p>Harbour opens</p>"
    source = Source(name="a:b.txt", data=data)
    record = SourceRecord(name="a:b.txt", media_type="text/plain", sha256=source.sha256(), size=len(data))
    whole = replace(package(), source=source, article=article(provenance=Provenance(source=record)))
    (original, *_) = parts_of(whole)
    assert (original.name, original.original_name, original.format.media_type) == ("original/a_b.txt", "a:b.txt", "text/plain")
    other = replace(whole, source=Source(name="a:b.txt", data=data.upper()))
    (original, *_) = parts_of(other)
    assert (original.original_name, original.format.media_type) == ("", "application/xml")


def test_documents_of_ours_are_known_and_images_are_told_by_their_bytes() -> None:
    written = Document(name="x.ninjs.json", format="ninjs", content=Blob.of(b"{}"))
    documents = (written, Document(name="renditions/a", content=PNG))
    whole = replace(package(), documents=documents, info={RENDERING: "ninjs-version=2.3"})
    _, image, ninjs = parts_of(whole)
    assert (ninjs.exporter, ninjs.format.version) == ("ninjs", "2.3")
    assert (image.exporter, image.format.media_type) == ("", "image/png")

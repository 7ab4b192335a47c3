"""What a file is: known for what we wrote, as it was read for what we received, by its first bytes for the rest."""

import re

import pytest

from archive import pipeline, registry
from archive.formats import PDF_LEVELS, Rendering
from archive.packing import pronom
from tests.support.histories import SOURCES, WISHES


def test_every_exporter_of_ours_is_known_with_its_media_type() -> None:
    for name in registry.names("exporters"):
        known = pronom.of_document(name, Rendering())
        assert known is not None, name
        assert known.media_type == registry.exporter(name).media_type
        assert re.fullmatch(r"(x-)?fmt/\d+", known.puid)


@pytest.mark.parametrize(("level", "puid"), [(PDF_LEVELS[0], "fmt/479"), (PDF_LEVELS[1], "fmt/1912")])
def test_a_pdf_is_what_it_claims_to_be(level: str, puid: str) -> None:
    known = pronom.of_document("pdf", Rendering(pdf_level=level))
    assert known is not None
    assert known.puid == puid


def test_ninjs_has_its_version_and_strangers_are_not_known() -> None:
    known = pronom.of_document("ninjs", Rendering(ninjs_version="1.7"))
    assert known is not None
    assert known.version == "1.7"
    assert pronom.of_document("", Rendering()) is None


@pytest.mark.parametrize("folder", sorted(path.name for path in SOURCES.iterdir()))
def test_what_every_importer_reads_has_a_name(folder: str) -> None:
    first = min(path for path in (SOURCES / folder).iterdir() if path.is_file())
    found = next(one for one in pipeline.ingest_each(first, WISHES) if isinstance(one, pipeline.Ingested))
    source = found.article.provenance.source
    assert source is not None
    assert pronom.of_media_type(source.media_type).name != source.media_type
    assert pronom.of_media_type("x/y").name == "x/y"


@pytest.mark.parametrize(
    ("head", "media_type", "puid"),
    [
        (b"GIF89a\x01\x00", "image/gif", "fmt/4"),
        (b"GIF87a\x01\x00", "image/gif", "fmt/3"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00", "image/jpeg", "fmt/43"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02\x00", "image/jpeg", "fmt/44"),
        (b"\xff\xd8\xff\xe1\x00\x10Exif", "image/jpeg", ""),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png", ""),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp", ""),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "application/octet-stream", ""),
        (b"II*\x00", "image/tiff", ""),
        (b"%PDF-1.7", "application/pdf", ""),
        (b"\xef\xbb\xbf\n<newsItem", "application/xml", "fmt/101"),
        (b' {"a"', "application/json", "fmt/817"),
        (b"", "application/octet-stream", ""),
        (b"plain words", "application/octet-stream", ""),
    ],
)
def test_first_bytes_tell_what_is_certain_and_no_more(head: bytes, media_type: str, puid: str) -> None:
    known = pronom.of_bytes(head)
    assert (known.media_type, known.puid) == (media_type, puid)

"""WACZ packages: their WARC files, and nothing that only looks like one."""

import io
import zipfile

import pytest

from archive.errors import SourceError
from archive.webarchive.waczs import is_wacz, warcs
from tests.support.broken_pages import compressed, crawl, wacz

PACKAGE = wacz(crawl()[:2])


def test_the_warcs_are_found() -> None:
    assert is_wacz(PACKAGE)
    assert list(warcs(PACKAGE)) == [("archive/data.warc.gz", compressed(crawl()[:2]))]


def test_other_zips_are_none() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "x")
    assert not is_wacz(out.getvalue())
    assert not is_wacz(b"PK\x03\x04")


@pytest.mark.parametrize("data", [PACKAGE[:-30], b"PK\x03\x04nonsense", PACKAGE.replace(b"\x1f\x8b\x08", b"\x1f\x8b\x09", 1),
                                  PACKAGE[:4] + PACKAGE[1000:]])  # fmt: skip
def test_damage_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError):
        list(warcs(data))


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/a.warc", bytes(200_000_000))
    with pytest.raises(SourceError, match="too many"):
        list(warcs(out.getvalue()))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_neither_stored_nor_deflated_is_refused(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        package.writestr("archive/a.warc", b"WARC/1.0")
    with pytest.raises(SourceError, match="does not know"):
        list(warcs(out.getvalue()))

# ruff: noqa: E501  pages have long lines
"""Pages of ours are read strictly and without any library; others are left alone."""

import pytest

from archive.errors import SourceError
from archive.exporters.html import write
from archive.formats import Rendering
from archive.model.article import Article
from archive.model.values import Text
from archive.webpage.ownpage import read_own
from tests.support.stories import AT

PAGE = write(Article(id="urn:x:1", version_created=AT, headlines=(Text(value="H", role="main"),)), Rendering()).data


def test_ours_is_read() -> None:
    headlines = [{"value": "H", "role": "main"}]
    own = read_own(PAGE)
    assert own is not None
    assert own.record == {"id": "urn:x:1", "version_created": AT.value, "headlines": headlines}
    assert not own.media


@pytest.mark.parametrize(
    "data",
    [b"", b"<!DOCTYPE html>\n<p>x", PAGE[1:], PAGE.replace(b"generator", b"creator"), PAGE.replace(b"</article>", b""),
     PAGE.replace(b"urn:x-newsarchive:record", b"urn:other"), PAGE.replace(b"<script", b"<skript").replace(b"/script", b"/skript")],
)  # fmt: skip
def test_others_are_not(data: bytes) -> None:
    assert read_own(data) is None


def test_a_damaged_carrier_is_an_error() -> None:
    with pytest.raises(SourceError):
        read_own(PAGE.replace(b'"value": "{', b'"value": "[{'))

"""Words of the vocabularies, and what looks like a media type and is none."""

import pytest

from archive.csip.vocabularies import is_category, is_media_type


@pytest.mark.parametrize("text", ["Textual works – Digital", "Textual works - Digital", "Mixed", "OTHER", "Other"])
def test_content_categories(text: str) -> None:
    assert is_category(text)


@pytest.mark.parametrize("text", ["", "textual works – digital", "Recipes"])
def test_what_is_no_category(text: str) -> None:
    assert not is_category(text)


@pytest.mark.parametrize(
    "text", ["text/xml", "TEXT/PLAIN", "application/vnd.ms-excel", "image/svg+xml", "text/vnd.curl", "font/otf"]
)
def test_media_types(text: str) -> None:
    assert is_media_type(text)


@pytest.mark.parametrize(
    "text", ["", "text", "other/wrong", "text/xlm", "application/x-tar", "text/ plain", "text/plain; charset=x"]
)
def test_what_is_no_media_type(text: str) -> None:
    assert not is_media_type(text)

"""Pictures of a web archive are found wherever they stand in it, and only when somebody asks."""

from collections.abc import Iterator

import pytest

from archive.errors import SourceError
from archive.webarchive import gallery
from archive.webarchive.gallery import Gallery
from archive.webarchive.warcs import Record, records
from tests.support import drawings
from tests.support.broken_pages import NO_DIGEST, page, record, response

URL = "https://news.example/img/quay.png"


def hung(*parts: bytes) -> Gallery:
    return Gallery(lambda: records(b"".join(parts)))


def picture(data: bytes = b"\x89PNG", uri: str = URL, **more: str) -> bytes:
    return record(response(data, "image/png"), uri=uri, **more)


def test_a_picture_behind_its_page_is_found_with_its_record() -> None:
    found = hung(record(response(page())), picture(drawings.quay())).get(f"{URL}#top")
    assert found is not None
    assert (found.url, found.body, found.media_type, found.wrong) == (URL, drawings.quay(), "image/png", ())
    (again,) = records(found.raw)
    assert again.raw == found.raw


def test_of_captures_of_one_address_the_first_counts_and_is_counted_once() -> None:
    one = hung(picture(b"\x89PNG1"), picture(b"\x89PNG2"))
    assert [one.get(URL), one.get(URL)][1] == one.get(URL)
    assert getattr(one.get(URL), "body", b"") == b"\x89PNG1"
    assert one.used == {"image/png": 1}
    assert one.get("https://news.example/none.png") is None


def test_a_digest_that_the_bytes_disprove_is_named() -> None:
    found = hung(picture(digest=NO_DIGEST)).get(URL)
    assert found is not None
    assert found.wrong == ("WARC-Block-Digest",)


@pytest.mark.parametrize(
    "part",
    [
        record(response(b"\x89PNG", "image/png", status="404 Not Found"), uri=URL),
        record(response(b"\x89PNG", "text/html"), uri=URL),
        record(response(b"x", "image/png", fields="Content-Encoding: br\r\n"), uri=URL),
        record(b"\x89PNG", uri=URL, kind="request"),
        record(b"\x89PNG", uri=URL),
        picture()[:-8],
    ],
)
def test_what_is_no_whole_picture_that_was_found_is_none(part: bytes) -> None:
    assert hung(part).get(URL) is None


def test_pictures_end_where_the_archive_is_damaged_or_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    other = URL.replace("quay", "lamp")
    one = hung(picture(), b"nonsense\r\n", picture(uri=other))
    assert one.get(URL) is not None
    assert one.get(other) is None
    monkeypatch.setattr(gallery, "MAX_BYTES", len(picture()))
    full = hung(picture(), picture(uri=other))
    assert full.get(URL) is not None
    assert full.get(other) is None


def test_nothing_is_read_before_it_is_needed_and_then_once() -> None:
    reads: list[int] = []

    def begin() -> Iterator[Record]:
        reads.append(1)
        raise SourceError("no archive")

    one = Gallery(begin)
    assert reads == []
    one.get(URL)
    one.get(URL)
    assert reads == [1]

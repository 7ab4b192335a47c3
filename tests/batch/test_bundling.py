"""Every article of a source has its record, whatever becomes of the others, and no record holds what nobody asks for."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.batch.bundling import bundle
from archive.batch.records import Order
from archive.errors import ConflictError, StoreError, UnknownFormatError, UsageError
from archive.files.walking import Aside
from archive.formats import Reading
from archive.ingesting import Wishes
from archive.model.dates import PartialDate
from tests.support.stock import story

FEED = Path(__file__).parents[2] / "samples" / "sources" / "feed" / "town-desk.rss"


@pytest.fixture
def order(tmp_path: Path) -> Order:
    wishes = Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en"))
    return Order(wishes=wishes, destination=str(tmp_path / "out"), rendering={})


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(story(1))
    return path


def test_one_article_has_a_record_with_its_detail(order: Order, source: Path) -> None:
    (record,) = bundle(order, source)
    assert record.status == "bundled"
    assert Path(record.place).is_dir()
    assert record.size == sum(path.stat().st_size for path in Path(record.place).rglob("*") if path.is_file())
    assert record.id.startswith("urn:uuid:")
    assert record.detail is not None
    assert record.detail.importer == "text"
    assert record.detail.received == source.stat().st_size
    assert [entry.field for entry in record.detail.origins]


def test_the_same_again_is_identical(order: Order, source: Path) -> None:
    first, again = (bundle(order, source)[0] for _ in range(2))
    assert (again.status, again.place, again.id, again.size) == ("identical", first.place, first.id, first.size)


def test_articles_of_a_feed_have_a_record_each_and_no_detail(order: Order) -> None:
    records = bundle(order, FEED)
    assert len(records) > 1
    assert {record.detail for record in records} == {None}
    assert {record.source for record in records} == {str(FEED)}
    assert len({record.place for record in records if record.error is None}) == sum(r.error is None for r in records)


def test_other_content_of_the_name_is_a_conflict_and_stays(order: Order, source: Path) -> None:
    (made,) = bundle(order, source)
    other = replace(order, wishes=replace(order.wishes, fields={"byline": ["By Ada Stone"]}))
    (record,) = bundle(other, source)
    assert isinstance(record.error, ConflictError)
    assert bundle(order, source)[0].identical
    assert made.place == record.error.where


def test_what_no_importer_reads_is_a_record(order: Order, tmp_path: Path) -> None:
    binary = tmp_path / "photo.jpg"
    binary.write_bytes(bytes(range(256)) * 4)
    (record,) = bundle(order, binary)
    assert isinstance(record.error, UnknownFormatError)
    assert record.source == str(binary)


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file_is_a_record(order: Order, tmp_path: Path, name: str) -> None:
    (record,) = bundle(order, tmp_path / name)
    assert isinstance(record.error, StoreError)


def test_what_could_not_be_looked_at_is_an_error(order: Order) -> None:
    with pytest.raises(StoreError, match="locked: cannot be read"):
        bundle(order, Aside(path=Path("locked"), reason="cannot be read (Permission denied)", failed=True))
    with pytest.raises(UsageError, match="stories: it is a folder"):
        bundle(order, Aside(path=Path("stories"), reason="it is a folder", failed=True, misnamed=True))


def test_a_feed_without_articles_is_said_to_have_none(order: Order, tmp_path: Path) -> None:
    feed = tmp_path / "empty.rss"
    feed.write_text('<rss version="2.0"><channel><title>Town desk</title></channel></rss>', encoding="utf-8")
    (record,) = bundle(order, feed)
    assert record.error is not None
    assert str(feed) in str(record.error)

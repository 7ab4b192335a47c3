"""One collection of all articles: whole or not at all, the same again, and never over something else."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from archive.batch.collecting import Collecting, Wanted
from archive.batch.records import Order, Record
from archive.errors import ConflictError, SourceError, StoreError
from archive.formats import Reading
from archive.ingesting import Wishes
from archive.limits import Limits
from archive.model.dates import PartialDate
from archive.runners.local import LocalRunner
from tests.support.stock import stock, story

WANTED = Wanted(title="Harbour sessions")


def order(folder: Path, day: int = 22) -> Order:
    wishes = Wishes(reading=Reading(at=PartialDate(f"2026-11-{day}T09:30:00Z"), lang="en"))
    return Order(wishes=wishes, destination=str(folder / "out"), rendering={})


def collect(order: Order, sources: list[Path], wanted: Wanted = WANTED) -> tuple[Record, list[Record]]:
    """Run; return the Record of the collection, and those of the articles."""
    collecting = Collecting(order, wanted)
    runner = LocalRunner(1, Limits(seconds=0, size=lambda _: 0))
    records = [record for group in collecting.run(sources, runner, 4) for record in group]
    assert not list(Path(order.destination).glob(".tmp-*"))
    return collecting.record, records


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    return sorted(stock(tmp_path / "news", 3).rglob("*.txt"))


def test_every_article_is_in_the_collection_at_the_place_that_its_record_names(tmp_path: Path, sources: list[Path]) -> None:
    made, records = collect(order(tmp_path), sources)
    assert made.status == "bundled"
    assert made.size == sum(path.stat().st_size for path in Path(made.place).rglob("*") if path.is_file())
    assert all((Path(record.place) / "bagit.txt").is_file() for record in records)
    assert [entry.name for entry in (tmp_path / "out").iterdir()] == [Path(made.place).name]


def test_the_same_again_on_another_day_is_identical_and_renders_nothing(
    tmp_path: Path, sources: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _ = collect(order(tmp_path), sources)
    monkeypatch.setattr("archive.pipeline.render", None)
    again, records = collect(order(tmp_path, day=23), sources)
    assert (again.status, again.place, again.size) == ("identical", made.place, made.size)
    assert {record.status for record in records} == {"identical"}


def test_a_stated_instant_has_to_be_the_same(tmp_path: Path, sources: list[Path]) -> None:
    collect(order(tmp_path), sources)
    again, _ = collect(replace(order(tmp_path, day=23), at_stated=True), sources)
    assert isinstance(again.error, ConflictError)


def test_what_is_not_trusted_is_made_again_and_compared(tmp_path: Path, sources: list[Path]) -> None:
    collect(order(tmp_path), sources)
    again, _ = collect(replace(order(tmp_path), trusting=False), sources)
    assert again.status == "identical"


def test_changed_new_and_missing_articles_are_a_conflict_that_names_them(tmp_path: Path, sources: list[Path]) -> None:
    collect(order(tmp_path), sources)
    again, _ = collect(order(tmp_path), sources[1:])
    assert isinstance(again.error, ConflictError)
    assert "is no longer among the sources" in again.error.message
    sources[0].write_bytes(story(7))
    again, _ = collect(order(tmp_path), sources)
    assert again.error is not None
    assert "is new" in again.error.message


def test_a_damaged_collection_is_no_identical_one(tmp_path: Path, sources: list[Path]) -> None:
    made, records = collect(order(tmp_path), sources)
    next(Path(records[0].place).glob("data/*.pdf")).write_bytes(b"")
    again, _ = collect(order(tmp_path), sources)
    assert isinstance(again.error, ConflictError)
    assert "damaged" in again.error.message
    assert again.error.where == made.place


def test_something_else_of_that_name_is_a_conflict(tmp_path: Path, sources: list[Path]) -> None:
    made, _ = collect(order(tmp_path / "a"), sources)
    place = tmp_path / "out" / Path(made.place).name
    place.parent.mkdir()
    place.write_bytes(b"mine")
    again, _ = collect(order(tmp_path), sources)
    assert isinstance(again.error, ConflictError)
    assert place.read_bytes() == b"mine"


def test_there_is_no_collection_while_an_article_is_missing_unless_it_is_taken_so(tmp_path: Path, sources: list[Path]) -> None:
    (tmp_path / "broken.xml").write_bytes(b"<newsItem")
    all_of_them = [*sources, tmp_path / "broken.xml"]
    made, records = collect(order(tmp_path), all_of_them)
    assert isinstance(made.error, SourceError)
    assert "1 article or source failed" in made.error.message
    assert [record.status for record in records] == ["bundled"] * 3 + ["failed"]
    assert not list((tmp_path / "out").iterdir())
    made, _ = collect(order(tmp_path), all_of_them, replace(WANTED, partial=True))
    assert made.status == "bundled"
    assert len(list(Path(made.place, "data", "articles").iterdir())) == 3
    made, _ = collect(order(tmp_path / "b"), all_of_them[3:], replace(WANTED, partial=True))
    assert isinstance(made.error, SourceError)


def test_two_articles_of_one_name_are_a_conflict_the_first_time_and_later(tmp_path: Path) -> None:
    sources = [tmp_path / "a.json", tmp_path / "b.json"]
    for path in sources:
        body = {"contentType": "text/plain", "value": f"From {path.name}. " * 20}
        said = {"uri": "urn:x:same", "standard": {"name": "ninjs", "version": "3.2"}, "headlines": [{"value": "Same"}]}
        path.write_text(json.dumps({**said, "bodies": [body]}), "utf-8")
    partial = replace(WANTED, partial=True)
    first, records = collect(order(tmp_path), sources, partial)
    assert [type(record.error) for record in records] == [type(None), ConflictError]
    again, records = collect(order(tmp_path), sources, partial)
    assert [type(record.error) for record in records] == [type(None), ConflictError]
    assert (first.status, again.status) == ("bundled", "identical")


def test_an_aic_lies_beside_its_members_which_are_not_made_again(tmp_path: Path, sources: list[Path]) -> None:
    wanted = replace(order(tmp_path), layout="csip", package_type="aip", container="zip", sharded=True)
    made, records = collect(wanted, sources)
    assert all(Path(record.place).is_file() for record in records)
    assert made.size < 60_000
    again, records = collect(replace(wanted, wishes=order(tmp_path, day=23).wishes), sources)
    assert {again.status, *(record.status for record in records)} == {"identical"}
    fewer, _ = collect(wanted, sources[1:])
    assert isinstance(fewer.error, ConflictError)


def test_a_disk_that_refuses_is_the_error_of_the_collection(tmp_path: Path, sources: list[Path]) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(StoreError):
        collect(order(tmp_path), sources)

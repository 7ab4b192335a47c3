"""What is there is known without rendering when it is the same and whole, on any later day; else it is made and compared."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import pipeline
from archive.batch.bundling import bundle
from archive.batch.records import Order, Record
from archive.errors import ConflictError
from archive.formats import Reading
from archive.ingesting import Wishes
from archive.model.dates import PartialDate
from tests.support.stock import story

TODAY = Reading(at=PartialDate("2026-11-22T09:30:00Z"), lang="en")
TOMORROW = Reading(at=PartialDate("2026-11-23T11:00:00Z"), lang="en")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(story(1))
    return path


def order(tmp_path: Path, **changes: Any) -> Order:
    return replace(Order(wishes=Wishes(reading=TODAY), destination=str(tmp_path / "out"), rendering={}), **changes)


def never(*_: object, **__: object) -> pipeline.Rendered:
    raise AssertionError("nothing is rendered again")


KINDS = [{"container": container, "sharded": sharded} for container in ("folder", "zip", "tar") for sharded in (False, True)]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_the_same_tomorrow_is_identical_and_not_rendered(
    tmp_path: Path, source: Path, kind: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = bundle(order(tmp_path, **kind), source)
    monkeypatch.setattr(pipeline, "render", never)
    (again,) = bundle(order(tmp_path, wishes=Wishes(reading=TOMORROW), **kind), source)
    assert again.status == "identical"
    assert (again.place, again.size) == (made.place, made.size)


def test_an_instant_that_is_stated_has_to_be_the_same(tmp_path: Path, source: Path) -> None:
    bundle(order(tmp_path, at_stated=True), source)
    (same,) = bundle(order(tmp_path, at_stated=True), source)
    (other,) = bundle(order(tmp_path, at_stated=True, wishes=Wishes(reading=TOMORROW)), source)
    assert same.identical
    assert isinstance(other.error, ConflictError)


def test_a_bundle_of_a_bundle_is_the_bundle(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = bundle(order(tmp_path), source)
    (copy,) = bundle(order(tmp_path, destination=str(tmp_path / "copy"), wishes=Wishes(reading=TOMORROW)), Path(made.place))
    for path in Path(made.place).rglob("*"):
        there = Path(copy.place) / path.relative_to(made.place)
        assert path.is_dir() or there.read_bytes() == path.read_bytes()
    monkeypatch.setattr(pipeline, "render", never)
    assert bundle(order(tmp_path), Path(made.place))[0].identical


def _cut(place: Path) -> None:
    path = next(place.glob("data/*.pdf"))
    path.write_bytes(path.read_bytes()[:-1])


def _lose(place: Path) -> None:
    next(place.glob("data/*.ninjs.json")).unlink()


def _add(place: Path) -> None:
    (place / "data" / "extra.txt").write_text("extra")


def _swap(place: Path) -> None:
    path = next(place.glob("data/original/*"))
    shutil.copy(path, place / "elsewhere")
    path.unlink()
    path.symlink_to(place / "elsewhere")


def _unlisted(place: Path) -> None:
    (place / "manifest-sha512.txt").write_bytes(b"")


@pytest.mark.parametrize("damage", [_cut, _lose, _add, _swap, _unlisted])
def test_what_is_not_whole_is_no_bundle_and_stays(tmp_path: Path, source: Path, damage: Callable[[Path], None]) -> None:
    (made,) = bundle(order(tmp_path), source)
    damage(Path(made.place))
    before = sorted(path.name for path in Path(made.place).rglob("*"))
    (again,) = bundle(order(tmp_path), source)
    assert isinstance(again.error, ConflictError)
    assert sorted(path.name for path in Path(made.place).rglob("*")) == before


def test_a_link_in_the_place_of_a_bundle_is_not_followed(tmp_path: Path, source: Path) -> None:
    (made,) = bundle(order(tmp_path), source)
    moved = Path(made.place).rename(tmp_path / "moved")
    Path(made.place).symlink_to(moved, target_is_directory=True)
    assert isinstance(bundle(order(tmp_path), source)[0].error, ConflictError)


def test_in_doubt_it_is_made_again_and_compared(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle(order(tmp_path), source)
    made: list[object] = []
    render = pipeline.render
    monkeypatch.setattr(pipeline, "render", lambda *words, **more: made.append(1) or render(*words, **more))
    record: Record
    (record,) = bundle(order(tmp_path, trusting=False), source)
    assert record.identical
    assert made

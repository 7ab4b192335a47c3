"""The basis of a bundle: the same tomorrow, another when anything that enters the bundle is another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from archive import basis as module
from archive.basis import BASIS, basis, same
from archive.formats import RENDERING, Reading, Rendering
from archive.ingesting import Wishes, ingest_source
from archive.model.dates import PartialDate
from archive.model.package import Document, Package
from archive.model.source import Source
from archive.model.tree import Blob

STORY = b"Harbour bridge closed\n\nThe bridge was closed on Monday because the wind had lifted two of its planks.\n"
NOW = PartialDate("2026-11-22T09:30:00Z")
LATER = PartialDate("2027-01-01T00:00:00Z")


def package(
    data: bytes = STORY, name: str = "story.txt", at: PartialDate = NOW, fields: Mapping[str, Sequence[str]] | None = None
) -> Package:
    source = Source(name=name, data=data)
    ingested = ingest_source(source, Wishes(reading=Reading(at=at, lang="en"), importer="text", fields=fields or {}))
    return Package(name="story", article=ingested.article, source=source, documents=(), info={RENDERING: Rendering().record()})


def image(data: bytes) -> Document:
    return Document(name="renditions/bridge.png", content=Blob.of(data))


def test_it_is_a_digest_and_the_instant_of_reading() -> None:
    digest, instant = basis(package()).split(" ")
    assert len(bytes.fromhex(digest)) == 16
    assert instant == NOW.value
    assert len(f"{BASIS}: {digest} 2026-11-22T09:30:00+01:00") <= 79, "RFC 8493, 2.2.2"


def test_another_day_changes_the_instant_and_not_the_digest() -> None:
    today, tomorrow = basis(package()), basis(package(at=LATER))
    assert today != tomorrow
    assert same(today, tomorrow, instant=False)
    assert not same(today, tomorrow, instant=True)


def test_an_instant_that_the_user_states_belongs_to_the_article() -> None:
    stated = {"content-created": [NOW.value]}
    assert not same(basis(package(fields=stated)), basis(package(fields={"content-created": ["2026-11-21"]})), instant=False)


@pytest.mark.parametrize(
    "other",
    [
        package(data=STORY + b"It opens again today.\n"),
        package(name="other.txt"),
        package(fields={"byline": ["By Ada Stone"]}),
        replace(package(), info={RENDERING: replace(Rendering(), paper="letter").record()}),
        replace(package(), source=Source(name="story.txt", data=b"another original")),
        replace(package(), documents=(image(b"1"),)),
    ],
    ids=["source", "name", "field", "paper", "original", "image"],
)
def test_whatever_enters_the_bundle_changes_the_digest(other: Package) -> None:
    assert not same(basis(package()), basis(other), instant=False)


def test_images_count_by_their_content() -> None:
    one, other = (basis(replace(package(), documents=(image(data),))) for data in (b"1", b"2"))
    assert not same(one, other, instant=False)


def test_documents_made_of_the_article_do_not_matter() -> None:
    made = Document(name="story.pdf", content=Blob.of(b"%PDF-"))
    assert basis(replace(package(), documents=(made,))) == basis(package())


def test_another_version_of_the_program_is_another_basis(monkeypatch: pytest.MonkeyPatch) -> None:
    before = basis(package())
    monkeypatch.setattr(module, "VERSION", "99.0")
    assert not same(before, basis(package()), instant=False)


def test_a_bundle_without_the_line_is_the_same_as_none() -> None:
    assert not same("", basis(package()), instant=False)


def test_stories_of_the_repository_have_a_basis_each() -> None:
    stories = sorted((Path(__file__).parents[1] / "samples" / "sources" / "text").glob("*.txt"))
    lines = {basis(package(data=story.read_bytes(), name=story.name)) for story in stories}
    assert len(lines) == len(stories)

"""The article that follows has a higher number and links to the one before."""

import pytest

from archive.errors import ConflictError
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.given import state_origin
from archive.model.values import Link, Origin
from archive.repository.succession import follow, identify

AT = PartialDate("2026-11-22T09:30:00Z")


def article(version: int = 1, *links: Link, numbered: bool = True) -> Article:
    made = Article(id="urn:x:1", version_created=AT, version=version, links=links)
    return state_origin(made, "version", Origin.EXPLICIT, "stated") if numbered else made


def previous(version: int) -> Link:
    return Link(rel="previousVersion", residref="urn:x:1", version=version)


def test_a_higher_number_is_kept_and_linked() -> None:
    after = follow(article(5), article(2))
    assert (after.version, after.links) == (5, (previous(2),))


def test_without_a_number_it_is_the_next() -> None:
    after = follow(article(numbered=False), article(2))
    assert (after.version, after.links) == (3, (previous(2),))
    assert [(entry.field, entry.origin) for entry in after.provenance.origins] == [
        ("links", Origin.GIVEN), ("version", Origin.GIVEN),
    ]  # fmt: skip


def test_a_link_of_the_source_is_not_doubled() -> None:
    assert follow(article(3, previous(1)), article(2)).links == (previous(1),)


def test_other_links_stay() -> None:
    other = Link(rel="seeAlso", href="https://harbour.example/ferry")
    assert follow(article(3, other), article(2)).links == (other, previous(2))


def test_the_same_number_is_left_alone() -> None:
    assert follow(article(2), article(2)) == article(2)


def test_a_correction_that_the_user_names_gets_the_identifier() -> None:
    named = identify(article(), "urn:x:2")
    assert (named.id, [entry.basis for entry in named.provenance.origins if entry.field == "id"]) == ("urn:x:2", ["--corrects"])
    assert identify(article(), "urn:x:1") == article()


def test_an_older_one_is_refused() -> None:
    with pytest.raises(ConflictError, match="is version 1, and the store holds version 2 already"):
        follow(article(1), article(2))

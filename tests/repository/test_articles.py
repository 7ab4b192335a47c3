"""The Article of a version is read; what is no bundle of ours has none, and what is damaged is named."""

from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.repository import articles
from tests.repository.test_adding import add
from tests.support.repositories import FIRST, ID, append, store, story


def test_each_version_has_its_article(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    add(root, story(tmp_path, 1, headline="Before"), story(tmp_path, 2, headline="After"))
    held = root.get(ID)
    assert held is not None
    found = [articles.article(root, held, name) for name in ("v1", "v2", "")]
    assert [one.headline for one in found if one] == ["Before", "After", "After"]


def test_what_is_no_bundle_of_ours_has_none(tmp_path: Path) -> None:
    root = store(tmp_path)
    assert articles.article(root, append(root, FIRST)) is None


def test_a_document_that_is_damaged_or_missing_is_named(tmp_path: Path) -> None:
    root = store(tmp_path)
    held = append(root, {"data/x.newsml.xml": b"<newsItem"})
    with pytest.raises(SourceError, match=r"data/x\.newsml\.xml"):
        articles.article(root, held)
    (tmp_path / held.home / "v1" / "content" / "data" / "x.newsml.xml").unlink()
    with pytest.raises(SourceError, match="the file is missing"):
        articles.article(root, held)


def test_a_source_may_number_its_versions_or_not(tmp_path: Path) -> None:
    root = store(tmp_path / "store")
    (numbered,) = add(root, story(tmp_path, 4))
    assert numbered.article is not None
    assert articles.states_version(numbered.article)
    assert not articles.states_version(Article(id="urn:x:1", version_created=PartialDate("2026-11-22T09:30:00Z")))

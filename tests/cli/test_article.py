"""An Article is told in rows that fit a terminal."""

from archive.cli._article import plain, tell_article
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.given import state_origin
from archive.model.values import Origin, Party


def test_each_field_has_a_row_with_its_origin() -> None:
    article = Article(
        id="urn:x:1", version_created=PartialDate("2026-11-22T09:30:00Z"), creators=(Party(name="Ada", role="author"),)
    )
    lines = tell_article(state_origin(article, "creators", Origin.EXPLICIT, "by"))
    assert "  id                   urn:x:1" in lines
    assert "  creators             Ada, role author [explicit]" in lines


def test_values_are_readable_lines() -> None:
    assert plain([{"value": "One", "lang": "en"}, "two"]) == "One, lang en; two"
    assert plain(3) == "3"

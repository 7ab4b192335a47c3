"""The record refuses what cannot be, and answers the questions that every format asks."""

from dataclasses import replace

import pytest

from archive.model.article import Article
from archive.model.body import Body, Paragraph
from archive.model.dates import PartialDate
from archive.model.values import Text

AT = PartialDate("2026-11-22T09:30:00Z")
ARTICLE = Article(id="urn:x:1", version_created=AT)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": ""}, "has an identifier"),
        ({"id": "urn:\x00"}, "Article.id"),
        ({"version": 0}, "count from 1"),
        ({"version_created": PartialDate("2024-10-22")}, "version_created is an instant with a zone, not '2024-10-22'"),
        ({"first_created": PartialDate("2024")}, "first_created is an instant"),
        ({"embargoed": PartialDate("2024-10")}, "embargoed is an instant"),
        ({"embargoed": "soon"}, "an embargo is an instant, or the empty string"),
        ({"urgency": 0}, "urgency is 1 to 9, not 0"),
        ({"urgency": 10}, "urgency is 1 to 9, not 10"),
        ({"languages": ("en", "")}, "leave the list empty"),
        ({"languages": ("en_GB",)}, "languages: 'en_GB' is no language tag"),
        ({"ed_notes": ("fine", "\x07")}, "Article.ed_notes"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(ARTICLE, **fields)  # type: ignore[arg-type]


def test_dates_of_content_may_be_vague_and_embargoes_open() -> None:
    article = replace(ARTICLE, content_created=PartialDate("2024"), expires=PartialDate("2030-01"), embargoed="", urgency=9)
    assert article.content_created == PartialDate("2024")
    assert article.embargoed == ""
    assert ARTICLE.embargoed is None


def test_an_empty_article_answers_with_nothing() -> None:
    assert (ARTICLE.headline, ARTICLE.standfirst, ARTICLE.language, ARTICLE.text) == ("", "", "und", "")


def test_the_first_of_each_is_the_main_one() -> None:
    article = replace(
        ARTICLE,
        headlines=(Text(value="Main"), Text(value="Sub", role="subhead")),
        descriptions=(
            Text(value="Caption", role="caption"),
            Text(value="Summary", role="summary"),
            Text(value="2", role="summary"),
        ),
        languages=("el", "en"),
        bodies=(Body(blocks=(Paragraph(content=("Ένα",)),)), Body(blocks=(Paragraph(content=("One",)),), lang="en")),
    )
    assert (article.headline, article.standfirst, article.language, article.text) == ("Main", "Summary", "el", "Ένα")


def test_articles_can_be_compared_and_kept_in_sets() -> None:
    assert len({ARTICLE, replace(ARTICLE), replace(ARTICLE, version=2)}) == 2

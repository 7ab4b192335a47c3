"""The text exporter writes what a reader of the page would see, and a story from text survives the way back."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import RenderError
from archive.exporters.text import EXPORTER
from archive.formats import Reading, Rendering
from archive.importers.text import read
from archive.model.article import Article
from archive.model.body import Body, Paragraph, Separator
from archive.model.source import Source
from archive.model.values import Party, Rights, Text
from tests.support.articles import articles, story
from tests.support.stories import AT, headlines, paragraphs, read_text, rights_lines, standfirsts

STORIES = sorted((Path(__file__).parents[2] / "samples" / "sources" / "text").glob("*.txt"))
SAME = ("headlines", "descriptions", "bylines", "datelines", "rights", "bodies")


def written(article: Article) -> str:
    return EXPORTER.write(article, Rendering()).data.decode()


def bare(**fields: object) -> Article:
    return Article(id="urn:x:1", version_created=AT, **fields)  # type: ignore[arg-type]


def a_body(*texts: str) -> tuple[Body, ...]:
    return (Body(blocks=tuple(Paragraph(content=(text,)) for text in texts)),)


def test_a_whole_page() -> None:
    article = replace(story(), bylines=(Text(value="By Clara Whitcombe"),), bodies=a_body("One.", "Two."))
    assert written(article) == (
        "Ferry Turns Back After Engine Alarm\n\nAll 212 passengers are safe, the harbour office says.\n\nBy Clara Whitcombe\n\n"
        "One.\n\nTwo.\n\n(Harbour Wire) – All rights reserved\n"
    )


@pytest.mark.parametrize(
    ("opening", "first_line"),
    [("PARIS — The tram is back.", "PARIS — The tram is back."), ("The tram is back.", "PARIS – The tram is back.")],
)
def test_the_dateline_is_said_once(opening: str, first_line: str) -> None:
    assert written(bare(datelines=(Text(value="PARIS"),), bodies=a_body(opening))) == first_line + "\n"


def test_a_dateline_before_something_else_than_a_paragraph() -> None:
    assert written(bare(datelines=(Text(value="PARIS"),), bodies=(Body(blocks=(Separator(),)),))) == "PARIS\n\n* * *\n"
    assert written(bare(datelines=(Text(value="PARIS"),))) == "PARIS\n"


def test_rights_without_a_notice_are_said_too() -> None:
    rights = (
        Rights(holder=Party(name="Wire"), usage_terms=(Text(value="For print only"),)),
        Rights(notices=(Text(value="© B"),)),
    )
    assert written(bare(bodies=a_body("One."), rights=rights)) == "One.\n\nWire\n\nFor print only\n\n© B\n"


def test_translations_follow() -> None:
    assert written(bare(bodies=(*a_body("One."), *a_body("Un.")))) == "One.\n\nUn.\n"


def test_an_article_without_text_cannot_be_written() -> None:
    with pytest.raises(RenderError, match=r"urn:x:1: the article has no text\. Give it"):
        written(bare())


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_stories_come_back(path: Path) -> None:
    reading = Reading(at=AT)
    article = read(Source(name=path.name, data=path.read_bytes()), reading).article
    again = read(Source(name="again.txt", data=written(article).encode()), reading).article
    assert {field for field in (*SAME, "languages") if getattr(again, field) != getattr(article, field)} == set()


@given(headlines, st.lists(standfirsts, max_size=1), paragraphs, st.lists(rights_lines, max_size=1))
@settings(max_examples=60, deadline=None)
def test_any_plain_story_comes_back(headline: str, standfirst: list[str], texts: list[str], rights: list[str]) -> None:
    article = read_text("\r\n\r\n".join([headline, *standfirst, *texts, *rights])).article
    again = read_text(written(article)).article
    assert [getattr(again, field) for field in SAME] == [getattr(article, field) for field in SAME]


@given(articles())
@settings(max_examples=60, deadline=None)
def test_any_article_with_text_can_be_written(article: Article) -> None:
    try:
        data = EXPORTER.write(article, Rendering()).data
    except RenderError:
        assert not any(text.value for text in (*article.headlines, *article.descriptions, *article.bylines))
    else:
        assert data == EXPORTER.write(article, Rendering()).data
        assert data.endswith(b"\n")

"""A whole page: all pages of ours say what is true of them and nothing else."""

import pytest

from archive.errors import SourceError
from archive.webpage.reading import Page, read_page
from tests.support.page_stories import STORIES, Story
from tests.support.pages import SHAPES

BODY = (
    "<article><h1>H</h1>" + "<p>The old ferry came back on Saturday with new engines and the same captain.</p>" * 8 + "</article>"
)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_every_line_and_only_stated_dates(shape: str, story: Story) -> None:
    data, truth = SHAPES[shape](story)
    draft = read_page(Page(data=data))
    lines = draft.fields["bodies"][0].text.split("\n\n")
    assert [line for line in truth.lines if line not in lines] == []
    published = draft.fields.get("published", ())
    assert (published[0].date.value if published else None) == truth.published
    assert (draft.fields["content_modified"].value if "content_modified" in draft.fields else None) == truth.modified
    assert draft.is_article or shape in {"undated", "antique"}


def test_the_address_of_the_page_makes_links_absolute() -> None:
    data = BODY.replace("ferry", '<a href="/f">ferry</a>').encode()
    draft = read_page(Page(data=data, url="https://a.example/x"))
    assert "https://a.example/f" in repr(draft.fields["bodies"])
    assert "https://a.example/f" not in repr(read_page(Page(data=data)).fields["bodies"])


def test_articlebody_is_the_last_resort() -> None:
    script = b'<script type="application/ld+json">{"@type":"Article","articleBody":"All of it."}</script>'
    data = b'<html lang="en">' + script + b"<div id=app></div>"
    assert read_page(Page(data=data)).fields["bodies"][0].text == "All of it."


def test_blanks_are_no_page() -> None:
    with pytest.raises(SourceError, match="blanks"):
        read_page(Page(data=b" \n "))

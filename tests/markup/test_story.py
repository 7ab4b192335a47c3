"""The parts of a story are found by shape and place, each block in exactly one part."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.markup.lines import split
from archive.markup.story import Story, parts
from tests.support.stories import headlines, paragraphs, rights_lines, standfirsts

BODY = "The old ferry came back on Saturday with new engines, new paint and the same captain. " * 3
SHORT = "All 212 passengers are safe, the harbour office says."


def story(*blocks: str) -> Story:
    return parts(split("\n\n".join(blocks)))


def body(found: Story) -> list[str]:
    return [block.text for block in found.body]


def test_the_usual_story() -> None:
    found = story("Ferry turns back", SHORT, "By Clara Whitcombe", BODY, "Second.", "© Harbour Wire")
    assert (found.headline, found.standfirst, found.byline) == ("Ferry turns back", SHORT, "By Clara Whitcombe")
    assert body(found) == [BODY.strip(), "Second."]
    assert [line.notice for line in found.rights] == ["© Harbour Wire"]


def test_the_byline_may_stand_above_the_standfirst() -> None:
    found = story("Ferry turns back", "By Clara Whitcombe", SHORT, BODY)
    assert (found.byline, found.standfirst, body(found)) == ("By Clara Whitcombe", SHORT, [BODY.strip()])


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("The ferry turned back.", "ends with a full stop"),
        ("渡轮返航。", "ends with a full stop"),
        ("नौका लौट आई।", "ends with a full stop"),
        ("x" * 201, "has 201 characters"),
        ("Ferry\nturns back", "has 2 lines"),
        ("By Clara Whitcombe", "byline"),
        ("- a list item", "list item"),
        ("* * *", "mark"),
    ],
)
def test_no_headline_and_why(first: str, reason: str) -> None:
    found = story(first, SHORT, BODY)
    assert not found.headline
    assert not found.standfirst
    assert reason in found.no_headline
    assert first == found.byline or first in body(found)


@pytest.mark.parametrize("first", ["x" * 200, "Talks end – at last!", "Will it sail again?", "She said: “Yes”", "2024"])
def test_headlines_of_many_kinds(first: str) -> None:
    assert story(first, BODY).headline == first


def test_an_underlined_headline_loses_its_line() -> None:
    found = parts(split(f"Ferry turns back\n================\n\n{BODY}"))
    assert (found.headline, found.underlines) == ("Ferry turns back", 1)


def test_one_line_is_a_body() -> None:
    found = story("Ferry turns back")
    assert (found.headline, body(found), found.no_headline) == ("", ["Ferry turns back"], "no blank line follows the first line")


@pytest.mark.parametrize(
    "second",
    ["x" * 351, BODY + BODY, "Two\nlines", "PORT ELLERY – A short lead that is a part of the story.", "• an item", "* * *"],
)
def test_no_standfirst(second: str) -> None:
    found = story("Ferry turns back", second, BODY)
    assert not found.standfirst
    assert body(found)[0] == second.strip()


def test_a_standfirst_needs_a_longer_body() -> None:
    assert not story("Ferry turns back", SHORT).standfirst
    assert not story("Ferry turns back", SHORT, "Shorter.").standfirst


def test_a_byline_inside_the_text_is_text() -> None:
    found = story("Ferry turns back", BODY, "By Clara Whitcombe", BODY)
    assert not found.byline
    assert body(found) == [BODY.strip(), "By Clara Whitcombe", BODY.strip()]


def test_a_byline_with_nothing_after_it_is_text() -> None:
    assert body(story("Ferry turns back", "By Clara Whitcombe")) == ["By Clara Whitcombe"]


def test_the_dateline_stays_in_the_body() -> None:
    found = story("Ferry turns back", "PORT ELLERY, Nov. 3 (CN) — The ferry is back.", BODY)
    assert found.dateline == "PORT ELLERY, Nov. 3 (CN)"
    assert body(found)[0].startswith("PORT ELLERY, Nov. 3 (CN) — The ferry")


def test_rights_lines_are_among_the_last_three_blocks_only() -> None:
    found = story("Ferry turns back", "© Too early", BODY, "© Harbour Wire", "Contact: the desk", "All rights reserved")
    assert [line.notice for line in found.rights] == ["© Harbour Wire", "All rights reserved"]
    assert body(found) == ["© Too early", BODY.strip(), "Contact: the desk"]


def test_a_text_of_nothing_but_rights_keeps_its_first_line() -> None:
    assert body(story("© Harbour Wire.")) == ["© Harbour Wire."]
    assert story("Ferry turns back", "© Harbour Wire").body == ()


@given(headlines, standfirsts, paragraphs, rights_lines, st.booleans())
@settings(max_examples=100, deadline=None)
def test_parts_that_went_in_come_out(headline: str, standfirst: str, texts: list[str], rights: str, has_summary: bool) -> None:  # noqa: FBT001
    summary = [standfirst] if has_summary else []
    found = story(headline, *summary, *texts, rights)
    assert (found.headline, body(found), [line.notice for line in found.rights]) == (headline, texts, [rights])
    assert found.standfirst == "".join(summary)

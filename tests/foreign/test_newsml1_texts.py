"""The texts of one NewsItem: parts side by side are one text, equivalents and captions are not, titles are headlines."""

import pytest
from lxml import etree

from archive.foreign import newsml1
from archive.foreign.draft import Draft


def part(role: str, text: str, lang: str = "en") -> str:
    return (
        f'<NewsComponent xml:lang="{lang}"><Role FormalName="{role}"/>'
        f"<ContentItem><DataContent>{text}</DataContent></ContentItem></NewsComponent>"
    )


def draft(*components: str, attributes: str = "") -> Draft:
    inside = "".join(components)
    return newsml1.read(etree.fromstring(f"<NewsItem><NewsComponent {attributes}>{inside}</NewsComponent></NewsItem>"))


def texts(read: Draft) -> list[str]:
    return [body.text for body in read.fields.get("bodies", ())]


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        ((part("Lead", "A."), part("Body", "B.")), ["A.\n\nB."]),
        ((part("Lead", "A."), part("Body", "A.")), ["A."]),
        ((part("Lead", "A."), part("Body", "B.", "fr"), part("Body", "C.")), ["A.\n\nC.", "B."]),
        ((part("Title", "T"), part("Body", "B.")), ["B."]),
        ((part("Caption", "C"), part("Body", "B.")), ["B."]),
        ((part("Caption", "C"),), ["C"]),
    ],
)
def test_bodies(components: tuple[str, ...], expected: list[str]) -> None:
    assert texts(draft(*components)) == expected


def test_a_title_is_a_headline_once() -> None:
    lines = "<NewsLines><HeadLine>T  t</HeadLine></NewsLines>"
    assert [text.value for text in draft(lines, part("Title", "T t"), part("Title", "U")).fields["headlines"]] == ["T t", "U"]


@pytest.mark.parametrize(
    "read",
    [
        draft(part("Main", "A."), part("Other", "B."), attributes='EquivalentsList="yes"'),
        draft(part("Main", "A."), f"<NewsComponent>{part('Main', 'B.')}</NewsComponent>"),
        draft(part("Main", "A."), part("Caption", "B.")),
        draft("<ContentItem><DataContent>A.</DataContent></ContentItem><ContentItem><DataContent>B.</DataContent></ContentItem>"),
    ],
    ids=["equivalents", "elsewhere", "caption", "items of one component"],
)
def test_what_is_no_part_is_kept(read: Draft) -> None:
    assert texts(read) == ["A."]
    assert "B." in [left.value for left in read.unmapped]

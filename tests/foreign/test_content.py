"""Content is recognised by its root element, and read as what it is."""

import pytest
from lxml import etree

from archive.foreign import content
from archive.foreign.draft import Draft


@pytest.mark.parametrize(
    ("xml", "kind"),
    [
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", content.XHTML),
        ("<html xmlns='http://iptc.org/std/nar/2006-10-01/'/>", content.XHTML),
        ("<p/>", content.XHTML),
        ("<nitf/>", content.NITF),
        ("<block xmlns='http://iptc.org/std/NITF/2006-10-18/'/>", content.NITF),
        ("<body.content/>", content.NITF),
        ("<story xmlns='urn:x'/>", content.OTHER),
    ],
)
def test_kinds(xml: str, kind: str) -> None:
    assert content.kind_of(etree.fromstring(xml)) == kind


@pytest.mark.parametrize(
    ("kind", "stated", "fits"),
    [
        (content.XHTML, "application/xhtml+xml", True),
        (content.XHTML, "xhtml/xml", True),
        (content.XHTML, "", True),
        (content.XHTML, "application/nitf", False),
        (content.NITF, "application/nitf+xml", True),
        (content.PLAIN, "text/html", False),
        (content.HTML, "application/xhtml+xml", False),
        (content.HTML, "text/html", True),
    ],
)
def test_stated_types(kind: str, stated: str, *, fits: bool) -> None:
    assert content.fits(kind, stated) is fits


def test_unknown_markup_loses_no_text() -> None:
    found = content.of_element(etree.fromstring("<story><head2>A</head2><para>B <x>c</x></para></story>"), Draft())
    assert found.kind == content.OTHER
    assert found.body is not None
    assert found.body.text.split() == ["A", "B", "c"]


def test_language_of_the_content_wins() -> None:
    root = etree.fromstring("<div xml:lang='cy'><p>A</p></div>")
    body = content.of_element(root, Draft(), "en").body
    assert body is not None
    assert body.lang == "cy"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "cy", "the tree is left as it was"


def test_nothing_is_no_body_and_dropped_things_are_noted() -> None:
    draft = Draft()
    assert content.of_element(etree.fromstring("<div><script>x</script></div>"), draft).body is None
    assert content.of_text(" \n ", draft).body is None
    assert draft.notes == ["1 script dropped"]


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("", None), ("-1", None), ("1.5", None), ("9" * 20, None)])
def test_numbers(text: str, number: int | None) -> None:
    assert content.number(text) == number


@pytest.mark.parametrize(
    ("first", "second", "texts"),
    [
        ("<p>A b.</p><p>C.</p>", "<p>A b.</p><p>C.</p><p>D.</p>", ["A b.", "C.", "D."]),
        ("<p>A.</p>", "<p>A.</p>", ["A."]),
        ("<p>A.</p>", "<p>B.</p>", ["A.", "B."]),
        ("<p>A.</p><p>C.</p>", "<p>A.</p>", ["A.", "C.", "A."]),
    ],
)
def test_a_part_of_nitf_that_the_next_part_says_again_is_read_once(first: str, second: str, texts: list[str]) -> None:
    draft = Draft()
    found = content.of_nitf(
        [etree.fromstring(f"<body.content><block>{first}</block><block>{second}</block></body.content>")], draft
    )
    assert found.body is not None
    assert found.body.text.split("\n\n") == texts
    assert len(draft.notes) == (second.startswith(first))

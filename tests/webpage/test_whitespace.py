"""White space as browsers show it."""

import pytest
from lxml import etree

from archive.webpage.whitespace import append_text, last_child, tidy


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p> a \n b </p>", "<p>a b</p>"),
        ("<p>a <em> b </em> c</p>", "<p>a <em>b </em>c</p>"),
        ("<p>a <em/> b</p>", "<p>a b</p>"),
        ("<p>a <br/> b<br/></p>", "<p>a<br/>b</p>"),
        ("<p>\u00a0a</p>", "<p>\u00a0a</p>"),
        ("<p><em><strong/></em>x</p>", "<p>x</p>"),
    ],
)
def test_blanks(before: str, after: str) -> None:
    element = etree.fromstring(before)
    assert tidy(element)
    assert etree.tostring(element, encoding="unicode") == after


def test_nothing_is_left_of_blanks() -> None:
    assert not tidy(etree.fromstring("<p> <em> </em> </p>"))


def test_text_goes_behind_everything() -> None:
    element = etree.fromstring("<p>a<b/></p>")
    append_text(element, "c")
    append_text(element, "")
    assert etree.tostring(element) == b"<p>a<b/>c</p>"


def test_long_texts_stay_in_pieces_until_they_are_tidied() -> None:
    element = etree.fromstring("<p><em>x</em></p>")
    for _ in range(300):
        append_text(element, "ten signs ")
    assert len(element) > 1
    assert tidy(element)
    assert element.tail is None
    assert etree.tostring(element, encoding="unicode") == f"<p><em>x</em>{'ten signs ' * 300}".rstrip() + "</p>"


def test_the_last_child() -> None:
    assert last_child(etree.fromstring("<p>x</p>")) is None
    last = last_child(etree.fromstring("<p><em/><br/>x</p>"))
    assert last is not None
    assert last.tag == "br"

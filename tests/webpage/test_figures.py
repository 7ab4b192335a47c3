"""Pictures: the address behind lazy loading, the credit, the tracker."""

import pytest
from lxml import html

from archive.webpage.figures import credit_of, image_address, is_tracker


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<img src="a.jpg">', "a.jpg"),
        ('<img src="data:image/gif;base64,xx" data-src="a.jpg">', "a.jpg"),
        ('<picture><source srcset="b.webp"><img src="a.jpg"></picture>', "a.jpg"),
        ('<img srcset="s.jpg 300w, l.jpg 900w">', "l.jpg"),
        ('<img src="data:image/gif;base64,xx">', ""),
        ("<picture></picture>", ""),
    ],
)
def test_address(markup: str, address: str) -> None:
    assert image_address(html.fragment_fromstring(markup)) == address


def test_one_pixel_is_a_tracker() -> None:
    assert is_tracker(html.fragment_fromstring('<img src="a" width="1" height="1">'))
    assert not is_tracker(html.fragment_fromstring('<img src="a" width="640">'))


def test_the_credit_leaves_the_caption() -> None:
    caption = html.fragment_fromstring('<figcaption>At the pier. <span class="photo-credit">Photo: <b>J</b></span>!</figcaption>')
    assert credit_of(caption) == "Photo: J"
    assert "".join(caption.itertext()) == "At the pier. !"
    assert credit_of(html.fragment_fromstring("<figcaption>x</figcaption>")) == ""

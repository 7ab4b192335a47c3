"""Pictures: the address behind lazy loading, the credit, the tracker."""

import pytest
from lxml import html

from archive.webpage.figures import credit_of, image_addresses, is_tracker


@pytest.mark.parametrize(
    ("markup", "addresses"),
    [
        ('<img src="a.jpg">', ("a.jpg",)),
        ('<img src="data:image/gif;base64,xx" data-src="a.jpg">', ("a.jpg", "data:image/gif;base64,xx")),
        ('<picture><source srcset="b.webp"><img src="a.jpg"></picture>', ("a.jpg", "b.webp")),
        ('<img srcset="s.jpg 300w, l.jpg 900w, m.jpg 600w">', ("l.jpg", "m.jpg", "s.jpg")),
        ('<img src="a.jpg" srcset="a.jpg, b.jpg 2x">', ("a.jpg", "b.jpg")),
        ('<img srcset="a,b.jpg 1.5x,c.jpg">', ("a,b.jpg", "c.jpg")),
        ('<img srcset="a.jpg 1x, b.jpg 2x , c.jpg 300w 200h, d.jpg">', ("c.jpg", "b.jpg", "a.jpg", "d.jpg")),
        ('<img srcset=", , data:image/gif,x 2x, ,a.jpg,">', ("a.jpg",)),
        ("<picture></picture>", ()),
    ],
)
def test_addresses_the_best_first(markup: str, addresses: tuple[str, ...]) -> None:
    assert image_addresses(html.fragment_fromstring(markup)) == addresses


def test_one_pixel_is_a_tracker() -> None:
    assert is_tracker(html.fragment_fromstring('<img src="a" width="1" height="1">'))
    assert not is_tracker(html.fragment_fromstring('<img src="a" width="640">'))


def test_the_credit_leaves_the_caption() -> None:
    caption = html.fragment_fromstring('<figcaption>At the pier. <span class="photo-credit">Photo: <b>J</b></span>!</figcaption>')
    assert credit_of(caption) == "Photo: J"
    assert "".join(caption.itertext()) == "At the pier. !"
    assert credit_of(html.fragment_fromstring("<figcaption>x</figcaption>")) == ""

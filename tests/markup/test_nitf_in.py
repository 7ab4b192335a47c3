"""NITF content as HTML elements: names, notes, fractions, media."""

import pytest
from lxml import etree

from archive.markup.nitf_in import to_html


def html(inner: str) -> str:
    body, _ = to_html(etree.fromstring(f"<body.content xmlns='http://iptc.org/std/NITF/2006-10-18/'>{inner}</body.content>"))
    return etree.tostring(body, encoding="unicode").removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("nitf", "expected"),
    [
        ("<p>a <em>b</em> c</p>", "<p>a <em>b</em> c</p>"),
        ("<p><em class='Bold'>b</em></p>", "<p><strong>b</strong></p>"),
        ("<hl2>H</hl2>", "<h2>H</h2>"),
        ("<block><p>a</p></block>", "<div><p>a</p></div>"),
        (
            "<p><person>A <name.family>B</name.family></person>, <money unit='GBP'>2</money></p>",
            "<p>A B, 2</p>",
        ),
        ("<p><num><frac><numer>1</numer><denom>2</denom></frac></num></p>", "<p>1/2</p>"),
        ("<p><num><frac><numer>1</numer><frac-sep>:</frac-sep><denom>2</denom></frac></num></p>", "<p>1:2</p>"),
        ("<bq quote-source='u:x'><block><p>a</p></block></bq>", '<blockquote cite="u:x"><div><p>a</p></div></blockquote>'),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p><lang xml:lang='fr'>a</lang></p>", '<p><span lang="fr">a</span></p>'),
        ("<p><a href='u:x' title='t' rel='r'>a</a></p>", '<p><a href="u:x" title="t">a</a></p>'),
        ("<table><tr><td colspan='2'>a</td></tr></table>", '<table><tr><td colspan="2">a</td></tr></table>'),
        ("<block><key-list><keyword key='a'/></key-list><p>b</p></block>", "<div><p>b</p></div>"),
    ],
)
def test_names(nitf: str, expected: str) -> None:
    assert html(nitf) == expected


def test_an_image_is_a_figure_and_other_media_are_apart() -> None:
    root = etree.fromstring(
        "<body.content><media media-type='photo'>"
        "<media-reference source='a.jpg' alternate-text='A' source-credit='C'/><media-reference source='b.jpg' width='9'/>"
        "<media-caption>Cap <em>tion</em></media-caption></media>"
        "<media media-type='video'><media-reference source='c.mp4' mime-type='video/mp4'/></media></body.content>"
    )
    body, others = to_html(root)
    assert etree.tostring(body, encoding="unicode") == (
        '<body><figure><img src="a.jpg" alt="A"/><figcaption>Cap <em>tion</em><span class="credit">C</span></figcaption></figure>'
        "</body>"
    )
    assert [(one.href, one.media_type, one.width) for one in others] == [("b.jpg", "", "9"), ("c.mp4", "video/mp4", "")]

"""Tag soup becomes blocks; programs, forms and layout go, words stay."""

import pytest
from lxml import etree

from archive.markup import safehtml, xhtml_in
from archive.webpage.repair import LINK_PROGRAM, Repaired, repair, safe_address


def repaired(page: str, url: str = "") -> Repaired:
    body = safehtml.parse(page).find("body")
    assert body is not None
    return repair(body, url)


def markup(page: str, url: str = "") -> str:
    return etree.tostring(repaired(page, url).body, encoding="unicode").removeprefix("<body>").removesuffix("</body>")


@pytest.mark.parametrize(
    ("page", "made"),
    [
        ("loose <b>words</b><div>in a box</div>", "<p>loose <strong>words</strong></p><p>in a box</p>"),
        ("one<br>two<br> <br>three", "<p>one<br/>two</p><p>three</p>"),
        ("<form><p>all of a page</p><input><button>x</button></form>", "<p>all of a page</p>"),
        ("<p>a<script>x</script><style>y</style>b</p>", "<p>ab</p>"),
        ("<h2>head</h2><ul><li>one<ul><li>two</ul></ul>",
         "<h2>head</h2><ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>"),
        ("<table><tr><td><h2>layout</h2><td>words</table>", "<h2>layout</h2><p>words</p>"),
        ("<table><tr><th>a<th>b<tr><td colspan=2>c</table>",
         '<table><tr><th>a</th><th>b</th></tr><tr><td colspan="2">c</td></tr></table>'),
        ("<p>x <a href='/y' title='t'>y</a></p>", '<p>x <a href="/y" title="t">y</a></p>'),
        ("<blockquote cite='http://a.example'>said</blockquote>", '<blockquote cite="http://a.example"><p>said</p></blockquote>'),
        ("<pre>\n a\n  b</pre>", "<pre> a\n  b</pre>"),
        ("<p>soft&shy;hyphen&#1;</p>", "<p>softhyphen</p>"),
        ("<p hidden>no</p><p>yes</p>", "<p>yes</p>"),
        ("<hr><p> </p><div></div>", "<hr/>"),
    ],
)  # fmt: skip
def test_blocks(page: str, made: str) -> None:
    assert markup(page) == made


def test_a_figure_has_caption_and_credit() -> None:
    page = '<figure><a href="/big"><img src="a.jpg" alt="A"></a><figcaption>C <i class="credit">J</i></figcaption></figure>'
    (figure,) = xhtml_in.body_of(repaired(page).body).blocks
    assert (figure.href, figure.alt, figure.caption, figure.credit) == ("a.jpg", "A", ("C",), "J")  # type: ignore[union-attr]


def test_addresses_are_made_absolute_only_when_the_page_has_one() -> None:
    page = '<p><a href="/y">y</a><img src="z.jpg"></p>'
    assert 'href="/y"' in markup(page)
    assert 'href="https://a.example/y"' in markup(page, "https://a.example/b/c")
    assert 'src="https://a.example/b/z.jpg"' in markup(page, "https://a.example/b/c")


@pytest.mark.parametrize(
    "address", ["javascript:x", "JavaScript:x", "java\nscript:x", "\x01javascript:x", "data:text/html,x", "vbscript:x"]
)
def test_programs_are_no_addresses(address: str) -> None:
    assert safe_address(address, "") == ""


@pytest.mark.parametrize("address", ["https://a.example/b:c", "mailto:a@b", "/a:b", "a/b:c", "#x", "", "?q=a:b"])
def test_other_addresses_stay(address: str) -> None:
    assert safe_address(address, "") == address


def test_what_is_dropped_is_counted() -> None:
    made = repaired('<p>x<a href="javascript:y">z</a><iframe src="q"></iframe><img src="t.gif" width="1"><del>old</del></p>')
    assert made.dropped[LINK_PROGRAM] == 1
    assert made.notes() == [
        "1 address of a link that runs a program or holds data dropped", "1 embedded frame dropped",
        "1 mark of struck-out text dropped", "1 tracking or empty picture dropped",
    ]  # fmt: skip
